"""Two playthroughs side by side, in words."""

from easi_engine.debrief import Comparison, compare
from easi_engine.story import Story
from easi_sim.words.compare import (
    consent_history,
    consent_name,
    flows_apart,
    knew_words,
    outcome_words,
    parted_words,
    same_words,
    sent_words,
    statuses_words,
)
from tests.engine.building import play, seat

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm}}
flags: [agreed]
meters: {days: {from: 0, to: 9}}
consent: {ask: {of: leanne, for: food, with: health, say: whether the nurse may know,
                answers: [{given: {flag: agreed}}, refused]}}
timeline: {thoughts: {day: 4, withdraw: ask}}
verdicts:
  csc: {facts: [food, arm], to: [csc, police], judge: [share]}
  nurse: {facts: food, to: health, judge: [{share: Yes., when: {consent: {ask: given}}}, withhold]}
scenes:
  desk:
    to: desk
    choices:
      call: {share: {csc: [food, arm], police: [food, arm]}}
      nurse: {share: {health: food}}
      warm: {set: agreed}
      ask: {seek: ask}
      wait: {add: {days: 2}}
      go: {to: end}
  end: {ending: The end}
"""
PROGRAM = seat(TEXT)
STORY: Story = PROGRAM.story


def compared(left: str, right: str) -> Comparison:
    """The comparison of two rows of choices."""
    return compare(play(PROGRAM, *left.split()), play(PROGRAM, *right.split()))


def test_where_they_part_is_said_with_how_far_they_go_together() -> None:
    assert parted_words(compared("go", "wait go")) == "They part at the first choice: “Title of desk”, day 0."
    assert parted_words(compared("wait go", "wait ask go")) == (
        "One choice is the same, then they part: “Title of desk”, day 2."
    )
    assert parted_words(compared("wait wait go", "wait wait ask go")).startswith("2 choices are the same")
    assert parted_words(compared("go", "go")) == "They never part: every choice is the same."


def test_flows_that_went_alike_take_one_line() -> None:
    assert flows_apart(STORY, "school", compared("call go", "go").flows) == (
        ("lunches and the arm: you → Social care and Police", "sent on day 0, to be shared", "not sent"),
    )
    assert flows_apart(STORY, "school", compared("call go", "call go").flows) == ()


def test_a_flow_says_how_it_was_judged_at_its_moment() -> None:
    (row,) = flows_apart(STORY, "school", compared("nurse go", "warm ask wait nurse go").flows)
    assert row == ("lunches: you → Health", "sent on day 0, to be kept", "sent on day 2, to be shared")
    assert sent_words(None) == "not sent"


def test_a_question_says_both_its_statuses_each_with_what_it_waited_for() -> None:
    nurse = compared("nurse go", "go").questions[-1]
    assert nurse.id == "nurse"
    assert statuses_words(nurse.left) == (
        "to be shared once Leanne agreed: shared; to be kept until Leanne agreed: shared too soon"
    )
    assert statuses_words(nurse.right) == (
        "to be shared once Leanne agreed: Leanne was never asked, so not shared; to be kept until Leanne agreed: kept"
    )
    assert statuses_words(None) == "not counted"


def test_consent_is_told_as_a_history() -> None:
    (asked,) = compared("warm ask wait wait go", "ask go").consent
    assert consent_name(STORY, asked) == "Leanne, asked whether the nurse may know"
    assert consent_history(asked.left) == "agreed on day 0, then took it back on day 4"
    assert consent_history(asked.right) == "refused on day 0"
    assert consent_history(()) == "not asked"


def test_who_knew_more_is_told_holder_by_holder() -> None:
    assert knew_words(STORY, "school", compared("nurse go", "call go").knew) == (
        ("Health", "lunches", "nothing more"),
        ("Social care", "nothing more", "lunches and the arm"),
        ("Police", "nothing more", "lunches and the arm"),
    )


def test_what_is_the_same_is_counted() -> None:
    assert same_words(0, "flow", "is the same", "are the same") == ""
    assert same_words(1, "flow", "is the same", "are the same") == "1 flow is the same."
    assert same_words(3, "flow", "is the same", "are the same") == "3 flows are the same."
    assert outcome_words(()) == "The ending says nothing of them."
