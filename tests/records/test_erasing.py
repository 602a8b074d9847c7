"""What was erased stands in no byte of any file of ours, whoever has the records open; what cannot be done is said."""

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.records import Busy, Records, UnknownPlaythrough
from easi_sim.records.erasing import STILL_OPEN
from tests.records.conftest import Clock
from tests.records.writing import DECIDED, FILE, PAGE, PLAYED, WRITTEN, fill, found_under, marks, move, text
from tests.running import surroundings


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
