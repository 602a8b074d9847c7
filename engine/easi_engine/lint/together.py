"""How much of a text can be shown at once: the paragraphs that weigh most and do not exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from easi_engine.play.guards import AllOf, Cube, Guard
from easi_engine.play.layout import Layout

STEPS = 5_000
"""Combinations looked at in one text: far more than any text needs that people wrote."""


class Part(NamedTuple):
    """A paragraph: its weight, and when it is shown."""

    weight: int
    guard: Guard


def most_together(parts: Sequence[Part], layout: Layout) -> int:
    """The greatest weight of paragraphs that their conditions allow together.

    Conditions exclude each other where they ask two things of one flag, fact, request or meter. Whether a path brings
    together what they ask is not looked at. Of more than `STEPS` combinations some are left out, and the answer may be
    too small.
    """
    return _Search(layout).heaviest(sorted(parts, key=lambda part: -part.weight))


class _Search:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.steps = 0
        self.best = 0

    def heaviest(self, parts: Sequence[Part]) -> int:
        self._add(parts, [], 0, sum(part.weight for part in parts))
        return self.best

    def _add(self, parts: Sequence[Part], shown: list[Guard], weight: int, possible: int) -> None:
        """Try with and without the first of ``parts``; ``possible`` is what all of them would come to."""
        self.best = max(self.best, weight)
        self.steps += 1
        if possible <= self.best or not parts or self.steps > STEPS:
            return
        first, rest = parts[0], parts[1:]
        together = [*shown, first.guard]
        if self._can_hold(together, Cube(0, 0)):
            self._add(rest, together, weight + first.weight, possible)
        self._add(rest, shown, weight, possible - first.weight)

    def _can_hold(self, guards: list[Guard], sofar: Cube) -> bool:
        """Whether some state satisfies all of these besides ``sofar``."""
        self.steps += 1
        if self.steps > STEPS:
            return False
        if not guards:
            return self._exists(sofar)
        first, rest = guards[0], guards[1:]
        if isinstance(first, AllOf):
            return self._can_hold([*first.parts, *rest], sofar)
        if not isinstance(first, Cube):
            return any(self._can_hold([part, *rest], sofar) for part in first.parts)
        both = first.mask & sofar.mask
        if first.want & both != sofar.want & both:
            return False
        return self._can_hold(rest, Cube(first.mask | sofar.mask, first.want | sofar.want))

    def _exists(self, cube: Cube) -> bool:
        """Whether a state can have these bits: a request has one status, and a meter at 3 is at least 2."""
        statuses = (self.layout.status_mask(request) for request in self.layout.consent)
        if any((cube.want & mask).bit_count() > 1 for mask in statuses):
            return False
        for meter in self.layout.meters.values():
            clear = cube.mask & ~cube.want & meter.mask
            if clear and cube.want & meter.mask > clear & -clear:
                return False
        return True
