"""The way a group went, on the map of the seat's scenes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from easi_engine.play import Playthrough, path_so_far
from easi_engine.story import Scene, Story, exits

COLUMN, ROW = 92, 64
MARGIN = 34
RADIUS = 15


@dataclass(frozen=True, slots=True)
class Node:
    """One scene on the map."""

    number: int
    title: str
    x: int
    y: int
    met: bool
    ending: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one scene to another."""

    x1: int
    y1: int
    x2: int
    y2: int
    went: bool


@dataclass(frozen=True, slots=True)
class Map:
    """Every scene of a seat with the ways between them, and which were gone."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    way: tuple[str, ...]
    """The titles of the scenes met, in order."""
    says: str
    """All of it in words."""


def map_of(playthrough: Playthrough) -> Map:
    """Draw the map of a seat, and on it the way of one playthrough."""
    story, seat = playthrough.program.story, playthrough.program.viewpoint
    scenes = story.seats[seat]
    went = [step.scene for step in path_so_far(playthrough)]
    ways = {id_: tuple(dict.fromkeys(_leads(scene))) for id_, scene in scenes.items()}
    places = _places(story.case.viewpoints[seat].start, ways)
    numbers = {id_: number for number, id_ in enumerate(places, start=1)}
    nodes = tuple(_node(story, scenes[id_], numbers[id_], place, id_ in went) for id_, place in places.items())
    gone = set(pairwise(went))
    edges = tuple(
        Edge(*_at(places[one]), *_at(places[other]), went=(one, other) in gone) for one in places for other in ways[one]
    )
    titles = tuple(story.title_of(scenes[id_]) for id_ in went)
    return Map(
        width=max(node.x for node in nodes) + MARGIN,
        height=max(node.y for node in nodes) + MARGIN,
        nodes=nodes,
        edges=edges,
        way=titles,
        says=f"Of {len(nodes)} scenes the group met {len(set(went))}, in this order: {'; '.join(titles)}.",
    )


def _leads(scene: Scene) -> Iterable[str]:
    if not scene.choices:
        yield from (way.scene for way in exits(scene.to))
    for choice in scene.choices.values():
        yield from (way.scene for way in exits(choice.to if choice.to is not None else scene.to))


def _places(start: str, ways: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Scene → column and row: each as far to the right as the shortest way to it is long."""
    column = {start: 0}
    waiting = [start]
    while waiting:
        one = waiting.pop(0)
        for other in ways[one]:
            if other not in column:
                column[other] = column[one] + 1
                waiting.append(other)
    rows: dict[int, int] = {}
    places = {}
    for id_, at in column.items():
        places[id_] = (at, rows.get(at, 0))
        rows[at] = rows.get(at, 0) + 1
    return places


def _at(place: tuple[int, int]) -> tuple[int, int]:
    return MARGIN + place[0] * COLUMN, MARGIN + place[1] * ROW


def _node(story: Story, scene: Scene, number: int, place: tuple[int, int], met: bool) -> Node:
    x, y = _at(place)
    return Node(number, story.title_of(scene), x, y, met, scene.ending is not None)
