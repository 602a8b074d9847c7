"""One move carried out: effects in written order on a state's bits, timeline included, with everything that happened.

A run also keeps which bits it forced on and off and which bits it looked at on the way, so that its outcome can be
given for any other state that agrees on what was looked at (`Program.choose` does so).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    Stamped,
    Told,
    Withdrew,
)
from easi_engine.play.guards import Guard
from easi_engine.play.probing import Passed
from easi_engine.play.questions import Triple, recipients_of
from easi_engine.play.seat import AtScene, BeforeEffect, Point, Seat
from easi_engine.play.sending import Flow, InForce, Judging, Offer
from easi_engine.story import Passage, many
from easi_engine.story.effects import (
    Add,
    Ask,
    Consult,
    Effect,
    Inform,
    Learn,
    Meanwhile,
    Put,
    Seek,
    Share,
    Then,
    Withdraw,
)


class Before(NamedTuple):
    """The bits as they stood at some moment of a move."""

    bits: int
    fresh: int
    """Those that the move had not forced."""


LONGEST_PASSAGE = 1_000
"""How many scenes without choices may follow each other before play waits: a guard against stories made to hang."""


class Run:
    """The working state of one move; thrown away when the move is done."""

    def __init__(self, seat: Seat, bits: int, *, telling: bool = True) -> None:
        """Begin with a state's bits; without ``telling``, what is done is kept and not what there is to tell of it."""
        self.seat = seat
        self.layout = seat.layout
        self.bits = bits
        self.on = 0
        """Bits forced on by this run, whatever they were before."""
        self.off = 0
        """Bits forced off by this run."""
        self.read = 0
        """Bits of the state it began with that decided what was done; words to be shown do not count."""
        self.fresh = ~0
        """Bits this run has not forced: only these still say something of the state it began with."""
        self.passed: list[Passed] = []
        """Where it came past points at which something is asked."""
        self.telling = telling
        self.happenings: list[Stamped] = []
        self.offered: dict[Offer, None] = {}
        """What was sent and judged."""
        self.event: str | None = None
        """The timeline event that is happening, if any."""

    # -- writing -----------------------------------------------------------------------------------------------

    def _force(self, on: int, off: int = 0) -> None:
        self.bits = self.bits & ~off | on
        self.on = self.on & ~off | on
        self.fresh &= ~(on | off)
        self.off = self.off & ~on | off & ~on

    def _note(self, what: Happening) -> None:
        if self.telling:
            self.happenings.append(Stamped(self.seat.day_of(self.bits), what, self.event))

    # -- looking -----------------------------------------------------------------------------------------------

    def _before(self) -> Before:
        return Before(self.bits, self.fresh)

    def _set(self, bit: int, before: Before) -> bool:
        """Whether a bit was set then; noted as something that decides."""
        self.read |= bit & before.fresh
        return bool(before.bits & bit)

    def _any(self, mask: int, before: Before) -> bool:
        """Whether any of some bits was set then."""
        found = before.bits & mask
        self.read |= (found & -found or mask) & before.fresh
        return bool(found)

    def _holds(self, guard: Guard, before: Before) -> bool:
        """Whether a condition held then."""
        self.read |= guard.decides(before.bits) & before.fresh
        return guard.holds(before.bits)

    def _holds_now(self, guard: Guard) -> bool:
        """Whether a condition holds at this moment."""
        self.read |= guard.decides(self.bits) & self.fresh
        return guard.holds(self.bits)

    def _knows(self, holder: str, fact: str, before: Before) -> bool:
        return self._set(self.layout.knows[holder, fact], before)

    def probe(self, point: Point) -> None:
        """Note that something is asked here, and ask at once what sets marks."""
        asked = self.seat.asked.get(point)
        if asked is None:
            return
        self.passed.append(Passed(asked.number, ~self.off, self.on))
        if asked.marking is not None:
            probed = asked.marking[self.bits & asked.marking.reads]
            self.read |= probed.read & self.fresh
            self._force(probed.on, probed.off)

    # -- effects -----------------------------------------------------------------------------------------------

    def do(self, effects: Sequence[Effect], *, scored: bool) -> None:
        """Carry out effects in order; with ``scored`` false nothing sent enters the ledger."""
        for effect in effects:
            if self.seat.probes:
                self.probe(BeforeEffect(effect))
            self.one(effect, scored=scored)

    def one(self, effect: Effect, *, scored: bool) -> None:
        """Carry out one effect."""
        self.carry_out(effect, scored=scored)

    def carry_out(self, effect: Effect, *, scored: bool) -> None:  # noqa: PLR0912 - one branch a kind of effect
        """Carry out one effect."""
        match effect:
            case Learn(facts):
                self._learn(facts)
            case Share(to):
                here = self.seat.holder
                self._send([(here, r, f) for r, facts in to for f in facts], "share", scored)
            case Ask(of):
                here = self.seat.holder
                self._send([(holder, here, f) for holder, facts in of for f in facts], "ask", scored)
            case Consult(of):
                for adviser, facts in of:
                    self._note(Consulted(adviser, facts))
            case Meanwhile(sender, to, facts):
                self._meanwhile(sender, to, facts)
            case Seek(request):
                self._seek(request, scored)
            case Withdraw(request):
                self._withdraw(request)
            case Inform(people):
                for person in people:
                    self._note(Informed(person))
            case Put(flag, on):
                bit = self.layout.flags[flag]
                self._force(bit if on else 0, 0 if on else bit)
            case Add(meter, amount):
                self._add(meter, amount)
            case Then(branches):
                for when, inner in branches:
                    if self._holds_now(self.seat.guard(when)):
                        self.do(inner, scored=scored)

    def _learn(self, facts: Sequence[str]) -> None:
        here = self.seat.holder
        parts = dict.fromkeys(part for fact in facts for part in self.seat.included[fact])
        new = tuple(part for part in parts if not self.bits & self.layout.knows[here, part])
        self._force(self._knowledge(here, parts))
        if new:
            self._note(Learned(new))

    def _knowledge(self, holder: str, facts: Iterator[str] | dict[str, None]) -> int:
        mask = 0
        for fact in facts:
            mask |= self.layout.knows[holder, fact]
        return mask

    def _send(self, flows: Sequence[Flow], how: str, scored: bool) -> None:
        """Send what is held, every flow judged on the state before any of them."""
        before = self._before()
        sent: dict[Triple, None] = {}
        for flow in flows:
            held, triples = self.seat.routes[flow]
            if self._set(held, before):
                sent.update(dict.fromkeys(triples))
        rulings: dict[str, tuple[InForce, int]] = {}
        on = 0
        for triple in sent:
            on |= self._arrive(triple, how, before, rulings if scored else None)
        self._force(on)

    def _arrive(self, triple: Triple, how: str, before: Before, rulings: dict[str, tuple[InForce, int]] | None) -> int:
        """Let one thing sent arrive; returns the bits it sets. ``rulings`` are those made so far, None if unscored."""
        knows, ledger, judging = self.seat.arrivals[triple]
        moved = not before.bits & knows
        if judging is None or rulings is None:
            self.read |= knows & before.fresh
            if rulings is not None and self.telling:
                self._note(Sent(*triple, how, moved, None, None, first=False))
            elif moved:
                self._note(Told(*triple))
            return knows
        ruling = rulings.get(judging.question)
        if ruling is None:
            ruling = rulings[judging.question] = self._ruling(judging, before)
        line, late = ruling
        self.read |= knows & before.fresh
        offer = line.moved if moved else line.kept
        self.offered[offer] = None
        if self.telling:
            self._note(Sent(*triple, how, moved, judging.question, line.line, first=not before.bits & ledger))
        # What moves is the first of its kind: nobody forgets. So the ledger need not be looked at.
        leaked = judging.leaked if moved and offer.verdict == "withhold" else 0
        return knows | ledger | late | leaked

    def _ruling(self, judging: Judging, before: Before) -> tuple[InForce, int]:
        """How a question is judged then: the first of its lines that holds, and the bit that says late, if it is."""
        line = judging.in_force[before.bits & judging.in_force.reads]
        self.read |= line.decided & before.fresh
        is_late = self._past(judging.overdue, before) and not self._any(judging.ledger, before)
        return line, judging.late if is_late else 0

    def _past(self, overdue: int | None, before: Before) -> bool:
        """Whether a day was over then, by the bit that says so: see `Seat.overdue`."""
        return overdue is not None and (overdue == 0 or self._set(overdue, before))

    def _meanwhile(self, sender: str | None, to: Sequence[str], facts: Sequence[str]) -> None:
        before = self._before()
        for named in to:
            for recipient in recipients_of(self.seat.story, named, sender):
                for fact in facts:
                    if sender is None or self._knows(sender, fact, before):
                        self._tell_of(sender, recipient, fact)

    def _tell_of(self, sender: str | None, recipient: str, fact: str) -> None:
        for part in self.seat.included[fact]:
            if not self.bits & self.layout.knows[recipient, part]:
                self._note(Told(part, sender, recipient))
            self._force(self.layout.knows[recipient, part])

    def _seek(self, request: str, scored: bool) -> None:
        asked = self.seat.story.case.consent[request]
        before = self._before()
        unsafe = asked.unsafe is not None and self.seat.guard(asked.unsafe).holds(self.bits)
        answers = self.seat.answers(request)
        answer = next((word for guard, word in answers if self._holds(guard, before)), "refused")
        lacking = [fact for fact in many(asked.for_) if not self._knows(asked.of, fact, before)]
        self._send([(self.seat.holder, asked.of, fact) for fact in lacking], "seek", scored)
        self._force(self.layout.consent[request][answer], self.layout.status_mask(request))
        self._note(Sought(request, answer, unsafe))

    def _withdraw(self, request: str) -> None:
        statuses = self.layout.consent[request]
        if self._set(statuses["given"], self._before()):
            self._force(statuses["withdrawn"], statuses["given"])
            self._note(Withdrew(request))

    def _add(self, meter: str, amount: int) -> None:
        self.shift(meter, amount)
        if meter == "days":
            self.pass_days()

    def shift(self, meter: str, amount: int) -> None:
        """Move a meter, and nothing that follows from it."""
        place = self.layout.meters[meter]
        self.read |= place.edge(self.bits) & self.fresh
        self._force(place.write(place.read(self.bits) + amount), place.mask)

    def pass_days(self) -> None:
        """Let every timeline event whose day has come happen, once, in declared order."""
        today = self.bits
        self.read |= self.seat.due_days & self.fresh
        for id_, event, due, fired in self.seat.timeline:
            if due is None or (due and not today & due) or self._set(fired, self._before()):
                continue
            self._force(fired)
            if event.unless is not None and self._holds_now(self.seat.guard(event.unless)):
                continue
            outer, self.event = self.event, id_
            self._note(Happened(id_, event.say))
            self.do(event.effects, scored=False)
            self.event = outer

    # -- moving on ---------------------------------------------------------------------------------------------

    def first_exit(self, ways: Sequence[tuple[Guard, int]]) -> int | None:
        """The first way on that holds."""
        return next((scene for guard, scene in ways if self._holds_now(guard)), None)

    def shown(self, text: Sequence[Passage]) -> tuple[str, ...]:
        """The paragraphs that hold now."""
        return tuple(part.say for part in text if self.seat.guard(part.when).holds(self.bits))

    def reply(self, text: Sequence[Passage]) -> None:
        """Note what comes back from a choice."""
        paragraphs = self.shown(text) if self.telling else ()
        if paragraphs:
            self._note(Replied(paragraphs))

    def enter(self, scene: int) -> int:
        """Begin a scene, and those play goes straight on to; returns the one where play waits.

        A ring of scenes without choices would never stop: when a scene of it comes round with nothing changed, play
        waits, without options, at the ring's first scene in the file (which one it is must not depend on bits that
        the ring does not read, or outcomes could not be remembered). The linter faults such a story.
        """
        met: list[tuple[int, int]] = []
        while True:
            room = self.seat.rooms[scene]
            self._force(self.layout.visited[room.id])
            self.do(room.entry, scored=True)
            here = (scene, self.bits)
            if here in met or len(met) >= LONGEST_PASSAGE:
                ring = met[met.index(here) :] if here in met else met
                return min(number for number, _ in ring)
            onward = self.first_exit(room.exits) if room.passes_on else None
            if onward is not None and self.seat.probes:
                self.probe(AtScene(room.id))
            if self.telling:
                self._note(Entered(room.id, self.shown(room.text), onward is not None))
            if onward is None:
                return scene
            met.append(here)
            scene = onward
