"""One's own decisions from another seat of the same case, as the seat just played reads them."""

from __future__ import annotations

from easi_engine.debrief import SeenFrom, other_seats_readings
from easi_engine.errors import EasiError
from easi_engine.story import Story
from easi_sim.records import Records, RecordsError

Sat = tuple[tuple[str, tuple[SeenFrom, ...]], ...]
"""(the other seat, its decisions in order), the seat sat in last first."""

TITLE = "You have sat elsewhere"
SAYS = (
    "These are your own choices, made in another seat, as {agency} reads them, where you have now sat too. Nobody else"
    " sees this, and it judges nothing: each seat sees what it sees."
)
SAME = "You chose what {agency} would have wanted."
OTHERWISE = "{agency} would have wanted:"


def sat_elsewhere(records: Records, story: Story, viewpoint: str) -> Sat:
    """The last finished playthrough of each other seat, read by `viewpoint`; none where the records cannot be read."""
    found: dict[str, tuple[SeenFrom, ...]] = {}
    try:
        for saved in records.finished(story.id):
            if saved.viewpoint == viewpoint or saved.viewpoint in found:
                continue
            seen = _read(records, story, saved.id, viewpoint)
            if seen:
                found[saved.viewpoint] = seen
    except RecordsError:
        return ()
    return tuple(found.items())


def _read(records: Records, story: Story, id_: int, viewpoint: str) -> tuple[SeenFrom, ...]:
    try:
        return other_seats_readings(records.load(id_, story).playthrough, viewpoint)
    except EasiError:  # an edited story may have lost the seat
        return ()
