"""Effects, conditions and texts of a story, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.loading.names import At
from easi_engine.story import Passage, Scene, passages
from easi_engine.story.conditions import Condition, When
from easi_engine.story.effects import Effect, Effects, Then
from easi_engine.story.scenes import To
from easi_engine.story.text import Text


class PlacedEffect(NamedTuple):
    """An effect and where it stands."""

    effect: Effect
    at: At
    """Its key, such as ``share``; in a list of several (``set``, ``seek``, ``meanwhile``), its own entry."""
    within: tuple[When, ...]
    """The conditions of the `then` branches around it, outermost first."""


class PlacedPassage(NamedTuple):
    """A paragraph and where it stands."""

    passage: Passage
    at: At


class PlacedWhen(NamedTuple):
    """A condition and where it stands."""

    when: When
    at: At


def effects_in(effects: Effects | None, at: At, within: tuple[When, ...] = ()) -> Iterator[PlacedEffect]:
    """Each effect in written order, those inside `then` included; ``at`` is the mapping they stand in."""
    if effects is None:
        return
    typed = iter(effects.effects)
    for key in effects.written:
        here = at.to(key)
        for place in _entries(key, here):
            effect = next(typed)
            yield PlacedEffect(effect, place, within)
            if isinstance(effect, Then):
                for index, branch in enumerate(effects.then or ()):
                    around = (*within, branch.when) if branch.when is not None else within
                    yield from effects_in(branch, here.to(index), around)


_ONE_EACH = {"set", "unset", "seek", "withdraw", "meanwhile"}
"""Keys that stand for one effect an entry."""


def _entries(key: str, here: At) -> Iterator[At]:
    written = here.written
    if key == "add" and isinstance(written, dict):
        yield from (here.to(meter) for meter in written)
    elif key in _ONE_EACH and isinstance(written, list):
        yield from (here.to(index) for index in range(len(written)))
    else:
        yield here


def passages_in(text: Text | None, at: At) -> Iterator[PlacedPassage]:
    """Each paragraph of a text that stands at ``at``."""
    single = isinstance(text, str)
    for index, passage in enumerate(passages(text)):
        yield PlacedPassage(passage, at if single else at.to(index))


def whens_in_effects(effects: Effects | None, at: At) -> Iterator[PlacedWhen]:
    """The conditions of `then` branches."""
    for index, branch in enumerate(effects.then or () if effects else ()):
        here = at.to("then", index)
        if branch.when is not None:
            yield PlacedWhen(branch.when, here.to("when"))
        yield from whens_in_effects(branch, here)


def whens_in_text(text: Text | None, at: At) -> Iterator[PlacedWhen]:
    """The conditions of paragraphs."""
    for passage, here in passages_in(text, at):
        if passage.when is not None:
            yield PlacedWhen(passage.when, here.to("when"))


def whens_in_exits(to: To | None, at: At) -> Iterator[PlacedWhen]:
    """The conditions of ways on."""
    if to is not None and not isinstance(to, str):
        for index, way in enumerate(to):
            if not isinstance(way, str) and way.when is not None:
                yield PlacedWhen(way.when, at.to(index, "when"))


def whens_in_scene(scene: Scene, at: At) -> Iterator[PlacedWhen]:
    """Every condition written in a scene; those of a shared event it uses are not."""
    yield from whens_in_text(scene.text, at.to("text"))
    yield from whens_in_effects(scene.on_entry, at.to("on-entry"))
    yield from whens_in_exits(scene.to, at.to("to"))
    for id_, choice in scene.choices.items():
        here = at.to("choices", id_)
        if choice.when is not None:
            yield PlacedWhen(choice.when, here.to("when"))
        yield from whens_in_effects(choice, here)
        yield from whens_in_exits(choice.to, here.to("to"))
        yield from whens_in_text(choice.reply, here.to("reply"))
    for agency, entry in scene.readings.items():
        readings = entry if isinstance(entry, tuple) else (entry,)
        for index, reading in enumerate(readings):
            if reading.when is not None:
                here = at.to("readings", agency)
                yield PlacedWhen(reading.when, (here.to(index) if isinstance(entry, tuple) else here).to("when"))
    for person, text in scene.outcomes.items():
        yield from whens_in_text(text, at.to("outcomes", person))


def tests_in(when: When | None) -> Iterator[Condition]:
    """Every mapping of tests inside a condition, itself first; `not`, `all` and `any` are gone through."""
    if when is None:
        return
    if isinstance(when, tuple):
        for part in when:
            yield from tests_in(part)
        return
    yield when
    for inner in (*(when.all_ or ()), *(when.any_ or ()), when.not_):
        yield from tests_in(inner)
