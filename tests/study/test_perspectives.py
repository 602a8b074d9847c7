"""What was expected of each agency over time: counted, in the library's order, and to be read again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_engine.story import Story
from easi_sim.catalogue import find_story
from easi_sim.records import Guess, Records
from easi_sim.study.perspectives import agencies_of, perspectives, reread
from easi_sim.study.session import Session
from tests.tui.conftest import STORIES

AT = datetime(2026, 3, 3, tzinfo=UTC)
GUESS = Guess(1, 1, AT, "corner-shop", "school", "school-office", "police", "email", met=False, first=True)


@pytest.fixture(scope="module")
def story() -> Story:
    return find_story("corner-shop", STORIES)


def test_agencies_stand_in_the_librarys_order_whatever_the_counts(story: Story) -> None:
    guesses = [replace(GUESS, agency="housing", met=True)] * 3 + [GUESS]
    found = perspectives(guesses, agencies_of([story]))
    assert [(one.name, one.count_words) for one in found] == [("Police", "0 of 1"), ("Housing", "3 of 3")]


def test_only_first_meetings_count(story: Story) -> None:
    (one,) = perspectives([GUESS, replace(GUESS, met=True, first=False)], agencies_of([story]))
    assert one.count_words == "0 of 1"


def test_marks_run_from_the_oldest_to_the_newest_in_groups_of_five(story: Story) -> None:
    guesses = [replace(GUESS, entry=n, met=n > 4) for n in range(1, 8)]
    (one,) = perspectives(guesses, agencies_of([story]))
    assert one.marks == "····✓ ✓✓"
    assert [guess.entry for guess in one.otherwise] == [4, 3, 2, 1]


def test_an_agency_the_library_no_longer_has_is_not_dropped(story: Story) -> None:
    found = perspectives([replace(GUESS, agency="probation"), GUESS], agencies_of([story]))
    assert [one.name for one in found] == ["Police", "probation"]


def played(story: Story, records: Records) -> Session:
    session = Session.begin(story, "school", records)
    return session.confirm("talk-to-jamie", Prediction("police", "email"), DecisionRecord("none", "no"))


def test_a_reading_can_be_read_again_as_it_was(story: Story) -> None:
    records = Records.in_memory()
    played(story, records)
    (guess,) = records.guesses()
    revealed = reread(records, story, guess)
    assert revealed is not None
    assert (revealed.chosen, revealed.met) == ("talk-to-jamie", False)
    assert [reading.agency for reading in revealed.readings] == ["police"]


def test_a_decision_taken_back_can_not_be_read_again(story: Story) -> None:
    records = Records.in_memory()
    played(story, records).undo()
    (guess,) = records.guesses()
    assert reread(records, story, guess) is None
