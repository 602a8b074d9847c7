"""Play goes on where nothing can be saved, and what was done meanwhile is saved as soon as it can be."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord
from easi_sim.records import Branch, Busy, Damaged, Full, Records, UnknownPlaythrough
from easi_sim.study.session import Session
from tests.running import corner_shop
from tests.study.playing import choices, finish, saved_choices


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
    assert "tries again at every choice" in str(session.warning)
    unsaved = session.confirm("talk-to-jamie").undo().confirm("email")
    assert choices(unsaved) == ["email"]
    assert not unsaved.is_saved
    records._connection.execute("PRAGMA query_only = OFF")
    saved = unsaved.save()
    assert (saved.is_saved, saved.warning, saved.entries) == (True, None, 3)
    assert saved_choices(records, saved) == ["email"]


@pytest.fixture
def busy(records: Records, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return another program, which can keep the file to itself; waiting for it takes no time here."""
    records.wait_at_most(0)
    other = sqlite3.connect(tmp_path / "home/records.sqlite", isolation_level=None)
    yield other
    other.close()


def test_what_could_not_be_saved_is_saved_in_order_at_the_next_choice(
    session: Session, records: Records, busy: sqlite3.Connection
) -> None:
    first = session.confirm("ring-nell")
    busy.execute("BEGIN IMMEDIATE")
    unsaved = first.undo().confirm("talk-to-jamie").confirm("say-heater")
    assert isinstance(unsaved.warning, Busy)
    assert not unsaved.is_saved
    assert saved_choices(records, first) == ["ring-nell"]
    busy.execute("ROLLBACK")
    saved = unsaved.confirm("listen")
    assert saved.warning is None
    assert saved.is_saved
    assert saved_choices(records, saved) == ["talk-to-jamie", "say-heater", "listen"]
    assert saved.entries == 5
    assert saved.id
    assert records.saved(saved.id).finished


def test_a_warning_is_the_same_one_until_all_is_saved(session: Session, busy: sqlite3.Connection) -> None:
    busy.execute("BEGIN IMMEDIATE")
    first = session.confirm("talk-to-jamie")
    assert first.warning is not None
    assert first.confirm("say-heater").warning is first.warning


def test_the_learner_waits_for_another_window_once(
    session: Session, records: Records, busy: sqlite3.Connection
) -> None:
    def patience() -> int:
        return int(records._connection.execute("PRAGMA busy_timeout").fetchone()[0])

    busy.execute("BEGIN IMMEDIATE")
    unsaved = session.confirm("talk-to-jamie")
    unsaved = unsaved.confirm("say-heater")
    assert patience() == 250
    busy.execute("ROLLBACK")
    unsaved.confirm("listen")
    assert patience() == 5000


def test_an_unsaved_choice_keeps_the_time_at_which_it_was_made(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=100)
        return now

    records = Records.open(tmp_path / "home", clock)
    records._connection.execute("PRAGMA query_only = ON")
    unsaved = Session.begin(corner_shop(), "school", records).confirm("talk-to-jamie").confirm("say-heater")
    records._connection.execute("PRAGMA query_only = OFF")
    saved = unsaved.confirm("listen")
    assert saved.id
    with sqlite3.connect(tmp_path / "home/records.sqlite") as raw:
        times = [datetime.fromisoformat(at) for (at,) in raw.execute("SELECT at FROM moves ORDER BY entry")]
    assert all(later - earlier >= timedelta(seconds=100) for earlier, later in pairwise(times))
    records.close()


def test_nothing_more_is_tried_with_damaged_records(
    session: Session, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise Damaged("The records are damaged.", "Move the file away.")

    with monkeypatch.context() as patch:
        patch.setattr(Records, "write", fail)
        unsaved = session.confirm("talk-to-jamie")
    assert isinstance(unsaved.warning, Damaged)
    assert "nothing more of it is saved" in str(unsaved.warning)
    later = unsaved.confirm("say-heater").save()
    assert not later.is_saved
    assert saved_choices(records, later) == []


def test_a_playthrough_erased_in_another_window_goes_on_unsaved(session: Session, records: Records) -> None:
    first = session.confirm("talk-to-jamie")
    records.erase("everything")
    then = first.confirm("say-heater")
    assert isinstance(then.warning, UnknownPlaythrough)
    assert choices(then.confirm("listen")) == ["talk-to-jamie", "say-heater", "listen"]
    assert records.playthroughs() == ()


def test_a_what_if_that_cannot_be_saved_yet_is_saved_later(
    session: Session, records: Records, busy: sqlite3.Connection
) -> None:
    ended = finish(session)
    busy.execute("BEGIN IMMEDIATE")
    parted = ended.what_if(2)
    assert parted.warning
    assert choices(parted) == ["talk-to-jamie", "say-heater"]
    busy.execute("ROLLBACK")
    saved = parted.confirm("tell-nell")
    assert saved.is_saved
    assert saved.id
    assert ended.id
    assert records.saved(saved.id).branch == Branch(ended.id, 2)
    assert saved_choices(records, saved) == ["talk-to-jamie", "say-heater", "tell-nell"]


def test_a_what_if_of_an_unsaved_playthrough_is_played_all_the_same(records: Records) -> None:
    records._connection.execute("PRAGMA query_only = ON")
    parted = finish(Session.begin(corner_shop(), "school", records)).what_if(1)
    assert parted.branch == Branch(0, 1)
    assert choices(parted.confirm("say-all")) == ["talk-to-jamie", "say-all"]


def test_a_debrief_is_shown_though_its_result_cannot_be_kept(session: Session, records: Records) -> None:
    ended = finish(session)
    records._connection.execute("PRAGMA query_only = ON")
    assert ended.debrief().ending == "A later start"
    assert records.results() == ()
