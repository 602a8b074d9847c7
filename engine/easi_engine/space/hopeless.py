"""States from which play goes on for ever: found backwards, from where it stops."""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.play.program import Program, State
from easi_engine.play.seat import Outcome, Step
from easi_engine.space.explore import Reached
from easi_engine.space.holding import states_in
from easi_engine.space.live import landings

Place = tuple[int, int]
"""A scene's number and a state's bits there."""


def hopeless(reached: Reached) -> Iterator[tuple[int, State]]:
    """Every state with open choices none of which can ever lead to one without, and after how many moves it is met.

    Earliest first. ``reached`` must be complete. Where no path comes back to a scene, play stops by itself; so only
    scenes from which some path leads into a circle are looked at state by state.
    """
    circling = _circling(reached.program)
    # Scene → state → those that lead to it; emptied once it is known that play can stop from there.
    before: list[dict[int, list[Place]]] = [{} for _ in circling]
    for level in reached.levels:
        for scene, states in level.items():
            if circling[scene]:
                before[scene].update((bits, []) for bits in states)
    stopping = [place for scene, states in enumerate(before) if states for place in _link(reached, scene, before)]
    while stopping:
        scene, bits = stopping.pop()
        stopping += before[scene].pop(bits, ())
    for number, level in enumerate(reached.levels):
        for scene, states in level.items():
            yield from ((number, State(scene, bits)) for bits in states if bits in before[scene])


def _link(reached: Reached, scene: int, before: list[dict[int, list[Place]]]) -> list[Place]:
    """Note where the moves of a scene lead; returns its states from which play stops here or one move on."""
    closed, stopping = set(before[scene]), set[int]()
    for step in reached.program.rooms[scene].steps.values():
        able = states_in(step.guard, list(before[scene]))
        closed.difference_update(able)
        for bits, outcome in _outcomes(reached.program, scene, step, able):
            to = outcome.scene
            # Where no state waits to be looked at, play is sure to stop.
            after = (bits & outcome.keep | outcome.on) & reached.live[to]
            earlier = before[to].get(after)
            if earlier is None:
                stopping.add(bits)
            elif to != scene or after != bits:
                earlier.append((scene, bits))
    return [(scene, bits) for bits in closed | stopping]


def _outcomes(program: Program, scene: int, step: Step, states: list[int]) -> Iterator[tuple[int, Outcome]]:
    """Each state with what a choice does there: remembered from when the states were explored."""
    for mask, known in step.outcomes.items():
        left = []
        for bits in states:
            outcome = known.get(bits & mask)
            if outcome is None:
                left.append(bits)
            else:
                yield bits, outcome
        states = left
    for bits in states:
        yield bits, program.outcome_of(step, State(scene, bits))


def _circling(program: Program) -> list[bool]:
    """For each scene, whether some path from it, conditions aside, can come back to a scene."""
    onward: list[set[int]] = []
    for room in program.rooms:
        # A choice that leads nowhere leaves play where it is.
        heads = {head for step in room.steps.values() for head in [scene for _, scene in step.exits] or [room.number]}
        onward.append(landings(program, heads))
    earlier: list[list[int]] = [[] for _ in onward]
    for number, scenes in enumerate(onward):
        for scene in scenes:
            earlier[scene].append(number)
    # Take away scenes that lead only to scenes taken away; what stays leads into a circle.
    left = [len(scenes) for scenes in onward]
    ends = [number for number, count in enumerate(left) if not count]
    circling = [True] * len(onward)
    while ends:
        number = ends.pop()
        circling[number] = False
        for scene in earlier[number]:
            left[scene] -= 1
            if not left[scene]:
                ends.append(scene)
    return circling
