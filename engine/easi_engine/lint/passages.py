"""The passages of a story that learners read, each with everything that is written in one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.lint.story import StoryContext
from easi_engine.loading.names import At
from easi_engine.story import Scene, passages, readings_of
from easi_engine.story.text import Text


class PlacedProse(NamedTuple):
    """What is written in one place: paragraphs, whatever their conditions, with an empty line between them."""

    text: str
    at: At


def passages_to_read(context: StoryContext) -> Iterator[PlacedProse]:
    """Briefs, events, scenes, replies, outcomes, and what agencies say in readings and verdicts."""
    case = context.story.case
    for id_, viewpoint in case.viewpoints.items():
        yield PlacedProse(viewpoint.brief, context.at("viewpoints", id_, "brief"))
    for id_, event in case.events.items():
        yield _prose(event.text, context.at("events", id_, "text"))
    for id_, verdict in case.verdicts.items():
        for index, line in enumerate(verdict.judge):
            yield PlacedProse(line.reason, context.at("verdicts", id_, "judge", index, line.verdict))
    for id_, scene in context.story.scenes.items():
        yield from _in_scene(scene, context.scene_at(id_))


def _in_scene(scene: Scene, at: At) -> Iterator[PlacedProse]:
    if scene.text is not None:
        yield _prose(scene.text, at.to("text"))
    for id_, choice in scene.choices.items():
        if choice.reply is not None:
            yield _prose(choice.reply, at.to("choices", id_, "reply"))
    for agency, entry in scene.readings.items():
        here = at.to("readings", agency)
        for index, reading in enumerate(readings_of(entry)):
            where = here.to(index) if isinstance(entry, tuple) else here
            yield PlacedProse(reading.because, where.to("because"))
    for person, text in scene.outcomes.items():
        yield _prose(text, at.to("outcomes", person))


def _prose(text: Text, at: At) -> PlacedProse:
    return PlacedProse("\n\n".join(passage.say for passage in passages(text)), at)
