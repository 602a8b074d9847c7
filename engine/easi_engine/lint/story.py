"""What a rule is given to look at: a story with its places, its seats and the settings of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from easi_engine.lint.options import Options
from easi_engine.lint.placed import (
    PlacedEffect,
    PlacedWhen,
    effects_in,
    whens_in_effects,
    whens_in_scene,
    whens_in_text,
)
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.texts import PlacedString, strings_of
from easi_engine.lint.uses import Uses
from easi_engine.loading.folder import STORY_PAGE
from easi_engine.loading.names import At, Page
from easi_engine.play.guards import Guard
from easi_engine.play.seat import BeforeEffect
from easi_engine.story import Story


@dataclass(frozen=True, eq=False)
class StoryContext:
    """One story, loaded without a fault."""

    story: Story
    pages: Mapping[str, Page]
    """``story.yaml`` and each viewpoint → its file."""
    options: Options
    folder: Path | None = None
    """Where it is; None where it is nowhere."""

    def at(self, *path: str | int) -> At:
        """A place in story.yaml."""
        return At(self.pages[STORY_PAGE], path)

    def scene_at(self, scene: str, *path: str | int) -> At:
        """A place in the file of a scene's seat."""
        return At(self.pages[self.seat_of[scene]], (scene, *path))

    @cached_property
    def seat_of(self) -> dict[str, str]:
        """Scene → its viewpoint."""
        return {scene: seat for seat, scenes in self.story.seats.items() for scene in scenes}

    @cached_property
    def seats(self) -> dict[str, SeatContext]:
        """Viewpoint → what can be asked of it."""
        return {viewpoint: SeatContext(self, viewpoint) for viewpoint in self.story.case.viewpoints}

    @cached_property
    def uses(self) -> Uses:
        """Where flags, meters and consent requests are read and changed."""
        return Uses(self)

    @cached_property
    def strings(self) -> tuple[PlacedString, ...]:
        """The keys and texts of its files in which there is more than words."""
        return strings_of(self.pages)

    @cached_property
    def case_effects(self) -> tuple[PlacedEffect, ...]:
        """Every effect written in story.yaml: of events, timeline and variants."""
        case = self.story.case
        found: list[PlacedEffect] = []
        for id_, event in case.events.items():
            found += effects_in(event.on_entry, self.at("events", id_, "on-entry"))
        for id_, happening in case.timeline.items():
            found += effects_in(happening, self.at("timeline", id_))
        for id_, variant in case.variants.items():
            found += effects_in(variant, self.at("variants", id_))
        return tuple(found)

    @cached_property
    def effects(self) -> tuple[PlacedEffect, ...]:
        """Every effect of the story, wherever it is written."""
        return self.case_effects + tuple(e for seat in self.seats.values() for e in seat.effects)

    def vain(
        self, placed: PlacedEffect, done: Callable[[SeatContext], Guard], use: Callable[[SeatContext], Guard]
    ) -> bool:
        """Whether an effect comes about in some seat, and is proven to be of use in none.

        ``done`` and ``use`` say when, just before it, for a seat; both are to be among the rule's `watches`. What
        stands in story.yaml is of use if it is so in any one of the seats.
        """
        point = BeforeEffect(placed.effect)
        own = self.seats.values() if placed.at.page.file == self.pages[STORY_PAGE].file else ()
        seats = own or [seat for seat in self.seats.values() if placed.at.page.file == self.pages[seat.viewpoint].file]
        never = all(seat.never(point, use(seat)) for seat in seats)
        return never and any(seat.ever(point, done(seat)) for seat in seats)

    @cached_property
    def whens(self) -> tuple[PlacedWhen, ...]:
        """Every condition of the story, wherever it is written."""
        found = list(self._case_whens())
        for seat in self.seats.values():
            for id_, scene in seat.scenes.items():
                found += whens_in_scene(scene, seat.at(id_))
        return tuple(found)

    def _case_whens(self) -> Iterator[PlacedWhen]:
        yield from self._consent_whens()
        yield from self._event_whens()
        yield from self._verdict_whens()
        for index, promise in enumerate(self.story.case.promises):
            for word in ("never", "always", "reachable"):
                wanted = getattr(promise, word)
                if wanted is not None:
                    yield PlacedWhen(wanted, self.at("promises", index, word))

    def _consent_whens(self) -> Iterator[PlacedWhen]:
        for id_, request in self.story.case.consent.items():
            here = self.at("consent", id_)
            if request.unsafe is not None:
                yield PlacedWhen(request.unsafe, here.to("unsafe"))
            for index, answer in enumerate(request.answers):
                if not isinstance(answer, str):
                    for word, when in (("given", answer.given), ("refused", answer.refused)):
                        if when is not None:
                            yield PlacedWhen(when, here.to("answers", index, word))

    def _event_whens(self) -> Iterator[PlacedWhen]:
        case = self.story.case
        for id_, happening in case.timeline.items():
            if happening.unless is not None:
                yield PlacedWhen(happening.unless, self.at("timeline", id_, "unless"))
            yield from whens_in_effects(happening, self.at("timeline", id_))
        for id_, event in case.events.items():
            yield from whens_in_text(event.text, self.at("events", id_, "text"))
            yield from whens_in_effects(event.on_entry, self.at("events", id_, "on-entry"))
        for id_, variant in case.variants.items():
            yield from whens_in_effects(variant, self.at("variants", id_))

    def _verdict_whens(self) -> Iterator[PlacedWhen]:
        for id_, verdict in self.story.case.verdicts.items():
            if verdict.moot is not None:
                yield PlacedWhen(verdict.moot, self.at("verdicts", id_, "moot"))
            for index, line in enumerate(verdict.judge):
                if line.when is not None:
                    yield PlacedWhen(line.when, self.at("verdicts", id_, "judge", index, "when"))
