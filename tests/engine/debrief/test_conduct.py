"""Conduct: derived where the state knows it, tagged by the author where it cannot."""

from easi_engine.debrief import Conduct
from easi_engine.play import Program
from tests.engine.building import ended, seat

TEXT = """
facts:
  food: school
  bruise: []
  label: {held-by: health, includes: mornings, says: She is unwell.}
  mornings: {says: A later start would help.}
flags: [carl]
meters: {days: {from: 0, to: 20}}
consent: {ask: {of: leanne, for: [], with: health, unsafe: {flag: carl}, answers: [given]}}
verdicts:
  due: {facts: [food, bruise], to: csc, by: {days: 3}, judge: [share]}
  keep: {facts: food, to: police, by: {days: 3}, judge: [withhold]}
  high: {facts: label, to: school, judge: [withhold]}
  low: {facts: mornings, to: school, judge: [share]}
  mother: {facts: food, to: leanne, judge: [withhold]}
scenes:
  desk:
    choices:
      tell: {share: {csc: food}, to: desk}
      tell-and-inform: {say: Tell them both, share: {csc: food}, inform: [leanne, rowan], to: desk}
      inform-only: {inform: leanne, to: desk}
      tell-all: {say: Tell all, share: {csc: food, leanne: food}, inform: leanne, to: desk}
      bruise: {learn: bruise, share: {csc: bruise}, to: desk}
      police: {share: {police: food}, to: desk}
      seek: {seek: ask, to: desk}
      carl: {set: carl, to: desk}
      wait: {add: {days: 3}, to: desk}
      label: {ask: {health: label}, to: desk}
      mornings: {ask: {health: mornings}, to: desk}
      promise: {say: Promise, conduct: {kept: [told], broke: no-secrets}, to: desk}
      go: {to: end}
  end: {ending: The end}
"""
PROGRAM = seat(TEXT)


def conduct(*choices: str, program: Program = PROGRAM) -> list[tuple[str, bool, str]]:
    """(principle, kept, choice) of a playthrough."""
    return [(item.principle, item.kept, item.choice) for item in ended(program, *choices, "go").conduct]


def test_telling_people_of_the_sharing_as_it_happens_is_kept_with_their_names() -> None:
    items = ended(PROGRAM, "tell-and-inform", "go").conduct
    assert items[0] == Conduct(
        "told", True, "desk", "tell-and-inform", "You told Leanne and Rowan what you were passing on as you did it."
    )


def test_telling_somebody_what_should_not_have_reached_them_yet_is_no_openness() -> None:
    assert conduct("tell-all") == [("in-time", True, "tell-all")]


def test_there_is_nothing_to_tell_where_nothing_was_passed_on() -> None:
    assert conduct("inform-only") == []
    assert ("told", True, "tell-and-inform") not in conduct("tell", "tell-and-inform")


def test_a_first_sending_is_in_time_up_to_its_day_and_late_after_it() -> None:
    assert conduct("wait", "tell") == [("in-time", True, "tell")]
    assert conduct("wait", "wait", "tell") == [("in-time", False, "tell")]
    why = ended(PROGRAM, "wait", "wait", "tell", "go").conduct[0].why
    assert why == "Social care heard of this on day 6, and day 3 was the last in time: It is so that food."


def test_what_is_learned_after_a_first_sending_in_time_is_not_late() -> None:
    assert conduct("tell", "wait", "wait", "bruise") == [("in-time", True, "tell")]


def test_sending_again_says_nothing_more_about_time() -> None:
    assert conduct("tell", "wait", "wait", "tell") == [("in-time", True, "tell")]


def test_what_should_be_kept_has_no_time() -> None:
    assert conduct("police") == []


def test_asking_at_an_unsafe_moment_breaks_and_at_a_safe_one_keeps() -> None:
    assert conduct("seek") == [("safe-to-ask", True, "seek")]
    assert conduct("carl", "seek") == [("safe-to-ask", False, "seek")]


def test_the_minimum_is_broken_when_the_greater_was_to_be_kept_and_the_lesser_would_have_done() -> None:
    assert conduct("label") == [("minimum", False, "label")]
    assert "A later start would help." in ended(PROGRAM, "label", "go").conduct[0].why
    assert conduct("mornings") == [("minimum", True, "mornings")]


def test_the_minimum_is_not_broken_by_a_greater_fact_that_may_be_shared() -> None:
    text = TEXT.replace(
        "high: {facts: label, to: school, judge: [withhold]}", "high: {facts: label, to: school, judge: [share]}"
    )
    assert conduct("label", program=seat(text)) == []


def test_the_minimum_is_not_broken_where_the_lesser_was_to_be_kept_too() -> None:
    text = TEXT.replace("to: school, judge: [share]}", "to: school, judge: [withhold]}")
    assert conduct("label", program=seat(text)) == []


def test_the_minimum_is_not_kept_by_the_lesser_inside_either_of_two_greater_facts_that_was_sent() -> None:
    other = "file: {held-by: health, includes: mornings}"
    text = TEXT.replace("mornings: {says", f"{other}\n  mornings: {{says")
    assert conduct("label", program=seat(text)) == [("minimum", False, "label")]


def test_what_the_author_tagged_is_said_in_the_choices_own_words() -> None:
    items = ended(PROGRAM, "promise", "go").conduct
    assert items == (
        Conduct("told", True, "desk", "promise", "Promise"),
        Conduct("no-secrets", False, "desk", "promise", "Promise"),
    )


def test_conduct_is_told_in_the_order_of_the_choices() -> None:
    assert [item[2] for item in conduct("mornings", "seek", "promise", "tell")] == [
        "mornings", "seek", "promise", "promise", "tell",
    ]  # fmt: skip
