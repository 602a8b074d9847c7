"""Marks: what was due and whether it was sent in time; what was to be kept and whether it was."""

import pytest

from tests.engine.building import ended, marks

# -- effective: made, late, missed -------------------------------------------------------------------------------------

DUE = """
facts: {food: school, bruise: []}
meters: {days: {from: 0, to: 20}}
verdicts: {q: {facts: [food, bruise], to: csc, by: {days: 7}, judge: [share]}}
scenes:
  desk:
    choices:
      food: {share: {csc: food}, to: desk}
      all: {share-if-held: {csc: [food, bruise]}, to: desk}
      look: {learn: bruise, to: desk}
      week: {add: {days: 7}, to: desk}
      day: {add: {days: 1}, to: desk}
      day-then-all: {add: {days: 8}, share-if-held: {csc: [food, bruise]}, to: desk}
      all-then-day: {share-if-held: {csc: [food, bruise]}, add: {days: 8}, to: desk}
      go: {to: end}
  end: {ending: The end}
"""


@pytest.mark.parametrize(
    ("choices", "status"),
    [
        ([], "missed"),
        (["food"], "made"),
        (["all"], "made"),
        (["look", "all"], "made"),
        (["week", "all"], "made"),
        (["week", "day", "all"], "late"),
        (["day-then-all"], "late"),
        (["all-then-day"], "made"),
        (["food", "look"], "missed"),
        (["look", "food"], "missed"),
        (["look", "food", "all"], "made"),
        (["look"], "missed"),
        (["look", "week", "day"], "missed"),
        (["week", "day", "look", "food"], "missed"),
        (["week", "day", "look", "food", "all"], "late"),
    ],
)
def test_everything_the_sender_holds_is_due_and_the_first_sending_decides_whether_it_is_late(
    choices: list[str], status: str
) -> None:
    assert marks(DUE, *choices, "go") == {"q": (status, None)}


def test_what_is_learned_after_the_first_sending_is_still_due_and_never_late() -> None:
    assert marks(DUE, "food", "week", "day", "look", "go") == {"q": ("missed", None)}
    assert marks(DUE, "food", "week", "day", "look", "all", "go") == {"q": ("made", None)}


def test_without_a_days_meter_nothing_is_late() -> None:
    text = """
    facts: {food: school}
    verdicts: {q: {facts: food, to: csc, by: {days: 0}, judge: [share]}}
    scenes: {desk: {to: end, choices: {tell: {share: {csc: food}}}}, end: {ending: The end}}
    """
    assert marks(text, "tell") == {"q": ("made", None)}


def test_what_the_sender_holds_is_due_whether_or_not_a_choice_offers_it() -> None:
    text = """
    facts: {food: school, lunch: school}
    verdicts: {q: {facts: [food, lunch], to: csc, judge: [share]}}
    scenes: {desk: {to: end, choices: {tell: {share: {csc: food}}}}, end: {ending: The end}}
    """
    assert marks(text, "tell") == {"q": ("missed", None)}


def test_for_what_is_asked_the_holder_asked_is_the_sender_and_what_it_holds_is_due() -> None:
    text = """
    facts: {mood: health, sleep: health, notes: police}
    verdicts: {q: {facts: [mood, sleep, notes], to: school, judge: [share]}}
    scenes:
      desk:
        choices:
          part: {ask: {health: mood}, to: desk}
          whole: {ask: {health: [mood, sleep]}, to: desk}
          police: {ask: {police: notes}, to: desk}
          go: {to: end}
      end: {ending: The end}
    """
    assert marks(text, "part", "go") == {"q": ("missed", None)}
    assert marks(text, "whole", "go") == {"q": ("made", None)}
    # The design leaves open whether a holder never asked owes anything; it does not.
    assert marks(text, "police", "go") == {"q": ("made", None)}


def test_sending_what_the_recipient_already_had_counts_as_sent() -> None:
    text = """
    facts: {food: school, bruise: [school, csc]}
    verdicts: {q: {facts: [food, bruise], to: csc, judge: [share]}}
    scenes:
      desk:
        to: end
        choices: {both: {share: {csc: [food, bruise]}}, one: {share: {csc: food}}, known: {share: {csc: bruise}}}
      end: {ending: The end}
    """
    assert marks(text, "both") == {"q": ("made", None)}
    assert marks(text, "one") == {"q": ("missed", None)}
    assert marks(text, "known") == {"q": ("missed", None)}


def test_a_first_sending_of_what_the_recipient_already_had_is_the_first_sending() -> None:
    text = """
    facts: {food: school, bruise: [school, csc]}
    meters: {days: {from: 0, to: 9}}
    verdicts: {q: {facts: [food, bruise], to: csc, by: {days: 3}, judge: [share]}}
    scenes:
      desk:
        choices:
          known: {share: {csc: bruise}, to: desk}
          food: {share: {csc: food}, to: desk}
          wait: {add: {days: 4}, to: desk}
          go: {to: end}
      end: {ending: The end}
    """
    assert marks(text, "known", "wait", "food", "go") == {"q": ("made", None)}
    assert marks(text, "wait", "food", "known", "go") == {"q": ("late", None)}


@pytest.mark.parametrize("grave", ["", "grave: true,"])
def test_a_grave_question_is_marked_by_its_verdict(grave: str) -> None:
    text = DUE.replace("by: {days: 7},", grave)
    assert ended(text, "go").effective.grave is bool(grave)
    assert ended(text, "food", "go").model is None  # nothing is ever to be kept here


# -- appropriate: kept, leaked -----------------------------------------------------------------------------------------

BOTH = """
facts: {food: school, bruise: school}
flags: [opened]
verdicts: {q: {facts: [food, bruise], to: csc, judge: [{share: Now., when: {flag: opened}}, withhold]}}
scenes:
  desk:
    choices:
      food: {share: {csc: food}, to: desk}
      all: {share: {csc: [food, bruise]}, to: desk}
      open: {set: opened, to: desk}
      close: {unset: opened, to: desk}
      go: {to: end}
  end: {ending: The end}
"""


@pytest.mark.parametrize(
    ("choices", "effective", "appropriate"),
    [
        ([], "missed", "kept"),
        (["open"], "missed", "kept"),
        (["open", "all"], "made", "kept"),
        (["all"], "made", "leaked"),
        (["food", "open", "all"], "made", "leaked"),
        (["all", "open", "all"], "made", "leaked"),
        (["open", "food"], "missed", "kept"),
        (["open", "food", "close", "all"], "made", "leaked"),
        (["open", "all", "close", "all"], "made", "kept"),
    ],
)
def test_the_axes_are_independent_and_what_leaked_stays_leaked_even_if_it_became_right(
    choices: list[str], effective: str, appropriate: str
) -> None:
    assert marks(BOTH, *choices, "go") == {"q": (effective, appropriate)}


def test_sending_what_the_recipient_already_had_is_never_wrong() -> None:
    text = """
    facts: {food: school, notes: school}
    verdicts: {q: {facts: [food, notes], to: csc, judge: [withhold]}}
    scenes:
      desk:
        choices:
          behind: {meanwhile: {from: school, to: csc, facts: [food, notes]}, to: desk}
          tell: {share: {csc: [food, notes]}, to: desk}
          go: {to: end}
      end: {ending: The end}
    """
    assert marks(text, "behind", "tell", "go") == {"q": (None, "kept")}
    assert marks(text, "tell", "behind", "go") == {"q": (None, "leaked")}


def test_what_others_do_and_what_the_seat_learns_never_score() -> None:
    text = """
    facts: {food: police, mood: []}
    meters: {days: {from: 0, to: 9}}
    timeline: {post: {day: 1, meanwhile: {from: police, to: csc, facts: food}}}
    verdicts:
      q: {facts: food, to: csc, judge: [withhold]}
      m: {facts: mood, to: school, judge: [withhold]}
    scenes:
      desk:
        choices:
          wait: {add: {days: 1}, to: desk}
          learn: {learn: mood, to: desk}
          ring: {ask: {health: mood, police: food}, share-if-held: {csc: food}, to: desk}
          go: {to: end}
      end: {ending: The end}
    """
    assert marks(text, "wait", "learn", "go")["q"] == (None, "kept")


def test_includes_count_for_scoring_each_by_its_own_question() -> None:
    text = """
    facts: {label: {held-by: health, includes: mornings}, mornings: []}
    verdicts:
      high: {facts: label, to: school, judge: [withhold]}
      low: {facts: mornings, to: school, judge: [share]}
    scenes:
      desk: {to: end, choices: {label: {ask: {health: label}}, mornings: {ask: {health: mornings}}, none: {}}}
      end: {ending: The end}
    """
    assert marks(text, "label") == {"high": (None, "leaked"), "low": ("made", None)}
    assert marks(text, "mornings") == {"high": (None, "kept"), "low": ("made", None)}
    assert marks(text, "none") == {"high": (None, "kept"), "low": ("missed", None)}


def test_a_question_that_can_only_be_either_is_in_neither_rate() -> None:
    text = """
    facts: {food: school}
    verdicts: {q: {facts: food, to: csc, judge: [either]}}
    scenes: {desk: {to: end, choices: {tell: {share: {csc: food}}}}, end: {ending: The end}}
    """
    assert marks(text, "tell") == {}


def test_sending_while_either_held_leaks_nothing() -> None:
    text = BOTH.replace("{share: Now.,", "{either: Perhaps.,")
    assert marks(text, "open", "all", "go") == {"q": (None, "kept")}
    assert marks(text, "all", "go") == {"q": (None, "leaked")}


def test_asking_for_consent_at_the_wrong_moment_leaks_what_it_gives_away() -> None:
    text = """
    facts: {food: school}
    flags: [carl]
    consent: {ask: {of: leanne, for: food, with: health, answers: [refused]}}
    verdicts: {q: {facts: food, to: leanne, judge: [{withhold: He hears it., when: {flag: carl}}, share]}}
    scenes:
      desk: {choices: {seek: {seek: ask, to: end}, carl: {set: carl, to: desk}}}
      end: {ending: The end}
    """
    assert marks(text, "seek") == {"q": ("made", "kept")}
    assert marks(text, "carl", "seek") == {"q": ("made", "leaked")}
