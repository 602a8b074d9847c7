"""Every path through a seat, counted. A path is a list of choices from the start to an ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from easi_engine.debrief.ways import moves_into
from easi_engine.play import State
from easi_engine.space import Reached
from easi_sim.errors import Trouble


class Spread(NamedTuple):
    """How much of something the paths have."""

    mean: float
    """Every path counts once."""
    least: int
    most: int


class Paths:
    """How many paths of an exploration lead to each state, and how many lead on from it to an ending.

    Exact: states are made one only where nothing that bears on their paths differs, and each choice between two states
    is counted by itself.
    """

    def __init__(self, reached: Reached) -> None:
        """Count those of everything that was reached from one start.

        Raises `Trouble` where there is no number of them: play can go round, or never comes to an ending.
        """
        (self.start,) = reached.starts
        self._states = tuple(reached)
        self._number = {state: number for number, state in enumerate(self._states)}
        self._into: list[list[tuple[int, str]]] = [[] for _ in self._states]
        for after, moves in moves_into(reached).items():
            self._into[self._number[after]] = [(self._number[state], choice) for state, choice in moves]
        self._start = self._number[self.start]
        self._order = _in_order(self._into, self._start)
        if len(self._order) < len(self._states):
            raise Trouble(f"In the seat of {reached.program.viewpoint} play can go round, so its paths have no number.")
        self._ends = tuple(self._number[state] for state in reached.endings())
        self._to = self._count_to()
        self._on = self._count_on()
        self.total = sum(self._to[end] for end in self._ends)
        """How many there are."""
        if not self.total:
            raise Trouble(f"In the seat of {reached.program.viewpoint} no path comes to an ending.")

    def to(self, states: Iterable[State]) -> int:
        """How many lead to these."""
        return sum(self._to[self._number[state]] for state in states)

    def spread(self, of_move: Callable[[State, str, State], int]) -> Spread:
        """How much the paths have of what each move gives, by the state before, the choice and the state after.

        Each move is asked once. The mean needs no path by itself: a move counts as often as there are paths with it.
        """
        summed = 0
        least, most = [0] * len(self._states), [0] * len(self._states)
        for state in self._order:
            met = []
            for before, choice in self._into[state]:
                amount = of_move(self._states[before], choice, self._states[state])
                summed += self._to[before] * self._on[state] * amount
                met.append((least[before] + amount, most[before] + amount))
            if met:
                least[state], most[state] = min(low for low, _ in met), max(high for _, high in met)
        ends = self._ends
        return Spread(summed / self.total, min(least[end] for end in ends), max(most[end] for end in ends))

    def _count_to(self) -> list[int]:
        found = [0] * len(self._states)
        found[self._start] = 1
        for state in self._order:
            found[state] += sum([found[before] for before, _ in self._into[state]])
        return found

    def _count_on(self) -> list[int]:
        found = [0] * len(self._states)
        for end in self._ends:
            found[end] = 1
        for state in reversed(self._order):
            for before, _ in self._into[state]:
                found[before] += found[state]
        return found


def _in_order(into: Sequence[Sequence[tuple[int, str]]], start: int) -> list[int]:
    """States after every state that leads to them; those that come round again are left out."""
    onward: list[list[int]] = [[] for _ in into]
    for after, moves in enumerate(into):
        for before, _ in moves:
            onward[before].append(after)
    awaited = [len(moves) for moves in into]
    order = [start] if not awaited[start] else []
    for state in order:  # grows while it is walked
        for after in onward[state]:
            awaited[after] -= 1
            if not awaited[after]:
                order.append(after)
    return order
