"""The records of one learner: playthroughs, their moves as an append-only log, and settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from easi_engine.play import Move, Playthrough, Recording, Stop, replay
from easi_engine.story import Story
from easi_sim.records.database import FILE, connect, connect_memory, damaged, home_folder, in_words, writing
from easi_sim.records.errors import ContinuedElsewhere, RecordsError, UnknownPlaythrough

Clock = Callable[[], datetime]
"""Tells the time, with its zone. The one clock of the application, since the engine has none."""

_MOVE = TypeAdapter(Move)
_COLUMNS = "id, story, digest, viewpoint, variant, started, updated, finished"


@dataclass(frozen=True, slots=True)
class Saved:
    """A playthrough as the records list it."""

    id: int
    story: str
    """The story's id."""
    digest: str
    """Of the story when it was last played."""
    viewpoint: str
    variant: str | None
    started: datetime
    updated: datetime
    finished: datetime | None
    moves: int
    """How many moves stand."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A playthrough read back and replayed."""

    playthrough: Playthrough
    stopped: Stop | None
    """Where and why the story no longer fits what was recorded; the playthrough goes as far as it fits."""
    edited: bool
    """Whether the story has changed since."""
    entries: int
    """Length of its log, to give back as `after` when adding to it."""


class Records:
    """What is kept about a learner on this machine. Every method raises RecordsError and nothing of SQLite's."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, clock: Clock) -> None:
        """Use `open` or `in_memory` instead."""
        self._connection = connection
        self._clock = clock
        self.path = path
        """The file, or None for records that go with the process."""

    @classmethod
    def open(cls, home: Path | None = None, clock: Clock = lambda: datetime.now(UTC)) -> Records:
        """Open the records in `home` (EASI_HOME, or the user's data folder), making them at first use."""
        home = home or home_folder()
        return cls(connect(home), home / FILE, clock)

    @classmethod
    def in_memory(cls, clock: Clock = lambda: datetime.now(UTC)) -> Records:
        """Open empty records that go with the process."""
        return cls(connect_memory(), None, clock)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def begin(self, playthrough: Playthrough) -> int:
        """Add a playthrough at its start and return its number."""
        program = playthrough.program
        now = self._now()
        row = (program.story.id, program.story.digest, program.viewpoint, playthrough.variant, now, now)
        with self._writing():
            cursor = self._connection.execute(
                "INSERT INTO playthroughs (story, digest, viewpoint, variant, started, updated)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
        if cursor.lastrowid is None:
            raise AssertionError("an INSERT gives its row a number")
        return cursor.lastrowid

    def append(self, id_: int, move: Move, *, after: int, over: bool) -> int:
        """Add a confirmed move to the log, and return the log's new length.

        When this returns, the move is on the disk. `after` is the length the caller knows, `over` whether the move
        reached an ending. Raises ContinuedElsewhere if the log has grown since.
        """
        return self._add(id_, (_MOVE.dump_json(move).decode(),), after=after, over=over)

    def append_undo(self, id_: int, *, after: int) -> int:
        """Take back the last move that stands, by adding to the log; return the log's new length."""
        return self._add(id_, (None,), after=after, over=False)

    def adopt(self, id_: int, resumed: Resumed) -> int:
        """Go on with an edited story: take back the moves that no longer fit, and return the log's new length."""
        playthrough = resumed.playthrough
        surplus = self.saved(id_).moves - len(playthrough.moves)
        digest = playthrough.program.story.digest
        undone = (None,) * surplus
        return self._add(id_, undone, after=resumed.entries, over=playthrough.is_over, digest=digest)

    def load(self, id_: int, story: Story) -> Resumed:
        """Replay a playthrough on the story as it is now, as far as it fits."""
        saved = self.saved(id_)
        moves, entries = self._standing(id_)
        try:
            recording = Recording(
                story=saved.story,
                digest=saved.digest,
                viewpoint=saved.viewpoint,
                variant=saved.variant,
                moves=moves,
            )
        except ValidationError as error:
            raise damaged(self.path, f"playthrough {id_} holds what this version does not know") from error
        done = replay(story, recording)
        return Resumed(done.playthrough, done.stopped, done.edited, entries)

    def saved(self, id_: int) -> Saved:
        """Return what is recorded of one playthrough. Raises UnknownPlaythrough."""
        for saved in self._list("WHERE id = ?", id_):
            return saved
        raise UnknownPlaythrough(
            f"There is no playthrough number {id_} in the records.", "`easi play` lists those you can go on with."
        )

    def unfinished(self, story: str | None = None, viewpoint: str | None = None) -> tuple[Saved, ...]:
        """Playthroughs with a move made and no ending reached, the last played first."""
        return tuple(
            saved
            for saved in self._list("WHERE finished IS NULL")
            if saved.moves and story in {None, saved.story} and viewpoint in {None, saved.viewpoint}
        )

    def finished(self) -> tuple[Saved, ...]:
        """Playthroughs that reached an ending, the last played first."""
        return tuple(self._list("WHERE finished IS NOT NULL"))

    def latest(self) -> Saved | None:
        """Return the unfinished playthrough played last, if there is one."""
        return next(iter(self.unfinished()), None)

    def next_variant(self, story: Story, viewpoint: str) -> str | None:
        """Return the variant to meet next: the one met least from this seat, then from any, then the first declared."""
        with self._reading():
            met = self._connection.execute(
                "SELECT variant, viewpoint FROM playthroughs WHERE story = ?", (story.id,)
            ).fetchall()
        here = [variant for variant, seat in met if seat == viewpoint]
        anywhere = [variant for variant, _ in met]
        return min(story.case.variants, key=lambda id_: (here.count(id_), anywhere.count(id_)), default=None)

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting."""
        with self._reading():
            row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._writing():
            self._connection.execute(
                "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with in_words(self.path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with in_words(self.path), writing(self._connection):
            yield

    def _add(
        self, id_: int, moves: tuple[str | None, ...], *, after: int, over: bool, digest: str | None = None
    ) -> int:
        now = self._now()
        with self._writing():
            query = "SELECT count(*) FROM moves WHERE playthrough = ?"
            if self._connection.execute(query, (id_,)).fetchone()[0] != after:
                raise ContinuedElsewhere(
                    "This playthrough has been carried on in another window.",
                    "Start `easi play` again to go on from where that one is.",
                )
            rows = [(id_, after + count, now, move) for count, move in enumerate(moves, start=1)]
            self._connection.executemany("INSERT INTO moves VALUES (?, ?, ?, ?)", rows)
            self._connection.execute(
                "UPDATE playthroughs SET updated = ?, finished = ?, digest = coalesce(?, digest) WHERE id = ?",
                (now, now if over else None, digest, id_),
            )
        return after + len(moves)

    def _standing(self, id_: int) -> tuple[tuple[Move, ...], int]:
        """Return the moves that stand, and the length of the log."""
        query = "SELECT move FROM moves WHERE playthrough = ? ORDER BY entry"
        with self._reading():
            log = [row[0] for row in self._connection.execute(query, (id_,))]
        standing: list[str] = []
        for entry in log:
            if entry is not None:
                standing.append(entry)
            elif standing:
                standing.pop()
        try:
            return tuple(_MOVE.validate_json(entry) for entry in standing), len(log)
        except ValidationError as error:
            raise damaged(self.path, f"a move of playthrough {id_} cannot be read") from error

    def _list(self, where: str, *values: int) -> Iterator[Saved]:
        moves = "(SELECT count(move) - (count(*) - count(move)) FROM moves WHERE moves.playthrough = playthroughs.id)"
        query = f"SELECT {_COLUMNS}, {moves} FROM playthroughs {where} ORDER BY updated DESC, id DESC"
        with self._reading():
            rows = self._connection.execute(query, values).fetchall()
        for row in rows:
            started, updated, finished = (self._time(text) for text in row[5:8])
            if started is None or updated is None:
                raise damaged(self.path, f"playthrough {row[0]} has no time")
            id_, story, digest, viewpoint, variant = row[:5]
            yield Saved(id_, story, digest, viewpoint, variant, started, updated, finished, row[8])

    def _time(self, text: str | None) -> datetime | None:
        try:
            return datetime.fromisoformat(text) if text else None
        except ValueError as error:
            raise damaged(self.path, f"{text!r} is not a time") from error


def open_or_forget(home: Path | None = None) -> tuple[Records, RecordsError | None]:
    """Open the records or, where that fails, records that go with the process, with the reason to tell the learner."""
    try:
        return Records.open(home), None
    except RecordsError as error:
        return Records.in_memory(), error
