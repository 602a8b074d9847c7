"""Answers from a list of every reachable state."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from easi_engine.play.guards import Guard
from easi_engine.play.program import State
from easi_engine.play.seat import Outcome
from easi_engine.space.asked import Judged, Trail
from easi_engine.space.explore import Reached
from easi_engine.space.hopeless import hopeless


class _Move(NamedTuple):
    """A move: how many were made before it, and from where."""

    before: int
    scene: int
    bits: int
    choice: str


class Listed:
    """What an exploration state by state found."""

    method = "explicit"

    def __init__(self, reached: Reached, variants: Sequence[str | None], limit: int) -> None:
        """From what was reached within a limit; ``variants`` as the exploration's starts."""
        self._reached = reached
        self._variants = variants
        self.limit = None if reached.complete else f"more than {limit:,} states"

    @cached_property
    def states(self) -> int:
        """How many states were found."""
        return len(self._reached)

    def ever(self, scene: int, guard: Guard) -> bool:
        """Whether a guard holds in some state of a scene."""
        return self._reached.first(scene, guard) is not None

    def first(self, scene: int, guard: Guard) -> Trail | None:
        """A shortest way to a state of a scene in which a guard holds."""
        found = self._reached.first(scene, guard)
        return None if found is None else self._trail(*found)

    @cached_property
    def noticed(self) -> Collection[int]:
        """The probes that held on some way."""
        return self._at_start.keys() | self._reached.noticed.keys()

    def way_to_probe(self, number: int) -> Trail | None:
        """A shortest way past a probe that holds."""
        if number in self._at_start:
            return self._at_start[number]
        met = self._reached.noticed.get(number)
        if met is None:
            return None
        states = self._reached.levels[met.before][met.way.scene]
        first = next(bits for bits in states if met.fits(bits))
        return self._after(_Move(met.before, met.way.scene, first, met.way.step.id))

    @property
    def judged(self) -> Collection[Judged]:
        """Every kind of judged sending that was made, soonest first."""
        return self._judged.keys()

    def way_to_judged(self, kind: Judged) -> Trail | None:
        """A shortest way that ends with such a sending."""
        met = self._judged.get(kind)
        return None if met is None else self._after(met)

    @cached_property
    def hopeless(self) -> dict[int, Trail]:
        """Scene → a shortest way to a state of it from which play never comes to a stop."""
        found: dict[int, Trail] = {}
        for number, state in hopeless(self._reached):
            if state.scene not in found:
                found[state.scene] = self._trail(number, state)
        return found

    @cached_property
    def _at_start(self) -> dict[int, Trail]:
        """Number of a probe that held before the first move → where."""
        found: dict[int, Trail] = {}
        for variant in self._variants:
            for number in self._reached.program.noticed_at_start(variant):
                found.setdefault(number, Trail(variant, ()))
        return found

    @cached_property
    def _judged(self) -> dict[Judged, _Move]:
        found: dict[Judged, _Move] = {}
        for move, outcome in self._moves:
            for offer in outcome.offered:
                found.setdefault(Judged(offer.question, offer.line, offer.moved), move)
        return found

    @cached_property
    def _moves(self) -> list[tuple[_Move, Outcome]]:
        """Everything that moves did, earliest first."""
        made = [
            (_Move(before, scene, bits, choice), outcome)
            for (scene, choice), outcomes in self._reached.made.items()
            for outcome, (before, bits) in outcomes.items()
        ]
        return sorted(made, key=lambda entry: entry[0].before)

    def _after(self, move: _Move) -> Trail:
        variant, choices = self._trail(move.before, State(move.scene, move.bits))
        return Trail(variant, (*choices, move.choice))

    def _trail(self, number: int, state: State) -> Trail:
        start, choices = self._reached.trail(number, state)
        return Trail(self._variants[start], choices)
