"""Playing one seat: options, moves, and what a state says. Moves are remembered by what they read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from easi_engine.errors import UnavailableChoice, UnknownVariant
from easi_engine.play.events import Stamped
from easi_engine.play.layout import STATUSES, initial_knowledge
from easi_engine.play.probing import Probe, ask
from easi_engine.play.quiet import Deeds, QuietRun
from easi_engine.play.reads import Reads
from easi_engine.play.remembered import MEMORY
from easi_engine.play.run import Run
from easi_engine.play.seat import AtReply, Outcome, Point, Seat, Step
from easi_engine.story import Scene, Story
from easi_engine.story.conditions import When


class State(NamedTuple):
    """Where a playthrough stands. Immutable, hashable, equal by value."""

    scene: int
    """Number of the scene, in the order the author wrote them."""
    bits: int
    """Everything else: knowledge, consent, flags, meters, scenes visited, timeline, ledger."""


class Program(Seat):
    """A story as one seat plays it. Immutable but for what it remembers to be faster."""

    def __init__(self, story: Story, viewpoint: str) -> None:
        """Compile; raises `UnknownViewpoint`."""
        super().__init__(story, viewpoint)
        self._starts: dict[str | None, tuple[State, Run]] = {}
        reads = Reads(self)
        self._deeds = Deeds(self, reads)
        for room in self.rooms:
            for step in room.steps.values():
                room.reads |= step.guard.reads
                step.reads = reads.of_step(room.id, step)

    def watch(self, probes: Mapping[Point, list[Probe]]) -> None:
        """Put questions at points on the way; outcomes will say which they came past. Forgets every outcome so far."""
        self.probes = dict(probes)
        self.asked = {point: ask(number, probes[point]) for number, point in enumerate(probes)}
        self._starts.clear()
        answers = Reads(self, {point: asked.answers.reads for point, asked in self.asked.items()})
        marks = {point: asked.marking.reads for point, asked in self.asked.items() if asked.marking is not None}
        self._deeds = Deeds(self, Reads(self, marks))
        for room in self.rooms:
            for step in room.steps.values():
                step.outcomes.clear()
                step.asks = answers.of_step(room.id, step)

    # -- playing -----------------------------------------------------------------------------------------------

    def start(self, variant: str | None = None) -> State:
        """The first state; raises `UnknownVariant`."""
        return self._start(variant)[0]

    def tell_start(self, variant: str | None = None) -> tuple[State, tuple[Stamped, ...]]:
        """The first state, and what happened on the way to it: variant, day-one timeline, first scene."""
        state, run = self._start(variant)
        return state, tuple(run.happenings)

    def noticed_at_start(self, variant: str | None = None) -> tuple[int, ...]:
        """Numbers of the probes that held on the way to the first state."""
        bits = initial_knowledge(self.story, self.layout, self.included)
        return self.noticed(bits, self._start(variant)[1].passed)[0]

    def _start(self, variant: str | None) -> tuple[State, Run]:
        variants = self.story.case.variants
        if variant is None:
            variant = next(iter(variants), None)
        elif variant not in variants:
            raise UnknownVariant(variant, tuple(variants))
        found = self._starts.get(variant)
        if found is None:
            found = self._starts[variant] = self._begin(variant)
        return found

    def _begin(self, variant: str | None) -> tuple[State, Run]:
        run = Run(self, initial_knowledge(self.story, self.layout, self.included))
        return State(self.begin(run, variant), run.bits), run

    def begin(self, run: Run, variant: str | None) -> int:
        """Carry out what comes before the first move in a run; returns the scene where play waits."""
        if variant is not None:
            run.do(self.story.case.variants[variant].effects, scored=False)
        run.pass_days()
        first = self.story.case.viewpoints[self.viewpoint].start
        return run.enter(next(room.number for room in self.rooms if room.id == first))

    def options(self, state: State) -> tuple[str, ...]:
        """The choices open, by id, in written order; none at an ending."""
        room = self.rooms[state.scene]
        key = state.bits & room.reads
        found = room.open.get(key)
        if found is None:
            if len(room.open) >= MEMORY:
                room.open.clear()
            found = room.open[key] = tuple(id_ for id_, step in room.steps.items() if step.guard.holds(state.bits))
        return found

    def choose(self, state: State, choice: str) -> State:
        """The state after a choice; raises `UnavailableChoice`."""
        found = self.outcome(state, choice)
        return State(found.scene, state.bits & found.keep | found.on)

    def outcome(self, state: State, choice: str) -> Outcome:
        """What a choice does here, remembered from any earlier state that agrees on what it reads."""
        step = self.rooms[state.scene].steps.get(choice)
        if step is None or not step.guard.holds(state.bits):
            raise UnavailableChoice(choice, self.options(state), self.scene_id(state))
        return self.outcome_of(step, state)

    def outcome_of(self, step: Step, state: State) -> Outcome:
        """What an open choice of the scene does, remembered from any earlier state that it cannot tell apart."""
        for mask, known in step.outcomes.items():
            found = known.get(state.bits & mask)
            if found is not None:
                return found
        run = QuietRun(self, state.bits, self._deeds)
        scene = self.carry_out(run, state.scene, step)
        found = Outcome(scene, ~run.off, run.on, run.read, tuple(run.offered), tuple(run.passed))
        if sum(map(len, step.outcomes.values())) >= MEMORY:
            step.outcomes.clear()
        step.outcomes.setdefault(run.read, {})[state.bits & run.read] = found
        return found

    def tell(self, state: State, choice: str) -> tuple[State, tuple[Stamped, ...]]:
        """The state after a choice with everything that happened; raises `UnavailableChoice`."""
        step = self.rooms[state.scene].steps.get(choice)
        if step is None or not step.guard.holds(state.bits):
            raise UnavailableChoice(choice, self.options(state), self.scene_id(state))
        run = Run(self, state.bits)
        scene = self.carry_out(run, state.scene, step)
        return State(scene, run.bits), tuple(run.happenings)

    def answer(self, state: State, choice: str) -> tuple[State, tuple[Stamped, ...]]:
        """What an open choice does and what comes back, before play goes on from it to another scene."""
        step = self.rooms[state.scene].steps[choice]
        run = Run(self, state.bits)
        self._answer(run, state.scene, step)
        return State(state.scene, run.bits), tuple(run.happenings)

    def carry_out(self, run: Run, scene: int, step: Step) -> int:
        """Make an open choice of a scene in a run; returns the scene where play waits then."""
        self._answer(run, scene, step)
        onward = run.first_exit(step.exits)
        # A choice that leads nowhere leaves the learner where they are, without entering the scene again.
        return scene if onward is None else run.enter(onward)

    def _answer(self, run: Run, scene: int, step: Step) -> None:
        run.do(step.choice.effects, scored=True)
        if self.probes:
            run.probe(AtReply(self.rooms[scene].id, step.id))
        run.reply(step.reply)

    # -- reading a state ---------------------------------------------------------------------------------------

    def holds(self, state: State, when: When | None) -> bool:
        """Whether a condition of this story holds."""
        return self.guard(when).holds(state.bits)

    def scene_id(self, state: State) -> str:
        """The scene's id."""
        return self.rooms[state.scene].id

    def scene(self, state: State) -> Scene:
        """The scene."""
        return self.rooms[state.scene].scene

    def is_over(self, state: State) -> bool:
        """Whether play has come to an ending."""
        return self.rooms[state.scene].scene.ending is not None

    def knows(self, state: State) -> dict[str, tuple[str, ...]]:
        """Holder → the facts it knows, for holders that know any."""
        facts = self.story.case.facts
        known = {
            holder: tuple(fact for fact in facts if state.bits & self.layout.knows[holder, fact])
            for holder in self.holders
        }
        return {holder: held for holder, held in known.items() if held}

    def knows_at_start(self) -> dict[str, tuple[str, ...]]:
        """What everyone held before anything happened, as the case file gives it."""
        return self.knows(State(0, initial_knowledge(self.story, self.layout, self.included)))

    def consent(self, state: State) -> dict[str, str]:
        """Request → how it stands."""
        return {
            request: next((s for s in STATUSES if state.bits & places[s]), "not-asked")
            for request, places in self.layout.consent.items()
        }

    def flags(self, state: State) -> tuple[str, ...]:
        """The flags that are set, in declared order."""
        return tuple(flag for flag, bit in self.layout.flags.items() if state.bits & bit)

    def meters(self, state: State) -> dict[str, int]:
        """Meter → its value."""
        return {meter: place.read(state.bits) for meter, place in self.layout.meters.items()}

    def day(self, state: State) -> int | None:
        """The value of ``days``; None where the story counts none."""
        return self.day_of(state.bits)


@lru_cache(maxsize=64)
def compile_seat(story: Story, viewpoint: str) -> Program:
    """The program of a seat, made once per loaded story; raises `UnknownViewpoint`."""
    return Program(story, viewpoint)
