"""Questions to ask of random stories, and how many stories to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import hypothesis
from hypothesis import HealthCheck

from easi_engine.play import Program
from easi_engine.play.guards import ALWAYS, Cube, Guard, all_of, negation
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Effect, Then


def some(test: Callable[..., None]) -> Callable[..., None]:
    """A fifth of the profile's number of examples: each asks thousands of questions."""
    count = hypothesis.settings.get_profile(hypothesis.settings.get_current_profile_name()).max_examples
    return hypothesis.settings(max_examples=count // 5, suppress_health_check=list(HealthCheck))(test)


def every_effect(effects: Iterable[Effect]) -> Iterator[Effect]:
    """Effects, and those inside them."""
    for effect in effects:
        yield effect
        if isinstance(effect, Then):
            for _, inner in effect.branches:
                yield from every_effect(inner)


def stuck(program: Program, scene: str) -> Guard:
    """That no choice is open."""
    room = next(room for room in program.rooms if room.id == scene)
    return all_of([negation(step.guard) for step in room.steps.values()])


def watches(program: Program) -> list[Watch]:
    """A great many questions."""
    layout, asked = program.layout, []
    known = [Cube(bit, bit) for bit in layout.knows.values()]
    flags = [Cube(bit, bit) for bit in layout.flags.values()]
    for room in program.rooms:
        asked += [Watch(AtScene(room.id), guard) for guard in [ALWAYS, stuck(program, room.id), *known, *flags]]
        points = [BeforeEffect(effect) for effect in every_effect(room.entry)]
        for step in room.steps.values():
            asked += [Watch(AtReply(room.id, step.id), guard) for guard in [ALWAYS, *flags]]
            points += [BeforeEffect(effect) for effect in every_effect(step.choice.effects)]
        asked += [Watch(point, guard) for point in points for guard in [ALWAYS, *known[:4], *flags]]
    return list(dict.fromkeys([*asked, *marked(program)]))


def marked(program: Program) -> list[Watch]:
    """A mark that choices set, or clear if it is set, and the question where it stands."""
    mark = program.layout.take()
    stands, asked = Cube(mark, mark), []
    for room in program.rooms:
        asked.append(Watch(AtScene(room.id), stands))
        for number, step in enumerate(room.steps.values()):
            point = AtReply(room.id, step.id)
            asked.append(Watch(point, stands, off=mark) if number % 2 else Watch(point, ALWAYS, on=mark))
            asked.append(Watch(point, stands))
    return asked
