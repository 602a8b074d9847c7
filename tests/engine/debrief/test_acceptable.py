"""Acceptable options: those after which both rates at 1 can still be reached."""

import pytest

from easi_engine.debrief import Acceptable, acceptable, acceptable_options, survey
from easi_engine.errors import TooLarge
from tests.engine.building import seat

TEXT = """
facts: {a: school, b: school, c: school}
flags: [warned]
meters: {days: {from: 0, to: 9}}
verdicts:
  share: {facts: a, to: csc, by: {days: 2}, judge: [share]}
  keep: {facts: b, to: csc, judge: [withhold]}
  wait: {facts: c, to: csc, judge: [{share: Now., when: {flag: warned}}, withhold]}
scenes:
  desk:
    to: hall
    choices:
      both: {share: {csc: [a, b]}}
      one: {share: {csc: a}}
      later: {}
      never: {add: {days: 3}}
      gone: {to: end}
    readings: {police: {notices: One, would: both, because: Because.}}
  hall:
    to: hall
    choices:
      warn: {set: warned, share-if-held: {csc: a}}
      tell: {share: {csc: c}, to: end}
      talk: {say: Talk}
      stop: {when: {not: {flag: warned}}, to: end}
    readings: {police: {notices: One, would: warn, because: Because.}}
  yard: {to: end, choices: {go: {}}, readings: {police: {notices: One, would: go, because: Because.}}}
  end: {ending: The end}
"""


def test_an_option_is_acceptable_while_both_rates_at_one_can_still_be_reached() -> None:
    found = acceptable_options(seat(TEXT))
    assert found["desk"] == {"one", "later"}
    # To tell is right once she was warned, and wrong before.
    assert found["hall"] == {"warn", "tell", "talk"}


def test_what_is_acceptable_in_every_state_that_still_matters_is_told_apart() -> None:
    found = acceptable(survey(seat(TEXT)))
    assert found["desk"] == Acceptable(frozenset({"one", "later"}), frozenset({"one", "later"}))
    assert found["hall"].always == {"warn", "talk"}


def test_an_option_that_leaks_is_never_acceptable_even_where_the_rest_is_done() -> None:
    assert "both" not in acceptable_options(seat(TEXT))["desk"]


def test_an_option_after_which_the_deadline_cannot_be_met_is_not_acceptable() -> None:
    assert "never" not in acceptable_options(seat(TEXT))["desk"]
    relaxed = seat(TEXT.replace("by: {days: 2}", "by: {days: 5}"))
    assert "never" in acceptable_options(relaxed)["desk"]


def test_a_decision_that_no_such_path_passes_is_left_out_and_so_is_a_scene_without_readings() -> None:
    assert "yard" not in acceptable_options(seat(TEXT))
    silent = TEXT.replace("    readings: {police: {notices: One, would: both, because: Because.}}\n", "")
    assert set(acceptable_options(seat(silent))) == {"hall"}


def test_where_no_path_gets_both_rates_to_one_nothing_is_acceptable() -> None:
    too_late = TEXT.replace("  desk:\n", "  desk:\n    on-entry: {add: {days: 3}}\n")
    assert acceptable_options(seat(too_late)) == {}


def test_it_is_of_one_variant() -> None:
    text = TEXT.replace("scenes:", "variants: {a: {}, b: {set: warned}}\nscenes:", 1)
    program = seat(text)
    assert acceptable(survey(program, "a"))["hall"].always == {"warn", "talk"}
    assert acceptable(survey(program, "b"))["hall"].always == {"warn", "talk"}
    assert "tell" in acceptable_options(program, "b")["hall"]


def test_beyond_its_limit_it_is_refused() -> None:
    with pytest.raises(TooLarge):
        acceptable_options(seat(TEXT + "title: Yet another\n"), limit=3)
