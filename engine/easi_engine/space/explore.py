"""Every state a seat can reach, explored breadth first: the first way found to a state is a shortest one.

Plain and explicit. Bits that nothing later can read are dropped at each scene (live variables), so that states which
differ only in what no longer matters are one; this changes no answer, since answers are read from what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from easi_engine.errors import TooLarge
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Outcome

LIMIT = 1_000_000
"""States explored before giving up: some hundred megabytes and half a minute. A wide state counts as several."""

MOVES_PER_STATE = 8
"""Moves carried out before giving up, for each state of the limit."""

WIDE = 4096
"""Bits of a state that count as one state against the limit."""


def live_bits(program: Program, at_endings: int, keep: int = 0) -> tuple[int, ...]:
    """For each scene, the bits that something there or later can read; ``at_endings`` are read at every ending."""
    live = [room.reads | keep for room in program.rooms]
    onward: list[set[int]] = [set() for _ in program.rooms]
    for room in program.rooms:
        if room.scene.ending is not None:
            live[room.number] |= at_endings
        for step in room.steps.values():
            live[room.number] |= step.reads
            onward[room.number] |= _landings(program, [scene for _, scene in step.exits])
    changed = True
    while changed:
        changed = False
        for number, targets in enumerate(onward):
            wider = live[number]
            for target in targets:
                wider |= live[target]
            changed |= wider != live[number]
            live[number] = wider
    return tuple(live)


def _landings(program: Program, scenes: Iterable[int]) -> set[int]:
    """The scenes where play may come to wait when it heads for these."""
    found: set[int] = set()
    waiting = list(scenes)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            if program.rooms[number].passes_on:
                waiting += [scene for _, scene in program.rooms[number].exits]
    return found


Policy = Callable[[State, list[tuple[str, Outcome]]], Iterable[tuple[str, Outcome]]]
"""Which of a state's moves to follow, given all of them."""


def everything(_: State, moves: list[tuple[str, Outcome]]) -> list[tuple[str, Outcome]]:
    """The policy that follows every move."""
    return moves


@dataclass(slots=True)
class Reached:
    """What an exploration found."""

    program: Program
    parents: dict[State, tuple[State, str] | None] = field(default_factory=dict)
    """State → the state and choice it was first reached from; None for the start."""

    def __iter__(self) -> Iterator[State]:
        """States, in the order they were reached."""
        return iter(self.parents)

    def __len__(self) -> int:
        """How many states there are."""
        return len(self.parents)

    def endings(self) -> Iterator[State]:
        """The states in which the case is over."""
        return (state for state in self.parents if self.program.is_over(state))

    def path(self, state: State) -> tuple[str, ...]:
        """A shortest list of choices that leads to a state."""
        choices: list[str] = []
        came = self.parents[state]
        while came is not None:
            state, choice = came
            choices.append(choice)
            came = self.parents[state]
        return tuple(reversed(choices))


def explore(
    program: Program,
    start: State,
    *,
    live: tuple[int, ...],
    policy: Policy = everything,
    seen: Callable[[State, str, Outcome], None] | None = None,
    limit: int = LIMIT,
) -> Reached:
    """Explore from a state, calling ``seen`` on every move made; raises `TooLarge` beyond ``limit`` states."""
    first = State(start.scene, start.bits & live[start.scene])
    reached = Reached(program, {first: None})
    frontier = [first]
    room, moves_left = limit, limit * MOVES_PER_STATE
    while frontier:
        further: list[State] = []
        for state in frontier:
            moves = [(choice, program.outcome(state, choice)) for choice in program.options(state)]
            moves_left -= len(moves)
            if moves_left < 0:
                raise TooLarge(limit)
            for choice, outcome in policy(state, moves):
                if seen is not None:
                    seen(state, choice, outcome)
                bits = (state.bits & outcome.keep | outcome.on) & live[outcome.scene]
                after = State(outcome.scene, bits)
                if after not in reached.parents:
                    room -= 1 + bits.bit_length() // WIDE
                    if room < 1:
                        raise TooLarge(limit)
                    reached.parents[after] = (state, choice)
                    further.append(after)
        frontier = further
    return reached
