"""Everything that is held about the learner: counted, and as one value to take away."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from easi_sim.records.base import stamp
from easi_sim.records.files import files_in
from easi_sim.records.kept import KINDS, Holdings
from easi_sim.records.retention import Retention
from easi_sim.records.schema import SCHEMA

_TIMES = """
SELECT started AS at FROM playthroughs UNION ALL SELECT updated FROM playthroughs UNION ALL SELECT written FROM journal
UNION ALL SELECT changed FROM journal UNION ALL SELECT at FROM cards UNION ALL SELECT at FROM exports
"""
_COUNTS = {
    "playthroughs": "FROM playthroughs WHERE branch_at IS NULL AND id IN (SELECT playthrough FROM moves)",
    "finished": "FROM playthroughs WHERE branch_at IS NULL AND finished IS NOT NULL",
    "what_ifs": "FROM playthroughs WHERE branch_at IS NOT NULL",
    "choices": "FROM moves WHERE move IS NOT NULL",
    "guesses": "FROM decisions WHERE agency IS NOT NULL",
    "results": "FROM results",
    "cards": "FROM cards",
}


class Holding(Retention):
    """The records, which show all they hold."""

    def holdings(self) -> Holdings:
        """Count everything held."""
        settings, exports, keep_days = self.settings(), self.exports(), self.keep_days
        with self._reading() as connection:
            counts = {name: connection.execute(f"SELECT count(*) {of}").fetchone()[0] for name, of in _COUNTS.items()}
            oldest, newest = connection.execute(f"SELECT min(at), max(at) FROM ({_TIMES})").fetchone()
            written = dict(connection.execute("SELECT kind, count(*) FROM journal GROUP BY kind").fetchall())
            # One that was taken back still holds its words.
            moves = connection.execute("SELECT move FROM moves WHERE move IS NOT NULL").fetchall()
        home = self.path.parent if self.path else None
        return Holdings(
            home=home,
            private=self.private,
            **counts,
            reasons=sum(_has_reason(move) for (move,) in moves),
            journal={kind: written.get(kind, 0) for kind in KINDS},
            settings=settings,
            exports=exports,
            oldest=self._time(oldest) if oldest else None,
            newest=self._time(newest) if newest else None,
            files=tuple(files_in(home)) if home else (),
            keep_days=keep_days,
            policy=self.policy,
        )

    def export(self) -> dict[str, Any]:
        """Return everything held, ready for JSON: every entry of every log, those taken back included."""
        playthroughs = [plain(asdict(saved)) | {"log": self._log(saved.id)} for saved in self._list("TRUE")]
        return {
            "format": f"easi-records-{SCHEMA}",
            "exported": stamp(self.now()),
            "playthroughs": playthroughs,
            "results": [plain(asdict(result)) for _, result in self.results()],
            "predictions": [plain(asdict(guess)) for guess in self.guesses()],
            "journal": [plain(asdict(entry)) for entry in self.journal()],
            "cards_read": plain(self.cards_read()),
            "exports": [plain(asdict(export)) for export in self.exports()],
            "settings": self.settings(),
        }

    def _log(self, id_: int) -> list[dict[str, Any]]:
        with self._reading() as connection:
            query = "SELECT at, move FROM moves WHERE playthrough = ? ORDER BY entry"
            rows = connection.execute(query, (id_,)).fetchall()
        return [{"at": at, "taken_back": True} if move is None else {"at": at, **_read(move)} for at, move in rows]


def plain(value: Any) -> Any:
    """Return a value made of what JSON has."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, datetime):
        return stamp(value)
    return str(value) if isinstance(value, (date, Path)) else value


def _read(move: str) -> dict[str, Any]:
    try:
        found = json.loads(move)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"unreadable": move}


def _has_reason(move: str) -> bool:
    record = _read(move).get("record")
    return isinstance(record, dict) and bool(record.get("reason"))
