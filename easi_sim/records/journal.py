"""The journal: what the learner writes for themselves, and nobody else reads unless they export it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from easi_sim.records.base import stamp, storable
from easi_sim.records.database import damaged
from easi_sim.records.errors import UnknownEntry
from easi_sim.records.kept import KINDS, JournalEntry, Kind
from easi_sim.records.learning import Learning

_COLUMNS = "id, kind, text, due, done, playthrough, story, viewpoint, written, changed"


class Journal(Learning):
    """The records with a journal."""

    def journal(
        self, *, kind: Kind | None = None, search: str = "", playthrough: int | None = None
    ) -> tuple[JournalEntry, ...]:
        """Entries, the newest first; of a kind, with every word of `search` in them, about a playthrough."""
        words = search.casefold().split()
        found = self._entries(
            "kind = coalesce(?, kind) AND (? IS NULL OR playthrough = ?)", kind, playthrough, playthrough
        )
        return tuple(entry for entry in found if all(word in entry.text.casefold() for word in words))

    def entry(self, id_: int) -> JournalEntry:
        """Return one entry. Raises UnknownEntry."""
        for entry in self._entries("id = ?", id_):
            return entry
        raise _unknown(id_)

    def write_entry(
        self,
        kind: Kind,
        text: str,
        *,
        due: date | None = None,
        playthrough: int | None = None,
        story: str | None = None,
        viewpoint: str | None = None,
    ) -> JournalEntry:
        """Add an entry; its story and seat are those of its playthrough unless they are named.

        When this returns, it is on the disk. Raises NoFreeText, and UnknownPlaythrough.
        """
        self._refuse_free_text()
        now = stamp(self.now())
        with self._writing() as connection:
            if playthrough is not None:
                self._must_be_there(connection, playthrough)
                query = "SELECT coalesce(?, story), coalesce(?, viewpoint) FROM playthroughs WHERE id = ?"
                story, viewpoint = connection.execute(query, (story, viewpoint, playthrough)).fetchone()
            day = due.isoformat() if due else None
            cursor = connection.execute(
                "INSERT INTO journal (kind, text, due, playthrough, story, viewpoint, written, changed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (kind, storable(text), day, playthrough, story, viewpoint, now, now),
            )
        if cursor.lastrowid is None:
            raise AssertionError("an INSERT gives its row a number")
        return self.entry(cursor.lastrowid)

    def change_entry(self, id_: int, *, text: str, due: date | None) -> JournalEntry:
        """Put other words, and another date, in an entry. Raises NoFreeText and UnknownEntry."""
        self._refuse_free_text()
        day = due.isoformat() if due else None
        self._change(
            id_,
            "UPDATE journal SET text = ?, due = ?, changed = ? WHERE id = ?",
            storable(text),
            day,
            stamp(self.now()),
        )
        return self.entry(id_)

    def set_done(self, id_: int, done: bool) -> None:
        """Tick a commitment as done, or take the tick away. Raises UnknownEntry."""
        now = stamp(self.now())
        self._change(id_, "UPDATE journal SET done = ?, changed = ? WHERE id = ?", now if done else None, now)

    def remove_entry(self, id_: int) -> None:
        """Remove an entry for good. Raises UnknownEntry."""
        self._change(id_, "DELETE FROM journal WHERE id = ?")

    def _change(self, id_: int, statement: str, *values: str | None) -> None:
        with self._writing() as connection:
            if not connection.execute(statement, (*values, id_)).rowcount:
                raise _unknown(id_)
        self._try_to_empty_log()

    def _entries(self, which: str, *values: int | str | None) -> Iterator[JournalEntry]:
        query = f"SELECT {_COLUMNS} FROM journal WHERE {which} ORDER BY written DESC, id DESC"
        with self._reading() as connection:
            rows = connection.execute(query, values).fetchall()
        for id_, kind, text, due, done, playthrough, story, viewpoint, written, changed in rows:
            if kind not in KINDS:
                raise damaged(self.path, f"{kind!r} is no kind of journal entry")
            yield JournalEntry(
                id=id_,
                kind=kind,
                text=text,
                due=self._date(due) if due else None,
                done=self._time(done) if done else None,
                playthrough=playthrough,
                story=story,
                viewpoint=viewpoint,
                written=self._time(written),
                changed=self._time(changed),
            )


def _unknown(id_: int) -> UnknownEntry:
    return UnknownEntry(f"There is no journal entry number {id_}.", "It may have been removed in another window.")
