"""One's own decisions from another seat, read by the agency played since."""

from easi_engine.debrief import other_seats_readings
from tests.engine.building import play

TEXT = """
facts: {food: school}
meters: {days: {from: 0, to: 9}}
scenes:
  desk:
    to: call
    choices: {wait: {add: {days: 2}}, ring: {share: {csc: food}}}
    readings:
      police: {notices: A belt of string, would: [ring], because: Small things add up.}
      health.gp: {notices: A thin child, would: [wait, ring], because: We see families for years.}
  call: {to: end, choices: {go: {}}}
  end: {ending: The end}
"""


def test_each_decision_comes_with_what_was_chosen_and_how_the_agency_reads_it() -> None:
    (seen,) = other_seats_readings(play(TEXT, "wait", "go"), "police")
    assert (seen.scene, seen.title, seen.day) == ("desk", "Title of desk", 0)
    assert (seen.choice, seen.chosen) == ("wait", "Say wait")
    assert seen.reading.notices == "A belt of string"
    assert seen.wanted == ("Say ring",)
    assert not seen.met


def test_what_was_chosen_may_be_what_the_agency_wanted() -> None:
    (seen,) = other_seats_readings(play(TEXT, "ring", "go"), "police")
    assert seen.met


def test_an_agency_speaks_for_its_services() -> None:
    (seen,) = other_seats_readings(play(TEXT, "wait", "go"), "health")
    assert seen.reading.agency == "health.gp"


def test_an_agency_without_a_reading_has_nothing_to_say() -> None:
    assert other_seats_readings(play(TEXT, "wait", "go"), "housing") == ()
    assert other_seats_readings(play(TEXT, "wait", "go"), "health.g") == ()


def test_a_playthrough_need_not_be_over() -> None:
    assert other_seats_readings(play(TEXT), "police") == ()
    assert len(other_seats_readings(play(TEXT, "ring"), "police")) == 1
