"""What playing left behind: results, predictions, cards read, settings, and what was written elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from easi_sim.records.base import stamp, storable
from easi_sim.records.kept import Export, Guess, Result, Saved
from easi_sim.records.playthroughs import Playthroughs


class Learning(Playthroughs):
    """Playthroughs with what came of them."""

    def keep_result(self, result: Result) -> None:
        """Keep what a finished playthrough came to, in place of what it came to before the story was edited."""
        row = (
            result.playthrough, result.ending, *result.effective, *result.appropriate, *result.grave,
            result.model, result.digest, stamp(result.at),
        )  # fmt: skip
        with self._writing() as connection:
            self._must_be_there(connection, result.playthrough)
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def results(self, story: str | None = None, viewpoint: str | None = None) -> tuple[tuple[Saved, Result], ...]:
        """What finished playthroughs came to, the oldest first; what-ifs too, told by `Saved.branch`."""
        saved = {one.id: one for one in self._of("finished IS NOT NULL", story, viewpoint)}
        with self._reading() as connection:
            rows = connection.execute("SELECT * FROM results ORDER BY at, playthrough").fetchall()
        return tuple((saved[row[0]], self._result(row)) for row in rows if row[0] in saved)

    def _result(self, row: tuple[int, str, int, int, int, int, int, int, str | None, str, str]) -> Result:
        id_, ending, done, of, kept, of_kept, grave, grave_kept, model, digest, at = row
        return Result(
            playthrough=id_,
            ending=ending,
            effective=(done, of),
            appropriate=(kept, of_kept),
            grave=(bool(grave), bool(grave_kept)),
            model=model,
            digest=digest,
            at=self._time(at),
        )

    def guesses(self) -> tuple[Guess, ...]:
        """Every prediction, the oldest first; those of moves taken back too, since they were made."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT playthrough, entry, at, story, viewpoint, scene, agency, predicted, met, first FROM decisions"
                " WHERE agency IS NOT NULL ORDER BY at, playthrough, entry"
            ).fetchall()
        return tuple(
            Guess(id_, entry, self._time(at), story, seat, scene, agency, predicted, bool(met), bool(first))
            for id_, entry, at, story, seat, scene, agency, predicted, met, first in rows
        )

    def mark_read(self, concept: str) -> None:
        """Note that a concept card has been read, now."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO cards VALUES (?, ?)", (concept, stamp(self.now())))

    def cards_read(self) -> dict[str, datetime]:
        """Concept cards read, and when last."""
        with self._reading() as connection:
            rows = connection.execute("SELECT concept, at FROM cards ORDER BY concept").fetchall()
        return {concept: self._time(at) for concept, at in rows}

    def note_export(self, what: str, path: Path) -> None:
        """Note that something was written to a file elsewhere, so that an erasure can name it."""
        with self._writing() as connection:
            row = (stamp(self.now()), storable(what), storable(str(path.absolute())))
            connection.execute("INSERT INTO exports (at, what, path) VALUES (?, ?, ?)", row)

    def exports(self) -> tuple[Export, ...]:
        """What was written elsewhere, the oldest first."""
        with self._reading() as connection:
            rows = connection.execute("SELECT at, what, path FROM exports ORDER BY id").fetchall()
        return tuple(Export(self._time(at), what, Path(path)) for at, what, path in rows)

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def settings(self) -> dict[str, str]:
        """Return every setting."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT name, value FROM settings ORDER BY name").fetchall())

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, storable(value)),
            )
