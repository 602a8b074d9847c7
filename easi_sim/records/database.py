"""The database file: where it is, how it is opened, its tables, and SQLite's errors in words."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from easi_sim.records.errors import Busy, Damaged, Full, NotWritable, RecordsError, TooNew

FILE = "records.sqlite"

SCHEMA = 1
"""The version of the tables this program reads and writes, kept in SQLite's `user_version`."""

WAIT = 5.0
"""Seconds to wait for another EASI to finish writing."""

_TABLES = """
CREATE TABLE playthroughs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, even after an erasure
    story TEXT NOT NULL,
    digest TEXT NOT NULL,                  -- of the story when it was last played
    viewpoint TEXT NOT NULL,
    variant TEXT,
    started TEXT NOT NULL,                 -- times are UTC, ISO 8601
    updated TEXT NOT NULL,
    finished TEXT                          -- when an ending was reached
);
CREATE TABLE moves (
    playthrough INTEGER NOT NULL REFERENCES playthroughs (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL,                -- 1, 2, 3 ... within the playthrough
    at TEXT NOT NULL,
    move TEXT,                             -- JSON; null takes back the last move that stands
    PRIMARY KEY (playthrough, entry)
) WITHOUT ROWID;
CREATE TRIGGER moves_are_only_added BEFORE UPDATE ON moves
    BEGIN SELECT RAISE(ABORT, 'moves are only added'); END;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_NO_SAVING = "You can still play; nothing will be saved."


def home_folder() -> Path:
    """Return where records are kept: EASI_HOME, or this user's data folder."""
    named = os.environ.get("EASI_HOME")
    return Path(named) if named else Path(platformdirs.user_data_dir("easi", appauthor=False))


def connect(home: Path) -> sqlite3.Connection:
    """Open the database in `home`, making both at first use, readable by nobody else. Raises RecordsError."""
    path = home / FILE
    try:
        _make_private(home, path)
    except OSError as error:
        raise NotWritable(
            f"The records cannot be kept in {home}: {_reason(error)}.",
            f"{_NO_SAVING} EASI_HOME can name another folder.",
        ) from error
    with in_words(path):
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _prepare(connection, path)
        except (sqlite3.Error, RecordsError):
            connection.close()
            raise
    return connection


def connect_memory() -> sqlite3.Connection:
    """Open a database that goes with the process."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _make_tables(connection)
    return connection


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _make_private(home: Path, path: Path) -> None:
    if not home.is_dir():
        home.mkdir(parents=True, mode=0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(handle)
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise TooNew(
            f"The records in {path} were written by a newer version of EASI.",
            f"Update EASI to go on with them. {_NO_SAVING}",
        )
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    # A confirmed move must outlive a power cut: FULL waits for the disk at each commit, and on macOS, fullfsync
    # for the disk's own cache.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    if version < SCHEMA:
        _make_tables(connection)


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


def _make_tables(connection: sqlite3.Connection) -> None:
    with writing(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
            return  # another process was first
        for statement in _statements(_TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _statements(script: str) -> Iterator[str]:
    """Split a script: `executescript` would commit the transaction that keeps two processes apart."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the write lock from its start: all of it is saved, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled it back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors into RecordsError, told to a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(error, path) from error


def _told(error: sqlite3.Error, path: Path | None) -> RecordsError:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return Full(
                f"There is no room left to write {path}.",
                "Make some room and start again. Every move confirmed so far is safe. " + _NO_SAVING,
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NotWritable(
                f"The records in {path} cannot be written.",
                f"Check who may write there, or let EASI_HOME name another folder. {_NO_SAVING}",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(
                f"Another program has kept {path} to itself for {WAIT:.0f} seconds.",
                f"Close other EASI windows and start again. {_NO_SAVING}",
            )
        case sqlite3.SQLITE_IOERR:
            return NotWritable(
                f"The disk failed while {path} was in use ({error}).",
                f"Look at the disk before you play on. {_NO_SAVING}",
            )
        case _:
            return damaged(path, str(error))


def damaged(path: Path | None, detail: str) -> Damaged:
    """Return the error for a file that cannot be read as records."""
    return Damaged(
        f"The records in {path} are damaged ({detail}). Nothing in them was changed.",
        f"Move the file away to start with empty records. {_NO_SAVING}",
    )
