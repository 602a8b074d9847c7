"""Questions put to every move that comes past some point, answered together.

Many are asked and most decide nothing of the move. So a move carried out only notes that it came past a point, and as
what; the questions asked there are put to whole sets of states later on. Those that set marks are put at once, since
what comes after can depend on them.
"""

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


class Asked(NamedTuple):
    """The probes of one point."""

    number: int
    """Of the point, among those at which something is asked."""
    answers: Remembered[Probed]
    """What comes of all of them."""
    marking: Remembered[Probed] | None
    """What comes of those that set or clear marks; None where none does."""


class Passed(NamedTuple):
    """A moment at which a move came past a point where something is asked."""

    number: int
    """Of the point."""
    keep: int
    """Bits that the move had not forced off by then, as a mask to keep."""
    on: int
    """Bits that it had forced on."""

    def after(self, keep: int, on: int) -> Passed:
        """The same as a move saw it that had kept and forced other bits before."""
        return Passed(self.number, self.keep & keep, self.on | on & self.keep)


def ask(number: int, probes: Sequence[Probe]) -> Asked:
    """The probes of a point, ready to be put."""
    marking = [probe for probe in probes if probe.on | probe.off]
    return Asked(number, probing(probes), probing(marking) if marking else None)


def probing(probes: Sequence[Probe]) -> Remembered[Probed]:
    """Some probes of one point, to be put together by the bits they read."""
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
