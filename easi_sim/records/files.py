"""The files that hold something of the learner's, and overwriting them where they lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from easi_sim.claim import ENDING as CLAIM
from easi_sim.claim import Claim, Claimed
from easi_sim.place import FILE
from easi_sim.records.kept import HeldFile

KEEP_COPIES = timedelta(days=30)
"""How long the copy made before a migration is kept: long enough to notice that something went wrong."""

WORKSHOPS = "workshops"
"""The folder of the workshops' logs, in the folder of the records."""
_LOG = ".workshop"
"""How the name of a workshop's log ends; what helps it has more after that."""

_HELPERS = ("-wal", "-shm", "-journal")
_BLOCK = 1 << 20


def files_in(home: Path) -> Iterator[HeldFile]:
    """Every file of the records that is there, the database first."""
    path = home / FILE
    found = [
        (path, "the records"),
        *((home / f"{FILE}{end}", "a helper of the records, while they are open") for end in _HELPERS),
    ]
    found += [(copy, "a copy made before the records changed their form") for copy in copies_in(home)]
    found += [(left, "left over from writing a file that was not finished") for left in leftovers_in(home)]
    found += [(path, _in_workshop_words(path)) for log in workshops_in(home) for path in files_of_workshop(log)]
    for one, what in found:
        try:
            yield HeldFile(one, one.stat().st_size, what)
        except OSError:
            continue  # not there, or gone meanwhile


def copies_in(home: Path) -> tuple[Path, ...]:
    """Copies made before a migration, begun ones and their helpers included."""
    return tuple(sorted(home.glob(f"{FILE}.before-*")))


def leftovers_in(home: Path) -> tuple[Path, ...]:
    """Files that a crash left half written: whatever is taken away is written beside its place first."""
    return tuple(sorted(path for path in home.glob(".easi-????????") if path.is_file()))


def workshops_in(home: Path) -> tuple[Path, ...]:
    """The log of every workshop; of one whose log is gone, the name it had, if a helper of it is left."""
    folder = home / WORKSHOPS
    if not folder.is_dir():
        return ()
    names = (path.name.partition(_LOG)[0] for path in folder.glob(f"*{_LOG}*") if path.is_file())
    return tuple(folder / f"{name}{_LOG}" for name in sorted(set(names)))


def files_of_workshop(log: Path) -> tuple[Path, ...]:
    """Every file of one workshop that is there, its log first."""
    named = (log.with_name(log.name + end) for end in ("", *_HELPERS, CLAIM))
    return tuple(path for path in named if path.is_file())


def _in_workshop_words(path: Path) -> str:
    return "the log of a workshop" if path.name.endswith(_LOG) else "a helper of a workshop's log"


def erase_workshop(log: Path) -> None:
    """Overwrite and remove every file of one workshop. Raises Claimed while it is being held, and OSError."""
    claim = Claim(log)
    claim.let_go()
    for path in reversed(files_of_workshop(log)):  # the log last: without it, nothing says what the others are
        overwrite_and_remove(path)


def remove_old_workshops(home: Path, before: datetime) -> int:
    """Remove the workshops that nobody has touched since `before`; return how many."""
    gone = 0
    for log in workshops_in(home):
        try:
            if max(path.stat().st_mtime for path in files_of_workshop(log)) < before.timestamp():
                erase_workshop(log)
                gone += 1
        except (OSError, Claimed):
            continue  # it stands among what is held
    return gone


def remove_old_copies(home: Path, now: datetime) -> None:
    """Remove copies that are older than they are kept for."""
    for copy in copies_in(home):
        try:
            if copy.stat().st_mtime < (now - KEEP_COPIES).timestamp():
                overwrite_and_remove(copy)
        except OSError:
            continue  # gone meanwhile, or not ours to remove: it stands among what is held


def overwrite_and_remove(path: Path) -> None:
    """Write zeros over a file where it lies, which needs no room on the disk, and remove it. Raises OSError."""
    with path.open("r+b", buffering=0) as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        os.fsync(file.fileno())
    path.unlink()
