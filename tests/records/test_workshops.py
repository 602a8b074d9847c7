"""Workshops' logs among what is held: named, kept no longer than the rest, and erased with it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from easi_sim.claim import Claim, Claimed
from easi_sim.records import Records
from easi_sim.records.base import system_clock
from easi_sim.records.files import WORKSHOPS, erase_workshop, files_in, workshops_in
from easi_sim.words.records import expired_words
from easi_sim.workshop.file import ENDING


def log(home: Path, name: str = "day", days_old: int = 0) -> Path:
    """A log with its helpers, as SQLite leaves them when it is killed."""
    path = home / WORKSHOPS / f"{name}{ENDING}"
    path.parent.mkdir(parents=True, exist_ok=True)
    then = (system_clock() - timedelta(days=days_old)).timestamp()
    for end in ("", "-wal", "-shm"):
        one = path.with_name(path.name + end)
        one.write_bytes(b"what they voted")
        os.utime(one, (then, then))
    return path


def test_every_file_of_a_workshop_is_named(tmp_path: Path) -> None:
    path = log(tmp_path)
    found = {held.path.name: held.what for held in files_in(tmp_path)}
    assert found == {
        path.name: "the log of a workshop",
        f"{path.name}-wal": "a helper of a workshop's log",
        f"{path.name}-shm": "a helper of a workshop's log",
    }


def test_a_helper_without_its_log_is_still_found(tmp_path: Path) -> None:
    path = log(tmp_path)
    path.unlink()
    assert workshops_in(tmp_path) == (path,)
    erase_workshop(path)
    assert not any((tmp_path / WORKSHOPS).iterdir())


def test_erasing_one_workshop_leaves_others_whose_names_begin_alike(tmp_path: Path) -> None:
    one, other = log(tmp_path, "day"), log(tmp_path, "day-2")
    notes = one.with_name(f"{one.name}-notes.txt")
    notes.write_text("mine", encoding="utf-8")
    erase_workshop(one)
    assert not one.exists()
    assert other.exists()
    assert notes.exists()


def test_a_workshop_that_is_being_held_is_not_erased(tmp_path: Path) -> None:
    path = log(tmp_path)
    claim = Claim(path)
    with pytest.raises(Claimed):
        erase_workshop(path)
    claim.let_go()
    assert path.exists()


def test_a_workshop_is_kept_no_longer_than_the_rest(tmp_path: Path) -> None:
    old, new, held = log(tmp_path, "old", 366), log(tmp_path, "new", 364), log(tmp_path, "held", 400)
    claim = Claim(held)
    Path(claim.path).touch()
    os.utime(claim.path, (0, 0))
    records = Records.open(tmp_path)
    assert expired_words(records) == "1 workshop, not touched for a year, went when EASI started."
    records.close()
    claim.let_go()
    assert not old.exists()
    assert new.exists()
    assert held.exists()


def test_erasing_file_by_file_takes_workshops_too(tmp_path: Path) -> None:
    path = log(tmp_path)
    (tmp_path / "records.sqlite").write_bytes(b"nothing that can be read" * 100)
    from easi_sim.records import erase_files

    erased = erase_files(tmp_path)
    assert f"Overwritten and removed: {path}" in erased.did
    assert erased.undone == ()
    assert not path.exists()
