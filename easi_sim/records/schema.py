"""The tables of the records, and how an older file becomes one of this version: a copy first, then all or nothing."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SCHEMA = 2
"""The version of the tables this program reads and writes, kept in SQLite's `user_version`."""

UNFINISHED_COPY = ".part"
"""How the name of a copy ends while it is being made."""

_PLAYTHROUGHS = """
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

_SELF_STUDY = """
-- A what-if holds a copy of the moves it shares, so it goes when the playthrough it parts from goes.
ALTER TABLE playthroughs ADD COLUMN branch_of INTEGER REFERENCES playthroughs (id) ON DELETE CASCADE;
ALTER TABLE playthroughs ADD COLUMN branch_at INTEGER;  -- of what-ifs alone, and of all of them
CREATE INDEX playthroughs_by_branch ON playthroughs (branch_of);
CREATE TABLE results (
    playthrough INTEGER PRIMARY KEY REFERENCES playthroughs (id) ON DELETE CASCADE,
    ending TEXT NOT NULL,
    effective_done INTEGER NOT NULL,
    effective_of INTEGER NOT NULL,
    appropriate_done INTEGER NOT NULL,
    appropriate_of INTEGER NOT NULL,
    effective_grave INTEGER NOT NULL,
    appropriate_grave INTEGER NOT NULL,
    model TEXT,
    digest TEXT NOT NULL,                  -- of the story by which it was judged
    at TEXT NOT NULL
);
CREATE TABLE decisions (                   -- each shows the readings of its scene
    playthrough INTEGER NOT NULL REFERENCES playthroughs (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL,                -- of the log
    at TEXT NOT NULL,
    story TEXT NOT NULL,
    viewpoint TEXT NOT NULL,
    scene TEXT NOT NULL,                   -- '' where an older version wrote none
    choice TEXT NOT NULL,
    agency TEXT,                           -- whose wish was predicted; null where none was
    predicted TEXT,
    met INTEGER,
    first INTEGER NOT NULL,                -- whether the readings were new to the learner
    PRIMARY KEY (playthrough, entry)
) WITHOUT ROWID;
CREATE INDEX decisions_by_scene ON decisions (story, viewpoint, scene);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT,                              -- a date
    done TEXT,
    playthrough INTEGER REFERENCES playthroughs (id) ON DELETE SET NULL,
    story TEXT,
    viewpoint TEXT,
    written TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE cards (concept TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE exports (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, path TEXT NOT NULL);
"""


def make_tables(connection: sqlite3.Connection, path: Path | None) -> None:
    """Make the tables, or bring those of an older version up to this one; another process may be doing the same.

    An older file is copied first, beside itself. If anything fails, the file is as it was. Raises sqlite3.Error, and
    OSError when the copy cannot be made.
    """
    with writing(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= SCHEMA:
            return  # another process was first
        if version and path is not None:
            _copy(path)
        for older in range(version, SCHEMA):
            _UPGRADES[older](connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _from_nothing(connection: sqlite3.Connection) -> None:
    _run(connection, _PLAYTHROUGHS)


def _from_1(connection: sqlite3.Connection) -> None:
    _run(connection, _SELF_STUDY)
    query = (
        "SELECT playthrough, entry, at, story, viewpoint, move FROM moves JOIN playthroughs ON id = playthrough"
        " WHERE move IS NOT NULL"
    )
    rows = [(*row, choice) for *row, move in connection.execute(query) if (choice := _decided(move))]
    connection.executemany(
        "INSERT INTO decisions (playthrough, entry, at, story, viewpoint, scene, choice, first)"
        " VALUES (?, ?, ?, ?, ?, '', ?, 0)",
        rows,
    )


_UPGRADES: tuple[Callable[[sqlite3.Connection], None], ...] = (_from_nothing, _from_1)
"""By the version they begin at. A new file goes through all of them, so that it is the same as one grown older."""


def _decided(move: str) -> str | None:
    """Return the choice of a move made at a decision point, which is one put on record; version 1 kept no scenes."""
    try:
        found = json.loads(move)
        return str(found["choice"]) if found["record"] else None
    except (ValueError, TypeError, KeyError):
        return None  # damage is said when the playthrough is read


def _copy(path: Path) -> None:
    """Copy the file, whole or not at all, for its owner's eyes only.

    Called while this process holds the write lock, so nothing changes meanwhile; a second connection reads, because
    SQLite copies nothing through one that is writing.
    """
    part = path.with_name(f"{copy_name(path)}{UNFINISHED_COPY}")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    part.replace(path.with_name(copy_name(path)))


def copy_name(path: Path) -> str:
    """Return what the copy made before a migration to this version is called."""
    return f"{path.name}.before-{SCHEMA}"


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in _statements(script):
        connection.execute(statement)


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
