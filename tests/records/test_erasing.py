"""What was erased stands in no byte of any file of ours; what could not be done is said."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.records import Busy, Full, NotWritable, Records, UnknownPlaythrough, What, erase_files
from easi_sim.records.erasing import NO_ROOM, STILL_OPEN
from tests.records.children import in_a_child, let_no_file_grow_beyond
from tests.records.conftest import Clock
from tests.records.writing import DECIDED, PAGE, PLAYED, WRITTEN, bytes_under, fill, found_under, marks, move, text
from tests.running import surroundings

FILE = "records.sqlite"


def test_the_texts_are_found_while_they_are_held(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    held = {*PLAYED, "short-entry", "long-entry", "changed-to"}
    assert held <= set(found_under(home, *PLAYED, *WRITTEN))


def test_what_is_changed_or_removed_in_the_journal_is_gone_at_once(home: Path, records: Records) -> None:
    changed = records.write_entry("commitment", text("changed-from"))
    removed = records.write_entry("commitment", text("removed-entry"))
    records.change_entry(changed.id, text=text("changed-to"), due=None)
    records.remove_entry(removed.id)
    assert found_under(home, "changed-from", "removed-entry") == []


def test_erasing_everything_leaves_no_text_in_any_file(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    records.set_setting("profession", text("setting"))
    erased = records.erase("everything")
    assert erased.undone == ()
    assert found_under(home, *PLAYED, *WRITTEN, "setting", "corner-shop") == []
    assert records.playthroughs() == ()
    assert records.journal() == ()
    assert records.guesses() == ()
    assert records.settings() == {}


def test_records_go_on_after_everything_is_erased(records: Records, start: Playthrough) -> None:
    last = fill(records, start)
    records.erase("everything")
    again = records.begin(start)
    assert again > last, "a number is never used twice: another window may still hold it"
    records.append(again, move("reason"), after=0, over=False)
    assert [saved.id for saved in records.unfinished()] == [again]


def test_erasing_the_journal_leaves_the_playthroughs(home: Path, records: Records, start: Playthrough) -> None:
    id_ = fill(records, start)
    erased = records.erase("journal")
    assert erased.did[0] == "The journal is erased: 43 entries."
    assert found_under(home, *WRITTEN) == []
    assert set(found_under(home, *PLAYED)) == set(PLAYED)
    assert records.saved(id_).moves == 2


def test_erasing_a_playthrough_takes_its_what_ifs_and_leaves_the_rest(
    home: Path, records: Records, start: Playthrough
) -> None:
    id_ = fill(records, start)
    other = records.begin(start)
    records.append(other, move("other-reason"), after=0, over=False, decided=DECIDED)
    erased = records.erase("playthrough", id_)
    assert erased.did[:3] == (
        f"Playthrough {id_} is erased, with its choices, records, predictions and result.",
        "1 what-if that parted from it went with it.",
        "1 journal entry about it stayed in the journal.",
    )
    assert found_under(home, *PLAYED) == []
    assert found_under(home, "other-reason", "long-entry") == ["other-reason", "long-entry"]
    assert [saved.id for saved in records.playthroughs()] == [other]
    assert [guess.playthrough for guess in records.guesses()] == [other]
    assert {entry.playthrough for entry in records.journal()} == {None}


def test_a_playthrough_that_is_not_there_is_not_erased(records: Records) -> None:
    with pytest.raises(UnknownPlaythrough, match="number 7"):
        records.erase("playthrough", 7)


def test_texts_of_any_length_in_any_order_leave_nothing(home: Path, start: Playthrough, is_long: bool) -> None:
    chance = random.Random(20261123)
    for _ in range(60 if is_long else 6):
        records = Records.open(home, Clock())
        id_ = records.begin(start)
        entries: list[int] = []
        length = 0
        for _ in range(chance.randrange(5, 120)):
            size = int(chance.choice([20, 300, PAGE // 2, PAGE, 3 * PAGE]) * chance.uniform(0.5, 1.5))
            match chance.randrange(5):
                case 0 | 1:
                    entries.append(records.write_entry("reflection", text("entry", size)).id)
                case 2 if entries:
                    records.change_entry(chance.choice(entries), text=text("entry", size), due=None)
                case 3 if entries:
                    records.remove_entry(entries.pop(chance.randrange(len(entries))))
                case _:
                    length = records.append(id_, move("reason", length=size), after=length, over=False)
        assert found_under(home, "reason") == ["reason"] or not length
        if chance.random() < 0.5:
            records.erase("journal")
            assert found_under(home, "entry") == []
        records.erase("everything")
        assert found_under(home, "entry", "reason") == []
        records.close()
        assert found_under(home, "entry", "reason") == []


CRASHER = """
import os, sys
from pathlib import Path
from easi_engine.play import Playthrough, compile_seat
from easi_sim.records import Records
from tests.records.writing import fill, text
from tests.running import corner_shop

records = Records.open(Path(sys.argv[1]))
fill(records, Playthrough.begin(compile_seat(corner_shop(), "school"), "quiet"))
connection = records._connection
connection.execute("PRAGMA cache_size = 1")  # what is not committed yet goes to the file too
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO journal (kind, text, written, changed) VALUES ('reflection', ?, 'x', 'x')",
                   (text("half-written", 400_000),))
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_process_left_in_the_log_of_writes_is_erased_too(home: Path) -> None:
    command = [sys.executable, "-c", CRASHER, str(home)]
    done = subprocess.run(command, env=surroundings(home), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert abs(done.returncode) == 9, done.stderr.decode()
    wal = (home / f"{FILE}-wal").read_bytes()
    assert marks(wal, "half-written")
    assert marks(wal, "short-entry")
    records = Records.open(home)
    assert records.erase("everything").undone == ()
    records.close()
    assert found_under(home, *PLAYED, *WRITTEN, "half-written") == []


def test_a_window_that_is_only_open_does_not_stand_in_the_way(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    other = Records.open(home)
    assert other.playthroughs()
    assert records.erase("everything").undone == ()
    assert found_under(home, *PLAYED, *WRITTEN) == []
    assert other.playthroughs() == ()
    other.close()


def test_a_window_that_is_reading_is_named_and_what_to_do(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    records.wait_at_most(0.05)
    with sqlite3.connect(home / FILE, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchone()
        erased = records.erase("everything")
        other.execute("ROLLBACK")
    assert erased.undone == (STILL_OPEN,)
    assert "erase again" in STILL_OPEN
    assert records.erase("everything").undone == ()
    assert found_under(home, *PLAYED, *WRITTEN) == []


def test_a_window_that_keeps_the_file_from_being_built_anew_is_named(
    home: Path, records: Records, start: Playthrough, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Records) -> None:
        raise Busy("Another program has the file.", "Close it.")

    fill(records, start)
    records.wait_at_most(0.05)
    monkeypatch.setattr(Records, "_build_anew", busy)
    with sqlite3.connect(home / FILE, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchone()
        assert records.erase("everything").undone == (STILL_OPEN,)
        other.execute("ROLLBACK")


def test_a_window_that_is_writing_keeps_everything_as_it_is(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    records.wait_at_most(0.05)
    with sqlite3.connect(home / FILE, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="Close other EASI windows"):
            records.erase("everything")
        other.execute("ROLLBACK")
    assert records.journal()


def test_copies_and_what_a_crash_left_of_them_are_erased(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    copies = [f"{FILE}.before-2", f"{FILE}.before-2.part", f"{FILE}.before-2.part-journal"]
    for name in copies:
        (home / name).write_bytes(text("copied", 10_000).encode())
    (home / "notes.txt").write_bytes(b"not ours")
    erased = records.erase("journal")
    assert found_under(home, "copied") == []
    assert [line for line in erased.did if "before-2" in line] == [
        f"Overwritten and removed: {home / name}" for name in copies
    ]
    assert (home / "notes.txt").read_bytes() == b"not ours"


def test_what_a_crash_left_of_a_file_half_written_is_erased(home: Path, records: Records) -> None:
    (home / ".easi-abcd1234").write_bytes(text("half-written", 10_000).encode())
    (home / ".easi-mine").write_bytes(b"not ours")
    assert home / ".easi-abcd1234" in {file.path for file in records.holdings().files}
    records.erase("everything")
    assert found_under(home, "half-written") == []
    assert (home / ".easi-mine").exists()


def test_an_export_in_the_records_own_folder_is_within_reach(home: Path, records: Records, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.html").write_text(text("export"), encoding="utf-8")
    (home / "mine.html").write_text(text("export"), encoding="utf-8")
    for path in (tmp_path / "elsewhere.html", home / "mine.html"):
        records.note_export("report", path)
    assert {export.path for export in records.erase("journal").beyond} == {
        tmp_path / "elsewhere.html",
        home / "mine.html",
    }
    assert [export.path for export in records.erase("everything").beyond] == [tmp_path / "elsewhere.html"]
    assert found_under(home, "export") == []
    assert (tmp_path / "elsewhere.html").exists()


def test_a_copy_is_overwritten_before_it_is_removed(home: Path, records: Records) -> None:
    copy = home / f"{FILE}.before-2"
    copy.write_bytes(text("copied", 10_000).encode())
    os.link(copy, home / "another-name")
    records.erase("everything")
    assert (home / "another-name").read_bytes() == bytes(10_000)


def test_a_copy_that_cannot_be_removed_is_named(home: Path, records: Records) -> None:
    (home / f"{FILE}.before-2").mkdir()
    (line,) = records.erase("everything").undone
    assert str(home / f"{FILE}.before-2") in line
    assert "Delete it yourself" in line


def test_exports_are_named_as_beyond_reach(records: Records, tmp_path: Path) -> None:
    records.note_export("report", tmp_path / "mine.html")
    (export,) = records.erase("everything").beyond
    assert export.path == tmp_path / "mine.html"
    assert records.exports() == ()


LONG = 4_000_000


def fill_many_pages(records: Records) -> None:
    """Write so much that a log of its deletion would be longer than the file."""
    for _ in range(5):
        records.write_entry("reflection", text("long-entry", LONG))


def fill_the_disk_and_erase(home: Path, what: What, id_: int | None = None) -> None:
    """Erase where no file may grow, so that neither a log of writes nor a second copy finds room."""
    size = (home / FILE).stat().st_size

    def erase() -> None:
        records = Records.open(home)
        let_no_file_grow_beyond(size)
        assert records.erase(what, id_).undone == ()
        assert (home / FILE).stat().st_size < size

    in_a_child(erase)


@pytest.mark.parametrize("what", ["journal", "everything"])
def test_a_full_disk_does_not_keep_a_journal(home: Path, records: Records, start: Playthrough, what: What) -> None:
    fill(records, start)
    fill_many_pages(records)
    records.close()
    fill_the_disk_and_erase(home, what)
    assert found_under(home, *WRITTEN) == []
    again = Records.open(home)
    assert again._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(again.playthroughs()) == (2 if what == "journal" else 0)
    again.close()


def test_where_not_one_byte_fits_the_files_are_overwritten_as_they_are(
    home: Path, records: Records, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    records.write_entry("reflection", text("short-entry"))
    records.note_export("report", tmp_path / "mine.html")

    def full(*_: object) -> list[str]:
        raise Full("There is no room left.", "Make some room.")

    monkeypatch.setattr(Records, "_deleted", full)
    with pytest.raises(Full, match="Nothing was erased"):
        records.erase("journal")
    assert found_under(home, "short-entry") == ["short-entry"]
    erased = records.erase("everything")
    assert erased.did[0] == "Everything is erased, file by file."
    assert [export.path for export in erased.beyond] == [tmp_path / "mine.html"]
    assert found_under(home, "short-entry") == []
    monkeypatch.undo()
    assert records.write_entry("reflection", "on").id == 1


def no_room(*_: object) -> bool:
    raise Full("There is no room left.", "Make some room.")


def test_what_is_deleted_is_said_though_the_log_of_writes_cannot_be_emptied(
    records: Records, start: Playthrough, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(records, start)
    monkeypatch.setattr(Records, "_empty_log", no_room)
    erased = records.erase("journal")
    assert erased.did[0] == "The journal is erased: 43 entries."
    assert erased.undone == (NO_ROOM,)
    assert records.journal() == ()


def test_an_entry_that_is_changed_is_not_said_to_have_failed(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = records.write_entry("reflection", "before")
    monkeypatch.setattr(Records, "_empty_log", no_room)
    assert records.change_entry(entry.id, text="after", due=None).text == "after"
    records.remove_entry(entry.id)
    assert records.journal() == ()


def test_a_full_disk_does_not_keep_a_playthrough(home: Path, records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    for count in range(5):
        records.append(id_, move("reason", length=LONG), after=count, over=False)
    fill(records, start)
    records.close()
    fill_the_disk_and_erase(home, "playthrough", id_)
    again = Records.open(home)
    assert [saved.id for saved in again.playthroughs()] == [id_ + 2, id_ + 1]
    again.close()


def test_a_full_disk_and_another_window_leave_everything_as_it_is(
    home: Path, records: Records, start: Playthrough
) -> None:
    fill(records, start)
    fill_many_pages(records)
    records._empty_log()

    def erase() -> None:
        other = Records.open(home)
        let_no_file_grow_beyond((home / FILE).stat().st_size)
        with pytest.raises((Full, NotWritable)):
            other.erase("journal")

    in_a_child(erase)
    assert len(records.journal()) == 48


def test_a_damaged_file_is_erased_all_the_same(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    records.close()
    data = bytearray((home / FILE).read_bytes())
    data[:PAGE] = b"\xff" * PAGE
    (home / FILE).write_bytes(data)
    (home / f"{FILE}.before-2").write_bytes(text("copied").encode())
    erased = erase_files(home)
    assert erased.undone == ()
    assert bytes_under(home) == b""
    assert [path.name for path in home.iterdir()] == []


def test_files_that_another_window_has_open_are_left_to_it(home: Path, records: Records, start: Playthrough) -> None:
    fill(records, start)
    with pytest.raises(Busy, match="would go on writing to it"):
        erase_files(home)
    assert records.journal()


def test_what_is_erased_from_files_is_made_anew_private(home: Path, records: Records) -> None:
    records.close()
    erase_files(home)
    Records.open(home).close()
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600
