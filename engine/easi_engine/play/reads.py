"""Which bits can bear on what a move does: an over-estimate, made once, that lets an outcome be remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from easi_engine.play.questions import Triple, recipients_of
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point, Seat, Step
from easi_engine.story import many
from easi_engine.story.effects import (
    Add,
    Ask,
    Effect,
    Meanwhile,
    Seek,
    Share,
    Then,
    Withdraw,
)


class Reads:
    """Collects the bits read by effects, by the timeline they may set off and by the scenes they lead to."""

    def __init__(self, seat: Seat, asked: Mapping[Point, int] | None = None) -> None:
        """For one seat's program, whose rooms are made; and for what is asked at points on the way, by its bits."""
        self.seat = seat
        self._asked = asked or {}
        self.layout = seat.layout
        self._of_room: dict[int, int] = {}

    def of_step(self, room: str, step: Step) -> int:
        """Every bit that can bear on the outcome of a choice."""
        found = self.of_effects(step.choice.effects) | self._asked.get(AtReply(room, step.id), 0)
        for guard, onward in step.exits:
            found |= guard.reads | self._entry(onward)
        return found

    def _entry(self, number: int) -> int:
        """The bits read from the entry to a scene until play waits."""
        found, waiting, seen = 0, [number], set[int]()
        while waiting:
            room = self.seat.rooms[waiting.pop()]
            if room.number in seen:
                continue
            seen.add(room.number)
            found |= self._room(room.number)
            if room.passes_on:
                waiting += [scene for _, scene in room.exits]
        return found

    def _room(self, number: int) -> int:
        if number not in self._of_room:
            room = self.seat.rooms[number]
            found = self.of_effects(room.entry) | self._asked.get(AtScene(room.id), 0)
            if room.passes_on:
                for guard, _ in room.exits:
                    found |= guard.reads
            self._of_room[number] = found
        return self._of_room[number]

    def of_effects(self, effects: Iterable[Effect]) -> int:
        """Every bit that can bear on what these effects do."""
        found = 0
        for effect in effects:
            found |= self.of_effect(effect)
            if self._asked:
                found |= self._asked.get(BeforeEffect(effect), 0)
        return found

    def of_effect(self, effect: Effect) -> int:
        """Every bit that can bear on what one effect does, once its turn has come."""
        here = self.seat.holder
        match effect:
            case Share(to):
                return self._flows((here, r, f) for r, facts in to for f in facts)
            case Ask(of):
                return self._flows((holder, here, f) for holder, facts in of for f in facts)
            case Meanwhile(sender, _, facts):
                return self._knowledge(sender, facts) if sender else 0
            case Seek(request):
                return self._seek(request)
            case Withdraw(request):
                return self.layout.status_mask(request)
            case Add(meter, _):
                return self.layout.meters[meter].mask | (self._timeline if meter == "days" else 0)
            case Then(branches):
                found = 0
                for when, inner in branches:
                    found |= self.seat.guard(when).reads | self.of_effects(inner)
                return found
            case _:
                return 0

    def _knowledge(self, holder: str, facts: Iterable[str]) -> int:
        mask = 0
        for fact in facts:
            for part in self.seat.included[fact]:
                mask |= self.layout.knows[holder, part]
        return mask

    def _flows(self, flows: Iterable[tuple[str, str, str]]) -> int:
        """Bits read by sending (sender, recipient, fact): who knows what, the question's lines, ledger and clock."""
        found = 0
        for sender, to, fact in flows:
            found |= self.layout.knows[sender, fact]
            for recipient in recipients_of(self.seat.story, to, sender):
                for part in self.seat.included[fact]:
                    found |= self.layout.knows[recipient, part] | self._question((part, sender, recipient))
        return found

    def _question(self, triple: Triple) -> int:
        question = self.seat.question_of.get(triple)
        if question is None:
            return 0
        found = self.seat.ledgers[question.id]
        for line in question.lines:
            found |= self.seat.guard(line.when).reads
        if question.deadline is not None and "days" in self.layout.meters:
            found |= self.layout.meters["days"].mask
        return found

    def _seek(self, request: str) -> int:
        asked = self.seat.story.case.consent[request]
        found = self._flows((self.seat.holder, asked.of, fact) for fact in many(asked.for_))
        for answer in asked.answers:
            if not isinstance(answer, str):
                found |= self.seat.guard(answer.given or answer.refused).reads
        return found

    @cached_property
    def _timeline(self) -> int:
        """Bits that bear on what the timeline does; an event's own `add` to the days reaches no further than this."""
        found = 0
        self.__dict__["_timeline"] = 0  # an event that adds days would otherwise ask for this while it is being made
        for id_, event in self.seat.story.case.timeline.items():
            found |= self.layout.fired[id_] | self.seat.guard(event.unless).reads | self.of_effects(event.effects)
        return found
