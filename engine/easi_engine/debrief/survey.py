"""What every playthrough of a seat can come to: endings, models, and where sharing most or least leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from easi_engine.debrief.marks import LEAKED, mark, model, rates
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Outcome
from easi_engine.space import LIMIT, Membership, Reached, explore, live_bits, membership


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way to end: a shortest path to it, and how it is judged."""

    choices: tuple[str, ...]
    ending: str
    model: str | None
    sent: int
    """How many judged (fact, sender, recipient) triples were sent."""


@dataclass(slots=True)
class Survey:
    """What is true of every playthrough of a seat (and variant)."""

    membership: Membership
    states: int
    """States explored, ledger included, what no longer matters left out."""
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ending → a shortest path to it."""
    models: dict[str | None, tuple[str, ...]] = field(default_factory=dict)
    """Model → a shortest path to it."""
    perfect: tuple[str, ...] | None = None
    """A shortest path on which both rates are 1."""
    stuck: tuple[str, ...] | None = None
    """A shortest path to a state with nothing to choose that is no ending."""
    most: dict[str, list[Arrival]] = field(default_factory=dict)
    """``overall`` and ``greedy`` → every way that shares as much as possible comes to end."""
    least: dict[str, list[Arrival]] = field(default_factory=dict)
    """The same for sharing as little as possible."""
    tempting: frozenset[str] = frozenset()
    """Questions that some path which shares as much as possible gets wrong by leaking."""


def survey(program: Program, variant: str | None = None, *, limit: int = LIMIT) -> Survey:
    """Explore every playthrough with its ledger; raises `TooLarge`."""
    members = membership(program, variant, limit=limit)
    live = live_bits(program, ending_reads(program), keep=program.layout.ledger)
    start = program.start(variant)
    reached = explore(program, start, live=live, limit=limit)
    result = Survey(members, len(reached))
    for state in reached:
        if not program.is_over(state) and not program.options(state) and result.stuck is None:
            result.stuck = reached.path(state)
    arrivals = list(_arrivals(reached, members, result))
    if not arrivals:
        return result
    result.most = {"overall": _extreme(arrivals, max)}
    result.least = {"overall": _extreme(arrivals, min)}
    leaks = {id(arrival): leaked for arrival, leaked in arrivals}
    tempting = {q for arrival in result.most["overall"] for q in leaks[id(arrival)]}
    for name, side, pick in (("most", result.most, max), ("least", result.least, min)):
        policy = Greedy(program, pick)
        walked = explore(program, start, live=live, policy=policy, limit=limit)
        greedy = list(_arrivals(walked, members, None))
        side["greedy"] = [arrival for arrival, _ in greedy]
        if name == "most":
            tempting |= {q for _, leaked in greedy for q in leaked}
    result.tempting = frozenset(tempting)
    return result


def ending_reads(program: Program) -> int:
    """The bits that judging an ending reads, besides the ledger: what senders hold, moot, verdict lines, refusals."""
    found = 0
    for question in program.questions:
        moot = program.story.case.verdicts[question.verdict].moot
        found |= program.guard(moot).reads
        for line in question.lines:
            found |= program.guard(line.when).reads
        for request in question.awaits:
            found |= program.layout.consent[request]["refused"]
        for sender in {triple[1] for triple in question.triples}:
            for fact in question.facts:
                found |= program.layout.knows[sender, fact]
    return found


def sent_count(program: Program, bits: int) -> int:
    """How many judged triples were sent."""
    return (bits & _sent_mask(program)).bit_count()


def _sent_mask(program: Program) -> int:
    return sum(program.layout.sent.values())


@dataclass(frozen=True, slots=True)
class Greedy:
    """The policy that, at each state, takes every move that sends the most (or least) there and then."""

    program: Program
    pick: Callable[[Iterable[int]], int]

    def __call__(self, state: State, moves: list[tuple[str, Outcome]]) -> list[tuple[str, Outcome]]:
        """Every move that ties for it."""
        if not moves:
            return moves
        mask = _sent_mask(self.program)
        gains = [(outcome.on & mask & ~state.bits).bit_count() for _, outcome in moves]
        best = self.pick(gains)
        return [move for move, gain in zip(moves, gains, strict=True) if gain == best]


def _arrivals(reached: Reached, members: Membership, result: Survey | None) -> Iterator[tuple[Arrival, frozenset[str]]]:
    """Each distinct end with the questions it leaked; notes endings, models and a perfect path in ``result``."""
    program = reached.program
    for state in reached.endings():
        marks = mark(program, members, state.bits)
        effective, appropriate = rates(marks)
        found = model(effective, appropriate)
        name = program.scene_id(state)
        arrival = Arrival(reached.path(state), name, found, sent_count(program, state.bits))
        if result is not None:
            result.endings.setdefault(name, arrival.choices)
            result.models.setdefault(found, arrival.choices)
            if effective.rate == appropriate.rate == 1 and result.perfect is None:
                result.perfect = arrival.choices
        yield arrival, frozenset(m.question for m in marks if m.appropriate == LEAKED)


def _extreme(arrivals: list[tuple[Arrival, frozenset[str]]], pick: Callable[[Iterable[int]], int]) -> list[Arrival]:
    best = pick(arrival.sent for arrival, _ in arrivals)
    return [arrival for arrival, _ in arrivals if arrival.sent == best]
