"""Asking for consent: the answer, what asking gives away, and taking consent back."""

import pytest

from easi_engine.play.events import (
    Sought,
    Withdrew,
)
from tests.engine.building import happened, judged, knows, play, sendings

ASKING = """
facts: {food: school, notes: police}
consent:
  ask:
    of: leanne
    for: [food, notes]
    with: health
    unsafe: {flag: carl-there}
    answers: [{refused: {flag: carl-there}}, {given: {flag: warm}}, refused]
flags: [carl-there, warm]
verdicts:
  mother: {facts: [food, notes], to: leanne, judge: [{withhold: He hears it., when: {flag: carl-there}}, share]}
scenes:
  desk:
    choices:
      seek: {seek: ask}
      warm: {set: warm}
      carl: {set: carl-there}
      ring: {ask: {police: notes}}
      stop: {withdraw: ask}
"""


@pytest.mark.parametrize(
    ("before", "answer", "unsafe"),
    [
        ((), "refused", False),
        (("warm",), "given", False),
        (("carl",), "refused", True),
        (("warm", "carl"), "refused", True),
    ],
)
def test_seeking_gets_the_first_answer_that_holds_and_marks_an_unsafe_moment(
    before: tuple[str, ...], answer: str, unsafe: bool
) -> None:
    told = play(ASKING, *before, "seek")
    assert told.program.consent(told.state) == {"ask": answer}
    assert Sought("ask", answer, unsafe) in happened(told)


def test_a_consent_never_sought_is_not_asked() -> None:
    told = play(ASKING)
    assert told.program.consent(told.state) == {"ask": "not-asked"}


def test_an_unsafe_moment_never_blocks_asking() -> None:
    assert sendings(play(ASKING, "carl", "seek")) == [("food", "school", "leanne")]


def test_seeking_tells_the_person_what_they_lack_and_the_seat_holds_as_judged_flows() -> None:
    told = play(ASKING, "carl", "seek")
    assert judged(told) == {("food", "school", "leanne"): "withhold"}
    with_notes = play(ASKING, "ring", "seek")
    assert judged(with_notes)["notes", "school", "leanne"] == "share"
    assert knows(with_notes, "leanne") == {"food", "notes"}


def test_seeking_sends_nothing_that_the_person_already_knew() -> None:
    told = play(ASKING.replace("food: school", "food: [school, leanne]"), "seek")
    assert sendings(told) == []


def test_the_answer_is_picked_before_the_person_is_told() -> None:
    text = """
    facts: {food: school}
    consent: {ask: {of: leanne, for: food, with: health, answers: [{refused: {knows: {leanne: food}}}, given]}}
    scenes:
      desk: {choices: {seek: {seek: ask}}}
    """
    told = play(text, "seek")
    assert told.program.consent(told.state) == {"ask": "given"}
    assert knows(told, "leanne") == {"food"}


def test_what_seeking_gives_away_is_judged_before_the_answer_counts() -> None:
    text = """
    facts: {food: school}
    consent: {ask: {of: leanne, for: food, with: health, answers: [given]}}
    verdicts: {q: {facts: food, to: leanne, judge: [{share: Yes., when: {consent: {ask: given}}}, withhold]}}
    scenes:
      desk: {choices: {seek: {seek: ask}}}
    """
    assert judged(play(text, "seek")) == {("food", "school", "leanne"): "withhold"}


def test_seeking_again_overwrites_the_answer() -> None:
    refused = play(ASKING, "seek")
    assert refused.program.consent(refused.state) == {"ask": "refused"}
    given = play(ASKING, "seek", "warm", "seek")
    assert given.program.consent(given.state) == {"ask": "given"}
    again = play(ASKING, "warm", "seek", "carl", "seek")
    assert again.program.consent(again.state) == {"ask": "refused"}
    after_withdrawal = play(ASKING, "warm", "seek", "stop", "seek")
    assert after_withdrawal.program.consent(after_withdrawal.state) == {"ask": "given"}


@pytest.mark.parametrize(
    ("before", "status"), [((), "not-asked"), (("seek",), "refused"), (("warm", "seek"), "withdrawn")]
)
def test_only_a_given_consent_can_be_withdrawn(before: tuple[str, ...], status: str) -> None:
    told = play(ASKING, *before, "stop")
    assert told.program.consent(told.state) == {"ask": status}
    assert (Withdrew("ask") in happened(told)) is (status == "withdrawn")
