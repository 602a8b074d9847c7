"""Questions on the way of moves, put to all states together, against each move carried out by itself."""

from __future__ import annotations

from easi_engine.play.guards import Cube
from easi_engine.play.program import Program, State
from easi_engine.play.run import Run
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point
from easi_engine.space import Space, Watch
from tests.engine.building import seat

STORY = """
flags: [a, b, c]
meters: {days: {from: 0, to: 3}}
timeline: {post: {day: 2, set: b, then: [{when: {flag: a}, set: c}]}}
scenes:
  desk:
    to: desk
    choices:
      a: {set: a}
      swap: {then: [{when: {flag: a}, unset: a}, {when: {flag: b}, set: a}], add: {days: 1}}
      go: {when: {flag: b}, to: way}
  way: {on-entry: {set: c, unset: a}, to: [{scene: desk, when: {flag: a}}, end]}
  end: {ending: The end}
"""


def points(program: Program) -> list[Point]:
    """Points on the way of moves: replies, scenes that pass on, effects."""
    found: list[Point] = [AtScene("way"), *(AtReply("desk", choice) for choice in ("a", "swap", "go"))]
    rooms = program.rooms
    effects = [e for room in rooms for e in (*room.entry, *(e for s in room.steps.values() for e in s.choice.effects))]
    return [*found, *map(BeforeEffect, effects)]


def met_one_by_one(program: Program, asked: list[Watch]) -> dict[Watch, int]:
    """Each watch that holds on some way → the fewest moves it takes, by a run for every move of every state."""
    found: dict[Watch, int] = {}
    seen = {program.start(): 1}
    waiting = list(seen)
    for state in waiting:  # grows while it is walked
        for choice in program.options(state):
            run = Run(program, state.bits)
            after = State(program.carry_out(run, state.scene, program.rooms[state.scene].steps[choice]), run.bits)
            numbers, _ = program.noticed(state.bits, run.passed)
            for number in numbers:
                found.setdefault(asked[number], seen[state])
            if after not in seen:
                seen[after] = seen[state] + 1
                waiting.append(after)
    return found


def test_what_holds_on_the_way_is_found_and_by_a_shortest_way() -> None:
    program = seat(STORY)
    flags = program.layout.flags.values()
    asked = [Watch(point, Cube(bit, want)) for point in points(program) for bit in flags for want in (0, bit)]
    asked = list(dict.fromkeys(asked))
    space = Space(program, asked, limit=1_000)
    expected = met_one_by_one(program, asked)
    assert len(expected) > 20
    for watch in asked:
        trail = space.first(watch.point, watch.guard)
        assert (None if trail is None else len(trail.choices)) == expected.get(watch), watch


def test_what_is_asked_on_the_way_does_not_part_what_moves_do() -> None:
    plain, asking = seat(STORY), seat(STORY)
    bit = asking.layout.flags["c"]
    Space(plain, [], limit=1_000)
    Space(asking, [Watch(point, Cube(bit, bit)) for point in points(asking)], limit=1_000)

    def outcomes(program: Program) -> int:
        return sum(len(known) for room in program.rooms for s in room.steps.values() for known in s.outcomes.values())

    assert outcomes(asking) == outcomes(plain)
