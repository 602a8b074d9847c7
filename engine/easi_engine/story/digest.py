"""A story's digest: the same for the same story, whatever its comments, layout and the order of its keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel
from pydantic_core import to_json

from easi_engine.story.base import many
from easi_engine.story.case import Case, JudgeLine
from easi_engine.story.effects import Effects
from easi_engine.story.library import Library
from easi_engine.story.scenes import Scene, ScenesFile


def digest_of(case: Case, seats: dict[str, dict[str, Scene]], library: Library) -> str:
    """SHA-256, in hexadecimal, of a story with the shared entries it uses.

    Models are dumped key by key in the order of their fields, without what was left at its default, so that the order
    in which an author writes a scene's keys does not count. The order of effects does, so it is added on its own; so
    does that of scenes, choices and everything else that is listed. The glossary does not count: terms only explain.
    """
    scenes = ",".join(f'"{id_}":{_dumped(ScenesFile.model_construct(seat))}' for id_, seat in seats.items())
    own = _dumped(case.model_copy(update={"glossary": {}})) + f"\n{{{scenes}}}"
    orders = to_json(list(_orders(case, seats))).decode()
    parts = [own, orders, *_used(case, seats, library, own)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _dumped(model: BaseModel) -> str:
    return model.model_dump_json(by_alias=True, exclude_defaults=True)


def _orders(case: Case, seats: Mapping[str, Mapping[str, Scene]]) -> Iterator[list[str]]:
    """The written order of each group of effects that has more than one, in the order of the dump."""
    groups: list[Effects | None] = [*case.timeline.values(), *(event.on_entry for event in case.events.values())]
    groups += case.variants.values()
    for scenes in seats.values():
        for scene in scenes.values():
            groups.append(scene.on_entry)
            groups += scene.choices.values()
    for group in groups:
        if group is not None:
            yield from _order(group)


def _order(group: Effects) -> Iterator[list[str]]:
    if len(group.written) > 1:
        yield list(group.written)
    for branch in group.then or ():
        yield from _order(branch)


def _used(case: Case, seats: Mapping[str, Mapping[str, Scene]], library: Library, dump: str) -> Iterator[str]:
    """Each shared entry that the story uses, with its id.

    Agencies are named in so many places that they are looked for in the story's dump, where an id stands in quotes.
    """
    agencies = [id_ for id_ in library.agencies if f'"{id_}"' in dump or f'"{id_}.' in dump]
    lines = [line for verdict in case.verdicts.values() for line in verdict.judge]
    scenes = [scene for seat in seats.values() for scene in seat.values()]
    principles = _cited(lines, "principles") | _tagged(scenes)
    sources = _cited(lines, "sources")
    sources |= {source for id_ in principles for source in library.principles[id_].sources}
    concepts = {*case.concepts, *(id_ for scene in scenes for id_ in scene.concepts)}
    tables: tuple[tuple[Mapping[str, BaseModel], Iterable[str]], ...] = (
        (library.agencies, agencies),
        (library.sources, sources),
        (library.principles, principles),
        ({id_: concept.head for id_, concept in library.concepts.items()}, concepts),
    )
    for table, ids in tables:
        for id_ in sorted(ids):
            yield f"{id_} {_dumped(table[id_])}"
    for id_ in sorted(concepts):
        yield library.concepts[id_].body


def _cited(lines: Iterable[JudgeLine], key: str) -> set[str]:
    return {id_ for line in lines for id_ in getattr(line, key)}


def _tagged(scenes: Iterable[Scene]) -> set[str]:
    """The principles that authors tag choices with."""
    tags = [choice.conduct for scene in scenes for choice in scene.choices.values() if choice.conduct]
    return {id_ for tag in tags for id_ in (*many(tag.kept), *many(tag.broke))}
