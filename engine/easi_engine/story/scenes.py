"""Scenes, choices and readings (``scenes/VIEWPOINT.yaml``)."""

from functools import lru_cache
from typing import Annotated, Literal, Self, Union

from pydantic import Discriminator, Tag, model_validator

from easi_engine.story.base import Entries, Id, Maybe, Model, OneOrMany, Prose, Ref, by_shape
from easi_engine.story.conditions import When
from easi_engine.story.effects import Effects
from easi_engine.story.text import Text


class Exit(Model):
    """A way on, with its condition."""

    scene: Ref
    """The scene it leads to."""
    when: Maybe[When] = None
    """The way is taken if this holds."""


Way = Annotated[
    Union[Annotated[Ref, Tag("<scene>")], Annotated[Exit, Tag("<exit>")]],  # noqa: UP007 - needs Union
    Discriminator(by_shape({"scene": str, "exit": dict})),
]

To = Annotated[
    Union[Annotated[Ref, Tag("<scene>")], Annotated[tuple[Way, ...], Tag("<exits>")]],  # noqa: UP007 - needs Union
    Discriminator(by_shape({"scene": str, "exits": (list, tuple)})),
]
"""Where play goes: a scene, or a list tried in order that ends with one that always holds."""


@lru_cache(maxsize=1 << 13)
def _always(scene: str) -> Exit:
    """A way on without a condition, made once: ways are followed again and again."""
    return Exit.model_construct(scene=scene)  # checked already, as part of its scene


def exits(to: To | None) -> tuple[Exit, ...]:
    """Ways on, however the author wrote them."""
    if to is None:
        return ()
    parts = (to,) if isinstance(to, str) else to
    return tuple(_always(part) if isinstance(part, str) else part for part in parts)


class ConductTags(Model):
    """Principles kept or broken in how a choice is done, where the state cannot tell."""

    kept: OneOrMany = ()
    """Principles that doing it so keeps."""
    broke: OneOrMany = ()
    """Principles that doing it so breaks."""


class Choice(Effects):
    """Something the seat can do in a scene."""

    say: Prose
    """What the learner would do, as they would put it."""
    when: Maybe[When] = None
    """The choice is open only while this holds."""
    assumes: OneOrMany = ()
    """Facts the wording takes the viewpoint to know."""
    to: Maybe[To] = None
    """Where it leads; left out, where the scene leads."""
    reply: Maybe[Text] = None
    """What comes back, shown before the next scene; read after the effects, before that scene's entry."""
    conduct: Maybe[ConductTags] = None
    """Principles that it keeps or breaks, where the program cannot see that for itself."""


class Reading(Model):
    """How another agency would read this decision, in the seat's situation as the seat knows it."""

    when: Maybe[When] = None
    """The reading is given if this holds before the choice."""
    notices: Prose
    """What its eye falls on first."""
    would: OneOrMany
    """The choices it would have wanted."""
    because: Prose
    """Why that makes sense from where it stands."""
    assumes: OneOrMany = ()
    """Facts the wording takes the viewpoint to know."""


Readings = Annotated[
    Union[Annotated[Reading, Tag("<one>")], Annotated[tuple[Reading, ...], Tag("<first that holds>")]],  # noqa: UP007
    Discriminator(by_shape({"one": dict, "first that holds": (list, tuple)})),
]


class Scene(Model):
    """A place and moment of one seat. With readings it is a decision point; with an ending, play stops there."""

    title: Maybe[Prose] = None
    """Where and when, in a few words."""
    text: Maybe[Text] = None
    """What can be seen and heard."""
    on_entry: Maybe[Effects] = None
    """What happens as the scene begins, before anything is shown."""
    use: Maybe[Ref] = None
    """A shared event that gives title, text and on-entry."""
    to: Maybe[To] = None
    """Where it leads, unless a choice says otherwise."""
    choices: dict[Id, Choice] = {}
    """What the learner can do, by id, in the order shown."""
    readings: dict[Ref, Readings] = {}
    """How other agencies would read the decision, by agency; they make it a decision point."""
    record: Maybe[Literal["full"]] = None
    """``full`` asks for the whole decision record here."""
    concepts: tuple[Ref, ...] = ()
    """Concept cards that help here."""
    notes: tuple[Prose, ...] = ()
    """Content notes shown before this scene."""
    ending: Maybe[Prose] = None
    """The name of the ending; play stops here."""
    outcomes: dict[Ref, Text] = {}
    """At an ending: what became of each person."""

    @model_validator(mode="after")
    def _title_and_text(self) -> Self:
        if self.use is None and (self.title is None or self.text is None):
            raise ValueError("a scene has a `title` and `text`, or `use` names an event that gives them")
        if self.use is not None and (self.title or self.text or self.on_entry):
            raise ValueError("a scene with `use` takes title, text and on-entry from the event; remove its own")
        return self

    @property
    def is_decision(self) -> bool:
        """Whether other agencies' readings are shown here."""
        return bool(self.readings)


class ScenesFile(Entries[Scene]):
    """``scenes/VIEWPOINT.yaml``: scenes by id; ids are unique across the story."""


def readings_of(entry: Readings) -> tuple[Reading, ...]:
    """Readings of one agency, however the author wrote them."""
    return (entry,) if isinstance(entry, Reading) else entry
