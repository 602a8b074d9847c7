"""A story compiled for one seat: scenes by number, conditions as mask tests, moves remembered by what they read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from easi_engine.errors import UnavailableChoice, UnknownVariant, UnknownViewpoint
from easi_engine.play.events import Sent, Stamped
from easi_engine.play.guards import ALWAYS, Guard, GuardMaker
from easi_engine.play.layout import STATUSES, Layout, initial_knowledge, lay_out
from easi_engine.play.questions import Question, Triple, included_facts, questions_of
from easi_engine.play.reads import Reads
from easi_engine.play.run import Run
from easi_engine.story import Choice, Passage, Scene, Story, exits, passages
from easi_engine.story.case import JudgeLine
from easi_engine.story.conditions import When
from easi_engine.story.effects import Effect
from easi_engine.story.scenes import To

MEMORY = 1 << 16
"""How many outcomes one choice remembers before it starts afresh: bounds memory, never changes a result."""


class State(NamedTuple):
    """Where a playthrough stands. Immutable, hashable, equal by value."""

    scene: int
    """Number of the scene, in the order the author wrote them."""
    bits: int
    """Everything else: knowledge, consent, flags, meters, scenes visited, timeline, ledger."""


class Outcome(NamedTuple):
    """What a move does to every state that agrees on the bits the move reads."""

    scene: int
    keep: int
    """Bits not forced off (as a mask to keep)."""
    on: int
    """Bits forced on."""
    offered: tuple[tuple[str, str], ...]
    """(question, verdict) of each fact that moved and was judged."""


@dataclass(slots=True)
class Step:
    """One choice of a scene, compiled."""

    id: str
    choice: Choice
    guard: Guard
    exits: tuple[tuple[Guard, int], ...]
    reply: tuple[Passage, ...]
    reads: int = 0
    """Every bit that can bear on what the move does."""
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    """The bits read → what the move does."""


@dataclass(slots=True)
class Room:
    """One scene, compiled."""

    number: int
    id: str
    scene: Scene
    text: tuple[Passage, ...]
    entry: tuple[Effect, ...]
    exits: tuple[tuple[Guard, int], ...]
    steps: dict[str, Step] = field(default_factory=dict)
    reads: int = 0
    """Every bit that bears on which choices are open."""
    open: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The bits read → the choices open."""

    @property
    def passes_on(self) -> bool:
        """Whether play goes straight on from here, without a move."""
        return not self.steps and self.scene.ending is None and bool(self.exits)

    def next_scene(self, bits: int) -> int | None:
        """Where the scene itself leads."""
        return first_exit(self.exits, bits)


def first_exit(ways: tuple[tuple[Guard, int], ...], bits: int) -> int | None:
    """The first way on that holds."""
    return next((scene for guard, scene in ways if guard.holds(bits)), None)


class Program:
    """A story as one seat plays it. Immutable but for what it remembers to be faster."""

    def __init__(self, story: Story, viewpoint: str) -> None:
        """Compile; raises `UnknownViewpoint`."""
        if viewpoint not in story.case.viewpoints:
            raise UnknownViewpoint(viewpoint, tuple(story.case.viewpoints))
        self.story = story
        self.viewpoint = viewpoint
        self.holder = story.seat_holder(viewpoint)
        self.included = included_facts(story)
        self.questions: tuple[Question, ...] = questions_of(story, viewpoint)
        self.holders: tuple[str, ...] = tuple(story.holder_names)
        self.layout: Layout = lay_out(story, viewpoint, self.questions, self.holders)
        self._guards = GuardMaker(story, viewpoint, self.layout)
        self._compiled: dict[int, tuple[When, Guard]] = {}
        self._starts: dict[str | None, tuple[State, tuple[Stamped, ...]]] = {}
        self.question_of: dict[Triple, Question] = {t: q for q in self.questions for t in q.triples}
        self.ledgers = {q.id: sum(self.layout.sent[t] for t in q.triples) for q in self.questions}
        """Question → the bits that say which of its triples were sent."""
        self.rooms: tuple[Room, ...] = self._rooms()
        self._give_reads()

    # -- compiling ---------------------------------------------------------------------------------------------

    def _rooms(self) -> tuple[Room, ...]:
        scenes = self.story.seats[self.viewpoint]
        number = {id_: index for index, id_ in enumerate(scenes)}

        def ways(to: To | None) -> tuple[tuple[Guard, int], ...]:
            return tuple((self.guard(way.when), number[way.scene]) for way in exits(to))

        rooms = []
        for id_, scene in scenes.items():
            room = Room(
                number[id_],
                id_,
                scene,
                self.story.passages_of(scene),
                self.story.entry_effects(scene),
                ways(scene.to),
            )
            for key, choice in scene.choices.items():
                onward = ways(choice.to) or room.exits
                room.steps[key] = Step(key, choice, self.guard(choice.when), onward, passages(choice.reply))
            rooms.append(room)
        return tuple(rooms)

    def _give_reads(self) -> None:
        reads = Reads(self)
        for room in self.rooms:
            for step in room.steps.values():
                room.reads |= step.guard.reads
                step.reads = reads.of_step(step)

    def guard(self, when: When | None) -> Guard:
        """The compiled form of a condition of this story."""
        if when is None:
            return ALWAYS
        known = self._compiled.get(id(when))
        # The condition is kept beside its guard, so that its id cannot pass to another object.
        if known is None:
            known = self._compiled[id(when)] = (when, self._guards.guard(when))
        return known[1]

    # -- playing -----------------------------------------------------------------------------------------------

    def start(self, variant: str | None = None) -> State:
        """The first state; raises `UnknownVariant`."""
        return self.tell_start(variant)[0]

    def tell_start(self, variant: str | None = None) -> tuple[State, tuple[Stamped, ...]]:
        """The first state, and what happened on the way to it: variant, day-one timeline, first scene."""
        variants = self.story.case.variants
        if variant is None:
            variant = next(iter(variants), None)
        elif variant not in variants:
            raise UnknownVariant(variant, tuple(variants))
        found = self._starts.get(variant)
        if found is None:
            found = self._starts[variant] = self._begin(variant)
        return found

    def _begin(self, variant: str | None) -> tuple[State, tuple[Stamped, ...]]:
        run = Run(self, initial_knowledge(self.story, self.layout, self.included))
        if variant is not None:
            run.do(self.story.case.variants[variant].effects, scored=False)
        run.pass_days()
        first = self.story.case.viewpoints[self.viewpoint].start
        scene = run.enter(next(room.number for room in self.rooms if room.id == first))
        return State(scene, run.bits), tuple(run.happenings)

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
        scene, keep, on, _ = self.outcome(state, choice)
        return State(scene, state.bits & keep | on)

    def outcome(self, state: State, choice: str) -> Outcome:
        """What a choice does here, remembered from any earlier state that agrees on what it reads."""
        step = self.rooms[state.scene].steps.get(choice)
        if step is None or not step.guard.holds(state.bits):
            raise UnavailableChoice(choice, self.options(state), self.scene_id(state))
        key = state.bits & step.reads
        found = step.outcomes.get(key)
        if found is None:
            if len(step.outcomes) >= MEMORY:
                step.outcomes.clear()
            run, scene = self._run(state, step)
            judged = {
                (what.question, what.line.verdict): None
                for what in (stamped.what for stamped in run.happenings)
                if isinstance(what, Sent) and what.question and what.line and what.moved
            }
            found = step.outcomes[key] = Outcome(scene, ~run.off, run.on, tuple(judged))
        return found

    def tell(self, state: State, choice: str) -> tuple[State, tuple[Stamped, ...]]:
        """The state after a choice with everything that happened; raises `UnavailableChoice`."""
        step = self.rooms[state.scene].steps.get(choice)
        if step is None or not step.guard.holds(state.bits):
            raise UnavailableChoice(choice, self.options(state), self.scene_id(state))
        run, scene = self._run(state, step)
        return State(scene, run.bits), tuple(run.happenings)

    def _run(self, state: State, step: Step) -> tuple[Run, int]:
        run = Run(self, state.bits)
        run.do(step.choice.effects, scored=True)
        run.reply(step.reply)
        onward = first_exit(step.exits, run.bits)
        # A choice that leads nowhere leaves the learner where they are, without entering the scene again.
        return run, state.scene if onward is None else run.enter(onward)

    # -- reading a state ---------------------------------------------------------------------------------------

    def holds(self, state: State, when: When | None) -> bool:
        """Whether a condition of this story holds."""
        return self.guard(when).holds(state.bits)

    def line_in_force(self, question: Question, bits: int) -> JudgeLine:
        """The first line of a question that holds."""
        lines = self._lines[question.id]
        return next((line for guard, line in lines if guard.holds(bits)), lines[-1][1])

    @cached_property
    def _lines(self) -> dict[str, tuple[tuple[Guard, JudgeLine], ...]]:
        return {q.id: tuple((self.guard(line.when), line) for line in q.lines) for q in self.questions}

    def answer(self, request: str, bits: int) -> str:
        """What the person asked would say: the first answer that holds."""
        for answer in self.story.case.consent[request].answers:
            if isinstance(answer, str):
                return answer
            word = "given" if answer.given is not None else "refused"
            if self.guard(answer.given or answer.refused).holds(bits):
                return word
        return "refused"  # loading refuses a request whose last answer has a condition

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

    def day_of(self, bits: int) -> int | None:
        """The value of ``days`` in a state's bits."""
        place = self.layout.meters.get("days")
        return None if place is None else place.read(bits)


@lru_cache(maxsize=64)
def compile_seat(story: Story, viewpoint: str) -> Program:
    """The program of a seat, made once per loaded story; raises `UnknownViewpoint`."""
    return Program(story, viewpoint)
