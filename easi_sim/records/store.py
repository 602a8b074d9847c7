"""The records of one learner, put together, and opened or done without."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from easi_sim.place import FILE, home_folder, wants_privacy
from easi_sim.policy import Policy, read_policy
from easi_sim.records.base import Clock, system_clock
from easi_sim.records.database import connect, connect_memory
from easi_sim.records.erasing import Erasing
from easi_sim.records.errors import RecordsError
from easi_sim.records.files import remove_old_copies, remove_old_workshops

NOTHING_SAVED = "You can still play; nothing will be saved."


class Records(Erasing):
    """What is kept about a learner on this machine. Every method raises RecordsError and nothing of SQLite's.

    Safe to use from several threads; one at a time gets in.
    """

    @classmethod
    def open(cls, home: Path | None = None, clock: Clock = system_clock, *, policy: Policy | None = None) -> Records:
        """Open the records in `home` (EASI_HOME, or the user's data folder), making them at first use.

        What has not been touched for as long as things are kept is erased first; `expired` says how many.
        """
        home = home or home_folder()
        records = cls(connect(home), home / FILE, clock, policy or read_policy())
        # With the file busy, full or damaged in part, next time will do: what is wrong is said when it matters.
        with suppress(RecordsError):
            records.let_go()
            records.expired_workshops = remove_old_workshops(home, records.now() - timedelta(days=records.keep_days))
        remove_old_copies(home, records.now())
        return records

    @classmethod
    def in_memory(cls, clock: Clock = system_clock, *, private: bool = False, policy: Policy | None = None) -> Records:
        """Open empty records that go with the process; `private` when somebody wants it so."""
        return cls(connect_memory(), None, clock, policy or read_policy(), private=private)


def open_or_forget(
    home: Path | None = None, *, private: bool = False, policy: Policy | None = None
) -> tuple[Records, RecordsError | None]:
    """Open the records or, where that fails, records that go with the process, with the reason to tell the learner.

    Nothing is opened, and nothing is wrong, where the learner (`private`, EASI_PRIVATE) or the policy wants nothing
    kept.
    """
    policy = policy or read_policy()
    if private or wants_privacy() or not policy.keep:
        return Records.in_memory(private=True, policy=policy), None
    try:
        return Records.open(home, policy=policy), None
    except RecordsError as error:
        return Records.in_memory(policy=policy), error.adding(NOTHING_SAVED)
