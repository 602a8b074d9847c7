"""What home shows: seats played, what there is to see, and the playthrough to go on with."""

import pytest

from easi_engine.play import DecisionRecord
from easi_engine.story import Story
from easi_sim.catalogue import Catalogue
from easi_sim.records import NotWritable, Records
from easi_sim.study.session import Session
from easi_sim.study.shelf import CaseOnShelf, Shelf, introduce, opened, own_first, shelf_of
from tests.running import corner_shop

RECORD = DecisionRecord("public-task", "yes", "told-not-asked", "so")


@pytest.fixture
def story() -> Story:
    """The test story."""
    return corner_shop()


@pytest.fixture
def records() -> Records:
    """Nobody's."""
    return Records.in_memory()


def shelf(story: Story, records: Records) -> Shelf:
    """What home shows of one story."""
    return shelf_of(Catalogue((story,), ()), records)


def only(story: Story, records: Records) -> CaseOnShelf:
    """Its one case."""
    (case,) = shelf(story, records).cases
    return case


def finish(story: Story, records: Records, viewpoint: str = "school") -> Session:
    """Play a seat to an ending by its first options, and keep what it came to."""
    session = Session.begin(story, viewpoint, records)
    while not session.playthrough.is_over:
        session = session.confirm(session.view.options[0].id, None, RECORD if session.view.decision else None)
    session.debrief()
    return session


def test_to_somebody_new_a_case_is_only_itself(story: Story, records: Records) -> None:
    introduce(Catalogue((story,), ()), records)
    found = only(story, records)
    assert [seat.played for seat in found.seats] == [False, False]
    assert found.news == ()
    assert shelf(story, records).go_on is None


def test_a_seat_is_played_once_an_ending_is_reached(story: Story, records: Records) -> None:
    finish(story, records)
    assert [(seat.agency, seat.played) for seat in only(story, records).seats] == [("school", True), ("housing", False)]


def test_a_what_if_ticks_no_seat_and_is_not_gone_on_with(story: Story, records: Records) -> None:
    first = finish(story, records)
    branch = first.what_if(1)
    records.erase("playthrough", first.id)
    assert branch.branch is not None
    assert not any(seat.played for seat in only(story, records).seats)
    assert shelf(story, records).go_on is None


def test_ones_own_seat_comes_first_and_is_marked(story: Story, records: Records) -> None:
    records.set_setting("profession", "housing")
    assert [(seat.agency, seat.own) for seat in only(story, records).seats] == [("housing", True), ("school", False)]
    assert own_first(story, "other") == ("school", "housing")


def test_another_ending_and_another_beginning_are_there_to_see(story: Story, records: Records) -> None:
    finish(story, records)
    news = only(story, records).news
    assert "it can end otherwise from School" in news
    assert ("it can begin otherwise" in news) == (len(story.case.variants) > 1)


def test_a_case_that_came_later_is_new_until_it_is_opened(story: Story, records: Records) -> None:
    introduce(Catalogue((), ()), records)
    records.set_setting("known-stories", "another")
    assert only(story, records).news == ("new in the library",)
    opened(story, records)
    assert only(story, records).news == ()


def test_the_first_listing_calls_nothing_new(story: Story, records: Records) -> None:
    introduce(Catalogue((story,), ()), records)
    introduce(Catalogue((), ()), records)
    assert records.setting("known-stories") == story.id
    assert only(story, records).news == ()


def test_a_case_edited_since_it_was_opened_says_so(story: Story, records: Records) -> None:
    introduce(Catalogue((story,), ()), records)
    records.set_setting(f"seen-story:{story.id}", "another digest")
    assert only(story, records).news == ("changed since you last opened it",)


def test_the_one_played_last_is_gone_on_with(story: Story, records: Records) -> None:
    session = Session.begin(story, "housing", records)
    session.confirm(session.view.options[0].id, None, RECORD if session.view.decision else None)
    go_on = shelf(story, records).go_on
    assert go_on is not None
    assert (go_on.title, go_on.seat, go_on.moves) == ("The corner shop", "Housing", 1)


@pytest.mark.parametrize("words", ["", "corner", "LATE again", "young carers", "housing", "illness shop"])
def test_every_word_typed_must_be_in_what_is_said_of_a_case(story: Story, records: Records, words: str) -> None:
    assert only(story, records).matches(words)


@pytest.mark.parametrize("words", ["quay", "corner quay"])
def test_a_word_that_is_nowhere_matches_nothing(story: Story, records: Records, words: str) -> None:
    assert not only(story, records).matches(words)


def test_records_that_fail_leave_the_cases_to_be_played(
    story: Story, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise NotWritable("No.", "No.")

    monkeypatch.setattr(records, "playthroughs", fail)
    assert only(story, records).title == "The corner shop"
