"""Questions put to every move that comes past some point, answered together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from operator import or_
from typing import NamedTuple

from easi_engine.play.guards import Guard
from easi_engine.play.remembered import Remembered


class Probe(NamedTuple):
    """A question put to every move that comes past some point: does this hold there?"""

    number: int
    guard: Guard
    on: int = 0
    """Marks to set where it holds: bits that no part of the story reads, for later questions to read."""
    off: int = 0
    """Marks to clear where it holds."""


class Probed(NamedTuple):
    """What came of the probes of one point."""

    read: int
    """The bits that settled it."""
    noticed: tuple[int, ...]
    """Numbers of the probes that held."""
    on: int
    """Marks set."""
    off: int
    """Marks cleared."""


def probing(probes: Sequence[Probe]) -> Remembered[Probed]:
    """The probes of one point, to be asked by the bits they read."""
    return Remembered(reduce(or_, (probe.guard.reads for probe in probes), 0), partial(_asked, probes))


def _asked(probes: Sequence[Probe], bits: int) -> Probed:
    """Put them one after the other: a probe can read the marks of those before it."""
    read = on = off = 0
    noticed = []
    for number, guard, sets, clears in probes:
        read |= guard.decides(bits) & ~(on | off)
        if guard.holds(bits):
            noticed.append(number)
            bits = bits & ~clears | sets
            on, off = on & ~clears | sets, (off | clears) & ~sets
    return Probed(read, tuple(noticed), on, off)
