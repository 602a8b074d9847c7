"""The ways that lead to an ending, followed backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from easi_engine.play.program import State
from easi_engine.space import Reached

Moves = Mapping[State, list[tuple[State, str]]]
"""State → each state before it, with the choice that leads on from there."""


def moves_into(reached: Reached, *, without: int = 0) -> Moves:
    """Every move between states that were reached and have none of some bits."""
    program, live = reached.program, reached.live
    found: dict[State, list[tuple[State, str]]] = {}
    for scene, states in (block for level in reached.levels for block in level.items()):
        steps = program.rooms[scene].steps.values()
        for state in [State(scene, bits) for bits in states if not bits & without] if steps else ():
            for step in steps:
                if step.guard.holds(state.bits):
                    outcome = program.outcome_of(step, state)
                    if not outcome.on & without:
                        after = State(outcome.scene, (state.bits & outcome.keep | outcome.on) & live[outcome.scene])
                        found.setdefault(after, []).append((state, step.id))
    return found


def leading_to(ends: Iterable[State], moves: Moves) -> set[State]:
    """These states and every one from which moves lead to them."""
    found = set(ends)
    waiting = list(found)
    while waiting:
        for before, _ in moves.get(waiting.pop(), ()):
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


def is_only_way(reached: Reached, end: State) -> bool:
    """Whether one list of choices and no other leads to a state that was reached."""
    moves = moves_into(reached)
    here = end
    while here not in reached.starts:
        before = moves[here]
        if len(before) > 1:
            return False
        here = before[0][0]
    return here not in moves
