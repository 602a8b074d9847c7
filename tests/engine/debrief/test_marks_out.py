"""What counts in neither rate: questions that never came up, and refusals that were respected."""

import pytest

from tests.engine.building import ended, marks

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
