"""The log of a workshop in a file of its own: SQLite, readable by its owner only, and only ever added to.

An act is on the disk before anyone sees what it did, so that a host killed at any moment comes back to what was shown.
Several acts that wait at once are written in one transaction: a room of sixty votes within a second.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from easi_sim.errors import Trouble
from easi_sim.workshop.acts import ACT, Act

ENDING = ".workshop"
FORMAT = 1

_TABLES = """
CREATE TABLE opening (body TEXT NOT NULL);
CREATE TABLE log (number INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL);
CREATE TRIGGER acts_are_only_added BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TABLE notes (id INTEGER PRIMARY KEY, at TEXT NOT NULL, turn INTEGER, text TEXT NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class CannotKeep(Trouble):
    """The log cannot be written or read."""


class Opening(BaseModel):
    """How a workshop was opened: what its log is to be read by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    story: str
    folder: str | None = None
    """The story's own folder, where it is not one of the library."""
    digest: str
    """Of the story; on a story that has changed the log cannot be read."""
    viewpoint: str
    variant: str | None = None
    recorded: tuple[str, ...] = ()
    """The choices of the recording that is replayed."""
    code: Annotated[str, Field(min_length=4)]
    """What is typed to join."""
    secret: Annotated[str, Field(min_length=32, repr=False)]
    """Signs the cookies of the seats."""
    wall: bool = False
    """Whether questions for the next meeting are gathered."""
    opened: datetime


class Note(BaseModel):
    """What the facilitator noted, and in which scene."""

    at: datetime
    turn: int | None
    text: str


class WorkshopFile:
    """A file of one workshop, open."""

    def __init__(self, path: Path, connection: sqlite3.Connection, opening: Opening) -> None:
        """Take what `create` or `reopen` made."""
        self.path = path
        self.opening = opening
        self._connection = connection

    @classmethod
    def create(cls, path: Path, opening: Opening) -> WorkshopFile:
        """Make the file. Raises CannotKeep."""
        with _in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            connection = _connect(path)
            connection.executescript(f"BEGIN;{_TABLES}COMMIT;")
            with _transaction(connection):
                connection.execute("INSERT INTO opening VALUES (?)", (opening.model_dump_json(),))
        return cls(path, connection, opening)

    @classmethod
    def reopen(cls, path: Path) -> WorkshopFile:
        """Open a file that is there. Raises CannotKeep."""
        with _in_words(path):
            if not path.is_file():
                raise FileNotFoundError(2, "there is no such file")
            connection = _connect(path)
            try:
                ((body,),) = connection.execute("SELECT body FROM opening").fetchall()
                opening = Opening.model_validate_json(body)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, opening)

    def append(self, acts: Iterable[tuple[datetime, Act]]) -> None:
        """Write acts, all of them or none, and wait for the disk. Raises CannotKeep."""
        rows = [(at.astimezone(UTC).isoformat(), act.model_dump_json()) for at, act in acts]
        with _in_words(self.path), _transaction(self._connection):
            self._connection.executemany("INSERT INTO log (at, act) VALUES (?, ?)", rows)

    def acts(self, after: int = 0) -> Iterator[tuple[int, datetime, Act]]:
        """Yield the acts that come after a number, with theirs, oldest first. Raises CannotKeep."""
        with _in_words(self.path):
            rows = self._connection.execute(
                "SELECT number, at, act FROM log WHERE number > ? ORDER BY number", (after,)
            )
            for number, at, act in rows.fetchall():
                yield number, datetime.fromisoformat(at), ACT.validate_json(act)

    def note(self, text: str, turn: int | None, at: datetime) -> None:
        """Keep a note of the facilitator's. Raises CannotKeep."""
        with _in_words(self.path), _transaction(self._connection):
            row = (at.astimezone(UTC).isoformat(), turn, text)
            self._connection.execute("INSERT INTO notes (at, turn, text) VALUES (?, ?, ?)", row)

    def notes(self) -> tuple[Note, ...]:
        """Every note, oldest first. Raises CannotKeep."""
        with _in_words(self.path):
            rows = self._connection.execute("SELECT at, turn, text FROM notes ORDER BY id").fetchall()
            return tuple(Note(at=datetime.fromisoformat(at), turn=turn, text=text) for at, turn, text in rows)

    def setting(self, name: str) -> str:
        """Return what was set, or nothing: how a room is reached, so that it is so again. Raises CannotKeep."""
        with _in_words(self.path):
            row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else ""

    def set_setting(self, name: str, value: str) -> None:
        """Set something for the next time the workshop is opened. Raises CannotKeep."""
        with _in_words(self.path), _transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    # The log is written in a thread of its own, and closed by whoever opened it.
    connection = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")  # the notes are another process's
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise CannotKeep(f"{path} is there already.") from error
    except (OSError, sqlite3.Error) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise CannotKeep(f"{path} is no log of a workshop, or it is damaged. Nothing in it was changed.") from error
        why = getattr(error, "strerror", None) or str(error)
        raise CannotKeep(f"The workshop's log, {path}, cannot be kept: {why.lower()}.") from error
    except (ValueError, ValidationError) as error:
        raise CannotKeep(f"{path} is no log of a workshop, or a newer EASI wrote it.") from error
