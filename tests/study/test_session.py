"""A session saves every move before it shows it as made."""

import shutil
import sqlite3
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from easi_engine.errors import NothingToUndo, UnavailableChoice
from easi_engine.play import DecisionRecord, Prediction
from easi_sim.catalogue import load_one
from easi_sim.policy import Policy
from easi_sim.records import Branch, ContinuedElsewhere, Records, UnknownPlaythrough
from easi_sim.study.session import Session
from tests.running import STORIES, corner_shop
from tests.study.playing import choices, finish, saved_choices


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


def test_a_what_if_stands_where_the_move_was_about_to_be_made(session: Session, records: Records) -> None:
    ended = finish(session)
    parted = ended.what_if(1)
    assert ended.id
    assert parted.branch == Branch(ended.id, 1)
    assert choices(parted) == saved_choices(records, parted) == ["talk-to-jamie"]
    assert parted.view.id == "school-call"
    other = parted.confirm("say-all")
    assert saved_choices(records, other) == ["talk-to-jamie", "say-all"]
    assert saved_choices(records, ended) == ["talk-to-jamie", "say-heater", "listen"]
    assert other.id
    again, _ = Session.reopen(corner_shop(), records, other.id)
    assert (again.branch, again.playthrough) == (parted.branch, other.playthrough)


def test_a_what_if_of_the_first_move_begins_anew(session: Session, records: Records) -> None:
    parted = finish(session).what_if(0)
    assert choices(parted) == []
    assert parted.playthrough.variant == session.playthrough.variant
    assert parted.is_saved
    assert choices(parted.confirm("email")) == ["email"]


@pytest.mark.parametrize("at", [-1, 3])
def test_there_is_no_what_if_of_a_move_that_was_not_made(session: Session, at: int) -> None:
    with pytest.raises(IndexError):
        finish(session).what_if(at)


def test_a_prediction_is_on_record_with_whether_it_met(session: Session, records: Records) -> None:
    record = DecisionRecord("consent", "yes")
    first = session.confirm("talk-to-jamie", Prediction("police", "email"), record)
    first.undo().confirm("ring-nell", Prediction("police", "talk-to-jamie"), record)
    assert [(guess.scene, guess.met, guess.first, guess.entry) for guess in records.guesses()] == [
        ("school-office", False, True, 1),
        ("school-office", True, False, 3),
    ]


def test_a_skipped_prediction_is_no_guess_and_uses_the_first_meeting_up(session: Session, records: Records) -> None:
    back = session.confirm("talk-to-jamie").undo()
    assert records.guesses() == ()
    back.confirm("talk-to-jamie", Prediction("police", "email"))
    assert [guess.first for guess in records.guesses()] == [False]


def test_a_debrief_keeps_what_the_playthrough_came_to(session: Session, records: Records) -> None:
    ended = finish(session)
    debrief = ended.debrief()
    ((saved, result),) = records.results()
    assert saved.id == ended.id
    assert (result.ending, result.model) == (debrief.ending, debrief.model)
    assert result.effective == (debrief.effective.done, debrief.effective.of)
    assert result.appropriate == (debrief.appropriate.done, debrief.appropriate.of)
    assert result.grave == (debrief.effective.grave, debrief.appropriate.grave)
    assert result.digest == ended.story.digest
    assert result.at == saved.finished


def test_earlier_results_are_those_before_and_the_what_ifs_of_this_one(records: Records) -> None:
    def played(session: Session) -> Session:
        ended = finish(session)
        ended.debrief()
        return ended

    first = played(Session.begin(corner_shop(), "school", records))
    second = played(Session.begin(corner_shop(), "school", records))
    third = played(Session.begin(corner_shop(), "school", records))
    parted = second.what_if(2).confirm("tell-nell")
    parted.debrief()
    played_elsewhere = Session.begin(corner_shop(), "housing", records)
    assert [saved.id for saved, _ in second.earlier()] == [first.id, parted.id]
    assert [saved.id for saved, _ in first.earlier()] == []
    assert [saved.id for saved, _ in parted.earlier()] == [first.id, second.id, third.id]
    assert played_elsewhere.earlier() == ()


def test_a_policy_without_free_text_drops_the_reason_before_anybody_sees_it() -> None:
    records = Records.in_memory(policy=Policy(free_text=False))
    session = Session.begin(corner_shop(), "school", records)
    after = session.confirm("talk-to-jamie", None, DecisionRecord("consent", "yes", "asked", "Because."))
    assert after.playthrough.moves[0].record == DecisionRecord("consent", "yes", "asked", "")


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
