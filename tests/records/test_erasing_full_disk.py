"""Erasing where there is no room left to write down what is to be erased."""

from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.records import Full, NotWritable, Records, What
from easi_sim.records.erasing import NO_ROOM
from tests.records.children import in_a_child, let_no_file_grow_beyond
from tests.records.writing import FILE, WRITTEN, fill, found_under, move, text

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
