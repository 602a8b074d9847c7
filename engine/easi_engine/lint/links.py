"""How the scenes of a seat lead to each other, conditions aside: what can be asked without exploring anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from easi_engine.loading.names import At
from easi_engine.play.guards import Guard, all_of, negation
from easi_engine.play.seat import AtReply, AtScene, Point
from easi_engine.space.graph import components
from easi_engine.story import exits
from easi_engine.story.conditions import When
from easi_engine.story.scenes import To

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext


class Way(NamedTuple):
    """A way on, as it is met after one choice or in a scene without choices."""

    scene: str
    choice: str | None
    """None in a scene that passes on by itself."""
    to: str
    at: At
    """The scene's id where it stands alone; its entry in a list."""
    when: When | None
    before: tuple[When | None, ...]
    """The conditions of the ways tried first."""

    @property
    def point(self) -> Point:
        """Where it is looked at."""
        return AtScene(self.scene) if self.choice is None else AtReply(self.scene, self.choice)

    def taken(self, seat: SeatContext) -> Guard:
        """That it holds and none before it does."""
        earlier = [negation(seat.program.guard(when)) for when in self.before]
        return all_of([*earlier, seat.program.guard(self.when)])


def ways_of(seat: SeatContext) -> Iterator[Way]:
    """Every way on of a seat, in written order; a scene's `to` once for each choice that uses it."""
    for id_, scene in seat.scenes.items():
        if not scene.choices:
            yield from _ways(id_, None, scene.to, seat.at(id_, "to"))
        for key, choice in scene.choices.items():
            if choice.to is not None:
                yield from _ways(id_, key, choice.to, seat.at(id_, "choices", key, "to"))
            else:
                yield from _ways(id_, key, scene.to, seat.at(id_, "to"))


def _ways(scene: str, choice: str | None, to: To | None, at: At) -> Iterator[Way]:
    before: list[When | None] = []
    for index, way in enumerate(exits(to)):
        place = at if isinstance(to, str) else at.to(index)
        yield Way(scene, choice, way.scene, place, way.when, tuple(before))
        before.append(way.when)


def reach(links: Mapping[str, Iterable[str]], starts: Iterable[str]) -> frozenset[str]:
    """Everything that links lead to from some scenes, themselves included."""
    found, waiting = set[str](), list(starts)
    while waiting:
        scene = waiting.pop()
        if scene not in found:
            found.add(scene)
            waiting += links.get(scene, ())
    return frozenset(found)


def circles(links: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Each group of scenes that all lead to each other, in the order of ``links``; a scene alone if it leads to itself.

    Links to scenes that are not themselves among ``links`` are passed over.
    """
    names = list(links)
    number = {scene: index for index, scene in enumerate(names)}
    onward = [[number[to] for to in links[scene] if to in number] for scene in names]
    found = components(onward, range(len(names)))
    rings = [group for group in found if len(group) > 1 or group[0] in onward[group[0]]]
    return tuple(tuple(names[index] for index in group) for group in sorted(rings))
