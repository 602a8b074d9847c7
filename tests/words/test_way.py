"""What happened, in plain words by day."""

from easi_sim.words.way import OTHERS, TIME, YOURS, way
from tests.engine.building import play

TEXT = """
audiences: {call: {name: The call, members: [police, health]}}
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm}, bruise: {short: bruise},
        log: {held-by: police, short: the log}, key: {held-by: housing, short: the key}}
flags: [warm]
meters: {days: {from: 0, to: 9}}
consent: {ask: {of: leanne, for: food, with: health, say: whether the nurse may know, unsafe: {flag: warm},
                answers: [{refused: {flag: warm}}, given]}}
timeline:
  letter: {day: 2, say: A letter comes., meanwhile: {from: police, to: csc, facts: log}}
  found: {day: 4, withdraw: ask, meanwhile: {to: housing, facts: bruise}}
scenes:
  desk:
    to: desk
    choices:
      look: {learn: bruise}
      tell: {share: {csc: [food, arm]}, inform: leanne}
      call: {share: {call: [food, arm]}}
      one: {share: {police: food, health: arm}}
      ring: {ask: {police: log}}
      seek: {seek: ask}
      warm: {set: warm}
      wait: {add: {days: 2}}
      advice: {consult: {csc: food}}
"""


def came(*choices: str) -> tuple[tuple[str, str], ...]:
    """What came of the last of some choices."""
    return way(play(TEXT, *choices))[-1].came


def test_each_choice_is_told_with_its_day_scene_and_words() -> None:
    stages = way(play(TEXT, "wait", "look"))
    assert [(stage.number, stage.day, stage.title, stage.chosen) for stage in stages] == [
        (1, 0, "Title of desk", "Say wait"),
        (2, 2, "Title of desk", "Say look"),
    ]


def test_what_you_did_is_told_to_you() -> None:
    assert came("look") == ((YOURS, "You found out: bruise."),)
    assert came("tell") == (
        (YOURS, "You told Social care: lunches and the arm."),
        (YOURS, "You told Leanne what you were passing on."),
    )
    assert came("ring") == ((YOURS, "You asked Police, who told you: the log."),)
    assert came("advice") == ((YOURS, "You took advice from Social care without naming anyone."),)


def test_recipients_told_the_same_are_told_of_together_and_others_apart() -> None:
    assert came("call") == ((YOURS, "You told Police and Health: lunches and the arm."),)
    assert came("one") == ((YOURS, "You told Police: lunches."), (YOURS, "You told Health: the arm."))


def test_what_was_known_already_is_told_apart() -> None:
    assert set(came("one", "call")) == {
        (YOURS, "You told Police: lunches (known there already)."),
        (YOURS, "You told Police: the arm."),
        (YOURS, "You told Health: lunches."),
        (YOURS, "You told Health: the arm (known there already)."),
    }


def test_asking_for_consent_says_what_it_gave_away_and_whether_it_was_safe() -> None:
    gave_away = (YOURS, "In asking, you told Leanne: lunches.")
    assert set(came("seek")) == {(YOURS, "You asked Leanne whether the nurse may know: agreed."), gave_away}
    unsafe = "You asked Leanne whether the nurse may know: refused. It was not safe to ask at that moment."
    assert set(came("warm", "seek")) == {(YOURS, unsafe), gave_away}


def test_what_others_did_meanwhile_is_told_though_nobody_saw_it() -> None:
    assert came("wait") == (
        (TIME, "Day 2: A letter comes."),
        (OTHERS, "Day 2: Meanwhile Police told Social care: the log."),
    )
    assert set(came("seek", "wait", "wait")) == {
        (OTHERS, "Day 4: Leanne took back what was agreed: whether the nurse may know."),
        (OTHERS, "Day 4: Meanwhile Housing found out: bruise."),
    }


def test_a_choice_of_which_nothing_came_is_told_all_the_same() -> None:
    assert came("warm") == ()


def test_what_comes_on_a_later_day_is_told_with_that_day() -> None:
    entered = (
        TEXT.replace("    to: desk\n", "    to: shelf\n")
        + "  shelf: {on-entry: {add: {days: 1}, learn: bruise}, to: desk}\n"
    )
    (stage,) = way(play(entered, "tell"))
    assert (stage.day, stage.came[-1]) == (0, (YOURS, "Day 1: You found out: bruise."))
