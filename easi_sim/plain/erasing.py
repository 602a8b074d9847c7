"""Saying what an erasure did, and closing what it took away."""

from __future__ import annotations

from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import GoHome
from easi_sim.records import Erased
from easi_sim.words.records import erased_lines


def say_erased(sitting: Sitting, erased: Erased) -> None:
    """Say what was done, what could not be, and which files are out of reach."""
    sitting.page.whole(erased_lines(erased), "")
    sitting.page.gap()


def close_if_gone(sitting: Sitting) -> None:
    """Go home where the playthrough that is open, or one it parts from, has just been erased."""
    held = {saved.id for saved in sitting.records.playthroughs()}
    open_ = (sitting.session, *sitting.origins)
    if any(one.id is not None and one.id not in held and one.playthrough.moves for one in open_ if one is not None):
        sitting.page.line("What was open is erased with it.")
        sitting.last = None
        raise GoHome
