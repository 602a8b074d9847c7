"""The over-estimate: what it excludes is never reached, and it excludes what is plainly impossible."""

from __future__ import annotations

from functools import reduce
from operator import or_

from hypothesis import assume, given

from easi_engine.play import Program
from easi_engine.play.guards import ALWAYS, Cube
from easi_engine.play.seat import AtReply, AtScene
from easi_engine.space import Space, Watch
from easi_engine.space.abstraction import Abstraction
from tests.engine.agreeing import PLENTY
from tests.engine.building import Data, seat, story_of
from tests.engine.space.asking import some, watches
from tests.engine.stories import SEAT, stories


@some
@given(stories())
def test_nothing_that_is_reached_is_excluded(data: Data) -> None:
    program = Program(story_of(data), SEAT)
    asked = watches(program)
    space = Space(program, asked, limit=20 * PLENTY)
    assume(space.proven)
    above = Abstraction(program, space.variants)
    waits = {room.id: room.number for room in program.rooms if not room.passes_on}
    numbers = {Watch(point, probe.guard): probe.number for point, probes in program.probes.items() for probe in probes}
    for watch in asked:
        if not space.ever(*watch[:2]):
            continue
        if watch in numbers:
            assert numbers[watch] in above.held, watch
        elif isinstance(watch.point, AtScene):
            assert above.can(waits[watch.point.scene], watch.guard), watch
    for room in program.rooms:
        for step in room.steps.values():
            if (room.number, step.id) in above.closed:
                assert not space.ever(AtReply(room.id, step.id), ALWAYS)
    # Bits that nothing reads may be left out, and nothing else changes.
    told = reduce(or_, (room.reads for room in program.rooms), 0)
    told = reduce(or_, (step.reads | step.asks for room in program.rooms for step in room.steps.values()), told)
    fewer = Abstraction(program, space.variants, told)
    assert (fewer.closed, fewer.held) == (above.closed, above.held)


IMPOSSIBLE = """
flags: [a, b]
meters: {days: {from: 0, to: 5}}
facts: {food: [school], bruise: []}
scenes:
  desk:
    to: desk
    choices:
      a: {set: a}
      tell: {share: {csc: [food, bruise]}}
      wait: {when: {days: {at-most: 1}}, add: {days: 1}}
      never: {when: {flag: b}, to: attic}
      late: {when: {days: {at-least: 3}}, to: attic}
      told: {when: {knows: {csc: bruise}}, to: attic}
      both: {when: {all: [{flag: a}, {not: {flag: a}}]}, to: attic}
      out: {when: {flag: a}, to: end}
  attic: {to: end, choices: {on: {}}}
  end: {ending: The end}
"""


def test_what_is_never_set_known_or_so_late_is_excluded() -> None:
    program = seat(IMPOSSIBLE)
    above = Abstraction(program, (None,))
    closed = {step for scene, step in above.closed if scene == 0}
    assert closed == {"never", "late", "told", "both"}
    assert (1, "on") in above.closed
    assert not above.can(1, ALWAYS)
    assert above.can(2, ALWAYS)
    day = program.layout.meters["days"].at_least(2)
    assert day
    assert above.can(0, Cube(day, day))


def test_a_space_without_room_still_proves_what_is_excluded() -> None:
    flags = ", ".join(f"f{n}" for n in range(30))
    sets = ", ".join(f"f{n}: {{set: f{n}}}" for n in range(30))
    program = seat(f"""
    flags: [{flags}, never]
    scenes:
      hub:
        to: hub
        choices: {{{sets}, go: {{when: {{flag: [{flags}]}}, to: end}}, no: {{when: {{flag: never}}, to: out}}}}
      end: {{ending: The end}}
      out: {{ending: Out}}
    """)
    asked = [Watch(AtScene(scene), ALWAYS) for scene in ("end", "out")]
    space = Space(program, asked, limit=100, nodes=150)
    assert not space.proven
    assert space.limit == "more than 150 nodes of decision diagrams"
    assert [space.never(*watch[:2]) for watch in asked] == [False, True]
    assert not any(space.ever(*watch[:2]) for watch in asked)
