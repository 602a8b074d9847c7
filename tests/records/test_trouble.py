"""When the records cannot be opened or written, the reason is said and nothing already kept is lost."""

import sqlite3
import stat
from pathlib import Path

import pytest

from easi_engine.play import Move, Playthrough
from easi_sim.place import home_folder
from easi_sim.records import Busy, Damaged, Full, NotWritable, Records, RecordsError, TooNew, open_or_forget
from easi_sim.records.schema import SCHEMA
from tests.records.children import as_nobody, in_a_child, let_no_file_grow_beyond, open_to_nobody
from tests.records.conftest import Clock

FILE = "records.sqlite"
LONG_MOVE = Move("x" * 50_000)


def test_only_the_learner_can_read_the_folder_and_the_file(home: Path, records: Records, start: Playthrough) -> None:
    records.begin(start)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(home: Path, records: Records) -> None:
    records.close()
    (home / FILE).chmod(0o644)
    Records.open(home, Clock()).close()
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


def test_a_folder_that_was_there_keeps_its_own_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Records.open(tmp_path, Clock()).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_that_is_no_database_is_left_as_it_is(home: Path) -> None:
    home.mkdir()
    (home / FILE).write_bytes(b"my shopping list, quite long enough to be looked at" * 40)
    before = (home / FILE).read_bytes()
    with pytest.raises(Damaged, match="Nothing in them was changed") as caught:
        Records.open(home, Clock())
    assert str(home / FILE) in str(caught.value)
    assert (home / FILE).read_bytes() == before


def test_damage_inside_the_file_is_said_when_it_is_met(home: Path, records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    for count in range(20):
        records.append(id_, LONG_MOVE, after=count, over=False)
    records.close()
    data = bytearray((home / FILE).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (home / FILE).write_bytes(data)
    opened = Records.open(home, Clock())
    with pytest.raises(Damaged):
        opened.unfinished()
    opened.close()


def test_a_newer_version_of_the_tables_is_left_alone(home: Path, records: Records) -> None:
    records.close()
    with sqlite3.connect(home / FILE) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(TooNew, match="newer version of EASI"):
        Records.open(home, Clock())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(NotWritable, match="EASI_HOME"):
        Records.open(tmp_path / "file/home")


def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    open_to_nobody(tmp_path)
    tmp_path.chmod(0o555)

    def try_it() -> None:
        as_nobody()
        with pytest.raises(NotWritable, match="permission denied"):
            Records.open(tmp_path, Clock())

    in_a_child(try_it)
    tmp_path.chmod(0o755)


def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    Records.open(tmp_path, Clock()).close()
    (tmp_path / FILE).chmod(0o444)
    open_to_nobody(tmp_path)

    def try_it() -> None:
        as_nobody()
        with pytest.raises(NotWritable):
            Records.open(tmp_path, Clock())

    in_a_child(try_it)


def append_until_it_fails(records: Records, id_: int) -> tuple[int, RecordsError]:
    for count in range(10_000):
        try:
            records.append(id_, LONG_MOVE, after=count, over=False)
        except RecordsError as error:
            return count, error
    raise AssertionError("the disk never filled")


def test_a_full_disk_keeps_every_move_confirmed_before(home: Path, records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    records._connection.execute("PRAGMA max_page_count = 60")
    kept, error = append_until_it_fails(records, id_)
    assert isinstance(error, Full)
    assert "no room left" in str(error)
    records.close()
    again = Records.open(home, Clock())
    assert kept
    assert again.saved(id_).moves == kept
    again.close()


def test_a_file_that_may_not_grow_keeps_every_move_confirmed_before(
    home: Path, records: Records, start: Playthrough
) -> None:
    id_ = records.begin(start)
    records.close()

    def try_it() -> None:
        let_no_file_grow_beyond(400_000)
        opened = Records.open(home, Clock())
        kept, error = append_until_it_fails(opened, id_)
        assert isinstance(error, (Full, NotWritable)), error
        assert kept
        assert opened.saved(id_).moves == kept
        (home / "kept").write_text(str(kept), encoding="ascii")

    in_a_child(try_it)
    again = Records.open(home, Clock())
    assert again.saved(id_).moves == int((home / "kept").read_text(encoding="ascii"))
    again.close()


def test_a_file_kept_busy_is_said_to_be(
    home: Path, records: Records, start: Playthrough, monkeypatch: pytest.MonkeyPatch
) -> None:
    records._connection.execute("PRAGMA busy_timeout = 50")
    with sqlite3.connect(home / FILE, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="Close other EASI windows"):
            records.begin(start)
        other.execute("ROLLBACK")


def test_without_records_there_is_still_play(tmp_path: Path, start: Playthrough) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    records, problem = open_or_forget(tmp_path / "file/home")
    assert isinstance(problem, NotWritable)
    assert "You can still play" in str(problem)
    assert records.begin(start) == 1
    records.close()


def test_records_are_kept_where_easi_home_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASI_HOME", str(tmp_path / "elsewhere"))
    records, problem = open_or_forget()
    assert problem is None
    assert records.path == tmp_path / "elsewhere" / FILE
    records.close()
    monkeypatch.delenv("EASI_HOME")
    assert home_folder().name == "easi"


def test_a_move_this_version_does_not_know_is_said_to_be_damage(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    strange = '{"choice": "email", "record": {"basis": "whim", "told": "yes"}}'
    with sqlite3.connect(str(records.path)) as other:
        other.execute("INSERT INTO moves VALUES (?, 1, '2026-01-01', ?)", (id_, strange))
    with pytest.raises(Damaged, match="damaged"):
        records.load(id_, start.program.story)
