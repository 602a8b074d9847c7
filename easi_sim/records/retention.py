"""How long things are kept, and letting go of what nobody has touched for that long."""

from __future__ import annotations

from datetime import timedelta

from easi_sim.policy import Policy
from easi_sim.records.base import stamp
from easi_sim.records.journal import Journal

DEFAULT_DAYS = 365
"""How long something is kept without being touched. A policy or the learner may shorten it, nobody lengthen it."""

SETTING = "retention"
"""The setting that shortens it: days, as text; "" for the default."""

# A playthrough is touched by a move in it or in a what-if that parts from it, however far down.
_STALE = """
WITH RECURSIVE kept (id) AS (
    SELECT id FROM playthroughs WHERE updated >= :since
    UNION SELECT branch_of FROM playthroughs JOIN kept USING (id) WHERE branch_of IS NOT NULL
)
SELECT id FROM playthroughs WHERE id NOT IN kept
"""
# An entry with a date is kept until that date is as old.
_STALE_ENTRIES = "SELECT id FROM journal WHERE max(changed, coalesce(due, '')) < :since"


def days_kept(policy: Policy, chosen: str) -> int:
    """Return how many days things are kept; a setting that is no number of days shortens nothing."""
    wanted = int(chosen) if chosen.isascii() and chosen.isdigit() and int(chosen) > 0 else DEFAULT_DAYS
    return min(DEFAULT_DAYS, wanted, policy.retention_days or DEFAULT_DAYS)


class Retention(Journal):
    """The records, which let go of what is old."""

    expired: int = 0
    """How many playthroughs and journal entries were let go when the records were opened: to be said once."""
    expired_workshops: int = 0
    """How many workshops."""

    @property
    def keep_days(self) -> int:
        """How many days something is kept without being touched."""
        return days_kept(self.policy, self.setting(SETTING))

    def let_go(self) -> None:
        """Erase what has not been touched for as long as things are kept."""
        since = {"since": stamp(self.now() - timedelta(days=self.keep_days))}
        with self._reading() as connection:
            old = "cards WHERE at < :since", "exports WHERE at < :since"
            found = any(
                connection.execute(f"SELECT 1 FROM {some} LIMIT 1", since).fetchone()
                for some in (*old, f"({_STALE})", f"({_STALE_ENTRIES})")
            )
        if not found:  # the usual case takes no lock
            return
        with self._writing() as connection:
            gone = [row[0] for row in connection.execute(_STALE, since)]
            entries = [row[0] for row in connection.execute(_STALE_ENTRIES, since)]
            connection.executemany("DELETE FROM playthroughs WHERE id = ?", ((id_,) for id_ in gone))
            connection.executemany("DELETE FROM journal WHERE id = ?", ((id_,) for id_ in entries))
            for some in old:
                connection.execute(f"DELETE FROM {some}", since)
        self.expired = len(gone) + len(entries)
        self._empty_log()
        self._build_anew()
        self._empty_log()
