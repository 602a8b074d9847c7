"""Everything on the way of one move of a set of states: which set came from which, and what happened there.

Read backwards, it tells which states of the beginning lead into some states of the end, or to a moment on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from easi_engine.space.asked import Judged
from easi_engine.space.bdd import Set, Sets


class Edge(NamedTuple):
    """How one set on the tape came from another."""

    before: int
    after: int
    guard: Set | None
    on: int
    off: int


class Tape:
    """The sets on the way of a move, by number, in the order in which they were made."""

    def __init__(self, states: Set) -> None:
        """Begin with the states before the move, number 0."""
        self.sets: list[Set] = [states]
        self.edges: list[Edge] = []
        self.ends: dict[int, list[int]] = {}
        """Scene where play waits → sets of states there, bits not yet told apart no longer."""
        self.noticed: dict[int, list[tuple[int, Set]]] = {}
        """Number of a probe → (set on the way, those of it for which the probe held)."""
        self.judged: dict[Judged, list[tuple[int, Set]]] = {}
        """Judged sending → (set on the way, those of it that sent)."""

    def back(self, wanted: Iterable[tuple[int, Set]], sets: Sets) -> Set:
        """The states before the move from which it leads to the wanted ones of some sets on the way."""
        found: dict[int, Set] = {}
        for number, states in wanted:
            found[number] = found[number] | states if number in found else states
        for before, after, guard, on, off in reversed(self.edges):
            states = found.get(after, sets.none)
            if not states.satisfiable():
                continue
            states = sets.before(states, on, off) & self.sets[before]
            if guard is not None:
                states = states & guard
            found[before] = found[before] | states if before in found else states
        return found.get(0, sets.none)
