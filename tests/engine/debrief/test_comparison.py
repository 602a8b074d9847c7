"""Two playthroughs side by side."""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from easi_engine.debrief import compare
from easi_engine.errors import TooLarge
from easi_engine.play import Playthrough
from tests.engine.building import Data, play, seat
from tests.engine.debrief.walking import walked, walked_on
from tests.engine.stories import stories

TEXT = """
facts: {food: school, bruise: [], log: police, chat: school}
flags: [agreed, watched]
meters: {days: {from: 0, to: 9}}
consent:
  ask: {of: leanne, for: food, with: health, unsafe: {flag: watched}, answers: [{given: {flag: agreed}}, refused]}
verdicts:
  food-csc: {facts: [food, bruise], to: csc, by: {days: 3}, judge: [{share: Because., sources: [s47]}]}
  food-carl: {facts: food, to: carl, judge: [withhold]}
scenes:
  desk:
    to: desk
    choices:
      look: {learn: bruise}
      wait: {add: {days: 4}}
      tell: {share-if-held: {csc: [food, bruise]}}
      leak: {share: {carl: food}}
      chat: {share: {csc: chat}}
      warm: {set: agreed}
      open: {set: watched}
      ask: {seek: ask}
      go: {to: end}
      stop: {to: sad}
    readings: {police: {notices: One, would: tell, because: So.}}
  end:
    ending: Better
    outcomes:
      rowan: [Rowan eats., {when: {knows: {csc: bruise}}, say: His arm was seen.}]
      leanne: Leanne sleeps.
  sad: {ending: Worse, outcomes: {rowan: [Rowan eats.], carl: Carl leaves.}}
"""
PROGRAM = seat(TEXT)


def test_playthroughs_that_part_say_where_and_with_what_words() -> None:
    found = compare(play(PROGRAM, "look", "tell", "go"), play(PROGRAM, "look", "wait", "tell", "stop"))
    assert found.shared == 1
    assert found.parted is not None
    assert (found.parted.move, found.parted.scene, found.parted.title) == (2, "desk", "Title of desk")
    assert (found.parted.left, found.parted.right) == ("tell", "wait")
    assert (found.parted.left_said, found.parted.right_said) == ("Say tell", "Say wait")
    assert found.endings == ("Better", "Worse")


def test_questions_carry_both_statuses_and_say_where_they_differ() -> None:
    found = compare(play(PROGRAM, "tell", "go"), play(PROGRAM, "wait", "tell", "go"))
    told, kept = found.questions
    assert (told.id, told.recipient_name) == ("food-csc", "Social care")
    assert (told.left_status, told.right_status) == (("made", None), ("late", None))
    assert told.differs
    assert (kept.left_status, kept.right_status) == ((None, "kept"), (None, "kept"))
    assert not kept.differs


def test_rates_and_models_are_those_of_the_two_debriefs() -> None:
    found = compare(play(PROGRAM, "tell", "go"), play(PROGRAM, "leak", "go"))
    assert [[rate.rate for rate in rates] for rates in found.rates] == [[1.0, 1.0], [0.0, 0.0]]
    assert found.models == ("ideal", "chaotic")
    assert found.too_large is None


def test_flows_stand_side_by_side_with_what_judged_them() -> None:
    found = compare(play(PROGRAM, "look", "tell", "go"), play(PROGRAM, "wait", "tell", "leak", "go"))
    flows = {(flow.fact, flow.recipient): flow for flow in found.flows}
    assert list(flows) == [("food", "csc"), ("bruise", "csc"), ("food", "carl")]
    food, bruise, leaked = flows.values()
    assert food.left is not None
    assert food.right is not None
    assert (food.left.day, food.right.day, food.differs) == (0, 4, True)
    assert bruise.right is None
    assert bruise.differs
    assert leaked.left is None
    assert leaked.right is not None
    assert leaked.right.line.verdict == "withhold"


def test_who_knew_differs_also_by_what_no_question_judges() -> None:
    found = compare(play(PROGRAM, "tell", "go"), play(PROGRAM, "tell", "chat", "go"))
    (knew,) = found.knew
    assert (knew.holder, knew.fact, knew.left) == ("csc", "chat", None)
    assert knew.right is not None
    assert knew.right.move == 2


def test_consent_shows_each_history_asked_in_either() -> None:
    found = compare(play(PROGRAM, "ask", "go"), play(PROGRAM, "warm", "ask", "go"))
    (asked,) = found.consent
    assert (asked.request, asked.person) == ("ask", "leanne")
    assert [entry.status for entry in asked.left] == ["refused"]
    assert [entry.status for entry in asked.right] == ["given"]
    assert asked.differs
    assert compare(play(PROGRAM, "go"), play(PROGRAM, "stop")).consent == ()


@pytest.mark.parametrize("first", ["wait", "open"])
def test_the_same_answer_differs_on_another_day_and_where_asking_was_unsafe(first: str) -> None:
    (asked,) = compare(play(PROGRAM, "ask", "go"), play(PROGRAM, first, "ask", "go")).consent
    assert [entry.status for entry in (*asked.left, *asked.right)] == ["refused", "refused"]
    assert asked.differs
    assert not compare(play(PROGRAM, "ask", "go"), play(PROGRAM, "look", "ask", "go")).consent[0].differs


def test_what_became_of_each_person_stands_side_by_side() -> None:
    found = compare(play(PROGRAM, "look", "tell", "go"), play(PROGRAM, "stop"))
    assert [(o.name, o.left, o.right, o.differs) for o in found.outcomes] == [
        ("Rowan", ("Rowan eats.", "His arm was seen."), ("Rowan eats.",), True),
        ("Leanne", ("Leanne sleeps.",), (), True),
        ("Carl", (), ("Carl leaves.",), True),
    ]


def test_variants_stand_differently_before_any_choice_so_that_they_do_not_part_at_one() -> None:
    program = seat(
        TEXT.replace("flags: [agreed, watched]", "flags: [agreed, watched]\nvariants: {calm: {}, storm: {set: agreed}}")
    )
    for last in ("go", "stop"):
        found = compare(play(program, "go", variant="calm"), play(program, last, variant="storm"))
        assert found.shared == 0
        assert found.parted is None


@pytest.mark.parametrize("order", [("calm", "storm"), ("storm", "calm")])
def test_a_question_that_counts_in_one_variant_alone_stands_beside_nothing(order: tuple[str, str]) -> None:
    text = TEXT.replace("meters:", "variants: {calm: {}, storm: {set: watched}}\nmeters:")
    text = text.replace("judge: [withhold]", "judge: [{withhold: No., when: {flag: watched}}, either]")
    program = seat(text.replace("      open: {set: watched}\n", ""))
    left, right = (play(program, "go", variant=variant) for variant in order)
    (kept,) = (question for question in compare(left, right).questions if question.id == "food-carl")
    statuses = {"calm": (None, None), "storm": (None, "kept")}
    assert (kept.left_status, kept.right_status) == (statuses[order[0]], statuses[order[1]])
    assert kept.differs


def test_only_finished_playthroughs_of_one_seat_are_compared() -> None:
    with pytest.raises(ValueError, match="ending"):
        compare(play(PROGRAM, "go"), play(PROGRAM, "look"))
    with pytest.raises(ValueError, match="one seat"):
        compare(play(PROGRAM, "go"), play(seat(TEXT.replace("Better", "Best")), "go"))


def test_a_story_too_large_to_explore_is_compared_without_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooLarge(10)

    monkeypatch.setattr(sys.modules["easi_engine.debrief.comparison"], "membership", refuse)
    found = compare(play(PROGRAM, "tell", "go"), play(PROGRAM, "leak", "go"))
    assert found.too_large is not None
    assert found.models == (None, None)
    assert [rate.rate for rates in found.rates for rate in rates] == [None] * 4
    assert {(flow.fact, flow.recipient) for flow in found.flows} == {("food", "csc"), ("food", "carl")}
    assert all(question.left_status == (None, None) for question in found.questions)


PICKS = st.lists(st.integers(0, 9), max_size=10)


def ended(playthrough: Playthrough) -> Playthrough:
    """It, gone on with by first and last options in turn; a story that does not end so is another example's."""
    playthrough = walked_on(playthrough, [0, -1] * 12)
    assume(playthrough.is_over)
    return playthrough


@settings(suppress_health_check=list(HealthCheck))
@given(stories(), PICKS, PICKS)
def test_comparing_is_the_same_from_either_side(data: Data, picks: list[int], others: list[int]) -> None:
    left, right = ended(walked(data, picks)), ended(walked(data, others))
    found, mirrored = compare(left, right), compare(right, left)
    assert found.shared == mirrored.shared
    assert found.rates == mirrored.rates[::-1]
    assert {(f.fact, f.sender, f.recipient, f.left, f.right) for f in found.flows} == {
        (f.fact, f.sender, f.recipient, f.right, f.left) for f in mirrored.flows
    }
    assert [(q.id, q.left, q.right) for q in found.questions] == [(q.id, q.right, q.left) for q in mirrored.questions]
    assert [(o.person, o.left, o.right) for o in found.outcomes] == [
        (o.person, o.right, o.left) for o in mirrored.outcomes
    ]


@settings(suppress_health_check=list(HealthCheck))
@given(stories(), PICKS, PICKS, st.integers(0, 9))
def test_a_what_if_shares_the_moves_before_it_and_the_knowledge_that_differs_is_the_states_own(
    data: Data, picks: list[int], others: list[int], at: int
) -> None:
    left = ended(walked(data, picks))
    stand = left
    while len(stand.moves) > at:
        stand = stand.undo()
    right = ended(walked_on(stand, others))
    found = compare(left, right)
    assert found.shared >= min(at, len(left.moves))
    assert left.states[: found.shared + 1] == right.states[: found.shared + 1]
    if found.parted is None:
        assert left.moves == right.moves
    else:
        assert found.parted.left == left.moves[found.shared].choice != right.moves[found.shared].choice
    mine, theirs = (
        {(holder, fact) for holder, facts in one.program.knows(one.state).items() for fact in facts}
        for one in (left, right)
    )
    assert {(knew.holder, knew.fact) for knew in found.knew} == mine ^ theirs


@settings(suppress_health_check=list(HealthCheck))
@given(stories(), PICKS)
def test_nothing_differs_from_itself(data: Data, picks: list[int]) -> None:
    playthrough = ended(walked(data, picks))
    found = compare(playthrough, playthrough)
    assert found.parted is None
    assert found.knew == ()
    assert not any(
        part.differs for parts in (found.flows, found.questions, found.consent, found.outcomes) for part in parts
    )
