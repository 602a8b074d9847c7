"""Erasing whole files: copies, exports, what a crash left, and records too damaged to be opened."""

import os
import stat
from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.records import Busy, Records, erase_files
from tests.records.writing import FILE, PAGE, bytes_under, fill, found_under, text


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
