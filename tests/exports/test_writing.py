"""Files that are taken away: whole or not at all, never over another one unasked, and noted."""

import os
import stat
from pathlib import Path

import pytest

from easi_sim.exports import CannotWrite, takeaway_folder, write_journal, write_report
from easi_sim.exports.writing import free_name, write_text
from easi_sim.records import Full, Records
from tests.exports.reporting import NOW, played
from tests.running import corner_shop


def test_a_report_is_written_where_asked_and_noted(tmp_path: Path) -> None:
    session = played()
    written = write_report(session, tmp_path / "mine.md", "md", now=NOW)
    assert written.path == tmp_path / "mine.md"
    assert written.unnoted is None
    assert written.path.read_text(encoding="utf-8").startswith("# The corner shop\n")
    (export,) = session.records.exports()
    assert (export.what, export.path) == ("report: The corner shop, Deputy head and DSL (School)", written.path)


def test_without_a_place_it_goes_to_documents_under_a_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("easi_sim.exports.writing.user_documents_path", lambda: tmp_path)
    names = [write_report(played(), now=NOW).path.name for _ in range(3)]
    assert names == [f"easi-corner-shop-school-2026-11-02{number}.html" for number in ("", "-2", "-3")]


def test_without_documents_it_goes_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("easi_sim.exports.writing.user_documents_path", lambda: tmp_path / "no")
    assert takeaway_folder() == Path.home()


def test_the_journal_is_written_and_noted(tmp_path: Path) -> None:
    records = played().records
    written = write_journal(records, [corner_shop()], tmp_path / "journal.md", now=NOW)
    text = written.path.read_text(encoding="utf-8")
    assert text.count("\n## ") == 4
    assert "About something else." in text
    assert [export.what for export in records.exports()] == ["journal"]


def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("theirs", encoding="utf-8")
    with pytest.raises(CannotWrite, match="is there already, and nothing was written over it"):
        write_text(path, "ours")
    assert path.read_text(encoding="utf-8") == "theirs"
    write_text(path, "ours", overwrite=True)
    assert path.read_text(encoding="utf-8") == "ours"
    assert os.listdir(tmp_path) == ["there.md"], "no scraps are left"  # noqa: PTH208 - hidden ones too


@pytest.mark.parametrize("name", ["records.sqlite", "records.sqlite-journal", "link.json"])
def test_the_records_themselves_are_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EASI_HOME", str(tmp_path))
    (tmp_path / "link.json").symlink_to("records.sqlite")
    records = Records.open()
    with pytest.raises(CannotWrite, match="is where EASI keeps its records"):
        write_text(tmp_path / name, "ours", overwrite=True)
    assert records.holdings().playthroughs == 0
    records.close()
    assert (tmp_path / "records.sqlite").read_bytes().startswith(b"SQLite")


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(write_text(tmp_path / "mine.md", "x").stat().st_mode) == 0o600


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(CannotWrite):
        write_text(tmp_path / "link.md", "ours")
    assert not (tmp_path / "elsewhere.md").exists()
    assert free_name(tmp_path / "link.md") == tmp_path / "link-2.md"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such/r.md", "There is no folder .*Make it, or name another place"),
        ("", "is a folder. Name the file to write"),
        ("a\0b.md", "cannot be written: .*Name another place"),
        ("x" * 300, "cannot be written: file name too long. Name another place"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told_with_a_way_out(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(CannotWrite, match=said):
        write_text(tmp_path / name, "ours")
    assert not any(tmp_path.iterdir())


def test_a_disk_that_fills_up_leaves_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="cannot be written: no space left on device"):
        write_text(tmp_path / "mine.md", "ours")
    assert not any(tmp_path.iterdir())


def test_a_file_that_could_not_be_noted_stands_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Full("There is no room left.", "Make some.")

    session = played()
    monkeypatch.setattr(Records, "note_export", full)
    written = write_report(session, tmp_path / "mine.html", now=NOW)
    assert written.path.is_file()
    assert str(written.unnoted) == "There is no room left. Make some."
