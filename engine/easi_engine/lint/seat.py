"""What a rule can ask of one seat: its scenes with their places, and exact questions about every reachable state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from easi_engine.errors import TooLarge
from easi_engine.findings import Witness
from easi_engine.lint.flows import Flow, all_flows
from easi_engine.lint.links import Way, reach, ways_of
from easi_engine.lint.placed import PlacedEffect, effects_in
from easi_engine.loading.names import At
from easi_engine.play.guards import Cube, Guard, all_of, negation
from easi_engine.play.program import Program
from easi_engine.play.questions import Question, questions_of, recipients_of
from easi_engine.play.seat import Point
from easi_engine.space import Judged, Space, Trail, Watch, explore, live_bits
from easi_engine.story import Choice, Scene, readings_of
from easi_engine.story.scenes import Reading

if TYPE_CHECKING:
    from easi_engine.debrief import Survey
    from easi_engine.lint.story import StoryContext


class PlacedChoice(NamedTuple):
    """A choice and where it stands."""

    scene: str
    id: str
    choice: Choice
    at: At


class PlacedReading(NamedTuple):
    """A reading and where it stands."""

    scene: str
    agency: str
    reading: Reading
    at: At
    earlier: tuple[Reading, ...]
    """The agency's readings before it, any of which is given in its place if it holds."""


@dataclass(eq=False)
class SeatContext:
    """One seat of a story."""

    context: StoryContext
    viewpoint: str
    watched: tuple[Watch, ...] = ()
    """What will be asked; the runner collects it from the rules before anything is explored."""
    uncompared: bool = False
    """Whether it was to be held against what was accepted, and has too many cases for that."""

    def at(self, scene: str, *path: str | int) -> At:
        """A place in the seat's file of scenes."""
        return At(self.context.pages[self.viewpoint], (scene, *path))

    @property
    def place(self) -> At:
        """The seat itself, in story.yaml."""
        return self.context.at("viewpoints", self.viewpoint)

    @property
    def holder(self) -> str:
        """Who it acts as: the agency, or one of its services."""
        return self.context.story.seat_holder(self.viewpoint)

    @property
    def scenes(self) -> Mapping[str, Scene]:
        """Its scenes, in written order."""
        return self.context.story.seats[self.viewpoint]

    @cached_property
    def choices(self) -> tuple[PlacedChoice, ...]:
        """Its choices, in written order."""
        return tuple(
            PlacedChoice(scene, id_, choice, self.at(scene, "choices", id_))
            for scene, written in self.scenes.items()
            for id_, choice in written.choices.items()
        )

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Its ways on, in written order; a scene's `to` once for each choice that uses it."""
        return tuple(ways_of(self))

    @cached_property
    def links(self) -> Mapping[str, tuple[str, ...]]:
        """Scene → the scenes it can lead to, whatever their conditions."""
        found: dict[str, dict[str, None]] = {scene: {} for scene in self.scenes}
        for way in self.ways:
            found[way.scene][way.to] = None
        return {scene: tuple(onward) for scene, onward in found.items()}

    @cached_property
    def linked(self) -> frozenset[str]:
        """The scenes that links lead to from its start."""
        return reach(self.links, [self.context.story.case.viewpoints[self.viewpoint].start])

    @cached_property
    def effects(self) -> tuple[PlacedEffect, ...]:
        """Effects written in its file; those of shared events and the timeline are the story's."""
        found: list[PlacedEffect] = []
        for id_, scene in self.scenes.items():
            found += effects_in(scene.on_entry, self.at(id_, "on-entry"))
            for choice, written in scene.choices.items():
                found += effects_in(written, self.at(id_, "choices", choice))
        return tuple(found)

    @cached_property
    def readings(self) -> tuple[PlacedReading, ...]:
        """The readings of its decisions, in written order."""
        found: list[PlacedReading] = []
        for scene, written in self.scenes.items():
            for agency, entry in written.readings.items():
                here = self.at(scene, "readings", agency)
                line = readings_of(entry)
                for index, reading in enumerate(line):
                    at = here.to(index) if isinstance(entry, tuple) else here
                    found.append(PlacedReading(scene, agency, reading, at, line[:index]))
        return tuple(found)

    def given(self, placed: PlacedReading) -> Guard:
        """That a reading is the one its agency gives: it holds, and none of those before it does."""
        before = [negation(self.program.guard(reading.when)) for reading in placed.earlier]
        return all_of([*before, self.program.guard(placed.reading.when)])

    @cached_property
    def readers(self) -> tuple[str, ...]:
        """The agencies that should read every decision: those of the other seats, and those that read most of them."""
        scenes = [{agency_of(key) for key in s.readings} for s in self.scenes.values() if s.is_decision]
        found = dict.fromkeys(seat for seat in self.context.story.case.viewpoints if seat != self.viewpoint)
        for agency in self.context.story.library.agencies:
            if agency != self.viewpoint and sum(agency in there for there in scenes) * 2 > len(scenes):
                found[agency] = None
        return tuple(found)

    @property
    def shared_effects(self) -> tuple[PlacedEffect, ...]:
        """Effects written in story.yaml: of events, timeline and variants. Some may never happen in this seat."""
        return self.context.case_effects

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Everything that its choices and scenes can send on the learner's account, judged or not."""
        return tuple(all_flows(self))

    def knows(self, holder: str, fact: str) -> Guard:
        """That a holder knows a fact; of an audience with members, that each of them does."""
        bits = 0
        for member in recipients_of(self.context.story, holder, None):
            bits |= self.program.layout.knows[member, fact]
        return Cube(bits, bits)

    def lacks(self, holder: str, fact: str) -> Guard:
        """That a holder does not know a fact."""
        return negation(self.knows(holder, fact))

    @cached_property
    def program(self) -> Program:
        """The seat compiled: rooms, guards, layout of bits, questions."""
        return Program(self.context.story, self.viewpoint)

    def mark(self, name: str) -> int:
        """A bit that remembers something of the way, such as that an unsafe question was answered.

        No part of a story reads it. A `Watch` sets it (``on``) or clears it (``off``) where its guard holds, and a
        later watch's guard can read it; it costs states only between the two.
        """
        if name not in self._marks:
            self._marks[name] = self.program.layout.take()
        return self._marks[name]

    @cached_property
    def _marks(self) -> dict[str, int]:
        return {}

    # -- every reachable state ---------------------------------------------------------------------------------

    @cached_property
    def space(self) -> Space:
        """Every reachable state, explored when it is first asked for."""
        limits = self.context.options.limits
        return Space(self.program, self.watched, limit=limits.states, nodes=limits.nodes)

    @property
    def proven(self) -> bool:
        """Whether every reachable state was looked at."""
        return self.space.proven

    def can(self, point: Point, guard: Guard) -> Witness | None:
        """A shortest way to a moment at which this holds at that point; None where none was found.

        The pair must be among the rule's `watches`; only the conditions of choices at their own scene need not be.
        """
        return self.witness(self.space.first(point, guard))

    def never(self, point: Point, guard: Guard) -> bool:
        """Whether it is proven that this never holds at that point; the same pairs can be asked as of `can`."""
        return self.space.never(point, guard)

    def ever(self, point: Point, guard: Guard) -> bool:
        """Whether `can` would find a way; cheaper, since no way is made."""
        return self.space.ever(point, guard)

    @property
    def judged(self) -> Collection[Judged]:
        """Every kind of judged sending that some reachable move makes."""
        return self.space.judged

    def witness(self, trail: Trail | None) -> Witness | None:
        """A way found by the space, as a finding gives it."""
        if trail is None:
            return None
        first = () if trail.variant is None else (trail.variant,)
        return Witness(self.viewpoint, (*first, *trail.choices))

    # -- judgement ---------------------------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[Question, ...]:
        """The verdict questions that its choices can raise."""
        return questions_of(self.context.story, self.viewpoint)

    def ends(self, reads: int) -> Collection[int] | None:
        """How the bits that a verdict's lines read can stand when the case is over; None if that is not proven."""
        if "surveys" in vars(self):
            found = [survey.reached for survey in self.surveys.values()]  # somebody asked for these: they know it, too
        else:
            starts = [self.program.start(variant) for variant in self.space.variants]
            live = tuple(bits & ~self.program.layout.ledger for bits in live_bits(self.program, reads))
            try:
                found = [explore(self.program, starts, live=live, limit=self.context.options.limits.states)]
            except TooLarge:
                found = []
        return {state.bits & reads for reached in found for state in reached.endings()} if found else None

    @cached_property
    def surveys(self) -> Mapping[str | None, Survey]:
        """Variant (None where the story has none) → what its playthroughs can come to; empty if that is not proven."""
        # Loaded late: in a draft, and with `fast`, nobody asks what playthroughs come to.
        from easi_engine.debrief import survey  # noqa: PLC0415

        variants: Iterable[str | None] = tuple(self.context.story.case.variants) or (None,)
        limit = self.context.options.limits.states
        try:
            return {variant: survey(self.program, variant, limit=limit) for variant in variants}
        except TooLarge:
            return {}


def agency_of(holder: str) -> str:
    """The agency that a service belongs to; an agency itself."""
    return holder.partition(".")[0]
