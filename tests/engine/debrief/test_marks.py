"""Rules 5 to 12 of the debrief: the two statuses of each question, the rates and the model."""

import itertools

import pytest

from easi_engine.debrief import HIGH, Mark, Rate, model, rates
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


# -- moot --------------------------------------------------------------------------------------------------------------

MOOT = """
facts: {food: school}
flags: [opened]
verdicts:
  q: {facts: food, to: csc, moot: {not: {visited: hall}}, judge: [{share: Now., when: {flag: opened}}, withhold]}
scenes:
  desk:
    choices: {tell: {share: {csc: food}, to: desk}, open: {set: opened, to: desk}, hall: {to: hall}, go: {to: end}}
  hall: {to: end, choices: {leave: {}}}
  end: {ending: The end}
"""


@pytest.mark.parametrize(
    ("choices", "effective", "appropriate"),
    [
        (["go"], "moot", "moot"),
        (["hall", "leave"], "missed", "kept"),
        (["tell", "go"], "made", "leaked"),
        (["open", "tell", "go"], "made", "kept"),
        (["tell", "hall", "leave"], "made", "leaked"),
    ],
)
def test_moot_takes_a_question_out_of_both_rates_only_if_nothing_of_it_was_sent(
    choices: list[str], effective: str, appropriate: str
) -> None:
    assert marks(MOOT, *choices) == {"q": (effective, appropriate)}


def test_what_is_moot_counts_in_neither_rate() -> None:
    result = ended(MOOT, "go")
    assert (result.effective.of, result.appropriate.of) == (0, 0)


def test_a_moot_question_is_not_moot_once_the_recipient_was_sent_what_it_already_had() -> None:
    assert marks(MOOT.replace("food: school", "food: [school, csc]"), "tell", "go") == {}
    text = MOOT.replace("food: school", "food: school, bruise: [school, csc]").replace(
        "facts: food,", "facts: [food, bruise],"
    )
    text = text.replace(
        "tell: {share: {csc: food}", "tell: {share: {csc: food}, to: desk}, known: {share: {csc: bruise}"
    )
    assert marks(text, "known", "go") == {"q": ("missed", "kept")}


# -- consent: not asking, and refusals respected -----------------------------------------------------------------------

CONSENT = """
facts: {food: school, bruise: school}
flags: [warm, opened]
meters: {days: {from: 0, to: 9}}
consent: {ask: {of: leanne, for: [], with: health, answers: [{given: {flag: warm}}, refused]}}
timeline: {thoughts: {day: 4, withdraw: ask}}
verdicts:
  q:
    facts: [food]
    to: health
    judge: [{share: She agreed., when: {consent: {ask: given}}}, {share: No choice., when: {flag: opened}}, withhold]
scenes:
  desk:
    choices:
      seek: {seek: ask, to: desk}
      warm: {set: warm, to: desk}
      open: {set: opened, to: desk}
      wait: {add: {days: 4}, to: desk}
      tell: {share: {health: food}, to: desk}
      go: {to: end}
  end: {ending: The end}
"""


@pytest.mark.parametrize(
    ("choices", "effective", "appropriate"),
    [
        ([], "missed", "kept"),  # never asked
        (["seek"], "moot", "kept"),  # asked, refused, respected
        (["seek", "tell"], "made", "leaked"),  # asked, refused, not respected
        (["warm", "seek"], "missed", "kept"),  # given and not used
        (["warm", "seek", "tell"], "made", "kept"),
        (["seek", "open"], "missed", "kept"),  # refused, and no longer optional
        (["seek", "warm", "seek"], "missed", "kept"),  # asked again and given
        (["warm", "seek", "wait"], "missed", "kept"),  # withdrawn is not refused
        (["warm", "seek", "tell", "wait"], "made", "kept"),  # withdrawal never re-judges
        (["warm", "seek", "wait", "tell"], "made", "leaked"),
    ],
)
def test_not_asking_is_an_omission_and_a_refusal_respected_is_not(
    choices: list[str], effective: str, appropriate: str
) -> None:
    assert marks(CONSENT, *choices, "go") == {"q": (effective, appropriate)}


def test_a_refusal_respected_is_out_of_the_effective_rate_and_stays_in_the_other() -> None:
    result = ended(CONSENT, "seek", "go")
    assert (result.effective.of, result.appropriate.of) == (0, 1)


def test_refusing_another_request_excuses_nothing() -> None:
    text = CONSENT.replace(
        "\nconsent: {ask:", "\nconsent: {other: {of: carl, for: [], with: health, answers: [refused]}, ask:"
    )
    text = text.replace("      go: {to: end}", "      other: {seek: other, to: desk}\n      go: {to: end}")
    assert marks(text, "other", "go") == {"q": ("missed", "kept")}


def test_a_share_line_may_wait_for_consent_anywhere_in_its_condition() -> None:
    for when in ("{any: [{consent: {ask: given}}, {flag: opened}]}", "[{all: [{consent: {ask: [given]}}]}]"):
        text = CONSENT.replace("{consent: {ask: given}}", when, 1)
        assert marks(text, "seek", "go") == {"q": ("moot", "kept")}


# -- rates and models --------------------------------------------------------------------------------------------------


def made(*statuses: tuple[str | None, str | None, bool]) -> tuple[Rate, Rate]:
    """The rates of questions with these (effective, appropriate, grave)."""
    return rates([Mark(str(index), grave, e, a) for index, (e, a, grave) in enumerate(statuses)])


def test_the_rates_are_what_was_done_of_what_counts() -> None:
    effective, appropriate = made(
        ("made", "kept", False),
        ("late", None, False),
        ("missed", "leaked", False),
        ("moot", "moot", False),
        ("moot", "kept", False),
        (None, "kept", False),
        (None, None, False),
    )
    assert (effective.done, effective.of, effective.rate) == (1, 3, 1 / 3)
    assert (appropriate.done, appropriate.of, appropriate.rate) == (3, 4, 3 / 4)


@pytest.mark.parametrize(
    ("done", "of", "high"), [(0, 1, False), (2, 3, False), (5, 7, False), (3, 4, True), (4, 5, True), (1, 1, True)]
)
def test_an_axis_is_high_from_three_quarters_on(done: int, of: int, high: bool) -> None:
    assert HIGH == 3 / 4
    assert Rate(done, of, grave=False).high is high
    assert Rate(done, of, grave=True).high is False


def test_nothing_to_count_gives_no_rate_and_no_model() -> None:
    none, full = Rate(0, 0, grave=False), Rate(1, 1, grave=False)
    assert none.rate is None
    assert none.high is None
    assert model(none, full) is model(full, none) is model(none, none) is None


@pytest.mark.parametrize(
    ("effective", "appropriate", "name"),
    [(1, 1, "ideal"), (1, 0, "over-open"), (0, 1, "over-cautious"), (0, 0, "chaotic")],
)
def test_two_rates_place_a_playthrough_in_one_of_four_models(effective: int, appropriate: int, name: str) -> None:
    assert model(Rate(effective, 1, grave=False), Rate(appropriate, 1, grave=False)) == name


@pytest.mark.parametrize(
    ("status", "grave_e", "grave_a"),
    [
        (("missed", "kept"), True, False),
        (("made", "leaked"), False, True),
        (("late", "kept"), True, False),
        (("moot", "moot"), False, False),
        (("missed", "leaked"), True, True),
        ((None, "kept"), False, False),
    ],
)
def test_a_grave_question_missed_late_or_leaked_rules_out_the_upper_half_of_its_axis_alone(
    status: tuple[str | None, str | None], grave_e: bool, grave_a: bool
) -> None:
    effective, appropriate = made((*status, True), *[("made", "kept", False)] * 9)
    assert (effective.grave, appropriate.grave) == (grave_e, grave_a)
    assert (effective.high, appropriate.high) == (not grave_e, not grave_a)
    plain_e, plain_a = made((*status, False), *[("made", "kept", False)] * 9)
    assert (plain_e.high, plain_a.high) == (True, True)


@pytest.mark.parametrize("grave", ["", "grave: true,"])
def test_a_grave_question_is_marked_by_its_verdict(grave: str) -> None:
    text = DUE.replace("by: {days: 7},", grave)
    assert ended(text, "go").effective.grave is bool(grave)
    assert ended(text, "food", "go").model is None  # nothing is ever to be kept here


def test_four_small_questions_reach_all_four_models() -> None:
    text = """
    facts: {a: school, b: school}
    verdicts: {share: {facts: a, to: csc, judge: [share]}, keep: {facts: b, to: csc, judge: [withhold]}}
    scenes:
      desk:
        to: end
        choices: {both: {share: {csc: [a, b]}}, one: {share: {csc: a}}, other: {share: {csc: b}}, none: {}}
      end: {ending: The end}
    """
    found = {choice: ended(text, choice).model for choice in ("both", "one", "other", "none")}
    assert found == {"both": "over-open", "one": "ideal", "other": "chaotic", "none": "over-cautious"}


def test_neither_sharing_all_nor_sharing_nothing_is_ideal_where_both_axes_count() -> None:
    for e, a in itertools.product(range(1, 6), repeat=2):
        assert model(Rate(e, e, grave=False), Rate(0, a, grave=False)) != "ideal"
        assert model(Rate(0, e, grave=False), Rate(a, a, grave=False)) != "ideal"
