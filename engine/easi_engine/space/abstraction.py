"""A quick over-estimate of every reachable state: for each scene, which bits can be clear there and which can be set.

Bits are looked at one by one, as if each stood as it liked whatever the others do. So much is thought possible that is
not; but what is impossible here is impossible, and that is proven in a moment, however many states there are. It says
which choices can never be open, so that the exact search may leave them out, and what can still be said where that
search finds no end.

What an effect can do is worked out here a second time, from above. Tests hold it against the exact searches.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from easi_engine.play.guards import AllOf, Cube, Guard, negation
from easi_engine.play.program import Program
from easi_engine.play.questions import recipients_of
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point, Room
from easi_engine.space.arms import Passing
from easi_engine.story import many
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


class Maybe(NamedTuple):
    """How bits can stand. Each can be clear, set or either."""

    clear: int
    """The bits that can be clear."""
    set: int
    """The bits that can be set."""

    def force(self, on: int, off: int = 0) -> Maybe:
        """With bits forced on and off."""
        off &= ~on
        return Maybe(self.clear & ~on | off, self.set & ~off | on)

    def perhaps(self, on: int) -> Maybe:
        """With bits that may have been forced on."""
        return Maybe(self.clear, self.set | on)

    def join(self, other: Maybe | None) -> Maybe:
        """Either of two."""
        return self if other is None else Maybe(self.clear | other.clear, self.set | other.set)

    def where(self, guard: Guard) -> Maybe | None:
        """What of it is left where a guard holds; None where it cannot."""
        if isinstance(guard, Cube):
            clear, set_ = guard.mask & ~guard.want, guard.want
            if set_ & ~self.set or clear & ~self.clear:
                return None
            return Maybe(self.clear & ~set_, self.set & ~clear)
        if isinstance(guard, AllOf):
            found: Maybe | None = self
            for part in guard.parts:
                found = None if found is None else found.where(part)
            return found
        some = [held for part in guard.parts if (held := self.where(part)) is not None]
        return reduce(Maybe.join, some) if some else None


class Abstraction:
    """What one seat's play may come to."""

    def __init__(self, program: Program, variants: Iterable[str | None], told: int | None = None) -> None:
        """Work it out, for a program with its probes.

        Only bits that are ``told`` apart are followed, which must include every bit that a move reads. In a story of
        very many scenes most bits say which were visited, which hardly anything asks.
        """
        self.program = program
        self.layout = program.layout
        self.rooms: dict[int, Maybe] = {}
        """Scene → how bits can stand while play waits there."""
        self.opened: set[tuple[int, str]] = set()
        """(scene, choice) that can be open."""
        self.held: set[int] = set()
        """Numbers of the probes that can hold."""
        self._arriving: dict[int, Maybe] = {}
        self._negations: dict[int, tuple[Guard, Guard]] = {}
        self._circles = [number for number, ring in enumerate(Passing(program).circles) if ring]
        self._waiting: list[int] = []
        self._told = (1 << self.layout.size) - 1 if told is None else told
        for variant in variants:
            start = program.start(variant)
            self.held.update(program.noticed_at_start(variant))
            # The ledger is nobody's question, so how it stands is not followed.
            ledger = self.layout.ledger & self._told
            bits = Maybe(self._told & ~start.bits | ledger, self._told & start.bits | ledger)
            self._wait(start.scene, bits)
        while self._waiting:
            number = heapq.heappop(self._waiting)
            while self._waiting and self._waiting[0] == number:
                heapq.heappop(self._waiting)
            self._visit(program.rooms[number])

    def can(self, scene: int, guard: Guard) -> bool:
        """Whether a guard may hold at a scene where play waits; False is proof."""
        found = self.rooms.get(scene)
        if found is None:
            return False
        return bool(guard.reads & ~self._told) or found.where(guard) is not None

    @property
    def closed(self) -> frozenset[tuple[int, str]]:
        """(scene, choice) that are never open."""
        return frozenset(
            (room.number, step)
            for room in self.program.rooms
            for step in room.steps
            if (room.number, step) not in self.opened
        )

    # -- scenes ------------------------------------------------------------------------------------------------

    def _wait(self, number: int, bits: Maybe) -> None:
        """Play may wait at a scene."""
        known = self.rooms.get(number)
        wider = bits.join(known)
        if wider != known:
            self.rooms[number] = wider
            heapq.heappush(self._waiting, number)

    def _arrive(self, number: int, bits: Maybe) -> None:
        """A scene may be entered."""
        known = self._arriving.get(number)
        wider = bits.join(known)
        if wider == known:
            return
        self._arriving[number] = wider
        room = self.program.rooms[number]
        here = self._do(wider.force(self.layout.visited[room.id] & self._told), room.entry)
        if not room.passes_on:
            self._wait(number, here)
            return
        if number in self._circles:
            # Where play comes to rest in a ring is left open.
            for other in self._circles:
                self._wait(other, here)
        rest = self._ways(here, room.exits, AtScene(room.id))
        if rest is not None:
            self._wait(number, rest)

    def _ways(self, bits: Maybe, ways: Sequence[tuple[Guard, int]], point: Point | None = None) -> Maybe | None:
        """Go on by the first way that may hold, or the next; returns what is left where none does."""
        rest: Maybe | None = bits
        for guard, scene in ways:
            if rest is None:
                break
            held = rest.where(guard)
            if held is not None:
                self._arrive(scene, held if point is None else self._probe(held, point))
                rest = self._where_not(rest, guard)
        return rest

    def _visit(self, room: Room) -> None:
        """Make every choice that may be open."""
        for step in room.steps.values():
            held = self.rooms[room.number].where(step.guard)
            if held is None:
                continue
            self.opened.add((room.number, step.id))
            done = self._probe(self._do(held, step.choice.effects), AtReply(room.id, step.id))
            rest = self._ways(done, step.exits)
            if rest is not None:
                self._wait(room.number, rest)

    def _probe(self, bits: Maybe, point: Point) -> Maybe:
        for number, guard, on, off in self.program.probes.get(point, ()):
            held = bits.where(guard)
            if held is not None:
                self.held.add(number)
                if on | off:
                    bits = held.force(on, off).join(self._where_not(bits, guard))
        return bits

    def _where_not(self, bits: Maybe, guard: Guard) -> Maybe | None:
        # The guard is kept beside its negation, so that its id cannot pass to another.
        known = self._negations.get(id(guard))
        if known is None:
            known = self._negations[id(guard)] = (guard, negation(guard))
        return bits.where(known[1])

    # -- effects -----------------------------------------------------------------------------------------------

    def _do(self, bits: Maybe, effects: Iterable[Effect], *, days_pass: bool = True) -> Maybe:
        for effect in effects:
            if self.program.probes:
                bits = self._probe(bits, BeforeEffect(effect))
            bits = self._one(bits, effect, days_pass=days_pass)
        return bits

    def _one(self, bits: Maybe, effect: Effect, *, days_pass: bool) -> Maybe:  # noqa: PLR0912 - one branch a kind
        here = self.program.holder
        match effect:
            case Learn(facts):
                return bits.force(self._parts(here, facts))
            case Share(to):
                return self._send(bits, [(here, recipient, fact) for recipient, facts in to for fact in facts])
            case Ask(of):
                return self._send(bits, [(holder, here, fact) for holder, facts in of for fact in facts])
            case Meanwhile(sender, to, facts):
                return self._send(bits, [(sender, recipient, fact) for recipient in to for fact in facts])
            case Seek(request):
                return self._seek(bits, request)
            case Withdraw(request):
                statuses = self.layout.consent[request]
                given = Cube(statuses["given"], statuses["given"])
                held = bits.where(given)
                if held is None:
                    return bits
                return held.force(statuses["withdrawn"], statuses["given"]).join(self._where_not(bits, given))
            case Put(flag, on):
                bit = self.layout.flags[flag]
                return bits.force(bit) if on else bits.force(0, bit)
            case Add(meter, amount):
                bits = self._add(bits, meter, amount)
                return self._pass_days(bits) if meter == "days" and days_pass else bits
            case Then(branches):
                for when, inner in branches:
                    guard = self.program.guard(when)
                    held = bits.where(guard)
                    if held is not None:
                        bits = self._do(held, inner, days_pass=days_pass).join(self._where_not(bits, guard))
                return bits
            case Consult() | Inform():
                return bits

    def _parts(self, holder: str, facts: Iterable[str]) -> int:
        found = 0
        for fact in facts:
            for part in self.program.included[fact]:
                found |= self.layout.knows[holder, part]
        return found

    def _send(self, bits: Maybe, flows: Iterable[tuple[str | None, str, str]]) -> Maybe:
        """Facts flow from whoever may hold them; who holds what is looked at before any of it."""
        after = bits
        for sender, to, fact in flows:
            holds = 0 if sender is None else self.layout.knows[sender, fact]
            if holds & ~bits.set:
                continue
            for recipient in recipients_of(self.program.story, to, sender):
                on = self._parts(recipient, (fact,))
                after = after.perhaps(on) if holds & bits.clear else after.force(on)
        return after

    def _seek(self, bits: Maybe, request: str) -> Maybe:
        """Any answer that may be given; and what asking may give away."""
        asked = self.program.story.case.consent[request]
        words: list[str] = []
        rest: Maybe | None = bits
        for guard, word in self.program.answers(request):
            if rest is not None and rest.where(guard) is not None:
                words.append(word)
                rest = self._where_not(rest, guard)
        if rest is not None:
            words.append("refused")
        for fact in many(asked.for_):
            if self.layout.knows[self.program.holder, fact] & bits.set:
                bits = bits.perhaps(self._parts(asked.of, (fact,)))
        statuses, every = self.layout.consent[request], self.layout.status_mask(request)
        return reduce(Maybe.join, [bits.force(statuses[word], every) for word in words])

    def _add(self, bits: Maybe, meter: str, amount: int) -> Maybe:
        """Move the least and the greatest value that a meter may have."""
        place = self.layout.meters[meter]
        least = (place.mask & ~bits.clear).bit_length() - place.start
        most = (place.mask & bits.set).bit_length() - place.start
        low, high = (place.write(place.base + max(count, 0) + amount) for count in (least, most))
        return Maybe(bits.clear & ~place.mask | place.mask & ~low, bits.set & ~place.mask | high)

    def _pass_days(self, bits: Maybe) -> Maybe:
        """Any event whose day may have come may happen, or may not, in any order: until nothing more can come of it."""
        clock = self.layout.meters.get("days")
        while clock is not None:
            wider = bits
            for id_, event in self.program.story.case.timeline.items():
                day, fired = clock.at_least(event.day), self.layout.fired[id_]
                if day is None or day & ~wider.set or not fired & wider.clear:
                    continue
                gone = wider.force(fired)
                wider = wider.join(gone)
                happens = gone if event.unless is None else self._where_not(gone, self.program.guard(event.unless))
                if happens is not None:
                    wider = wider.join(self._do(happens, event.effects, days_pass=False))
            if wider == bits:
                return bits
            bits = wider
        return bits
