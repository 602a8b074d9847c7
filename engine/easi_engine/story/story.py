"""A whole story, loaded: the case, every seat's scenes and the shared library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from easi_engine.story.case import Case
from easi_engine.story.digest import digest_of
from easi_engine.story.effects import Effect
from easi_engine.story.library import Library, Term
from easi_engine.story.scenes import Scene
from easi_engine.story.text import Passage, passages


@dataclass(frozen=True, eq=False)
class Story:
    """Everything needed to play. Made by `easi_engine.loading`, which has checked every reference in it."""

    case: Case
    seats: dict[str, dict[str, Scene]]
    """Viewpoint id → scene id → scene, in written order. Scene ids are unique across seats."""
    library: Library

    @property
    def id(self) -> str:
        """The story's id."""
        return self.case.id

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the parsed story with the shared entries it uses; comments and layout do not count."""
        return digest_of(self.case, self.seats, self.library)

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """Every scene of every seat, by id."""
        return {id_: scene for seat in self.seats.values() for id_, scene in seat.items()}

    @cached_property
    def holder_names(self) -> dict[str, str]:
        """Display name of everyone who can hold or be sent a fact: agencies, services, people, audiences."""
        names = self.library.holder_names()
        names |= {id_: person.name for id_, person in self.case.people.items()}
        return names | {id_: audience.name for id_, audience in self.case.audiences.items()}

    @cached_property
    def glossary(self) -> dict[str, Term]:
        """Shared terms and the story's own."""
        return self.library.glossary | self.case.glossary

    def seat_holder(self, viewpoint: str) -> str:
        """The holder a viewpoint acts as."""
        return self.case.viewpoints[viewpoint].seat or viewpoint

    def title_of(self, scene: Scene) -> str:
        """A scene's title, its own or its event's."""
        return self.case.events[scene.use].title if scene.use else scene.title or ""

    def passages_of(self, scene: Scene) -> tuple[Passage, ...]:
        """A scene's text, its own or its event's."""
        return passages(self.case.events[scene.use].text if scene.use else scene.text)

    def entry_effects(self, scene: Scene) -> tuple[Effect, ...]:
        """What happens as a scene begins, its own or its event's."""
        entry = self.case.events[scene.use].on_entry if scene.use else scene.on_entry
        return entry.effects if entry else ()
