"""Playthroughs are kept as logs that only grow, and read back by replaying them."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Move, Playthrough, Prediction, compile_seat
from easi_sim.catalogue import load_one
from easi_sim.records import ContinuedElsewhere, Damaged, Records, UnknownPlaythrough
from tests.records.conftest import Clock
from tests.running import STORIES, corner_shop

TALK = Move(
    "talk-to-jamie",
    Prediction("police", "talk-to-jamie"),
    DecisionRecord("public-task", "later", "tell-later", "He was “fine” – he said.\nTwice."),
)


def test_a_move_comes_back_with_its_prediction_and_record(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    assert records.append(id_, TALK, after=0, over=False) == 1
    resumed = records.load(id_, corner_shop())
    assert resumed.playthrough.moves == (TALK,)
    assert resumed.playthrough.variant == "quiet"
    assert (resumed.stopped, resumed.edited, resumed.entries) == (None, False, 1)


def test_undo_adds_to_the_log_and_takes_the_move_back(records: Records, start: Playthrough, home: Path) -> None:
    id_ = records.begin(start)
    records.append(id_, TALK, after=0, over=False)
    records.append_undo(id_, after=1)
    records.append(id_, Move("ring-nell"), after=2, over=False)
    resumed = records.load(id_, corner_shop())
    assert [move.choice for move in resumed.playthrough.moves] == ["ring-nell"]
    assert resumed.entries == 3
    assert records.saved(id_).moves == 1
    with sqlite3.connect(home / "records.sqlite") as raw:
        assert raw.execute("SELECT count(*) FROM moves").fetchone() == (3,)


def test_the_log_refuses_to_be_rewritten(records: Records, start: Playthrough, home: Path) -> None:
    id_ = records.begin(start)
    records.append(id_, TALK, after=0, over=False)
    with sqlite3.connect(home / "records.sqlite") as raw, pytest.raises(sqlite3.IntegrityError, match="only added"):
        raw.execute("UPDATE moves SET move = NULL")


def test_only_playthroughs_with_a_move_wait_to_be_gone_on_with(records: Records, start: Playthrough) -> None:
    records.begin(start)
    assert records.unfinished() == ()


def test_the_last_played_comes_first(records: Records, start: Playthrough) -> None:
    first, second = records.begin(start), records.begin(start)
    records.append(second, TALK, after=0, over=False)
    records.append(first, TALK, after=0, over=False)
    latest, before = records.unfinished()
    assert (latest.id, before.id) == (first, second)
    assert latest.updated > latest.started


def test_unfinished_ones_are_found_by_story_and_seat(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    records.append(id_, TALK, after=0, over=False)
    assert records.unfinished("corner-shop", "school")
    assert not records.unfinished("corner-shop", "housing")
    assert not records.unfinished("packed-lunch")


def test_an_ending_finishes_and_undo_unfinishes(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    records.append(id_, TALK, after=0, over=False)
    records.append(id_, Move("ask-gp"), after=1, over=True)
    assert [saved.id for saved in records.finished()] == [id_]
    assert records.unfinished() == ()
    records.append_undo(id_, after=2)
    assert records.finished() == ()
    assert [saved.id for saved in records.unfinished()] == [id_]


def test_a_playthrough_carried_on_in_another_window_is_noticed(
    records: Records, start: Playthrough, home: Path
) -> None:
    id_ = records.begin(start)
    other = Records.open(home, Clock())
    other.append(id_, TALK, after=0, over=False)
    other.close()
    with pytest.raises(ContinuedElsewhere, match="another window"):
        records.append(id_, TALK, after=0, over=False)
    assert records.saved(id_).moves == 1


def test_an_unknown_playthrough_is_said_to_be_unknown(records: Records) -> None:
    with pytest.raises(UnknownPlaythrough, match="number 7"):
        records.load(7, corner_shop())


def test_variants_alternate_for_each_seat(records: Records) -> None:
    met = []
    for seat in ("school", "school", "school", "housing", "housing"):
        variant = records.next_variant(corner_shop(), seat)
        records.begin(Playthrough.begin(compile_seat(corner_shop(), seat), variant))
        met.append(variant)
    assert met == ["quiet", "busy", "quiet", "busy", "quiet"]


def test_settings_are_kept_and_replaced(records: Records, home: Path) -> None:
    assert records.setting("theme", "dark") == "dark"
    records.set_setting("theme", "light")
    records.set_setting("theme", "paper")
    records.close()
    again = Records.open(home, Clock())
    assert again.setting("theme") == "paper"
    again.close()


def test_records_in_memory_leave_nothing(tmp_path: Path, start: Playthrough, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASI_HOME", str(tmp_path / "home"))
    records = Records.in_memory()
    records.append(records.begin(start), TALK, after=0, over=False)
    assert records.path is None
    assert len(records.unfinished()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_edited_story_replays_as_far_as_it_fits_and_goes_on_from_there(
    records: Records, start: Playthrough, tmp_path: Path
) -> None:
    id_ = records.begin(start)
    for count, choice in enumerate(["talk-to-jamie", "say-heater", "listen"]):
        records.append(id_, Move(choice), after=count, over=choice == "listen")
    shutil.copytree(STORIES, tmp_path / "stories")
    scenes = tmp_path / "stories/corner-shop/scenes/school.yaml"
    text = scenes.read_text(encoding="utf-8").replace("say-heater", "say-fire")
    scenes.write_text(text, encoding="utf-8")
    edited = load_one(tmp_path / "stories/corner-shop")
    resumed = records.load(id_, edited)
    assert resumed.edited
    assert resumed.stopped
    assert (resumed.stopped.at, resumed.stopped.choice) == (1, "say-heater")
    assert records.saved(id_).moves == 3, "looking changes nothing"
    length = records.adopt(id_, resumed)
    records.append(id_, Move("say-fire"), after=length, over=False)
    again = records.load(id_, edited)
    assert [move.choice for move in again.playthrough.moves] == ["talk-to-jamie", "say-fire"]
    assert not again.edited
    assert records.finished() == ()


def test_a_move_that_is_not_one_is_damage(records: Records, start: Playthrough, home: Path) -> None:
    id_ = records.begin(start)
    with sqlite3.connect(home / "records.sqlite") as raw:
        raw.execute("INSERT INTO moves VALUES (?, 1, '2026-03-01T09:00:00+00:00', '{\"choice\": 3}')", (id_,))
    with pytest.raises(Damaged, match="cannot be read"):
        records.load(id_, corner_shop())


def test_a_time_that_is_not_one_is_damage(records: Records, start: Playthrough, home: Path) -> None:
    records.append(records.begin(start), TALK, after=0, over=False)
    with sqlite3.connect(home / "records.sqlite") as raw:
        raw.execute("UPDATE playthroughs SET updated = 'yesterday'")
    with pytest.raises(Damaged, match="is not a time"):
        records.unfinished()


def test_a_commit_waits_for_the_disk(records: Records) -> None:
    pragma = records._connection.execute
    assert pragma("PRAGMA journal_mode").fetchone() == ("wal",)
    assert pragma("PRAGMA synchronous").fetchone() == (2,)
