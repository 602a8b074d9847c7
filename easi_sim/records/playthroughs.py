"""Playthroughs: each a log of moves that only grows, written before a move is shown as confirmed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from easi_sim.records.base import Store, stamp, storable
from easi_sim.records.errors import ContinuedElsewhere, UnknownPlaythrough
from easi_sim.records.kept import Branch, Decided, Resumed, Saved, Step

if TYPE_CHECKING:
    from easi_engine.play import Move, Playthrough
    from easi_engine.story import Story

LONGEST_GAP = 600
"""Seconds that a pause between two moves counts for at most, in the time spent."""

_MOVES = "(SELECT count(move) * 2 - count(*) FROM moves WHERE moves.playthrough = playthroughs.id)"
_COLUMNS = f"id, story, digest, viewpoint, variant, started, updated, finished, {_MOVES}, branch_of, branch_at"
_UNFINISHED = "finished IS NULL AND branch_at IS NULL"
_FINISHED = "finished IS NOT NULL AND branch_at IS NULL"


class Playthroughs(Store):
    """The playthroughs and their moves."""

    # -- writing ---------------------------------------------------------------------------------------------

    def begin(self, playthrough: Playthrough, steps: Sequence[Step] = (), branch: Branch | None = None) -> int:
        """Add a playthrough with what has been done in it already, and return its number.

        `branch` says of which other one it is a “what if”; then the moves it shares are among the steps.
        """
        program = playthrough.program
        now = stamp(self.now())
        parted = (branch.of or None, branch.at) if branch is not None else (None, None)
        row = (program.story.id, program.story.digest, program.viewpoint, playthrough.variant, now, now, *parted)
        with self._writing() as connection:
            if branch is not None and branch.of:
                self._must_be_there(connection, branch.of)
            cursor = connection.execute(
                "INSERT INTO playthroughs (story, digest, viewpoint, variant, started, updated, branch_of, branch_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            if cursor.lastrowid is None:
                raise AssertionError("an INSERT gives its row a number")
            if steps:
                self._add(connection, cursor.lastrowid, steps, after=0, digest=None)
        return cursor.lastrowid

    def append(self, id_: int, move: Move, *, after: int, over: bool, decided: Decided | None = None) -> int:
        """Add a confirmed move to the log, and return the log's new length.

        When this returns, the move is on the disk. `after` is the length the caller knows, `over` whether the move
        reached an ending. Raises ContinuedElsewhere if the log has grown since.
        """
        return self.write(id_, (Step(move, over, decided=decided),), after=after)

    def append_undo(self, id_: int, *, after: int) -> int:
        """Take back the last move that stands, by adding to the log; return the log's new length."""
        return self.write(id_, (Step(None, over=False),), after=after)

    def adopt(self, id_: int, resumed: Resumed, steps: Sequence[Step] = ()) -> int:
        """Go on with an edited story: take back the moves that no longer fit, and return the log's new length."""
        playthrough = resumed.playthrough
        surplus = self.saved(id_).moves - len(playthrough.moves)
        undone = (Step(None, playthrough.is_over),) * surplus
        digest = playthrough.program.story.digest
        return self.write(id_, (*undone, *steps), after=resumed.entries, digest=digest)

    def write(self, id_: int, steps: Sequence[Step], *, after: int, digest: str | None = None) -> int:
        """Add to the log in one go, all or nothing; `digest` when it is of an edited story from here on."""
        with self._writing() as connection:
            return self._add(connection, id_, steps, after=after, digest=digest)

    def _add(
        self, connection: sqlite3.Connection, id_: int, steps: Sequence[Step], *, after: int, digest: str | None
    ) -> int:
        self._must_be_there(connection, id_)
        if connection.execute("SELECT count(*) FROM moves WHERE playthrough = ?", (id_,)).fetchone()[0] != after:
            raise ContinuedElsewhere(
                "This playthrough has been carried on in another window.",
                "Start `easi play` again to go on from where that one is.",
            )
        now = stamp(self.now())
        for entry, step in enumerate(steps, start=after + 1):
            at = stamp(step.at) if step.at else now
            connection.execute("INSERT INTO moves VALUES (?, ?, ?, ?)", (id_, entry, at, self._as_json(step.move)))
            if step.decided is not None and step.move is not None:
                _note_decision(connection, (id_, entry, at), step.move.choice, step.decided)
        over = bool(steps) and steps[-1].over
        connection.execute(
            "UPDATE playthroughs SET updated = ?, finished = ?, digest = coalesce(?, digest) WHERE id = ?",
            (now, now if over else None, digest, id_),
        )
        if not all(step.over for step in steps):  # a result is of an ending, and that one has been taken back
            connection.execute("DELETE FROM results WHERE playthrough = ?", (id_,))
        return after + len(steps)

    def _as_json(self, move: Move | None) -> str | None:
        if move is None:
            return None
        if move.record is not None:
            reason = storable(move.record.reason) if self.free_text else ""
            move = replace(move, record=replace(move.record, reason=reason))
        return json.dumps(asdict(move), ensure_ascii=False, separators=(",", ":"))

    def _must_be_there(self, connection: sqlite3.Connection, id_: int) -> None:
        if not connection.execute("SELECT 1 FROM playthroughs WHERE id = ?", (id_,)).fetchone():
            raise _unknown(id_)

    # -- reading ---------------------------------------------------------------------------------------------

    def load(self, id_: int, story: Story) -> Resumed:
        """Replay a playthrough on the story as it is now, as far as it fits."""
        # The list of what is saved is wanted long before anything is replayed, and the engine takes longer to load.
        from easi_sim.records.replaying import resumed  # noqa: PLC0415

        saved, (moves, entries) = self.saved(id_), self._standing(id_)
        return resumed(saved, moves, entries, story, self.path)

    def saved(self, id_: int) -> Saved:
        """Return what is recorded of one playthrough. Raises UnknownPlaythrough."""
        for saved in self._list("id = ?", id_):
            return saved
        raise _unknown(id_)

    def playthroughs(self) -> tuple[Saved, ...]:
        """Every playthrough with a move, what-ifs too, the last played first."""
        return tuple(saved for saved in self._list("TRUE") if saved.moves)

    def unfinished(self, story: str | None = None, viewpoint: str | None = None) -> tuple[Saved, ...]:
        """Playthroughs with a move made and no ending reached, the last played first; no what-ifs."""
        return tuple(saved for saved in self._of(_UNFINISHED, story, viewpoint) if saved.moves)

    def finished(self, story: str | None = None, viewpoint: str | None = None) -> tuple[Saved, ...]:
        """Playthroughs that reached an ending, the last played first; no what-ifs."""
        return tuple(self._of(_FINISHED, story, viewpoint))

    def branches(self, of: int) -> tuple[Saved, ...]:
        """The what-ifs that part from a playthrough, the last played first."""
        return tuple(self._list("branch_of = ?", of))

    def next_variant(self, story: Story, viewpoint: str) -> str | None:
        """Return the variant to meet next: the one met least from this seat, then from any, then the first declared."""
        with self._reading() as connection:
            met = connection.execute(
                "SELECT variant, viewpoint FROM playthroughs WHERE story = ? AND branch_at IS NULL", (story.id,)
            ).fetchall()
        here = [variant for variant, seat in met if seat == viewpoint]
        anywhere = [variant for variant, _ in met]
        return min(story.case.variants, key=lambda id_: (here.count(id_), anywhere.count(id_)), default=None)

    def seconds_spent(self, id_: int) -> int:
        """Return the seconds from a playthrough's start to its last entry; a long pause counts as ten minutes."""
        saved = self.saved(id_)
        with self._reading() as connection:
            rows = connection.execute("SELECT at FROM moves WHERE playthrough = ? ORDER BY entry", (id_,)).fetchall()
        times = [saved.started, *(self._time(at) for (at,) in rows)]
        gaps = ((after - before).total_seconds() for before, after in pairwise(times))
        return round(sum(min(max(gap, 0), LONGEST_GAP) for gap in gaps))

    def _standing(self, id_: int) -> tuple[tuple[str, ...], int]:
        """Return the moves that stand, as they are written, and the length of the log."""
        with self._reading() as connection:
            query = "SELECT move FROM moves WHERE playthrough = ? ORDER BY entry"
            log = [row[0] for row in connection.execute(query, (id_,))]
        standing: list[str] = []
        for entry in log:
            if entry is not None:
                standing.append(entry)
            elif standing:
                standing.pop()
        return tuple(standing), len(log)

    def _of(self, which: str, story: str | None, viewpoint: str | None) -> Iterator[Saved]:
        return self._list(
            f"{which} AND story = coalesce(?, story) AND viewpoint = coalesce(?, viewpoint)", story, viewpoint
        )

    def _list(self, which: str, *values: int | str | None) -> Iterator[Saved]:
        query = f"SELECT {_COLUMNS} FROM playthroughs WHERE {which} ORDER BY updated DESC, id DESC"
        with self._reading() as connection:
            rows = connection.execute(query, values).fetchall()
        for id_, story, digest, viewpoint, variant, started, updated, finished, moves, of, at in rows:
            yield Saved(
                id=id_,
                story=story,
                digest=digest,
                viewpoint=viewpoint,
                variant=variant,
                started=self._time(started),
                updated=self._time(updated),
                finished=self._time(finished) if finished else None,
                moves=moves,
                branch=None if at is None else Branch(of or 0, at),
            )


def _note_decision(connection: sqlite3.Connection, entry: tuple[int, int, str], choice: str, decided: Decided) -> None:
    """Write down a decision, and whether its readings are new to the learner."""
    story, viewpoint = connection.execute(
        "SELECT story, viewpoint FROM playthroughs WHERE id = ?", entry[:1]
    ).fetchone()
    shown = connection.execute(
        "SELECT scene, choice FROM decisions WHERE story = ? AND viewpoint = ? AND scene IN (?, '')",
        (story, viewpoint, decided.scene),
    )
    # Of a decision made before scenes were written down, the choice tells where it was.
    first = not any(scene == decided.scene or made in decided.choices for scene, made in shown)
    connection.execute(
        "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *entry, story, viewpoint, decided.scene, choice,
            decided.agency, decided.predicted, decided.met, first,
        ),
    )  # fmt: skip


def _unknown(id_: int) -> UnknownPlaythrough:
    return UnknownPlaythrough(
        f"There is no playthrough number {id_} in the records.", "`easi play` lists those you can go on with."
    )
