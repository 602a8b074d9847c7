"""Where the flags, meters and consent requests of a story are read, and which of them never change anything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from easi_engine.lint.placed import PlacedEffect, tests_in
from easi_engine.loading.names import CLOCK
from easi_engine.play.guards import ALWAYS, Cube
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point
from easi_engine.space import Watch
from easi_engine.story import many, passages
from easi_engine.story.conditions import Condition, When
from easi_engine.story.effects import Add, Ask, Meanwhile, Put, Seek, Share, Then
from easi_engine.story.scenes import readings_of

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext
    from easi_engine.lint.story import StoryContext


class Uses:
    """What is read and what is changed, over all seats of a story."""

    def __init__(self, context: StoryContext) -> None:
        """Of one story."""
        self.context = context

    @cached_property
    def tests(self) -> tuple[Condition, ...]:
        """Every test of every condition."""
        return tuple(test for placed in self.context.whens for test in tests_in(placed.when))

    @cached_property
    def flags_read(self) -> frozenset[str]:
        """Flags that some condition reads."""
        return frozenset(flag for test in self.tests for flag in many(test.flag))

    @cached_property
    def meters_read(self) -> frozenset[str]:
        """Meters that some condition reads; the clock also where a deadline or the timeline does."""
        case = self.context.story.case
        read = {meter for test in self.tests for meter in test.meters}
        clock = case.meters.get(CLOCK)
        if clock is not None and (
            any(verdict.by is not None for verdict in case.verdicts.values())
            or any(event.day > clock.from_ for event in case.timeline.values())
        ):
            read.add(CLOCK)
        return frozenset(read)

    @cached_property
    def flags_set(self) -> frozenset[str]:
        """Flags that some effect sets."""
        effects = (placed.effect for placed in self.context.effects)
        return frozenset(effect.flag for effect in effects if isinstance(effect, Put) and effect.on)

    @cached_property
    def meters_moved(self) -> frozenset[str]:
        """Meters that some effect adds to."""
        return frozenset(p.effect.meter for p in self.context.effects if isinstance(p.effect, Add))

    @cached_property
    def sought(self) -> frozenset[str]:
        """Consent requests that some effect puts."""
        return frozenset(p.effect.request for p in self.context.effects if isinstance(p.effect, Seek))

    @cached_property
    def told(self) -> frozenset[str]:
        """Everyone that something is sent to, or that a verdict, a consent request or a condition names."""
        case = self.context.story.case
        found = {to for verdict in case.verdicts.values() for to in many(verdict.to)}
        found |= {to for request in case.consent.values() for to in many(request.with_)}
        found |= {holder for test in self.tests for holder in test.knows or {}}
        for placed in self.context.effects:
            match placed.effect:
                case Share(to):
                    found |= {recipient for recipient, _ in to}
                case Meanwhile(_, recipients, _):
                    found |= set(recipients)
                case _:
                    pass
        return frozenset(found)

    @cached_property
    def flags_too_late(self) -> frozenset[str]:
        """Flags that are set on some path, and read, but never read where they could be set.

        Proven; it needs `flag_watches` among the watches.
        """
        watched = self._flag_points
        late = {flag for points in watched.values() for flag, _ in points} - _within_one_move(self.context)
        for viewpoint, seat in self.context.seats.items():
            if late and not seat.proven:
                return frozenset()
            for flag, point in watched[viewpoint]:
                bit = seat.program.layout.flags[flag]
                if flag in late and seat.ever(point, Cube(bit, bit)):
                    late.discard(flag)
        return frozenset(flag for flag in late if self._is_set(flag) and self._is_read(flag, watched))

    @cached_property
    def _flag_points(self) -> dict[str, tuple[tuple[str, Point], ...]]:
        """Viewpoint → each flag that something sets, with each point at which the seat reads it."""
        found: dict[str, tuple[tuple[str, Point], ...]] = {}
        for viewpoint, seat in self.context.seats.items():
            read = ((flag, point) for when, point in conditions_read(seat) for flag in _flags_in(when))
            found[viewpoint] = tuple(dict.fromkeys(entry for entry in read if entry[0] in self.flags_set))
        return found

    @cached_property
    def flag_watches(self) -> dict[str, tuple[Watch, ...]]:
        """Viewpoint → the watches that `flags_too_late` needs; several rules ask for them."""
        found: dict[str, tuple[Watch, ...]] = {}
        for viewpoint, seat in self.context.seats.items():
            bits = seat.program.layout.flags
            points = self._flag_points[viewpoint]
            read = [Watch(point, Cube(bits[flag], bits[flag])) for flag, point in points]
            met = [Watch(point, ALWAYS) for point in dict.fromkeys(point for _, point in points)]
            put = [Watch(BeforeEffect(placed.effect), ALWAYS) for placed in _puts(seat)]
            found[viewpoint] = (*read, *met, *put)
        return found

    def _is_set(self, flag: str) -> bool:
        return any(
            seat.ever(BeforeEffect(placed.effect), ALWAYS)
            for seat in self.context.seats.values()
            for placed in _puts(seat)
            if isinstance(placed.effect, Put) and placed.effect.flag == flag
        )

    def _is_read(self, flag: str, watched: dict[str, tuple[tuple[str, Point], ...]]) -> bool:
        """Whether play comes past some place that reads a flag; if not, that place is what is wrong."""
        return any(
            self.context.seats[viewpoint].ever(point, ALWAYS)
            for viewpoint, points in watched.items()
            for other, point in points
            if other == flag
        )

    def explains(self, when: When | None) -> bool:
        """Whether a condition reads what a rule of its own reports as never changing: one cause, one finding.

        It needs `flag_watches` among the watches.
        """
        case = self.context.story.case
        for test in tests_in(when):
            flags, meters, requests = many(test.flag), test.meters, test.consent or {}
            if not self.flags_set.issuperset(flags) or not self.flags_too_late.isdisjoint(flags):
                return True
            if any(meter in case.meters and meter not in self.meters_moved for meter in meters):
                return True
            if not self.sought.issuperset(requests):
                return True
        return False


def flag_watches(seat: SeatContext) -> tuple[Watch, ...]:
    """What `Uses.flags_too_late` and `Uses.explains` ask of a seat."""
    return seat.context.uses.flag_watches[seat.viewpoint]


def _puts(seat: SeatContext) -> Iterator[PlacedEffect]:
    """Effects that set a flag and that this seat may meet."""
    for placed in (*seat.effects, *seat.shared_effects):
        if isinstance(placed.effect, Put) and placed.effect.on:
            yield placed


def _within_one_move(context: StoryContext) -> set[str]:
    """Flags that may be set and read between two points at which a question can be asked: nothing is said of them."""
    by_case = {placed.effect.flag for placed in context.case_effects if isinstance(placed.effect, Put)}
    found = by_case & {flag for event in context.story.case.timeline.values() for flag in _flags_in(event.unless)}
    for placed in context.effects:
        if isinstance(placed.effect, Then):
            # A branch may move the clock, and the timeline then sets what a later branch reads.
            put = by_case | set(_flags_put(placed.effect))
            found |= put & {flag for when, _ in placed.effect.branches[1:] for flag in _flags_in(when)}
    return found


def _flags_put(then: Then) -> Iterator[str]:
    for _, effects in then.branches:
        for effect in effects:
            if isinstance(effect, Put):
                yield effect.flag
            elif isinstance(effect, Then):
                yield from _flags_put(effect)


def _flags_in(when: When | None) -> Iterator[str]:
    return (flag for test in tests_in(when) for flag in many(test.flag))


def conditions_read(seat: SeatContext) -> Iterator[tuple[When, Point]]:
    """Every condition a seat may meet, with each point at which it is looked at.

    Those of a judge line stand at every sending of its facts; those of a branch after the first, before them all.
    """
    story = seat.context.story
    for id_, scene in seat.scenes.items():
        here = AtScene(id_)
        texts = [*story.passages_of(scene), *(p for text in scene.outcomes.values() for p in passages(text))]
        readings = [reading for entry in scene.readings.values() for reading in readings_of(entry)]
        yield from ((part.when, here) for part in texts if part.when is not None)
        yield from ((reading.when, here) for reading in readings if reading.when is not None)
        for key, choice in scene.choices.items():
            if choice.when is not None:
                yield choice.when, here
            reply = (part.when for part in passages(choice.reply))
            yield from ((when, AtReply(id_, key)) for when in reply if when is not None)
        if scene.ending is not None:
            yield from ((when, here) for when in _read_at_endings(seat))
    yield from ((way.when, way.point) for way in seat.ways if way.when is not None)
    for placed in (*seat.effects, *seat.shared_effects):
        yield from ((when, BeforeEffect(placed.effect)) for when in _read_by(seat, placed))


def _read_at_endings(seat: SeatContext) -> Iterator[When]:
    for verdict in seat.context.story.case.verdicts.values():
        if verdict.moot is not None:
            yield verdict.moot
    for question in seat.questions:
        if question.awaits:
            yield from (line.when for line in question.lines if line.when is not None)


def _read_by(seat: SeatContext, placed: PlacedEffect) -> Iterator[When]:
    case = seat.context.story.case
    match placed.effect:
        case Then(branches):
            yield from (when for when, _ in branches if when is not None)
        case Share(to):
            yield from _lines(seat, {fact for _, facts in to for fact in facts})
        case Ask(of):
            yield from _lines(seat, {fact for _, facts in of for fact in facts})
        case Seek(request):
            asked = case.consent[request]
            yield from _lines(seat, set(many(asked.for_)))
            answers = (answer.given or answer.refused for answer in asked.answers if not isinstance(answer, str))
            yield from (when for when in (asked.unsafe, *answers) if when is not None)
        case Add(meter, _) if meter == CLOCK:
            yield from (event.unless for event in case.timeline.values() if event.unless is not None)
        case _:
            pass


def _lines(seat: SeatContext, facts: set[str]) -> Iterator[When]:
    """The conditions of lines that may judge facts."""
    sent = {part for fact in facts for part in seat.program.included[fact]}
    for question in seat.questions:
        if not sent.isdisjoint(question.facts):
            yield from (line.when for line in question.lines if line.when is not None)
