"""The database file: where it is, how it is opened, and SQLite's errors in words."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from easi_sim.place import FILE
from easi_sim.records.errors import Busy, Damaged, Full, NotWritable, RecordsError, TooNew
from easi_sim.records.schema import SCHEMA, make_tables

WAIT = 5.0
"""Seconds to wait for another EASI to finish writing."""


def connect(home: Path) -> sqlite3.Connection:
    """Open the database in `home`, making both at first use, readable by nobody else. Raises RecordsError."""
    path = home / FILE
    try:
        _make_private(home, path)
    except OSError as error:
        raise NotWritable(
            f"The records cannot be kept in {home}: {_reason(error)}.", "EASI_HOME can name another folder."
        ) from error
    with in_words(path):
        # A debrief is worked out, and its result kept, in a thread of its own; `Store` lets one in at a time.
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
        except (sqlite3.Error, OSError, RecordsError):
            connection.close()
            raise
    return connection


def connect_memory() -> sqlite3.Connection:
    """Open a database that goes with the process."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    make_tables(connection, None)
    return connection


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _make_private(home: Path, path: Path) -> None:
    home.mkdir(parents=True, exist_ok=True, mode=0o700)  # one that is there keeps its own permissions
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(handle)
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise TooNew(
            f"The records in {path} were written by a newer version of EASI.", "Update EASI to go on with them."
        )
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    # A confirmed move must outlive a power cut: FULL waits for the disk at each commit, and on macOS, fullfsync
    # for the disk's own cache.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    # What is deleted is overwritten, and what SQLite sets aside for a while never touches the disk.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if version < SCHEMA:
        make_tables(connection, path)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on write-ahead logging, waiting our turn: SQLite's own wait does not cover this statement."""
    give_up = time.monotonic() + WAIT
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return  # where the file system has no shared memory it stays as it was, which is slower and as safe
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


@contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors, and those of files beside the database, into RecordsError, told to a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(error, path) from error
    except OSError as error:
        raise NotWritable(
            f"Beside {path} nothing can be written: {_reason(error)}.",
            "Check who may write there, or let EASI_HOME name another folder.",
        ) from error


def _told(error: sqlite3.Error, path: Path | None) -> RecordsError:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return Full(
                f"There is no room left to write {path}.", "Make some room. What was confirmed before this is safe."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NotWritable(
                f"The records in {path} cannot be written.",
                "Check who may write there, or let EASI_HOME name another folder.",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(f"Another program is keeping {path} to itself.", "Close other EASI windows.")
        case sqlite3.SQLITE_IOERR:
            return NotWritable(
                f"The disk failed while {path} was in use ({error}).", "Look at the disk before you play on."
            )
        case _:
            return damaged(path, str(error))


def damaged(path: Path | None, detail: str) -> Damaged:
    """Return the error for a file that cannot be read as records."""
    return Damaged(
        f"The records in {path} are damaged ({detail}). Nothing in them was changed.",
        "Move the file away to start with empty records.",
    )
