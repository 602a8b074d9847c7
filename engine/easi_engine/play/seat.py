"""A story compiled for one seat: scenes by number, conditions as mask tests, questions and their ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from easi_engine.errors import UnknownViewpoint
from easi_engine.play.guards import ALWAYS, Guard, GuardMaker
from easi_engine.play.layout import Layout, lay_out
from easi_engine.play.probing import Asked, Passed, Probe
from easi_engine.play.questions import Question, Triple, included_facts, questions_of
from easi_engine.play.sending import Arrivals, Offer, Routes
from easi_engine.story import Choice, Passage, Scene, Story, exits, passages
from easi_engine.story.case import JudgeLine, TimelineEvent
from easi_engine.story.conditions import When
from easi_engine.story.effects import Effect
from easi_engine.story.scenes import To


class Outcome(NamedTuple):
    """What a move does to every state that agrees on the bits it read."""

    scene: int
    keep: int
    """Bits not forced off (as a mask to keep)."""
    on: int
    """Bits forced on."""
    read: int
    """The bits that were looked at on the way and decided what was done."""
    offered: tuple[Offer, ...]
    """What was sent and judged, each kind once."""
    passed: tuple[Passed, ...]
    """Where it came past points at which something is asked."""


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
    asks: int = 0
    """Every bit that can bear on the answers to what is asked on its way."""
    outcomes: dict[int, dict[int, Outcome]] = field(default_factory=dict)
    """Bits looked at → how they stood → what the move does."""


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


class AtScene(NamedTuple):
    """The point at which a scene's text is shown; where the learner has something to do there, as often as they do."""

    scene: str


class AtReply(NamedTuple):
    """The point after a choice's effects, at which its reply is shown."""

    scene: str
    choice: str


class BeforeEffect:
    """The point just before an effect is done, wherever in a move that is."""

    __slots__ = ("effect",)

    def __init__(self, effect: Effect) -> None:
        """Before this one."""
        self.effect = effect

    def __eq__(self, other: object) -> bool:
        """An effect is known by where it was written, not by what it says."""
        return isinstance(other, BeforeEffect) and self.effect is other.effect

    def __hash__(self) -> int:
        """As for equality."""
        return id(self.effect)


Point = AtScene | AtReply | BeforeEffect
"""Somewhere on the way of a playthrough where a question can be asked of the state."""


class Due(NamedTuple):
    """A timeline event, and the bits that say whether it is to happen."""

    id: str
    event: TimelineEvent
    due: int | None
    """Its day has come: see `Seat.overdue`."""
    fired: int
    """It has come and gone."""


class Seat:
    """What a story is for one seat. It says what holds and what would be answered; `Run` says what is done."""

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
        self.question_of: dict[Triple, Question] = {t: q for q in self.questions for t in q.triples}
        self.ledgers = {q.id: sum(self.layout.sent[t] for t in q.triples) for q in self.questions}
        """Question → the bits that say which of its triples were sent."""
        self.routes = Routes(self)
        self.arrivals = Arrivals(self)
        self.rooms: tuple[Room, ...] = self._rooms()
        self.probes: dict[Point, list[Probe]] = {}
        self.asked: dict[Point, Asked] = {}
        """The same, ready to be put."""

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

    def guard(self, when: When | None) -> Guard:
        """The compiled form of a condition of this story."""
        if when is None:
            return ALWAYS
        known = self._compiled.get(id(when))
        # The condition is kept beside its guard, so that its id cannot pass to another object.
        if known is None:
            known = self._compiled[id(when)] = (when, self._guards.guard(when))
        return known[1]

    def lines_of(self, question: Question) -> tuple[tuple[Guard, JudgeLine], ...]:
        """The lines of a question with their guards."""
        return self._lines[question.id]

    def line_in_force(self, question: Question, bits: int) -> JudgeLine:
        """The first line of a question that holds."""
        lines = self._lines[question.id]
        return next((line for guard, line in lines if guard.holds(bits)), lines[-1][1])

    @cached_property
    def _lines(self) -> dict[str, tuple[tuple[Guard, JudgeLine], ...]]:
        return {q.id: tuple((self.guard(line.when), line) for line in q.lines) for q in self.questions}

    def overdue(self, day: int | None) -> int | None:
        """The bit that says that a day is over: 0 if it always is; None if it never is, or there is no day or clock."""
        clock = self.layout.meters.get("days")
        return None if day is None or clock is None else clock.at_least(day + 1)

    @cached_property
    def timeline(self) -> tuple[Due, ...]:
        """The events of the timeline, in declared order."""
        happenings = self.story.case.timeline.items()
        return tuple(Due(id_, e, self.overdue(e.day - 1), self.layout.fired[id_]) for id_, e in happenings)

    @cached_property
    def due_days(self) -> int:
        """The bits that say of the events of the timeline whether their day has come."""
        return reduce(or_, (event.due or 0 for event in self.timeline), 0)

    def answers(self, request: str) -> tuple[tuple[Guard, str], ...]:
        """What the person asked may say, each with its guard; the first that holds is the answer."""
        found: list[tuple[Guard, str]] = []
        for answer in self.story.case.consent[request].answers:
            if isinstance(answer, str):
                found.append((ALWAYS, answer))
            elif answer.given is not None:
                found.append((self.guard(answer.given), "given"))
            else:
                found.append((self.guard(answer.refused), "refused"))
        return tuple(found)

    def noticed(self, bits: int, passed: Iterable[Passed]) -> tuple[tuple[int, ...], int]:
        """Numbers of the probes that hold on the way of a move from a state; and the bits of it that settle which."""
        asked = [point.answers for point in self.asked.values()]
        found, settled = set[int](), 0
        for number, keep, on in passed:
            probed = asked[number][(bits & keep | on) & asked[number].reads]
            found.update(probed.noticed)
            settled |= probed.read & keep & ~on
        return tuple(sorted(found)), settled

    def day_of(self, bits: int) -> int | None:
        """The value of ``days`` in a state's bits."""
        place = self.layout.meters.get("days")
        return None if place is None else place.read(bits)
