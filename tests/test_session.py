"""A session saves every move before it shows it as made, and plays on when it cannot."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from easi_engine.errors import NothingToUndo, UnavailableChoice
from easi_engine.play import DecisionRecord, Prediction
from easi_sim.catalogue import load_one
from easi_sim.records import ContinuedElsewhere, Full, Records, UnknownPlaythrough
from easi_sim.session import Session
from tests.running import STORIES, corner_shop


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records.open(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def session(records: Records) -> Session:
    return Session.begin(corner_shop(), "school", records)


def choices(session: Session) -> list[str]:
    return [move.choice for move in session.playthrough.moves]


def saved_choices(records: Records, session: Session) -> list[str]:
    assert session.id is not None
    return [move.choice for move in records.load(session.id, corner_shop()).playthrough.moves]


def test_a_confirmed_move_is_already_saved(session: Session, records: Records) -> None:
    after = session.confirm("talk-to-jamie")
    assert saved_choices(records, after) == ["talk-to-jamie"]
    assert after.view.id == "school-call"
    assert session.view.id == "school-office", "the session before is as it was"


def test_a_session_cannot_be_changed(session: Session) -> None:
    with pytest.raises(FrozenInstanceError):
        session.id = 5  # type: ignore[misc]  # what is tested


def test_an_unavailable_choice_saves_nothing(session: Session, records: Records) -> None:
    with pytest.raises(UnavailableChoice):
        session.confirm("say-all")
    assert saved_choices(records, session) == []


def test_undo_is_saved(session: Session, records: Records) -> None:
    back = session.confirm("talk-to-jamie").undo().confirm("ring-nell")
    assert choices(back) == saved_choices(records, back) == ["ring-nell"]


def test_nothing_is_undone_at_the_start(session: Session) -> None:
    with pytest.raises(NothingToUndo):
        session.undo()


def test_readings_come_after_the_decision_with_the_choice_marked(session: Session) -> None:
    assert session.revealed is None
    assert session.to_predict == "police"
    after = session.confirm("ring-nell", Prediction("police", "talk-to-jamie"), DecisionRecord("consent", "yes"))
    revealed = after.revealed
    assert revealed
    assert revealed.title == "The office, 9.20"
    assert revealed.chosen == "ring-nell"
    assert revealed.number("ring-nell") == 2
    assert revealed.number("nothing") is None
    assert [reading.agency for reading in revealed.readings] == ["police", "health", "housing"]
    assert revealed.met is True


def test_a_prediction_that_was_wrong_is_not_met(session: Session) -> None:
    revealed = session.confirm("ring-nell", Prediction("police", "email")).revealed
    assert revealed
    assert revealed.met is False


def test_a_prediction_that_was_skipped_is_neither_met_nor_wrong(session: Session) -> None:
    revealed = session.confirm("ring-nell").revealed
    assert revealed
    assert revealed.met is None


def test_a_scene_without_readings_reveals_nothing(session: Session) -> None:
    meeting = session.confirm("talk-to-jamie").confirm("say-heater")
    assert meeting.view.id == "school-meeting"
    assert meeting.confirm("listen").revealed is None


def test_a_session_resumes_where_it_was_left(session: Session, records: Records) -> None:
    left = session.confirm("talk-to-jamie").confirm("say-heater")
    assert left.id
    again, resumed = Session.resume(corner_shop(), records, left.id)
    assert again.playthrough == left.playthrough
    assert not resumed.edited
    assert choices(again.confirm("listen")) == ["talk-to-jamie", "say-heater", "listen"]


def test_resuming_on_an_edited_story_changes_nothing_until_the_next_move(
    session: Session, records: Records, tmp_path: Path
) -> None:
    left = session.confirm("talk-to-jamie").confirm("say-heater").confirm("tell-nell")
    shutil.copytree(STORIES, tmp_path / "stories")
    scenes = tmp_path / "stories/corner-shop/scenes/school.yaml"
    scenes.write_text(scenes.read_text(encoding="utf-8").replace("say-heater", "say-fire"), encoding="utf-8")
    edited = load_one(tmp_path / "stories/corner-shop")
    assert left.id
    again, resumed = Session.resume(edited, records, left.id)
    assert resumed.stopped
    assert saved_choices(records, left) == ["talk-to-jamie", "say-heater", "tell-nell"]
    again = again.confirm("say-fire").confirm("listen")
    assert choices(again) == ["talk-to-jamie", "say-fire", "listen"]
    assert records.load(left.id, edited).playthrough == again.playthrough


def test_play_goes_on_with_a_warning_when_saving_fails(session: Session, records: Records) -> None:
    first = session.confirm("talk-to-jamie")
    pages = records._connection.execute("PRAGMA page_count").fetchone()[0]
    records._connection.execute(f"PRAGMA max_page_count = {pages}")
    long_reason = DecisionRecord("consent", "yes", "asked", "x" * 50_000)
    unsaved = first.confirm("say-heater", None, long_reason)
    assert isinstance(unsaved.warning, Full)
    assert not unsaved.is_saved
    assert choices(unsaved.confirm("listen")) == ["talk-to-jamie", "say-heater", "listen"]
    assert saved_choices(records, unsaved) == ["talk-to-jamie"]


def test_play_begins_though_nothing_can_be_saved(records: Records) -> None:
    records._connection.execute("PRAGMA query_only = ON")
    session = Session.begin(corner_shop(), "school", records)
    assert session.warning
    assert choices(session.confirm("talk-to-jamie").undo().confirm("email")) == ["email"]


def test_records_in_memory_are_not_called_saved() -> None:
    session = Session.begin(corner_shop(), "school", Records.in_memory())
    assert not session.is_saved
    assert session.warning is None


def test_another_window_that_plays_the_same_stops_this_one(session: Session, records: Records) -> None:
    assert session.id
    other, _ = Session.resume(corner_shop(), records, session.id)
    other.confirm("talk-to-jamie")
    with pytest.raises(ContinuedElsewhere):
        session.confirm("ring-nell")
    assert saved_choices(records, session) == ["talk-to-jamie"]


def test_an_ending_is_debriefed_and_finished(session: Session, records: Records) -> None:
    over = session.confirm("talk-to-jamie").confirm("say-heater").confirm("listen")
    assert over.playthrough.is_over
    assert over.debrief().ending == "A later start"
    assert [saved.id for saved in records.finished()] == [over.id]
    assert over.recording().moves == over.playthrough.moves


def test_the_variant_alternates(records: Records) -> None:
    met = [Session.begin(corner_shop(), "school", records).playthrough.variant for _ in range(3)]
    assert met == ["quiet", "busy", "quiet"]


def test_a_playthrough_that_is_gone_is_said_to_be(session: Session, records: Records, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "home/records.sqlite") as raw:
        raw.execute("DELETE FROM playthroughs")
    assert session.id
    with pytest.raises(UnknownPlaythrough):
        Session.resume(corner_shop(), records, session.id)
