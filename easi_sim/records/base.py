"""What every part of the records stands on: one connection, one clock, one policy, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock

from easi_sim.policy import Policy
from easi_sim.records.database import WAIT, damaged, in_words
from easi_sim.records.errors import Busy, Full, NoFreeText, NotWritable, RecordsError
from easi_sim.records.schema import writing

Clock = Callable[[], datetime]
"""Tells the time, with its zone. The one clock of the application, since the engine has none."""


def system_clock() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Store:
    """The connection, and how to read and write through it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, clock: Clock, policy: Policy, *, private: bool = False
    ) -> None:
        """Use `Records.open` or `Records.in_memory` instead."""
        self._connection = connection
        self._clock = clock
        self._lock = RLock()
        self.path = path
        """The file, or None for records that go with the process."""
        self.policy = policy
        """What this machine's organisation allows."""
        self.private = private
        """Whether nothing outlives the process because the learner or the policy wants it so."""

    @property
    def free_text(self) -> bool:
        """Whether words typed by the learner may be stored; screens hide their boxes, and say why, where not."""
        return self.policy.free_text

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def now(self) -> datetime:
        """Return the time by the records' clock, in UTC."""
        return self._clock().astimezone(UTC)

    def wait_at_most(self, seconds: float = WAIT) -> None:
        """Wait only so long for another process from now on: less while moves are waiting to be saved."""
        with self._lock:
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _refuse_free_text(self) -> None:
        if not self.free_text:
            raise NoFreeText(
                "The policy of this machine lets no words of your own be stored.",
                "`easi policy` shows what it says and where it stands.",
            )

    # -- leaving no trace ------------------------------------------------------------------------------------

    def _empty_log(self) -> bool:
        """Empty the log of writes, in which what was replaced would stand a while longer; say whether it could be."""
        with self._reading() as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _try_to_empty_log(self) -> bool:
        """Empty the log of writes after something that is done already, and so must not be said to have failed."""
        try:
            return self._empty_log()
        except RecordsError:
            return False

    def _build_anew(self) -> None:
        """Build the file anew: what is deleted is overwritten, but where rows moved a copy of theirs may be left."""
        try:
            with self._reading() as connection:
                connection.execute("VACUUM")
        except (Full, NotWritable):
            with self._in_place() as connection:
                connection.execute("VACUUM")

    @contextmanager
    def _in_place(self) -> Iterator[sqlite3.Connection]:
        """Write to the file itself, which needs no room, instead of to a log beside it.

        Nobody else may have it open, and a power cut meanwhile could damage it: only for where there is no other way.
        """
        with self._reading() as connection:
            (mode,) = connection.execute("PRAGMA journal_mode = MEMORY").fetchone()
            if mode != "memory":
                raise Busy("Another program has the file open.", "Close other EASI windows.")
            try:
                yield connection
            finally:
                with suppress(sqlite3.Error):  # where even this finds no room, the next start sees to it
                    connection.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, in_words(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, in_words(self.path), writing(self._connection):
            yield self._connection

    def _time(self, text: str) -> datetime:
        try:
            return datetime.fromisoformat(text)
        except ValueError as error:
            raise damaged(self.path, f"{text!r} is not a time") from error

    def _date(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise damaged(self.path, f"{text!r} is not a date") from error


def storable(text: str) -> str:
    """Return a text that SQLite can take: half a character, as a file's name may have, becomes plain letters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def stamp(time: datetime) -> str:
    """Return a time as the records write it: texts in the order of their times."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
