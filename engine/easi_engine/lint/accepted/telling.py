"""One move with everything it shows, each thing at the place in the story that it belongs to.

`Run` does the move and reads what decides it. Here what decides the words is read as well, so that two states which
agree on what was read are shown the very same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from easi_engine.lint.accepted.terms import CONSENT, QUESTIONS, SCENES, TIMELINE, Item, Place
from easi_engine.play.events import (
    Consulted,
    Entered,
    Happened,
    Happening,
    Informed,
    Learned,
    Replied,
    Sent,
    Sought,
    Told,
    Withdrew,
)
from easi_engine.play.questions import Question, recipients_of
from easi_engine.play.reads import Reads
from easi_engine.play.run import Run
from easi_engine.play.seat import Seat, Step
from easi_engine.story import Passage
from easi_engine.story.effects import Effect, Learn, Meanwhile, Seek


class Telling(Run):
    """A move that notes what it shows."""

    def __init__(self, seat: Seat, bits: int, scene: str, choice: str, entries: Mapping[int, Place]) -> None:
        """Begin a choice of a scene; ``entries`` says whose the effects on entry are, by their identity."""
        super().__init__(seat, bits)
        self.told: dict[Place, list[Item]] = {}
        self.met: list[str] = []
        """Scenes begun, in order."""
        self._choice = choice
        self._entries = entries
        self._place: Place = (SCENES, scene)
        self._questions: dict[str, Question] = {question.id: question for question in seat.questions}

    # -- what decides the words --------------------------------------------------------------------------------

    def shown(self, text: Sequence[Passage]) -> tuple[str, ...]:
        """The numbers of the paragraphs that hold now, instead of their words."""
        guards = [self.seat.guard(part.when) for part in text]
        return tuple(str(number) for number, guard in enumerate(guards) if self._holds_now(guard))

    def _learn(self, facts: Sequence[str]) -> None:
        parts = (part for fact in facts for part in self.seat.included[fact])
        self.read |= self._knowledge(self.seat.holder, parts) & self.fresh
        super()._learn(facts)

    def _tell_of(self, sender: str | None, recipient: str, fact: str) -> None:
        self.read |= self._knowledge(recipient, iter(self.seat.included[fact])) & self.fresh
        super()._tell_of(sender, recipient, fact)

    def _seek(self, request: str, scored: bool) -> None:
        unsafe = self.seat.story.case.consent[request].unsafe
        if unsafe is not None:
            self._holds_now(self.seat.guard(unsafe))
        super()._seek(request, scored)

    def reply(self, text: Sequence[Passage]) -> None:
        """Note the day on which a choice is done, and what comes back."""
        self._tell(self._place, "day", self.today())
        super().reply(text)

    def today(self) -> int | None:
        """The day; None where the story counts none."""
        clock = self.layout.meters.get("days")
        if clock is None:
            return None
        self.read |= clock.edge(self.bits) & self.fresh
        return clock.read(self.bits)

    # -- whose it is -------------------------------------------------------------------------------------------

    def do(self, effects: Sequence[Effect], *, scored: bool) -> None:
        """Carry out effects; those on entry to a scene are that scene's, or its event's."""
        outer, self._place = self._place, self._entries.get(id(effects), self._place)
        super().do(effects, scored=scored)
        self._place = outer

    def _tell(self, place: Place, *item: Any) -> None:
        self.told.setdefault(place, []).append(item)

    def _note(self, what: Happening) -> None:
        day = self.today()
        here = self._place if self.event is None else (TIMELINE, self.event)
        match what:
            case Sent():
                self._sent(here, what, day)
            case Told(fact, sender, recipient):
                self._tell(here, "told", fact, sender, recipient, day)
            case Learned(facts):
                for fact in facts:
                    self._tell(here, "learn", fact, day)
            case Sought(request, answer, unsafe):
                self._tell(here, "seek", request, day)
                self._tell((CONSENT, request), "answer", answer, unsafe)
            case Withdrew(request):
                self._tell(here, "withdraw", request, day)
            case Consulted(adviser, facts):
                self._tell(here, "consult", adviser, tuple(sorted(facts)), day)
            case Informed(person):
                self._tell(here, "inform", person, day)
            case Happened(event, say):
                self._tell((TIMELINE, event), "happens", day, say is not None)
            case Replied(paragraphs):
                self._tell(here, "reply", self._choice, paragraphs)
            case Entered(scene, paragraphs, passed):
                self.met.append(scene)
                self._tell((SCENES, scene), "begins", day, passed)
                if passed:
                    self._tell((SCENES, scene), "text", "", paragraphs)

    def _sent(self, here: Place, what: Sent, day: int | None) -> None:
        self._tell(here, what.how, what.fact, what.sender, what.recipient, what.moved, day)
        if what.question is None:
            return
        question = self._questions[what.question]
        line = next(number for number, line in enumerate(question.lines) if line is what.line)
        late = day is not None and question.deadline is not None and day > question.deadline
        self._tell((QUESTIONS, question.id), "judged", line, what.fact, what.sender, what.moved, late)


class TellingReads(Reads):
    """The bits that can bear on what a move shows, besides those that bear on what it does."""

    def of_step(self, room: str, step: Step) -> int:
        """Every bit that can bear on what a choice does and shows."""
        days = self.layout.meters.get("days")
        found = super().of_step(room, step) | (days.mask if days else 0)
        return found | self.of_text(step.reply)

    def of_text(self, text: Iterable[Passage]) -> int:
        """The bits that decide which paragraphs are shown."""
        found = 0
        for part in text:
            found |= self.seat.guard(part.when).reads
        return found

    def _room(self, number: int) -> int:
        return super()._room(number) | self.of_text(self.seat.rooms[number].text)

    def of_effect(self, effect: Effect) -> int:
        found = super().of_effect(effect)
        match effect:
            case Learn(facts):
                found |= self._knowledge(self.seat.holder, facts)
            case Meanwhile(sender, to, facts):
                for named in to:
                    for recipient in recipients_of(self.seat.story, named, sender):
                        found |= self._knowledge(recipient, facts)
            case Seek(request):
                found |= self.seat.guard(self.seat.story.case.consent[request].unsafe).reads
            case _:
                pass
        return found
