"""Meters, and what happens as the days pass."""

import pytest

from easi_engine.play.events import (
    Happened,
    Told,
)
from tests.engine.building import happened, knows, play, sendings


@pytest.mark.parametrize(
    ("choices", "value"), [([], -1), (["up"], 1), (["up"] * 2, 2), (["up", "down"], -1), (["down"], -1)]
)
def test_meters_start_at_from_and_stay_within_their_bounds(choices: list[str], value: int) -> None:
    text = """
    meters: {risk: {from: -1, to: 2}}
    scenes:
      desk: {choices: {up: {add: {risk: 2}}, down: {add: {risk: -5}}}}
    """
    told = play(text, *choices)
    assert told.program.meters(told.state) == {"risk": value}


TIMELINE = """
facts: {notes: police, extra: police}
flags: [a, b, spent, ready]
meters: {days: {from: 0, to: 9}, risk: {from: 0, to: 3}}
timeline:
  second: {day: 3, say: Second., then: [{when: {flag: a}, set: b}]}
  first: {day: 3, say: First., set: a}
  early: {day: 2, unless: {flag: ready}, set: spent}
  ring: {day: 5, meanwhile: {from: police, to: csc, facts: notes}}
  hear: {day: 6, learn: extra}
verdicts: {q: {facts: [notes, extra], to: csc, judge: [share]}}
scenes:
  desk:
    choices:
      one: {add: {days: 1}}
      three: {add: {days: 3}}
      two-and-see: {add: {days: 3}, then: [{when: {flag: a}, add: {risk: 1}}]}
      ready: {set: ready}
      unready: {unset: ready}
      worry: {add: {risk: 3}}
      tell: {share: {csc: [notes, extra]}}
"""


def happenings_of(*choices: str) -> list[str]:
    """The timeline events that came about."""
    return [what.event for what in happened(play(TIMELINE, *choices)) if isinstance(what, Happened)]


def test_events_whose_day_has_come_happen_in_declared_order_not_in_order_of_days() -> None:
    assert happenings_of("three") == ["second", "first", "early"]
    told = play(TIMELINE, "three")
    assert "b" not in told.program.flags(told.state)


def test_an_event_happens_once() -> None:
    assert happenings_of("three", "one", "one") == ["second", "first", "early", "ring"]


def test_an_event_does_not_happen_before_its_day() -> None:
    assert happenings_of("one") == []
    assert happenings_of("one", "one") == ["early"]


def test_only_the_days_call_the_timeline() -> None:
    assert happenings_of("worry") == []


def test_an_event_happens_right_after_the_add_and_before_the_next_effect() -> None:
    told = play(TIMELINE, "two-and-see")
    assert told.program.meters(told.state) == {"days": 3, "risk": 1}


def test_an_event_whose_unless_holds_when_its_day_comes_is_spent() -> None:
    assert happenings_of("ready", "three", "unready", "one") == ["second", "first"]


def test_what_the_timeline_does_is_never_scored() -> None:
    told = play(TIMELINE, "three", "three")
    assert knows(told, "csc") == {"notes"}
    assert knows(told, "school") == {"extra"}
    assert sendings(told) == []


def test_even_what_the_timeline_makes_the_seat_share_is_never_scored() -> None:
    text = """
    facts: {food: school}
    meters: {days: {from: 0, to: 5}}
    timeline: {post: {day: 1, share: {csc: food}}}
    verdicts: {q: {facts: food, to: csc, judge: [withhold]}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}, tell: {share: {csc: food}}}}
    """
    told = play(text, "wait")
    assert knows(told, "csc") == {"food"}
    assert sendings(told) == []


def test_an_event_of_the_first_day_happens_before_the_first_scene() -> None:
    text = """
    flags: [a, b]
    meters: {days: {from: 0, to: 3}}
    timeline: {now: {day: 0, set: a}}
    scenes:
      desk: {on-entry: {then: [{when: {flag: a}, set: b}]}}
    """
    told = play(text)
    assert told.program.flags(told.state) == ("a", "b")


def test_an_event_that_adds_days_lets_the_events_of_those_days_happen() -> None:
    text = """
    flags: [late]
    meters: {days: {from: 0, to: 9}}
    timeline: {flood: {day: 1, add: {days: 3}}, later: {day: 4, set: late}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    told = play(text, "wait")
    assert told.program.meters(told.state) == {"days": 4}
    assert told.program.flags(told.state) == ("late",)
    assert [what.event for what in happened(told) if isinstance(what, Happened)] == ["flood", "later"]


def test_an_event_that_sets_the_clock_back_does_not_undo_that_a_day_was_reached() -> None:
    # The design leaves this open; no story should count backwards.
    text = """
    flags: [late]
    meters: {days: {from: 0, to: 9}}
    timeline: {odd: {day: 1, add: {days: -1}}, other: {day: 1, set: late}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    told = play(text, "wait")
    assert told.program.meters(told.state) == {"days": 0}
    assert told.program.flags(told.state) == ("late",)


def test_a_withdrawal_on_the_timeline_changes_only_a_given_consent() -> None:
    text = """
    facts: {food: school}
    flags: [warm]
    meters: {days: {from: 0, to: 5}}
    consent: {ask: {of: leanne, for: food, with: health, answers: [{given: {flag: warm}}, refused]}}
    timeline: {thoughts: {day: 2, withdraw: ask}}
    scenes:
      desk: {choices: {warm: {set: warm}, seek: {seek: ask}, wait: {add: {days: 2}}}}
    """
    for before, status in [((), "not-asked"), (("seek",), "refused"), (("warm", "seek"), "withdrawn")]:
        told = play(text, *before, "wait")
        assert told.program.consent(told.state) == {"ask": status}


def test_an_event_that_tells_someone_what_they_knew_tells_nobody_anything() -> None:
    text = """
    facts: {food: [school, csc]}
    meters: {days: {from: 0, to: 5}}
    timeline: {post: {day: 1, share: {csc: food}, meanwhile: {from: school, to: csc, facts: food}}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    assert not any(isinstance(what, Told) for what in happened(play(text, "wait")))
