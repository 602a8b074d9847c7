"""What one process at a time may do to a file: a claim on it, which ends with the process, killed or not.

SQLite's own locks do it: they are the same on every system, and the system lets go of them when a process is gone.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from easi_sim.errors import Trouble

ENDING = "-host"
"""Stands after a file's own name in the name of the file whose lock is the claim. There is nothing in it."""


class Claimed(Trouble):
    """Another process has the claim."""


class Claim:
    """A claim on a file, held until it is let go."""

    def __init__(self, path: Path) -> None:
        """Claim a file. Raises Claimed, and OSError where nothing can be written beside it."""
        self.path = path.with_name(path.name + ENDING)
        try:
            self._connection = sqlite3.connect(self.path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise OSError(None, str(error), str(self.path)) from error
        try:
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._connection.close()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise Claimed(f"{path} is in use: the workshop is open in another window.") from error
            raise OSError(None, str(error), str(self.path)) from error

    def let_go(self) -> None:
        """Let another have it. The empty file stays: whoever removed it could take it from under another's claim."""
        self._connection.close()


def is_claimed(path: Path) -> bool:
    """Whether a process has a claim on a file."""
    if not path.with_name(path.name + ENDING).exists():
        return False
    try:
        Claim(path).let_go()
    except Claimed:
        return True
    return False
