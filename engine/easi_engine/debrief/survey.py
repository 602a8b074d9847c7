"""What every playthrough of a seat can come to: endings, models, and where sharing most or least leads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from easi_engine.debrief.marks import LATE, LEAKED, MISSED, mark, model, rates_of
from easi_engine.debrief.tally import ending_reads, totals
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Outcome
from easi_engine.space import LIMIT, Membership, Reached, axes, explore, live_bits


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way to end: a shortest path to it, and how it is judged."""

    state: State
    ending: str
    model: str | None
    sent: int
    """How many judged (fact, sender, recipient) triples were sent."""
    reached: Reached = field(repr=False, compare=False)

    @property
    def choices(self) -> tuple[str, ...]:
        """A shortest path to it, found when it is asked for."""
        return self.reached.path(self.state)


class Survey:
    """What is true of every playthrough of a seat and variant. Each part is worked out when it is first asked for."""

    def __init__(self, reached: Reached, members: Membership, *, limit: int = LIMIT) -> None:
        """Of everything that can be reached, ledger included, within that limit."""
        self.reached = reached
        self.membership = members
        self._limit = limit

    @property
    def states(self) -> int:
        """States explored, ledger included, what no longer matters left out."""
        return len(self.reached)

    @cached_property
    def endings(self) -> dict[str, Arrival]:
        """Ending → the first way to come to it."""
        first: dict[int, int] = {}
        for scene, index in zip(self._all.scenes, self._all.starts, strict=True):
            first.setdefault(scene, index)
        return {self.reached.program.rooms[scene].id: self._all.arrival(index) for scene, index in first.items()}

    @cached_property
    def models(self) -> dict[str | None, Arrival]:
        """Model → the first way to come to it."""
        found: dict[str | None, Arrival] = {}
        for index in sorted(self._all.first.values()):
            arrival = self._all.arrival(index)
            found.setdefault(arrival.model, arrival)
        return found

    @cached_property
    def perfect(self) -> Arrival | None:
        """The first way on which both rates are 1."""
        first = [self._all.first[total] for total in self._all.first if _is_perfect(total)]
        return self._all.arrival(min(first)) if first else None

    @cached_property
    def nearest(self) -> Arrival | None:
        """The first way on which least goes wrong, of those on which both axes have something to count."""
        counted = {index: rates_of(total) for total, index in self._all.first.items()}
        wrong = [(e.of - e.done + a.of - a.done, index) for index, (e, a) in counted.items() if e.of and a.of]
        return self._all.arrival(min(wrong)[1]) if wrong else None

    def wrong(self, arrival: Arrival) -> tuple[str, ...]:
        """The questions that a way misses, is late for or leaks."""
        marks = mark(self.reached.program, self.membership, arrival.state.bits)
        return tuple(m.question for m in marks if m.effective in (MISSED, LATE) or m.appropriate == LEAKED)

    @cached_property
    def perfect_ends(self) -> tuple[State, ...]:
        """Every state in which the case is over with both rates at 1."""
        return self._all.with_total(_is_perfect)

    @cached_property
    def ideal_ends(self) -> tuple[State, ...]:
        """Every state in which the case is over in the ideal model."""
        return self._all.with_total(lambda total: model(*rates_of(total)) == "ideal")

    @cached_property
    def most(self) -> Mapping[str, list[Arrival]]:
        """``overall`` and ``greedy`` → every way that shares as much as possible comes to end; nothing if none ends."""
        return self._extremes(max)

    @cached_property
    def least(self) -> Mapping[str, list[Arrival]]:
        """The same for sharing as little as possible."""
        return self._extremes(min)

    @cached_property
    def tempting(self) -> frozenset[str]:
        """Questions that some path which shares as much as possible gets wrong by leaking."""
        leaked = 0
        for arrival in (arrival for kind in self.most.values() for arrival in kind):
            leaked |= arrival.state.bits
        places = self.reached.program.layout.leaked
        return frozenset(question for question in self.membership.appropriate if leaked & places[question])

    @cached_property
    def _all(self) -> _Ends:
        return _Ends(self.reached, self.membership)

    def _extremes(self, pick: Callable[[Iterable[int]], int]) -> dict[str, list[Arrival]]:
        if not self._all.bits:
            return {}
        program, reached = self.reached.program, self.reached
        sent = self._all.sent
        best = pick(sent)
        overall = [self._all.arrival(index) for index, count in enumerate(sent) if count == best]
        # A policy reaches no state that was not reached without one, so that this never goes beyond the limit.
        walked = explore(program, reached.starts, live=reached.live, policy=Greedy(program, pick), limit=self._limit)
        return {"overall": overall, "greedy": list(_Ends(walked, self.membership))}


def _is_perfect(total: int) -> bool:
    effective, appropriate = rates_of(total)
    return effective.rate == appropriate.rate == 1


def survey(program: Program, variant: str | None = None, *, limit: int = LIMIT) -> Survey:
    """Explore every playthrough with its ledger; raises `TooLarge`."""
    live = live_bits(program, ending_reads(program), keep=program.layout.ledger)
    reached = explore(program, program.start(variant), live=live, limit=limit)
    return Survey(reached, axes(reached), limit=limit)


@dataclass(frozen=True, slots=True)
class Greedy:
    """The policy that, at each state, takes every move that sends the most (or least) there and then."""

    program: Program
    pick: Callable[[Iterable[int]], int]

    def __call__(self, state: State, moves: list[tuple[str, Outcome]]) -> list[tuple[str, Outcome]]:
        """Every move that ties for it."""
        if not moves:
            return moves
        mask = _sent_mask(self.program) & ~state.bits
        gains = [(outcome.on & mask).bit_count() for _, outcome in moves]
        best = self.pick(gains)
        return [move for move, gain in zip(moves, gains, strict=True) if gain == best]


def _sent_mask(program: Program) -> int:
    return sum(program.layout.sent.values())


class _Ends:
    """Every ending of an exploration by its index, in the order in which they were reached."""

    def __init__(self, reached: Reached, members: Membership) -> None:
        over = {room.number for room in reached.program.rooms if room.scene.ending is not None}
        blocks = [(scene, level[scene]) for level in reached.levels for scene in level if scene in over]
        self.reached = reached
        self.scenes = [scene for scene, _ in blocks]
        self.starts = list(accumulate((len(bits) for _, bits in blocks), initial=0))[:-1]
        """Index of the first ending of each block of them at one scene."""
        self.bits = [bits for _, block in blocks for bits in block]
        self._members = members

    def __iter__(self) -> Iterator[Arrival]:
        return (self.arrival(index) for index in range(len(self.bits)))

    @cached_property
    def sent(self) -> list[int]:
        """How many judged triples were sent."""
        mask = _sent_mask(self.reached.program)
        return [(bits & mask).bit_count() for bits in self.bits]

    @cached_property
    def totals(self) -> list[int]:
        """What the rates are made of: see `rates_of`."""
        return totals(self.reached.program, self._members, self.bits)

    @cached_property
    def first(self) -> dict[int, int]:
        """What rates are made of → the first ending with these."""
        return dict(zip(reversed(self.totals), reversed(range(len(self.bits))), strict=True))

    def with_total(self, wanted: Callable[[int], bool]) -> tuple[State, ...]:
        """Those whose rates are made of something wanted."""
        chosen = {total for total in self.first if wanted(total)}
        return tuple(self.state(index) for index, total in enumerate(self.totals) if total in chosen)

    def state(self, index: int) -> State:
        """One of them."""
        return State(self.scenes[bisect_right(self.starts, index) - 1], self.bits[index])

    def arrival(self, index: int) -> Arrival:
        """One of them, judged."""
        state = self.state(index)
        found = model(*rates_of(self.totals[index]))
        return Arrival(state, self.reached.program.scene_id(state), found, self.sent[index], self.reached)
