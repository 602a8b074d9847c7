"""The questions asked on the way of moves, put to all the states at once that a move takes along the same way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from easi_engine.play.probing import Passed
from easi_engine.play.program import Program
from easi_engine.play.seat import Outcome, Step


class Sight(NamedTuple):
    """What a state shows of itself at a point on the way: ``bits & mask | on``."""

    point: int
    mask: int
    on: int


class Way(NamedTuple):
    """What a move comes past, from the states that it takes that way."""

    scene: int
    step: Step
    read: int
    """The bits that say whether a state takes this way."""
    want: int
    """How they stand if it does."""
    sights: tuple[Sight, ...]
    mask: int
    """The bits that these show."""

    def takes(self, bits: int) -> bool:
        """Whether a state can make the move, and takes it this way."""
        return bits & self.read == self.want and self.step.guard.holds(bits)


class Met(NamedTuple):
    """A probe that held: on which way, after how many moves, and what was seen there."""

    way: Way
    before: int
    sight: Sight
    seen: int

    def fits(self, bits: int) -> bool:
        """Whether the move from this state comes past the probe in the same manner."""
        return bits & self.sight.mask | self.sight.on == self.seen and self.way.takes(bits)


class Passing:
    """Puts the questions, each once for each thing that can be seen where it is asked."""

    def __init__(self, program: Program) -> None:
        """Nothing asked yet."""
        self._asked = list(program.asked.values())
        self._seen: list[set[int]] = [set() for _ in self._asked]
        self._open = [list(probes) for probes in program.probes.values()]
        """The probes of each point that were not yet found to hold."""
        self.noticed: dict[int, Met] = {}
        """Number of a probe → where it was first found to hold."""

    def way(self, scene: int, step: Step, bits: int, outcome: Outcome) -> Way | None:
        """What the move of a state comes past; None where that is nothing."""
        if not outcome.passed:
            return None
        sights = tuple(dict.fromkeys(map(self._sight, outcome.passed)))
        mask = reduce(or_, (sight.mask for sight in sights))
        return Way(scene, step, outcome.read, bits & outcome.read, sights, mask)

    def _sight(self, passed: Passed) -> Sight:
        reads = self._asked[passed.number].answers.reads
        return Sight(passed.number, reads & passed.keep & ~passed.on, reads & passed.on)

    def ask(self, way: Way, states: Iterable[int], before: int) -> None:
        """Put the questions on a way to some states that take it, after so many moves."""
        mask = way.mask
        shown = {bits & mask for bits in states}
        for sight in way.sights:
            point, mask, on = sight
            seen = self._seen[point]
            unseen = {bits & mask | on for bits in shown} - seen
            if not unseen:
                continue
            seen |= unseen
            if self._asked[point].marking is None:
                found = self._held(point, unseen)
            else:
                found = self._held_in_turn(point, unseen)
            for number, bits in found:
                self.noticed.setdefault(number, Met(way, before, sight, bits))

    def _held(self, point: int, unseen: set[int]) -> list[tuple[int, int]]:
        """The probes of a point that hold in one of the states seen there for the first time, with the state."""
        found, still = [], []
        for probe in self._open[point]:
            holds = probe.guard.holds
            for bits in unseen:
                if holds(bits):
                    found.append((probe.number, bits))
                    break
            else:
                still.append(probe)
        self._open[point] = still
        return found

    def _held_in_turn(self, point: int, unseen: set[int]) -> list[tuple[int, int]]:
        """The same where probes set marks that those after them can read."""
        answers = self._asked[point].answers
        return [(number, bits) for bits in unseen for number in answers[bits].noticed]
