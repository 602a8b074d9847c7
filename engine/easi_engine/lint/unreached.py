"""Scenes that no path reaches, told only where the way is lost and not for all that lies behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easi_engine.lint.links import Way
from easi_engine.lint.uses import flag_watches
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext


def unreached_watches(seat: SeatContext) -> Iterator[Watch]:
    """What `unreached` asks."""
    yield from (Watch(AtScene(scene), ALWAYS) for scene in seat.scenes)
    yield from flag_watches(seat)


def unreached(seat: SeatContext) -> Iterator[str]:
    """Scenes that links lead to and no path does, though one reaches a scene with a way to them.

    Left out is what is lost for a reason that is reported by itself: behind a choice that is never open, or behind a
    condition on something that never changes.
    """
    for scene in seat.scenes:
        if scene in seat.linked and seat.never(AtScene(scene), ALWAYS):
            into = [way for way in seat.ways if way.to == scene and seat.ever(AtScene(way.scene), ALWAYS)]
            if any(not _explained(seat, way) for way in into):
                yield scene


def _explained(seat: SeatContext, way: Way) -> bool:
    if way.choice is not None:
        choice = seat.scenes[way.scene].choices[way.choice]
        if seat.never(AtScene(way.scene), seat.program.guard(choice.when)):
            return True
    return seat.context.uses.explains(way.when)
