"""Where everything a state holds stands in one machine integer: one bit per yes/no, meters as rows of bits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from easi_engine.play.questions import Question, Triple, offered_triples
from easi_engine.story import Story, many

STATUSES = ("given", "refused", "withdrawn")
"""Consent statuses that have a bit; none of the three is ``not-asked``."""


@dataclass(frozen=True, slots=True)
class MeterBits:
    """A meter as a thermometer: value − from low bits are ones, so that "at least n" is one bit's test."""

    start: int
    """Index of its lowest bit."""
    base: int
    """The value with no bit set."""
    top: int
    """The value with every bit set."""

    mask: int = field(init=False)
    """All of its bits."""

    def __post_init__(self) -> None:
        """Work the mask out once: the day is read at everything that happens."""
        object.__setattr__(self, "mask", ((1 << (self.top - self.base)) - 1) << self.start)

    def read(self, bits: int) -> int:
        """The meter's value."""
        return self.base + ((bits & self.mask) >> self.start).bit_length()

    def write(self, value: int) -> int:
        """The bits for a value, which is kept within the meter's bounds."""
        clamped = min(max(value, self.base), self.top)
        return ((1 << (clamped - self.base)) - 1) << self.start

    def edge(self, bits: int) -> int:
        """The two bits (one at a bound) that tell its value from every other."""
        count = (bits & self.mask).bit_count()
        return (1 << self.start + count | (1 << self.start + count) >> 1) & self.mask

    def at_least(self, value: int) -> int | None:
        """The bit that is set exactly when the meter is at least this; 0 when it always is, None when it never is."""
        if value <= self.base:
            return 0
        return None if value > self.top else 1 << (self.start + value - self.base - 1)


def single_bits(mask: int) -> Iterator[int]:
    """The bits of a mask, each as a mask, lowest first. Masks are long and have few bits, so none is asked in vain."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


@dataclass(slots=True)
class Layout:
    """The places of a seat's bits.

    What somebody knows is most of them, and little of that ever changes in one seat, or is asked about. So those places
    that hardly matter lie above all others: without them states are short numbers, which are quicker to handle.
    """

    knows: dict[tuple[str, str], int] = field(default_factory=dict)
    """(holder, fact) → its bit, as a mask."""
    consent: dict[str, dict[str, int]] = field(default_factory=dict)
    """Request → status → its bit."""
    flags: dict[str, int] = field(default_factory=dict)
    meters: dict[str, MeterBits] = field(default_factory=dict)
    visited: dict[str, int] = field(default_factory=dict)
    fired: dict[str, int] = field(default_factory=dict)
    """Timeline event → the bit that says its day has come and gone."""
    sent: dict[Triple, int] = field(default_factory=dict)
    """(fact, sender, recipient) of some question → the bit that says it was sent."""
    late: dict[str, int] = field(default_factory=dict)
    """Question → its first sending was after its deadline."""
    leaked: dict[str, int] = field(default_factory=dict)
    """Question → something of it was sent while it should have been withheld."""
    size: int = 0
    ledger: int = 0
    """Every bit of the ledger; no condition of a story can read one."""

    def take(self, count: int = 1) -> int:
        """Claim the next bits and return the first one as a mask."""
        first = 1 << self.size
        self.size += count
        return first

    def status_mask(self, request: str) -> int:
        """All three status bits of a consent request."""
        return sum(self.consent[request].values())


def lay_out(story: Story, viewpoint: str, questions: tuple[Question, ...], holders: tuple[str, ...]) -> Layout:
    """Give every part of a seat's state its place."""
    case = story.case
    layout = Layout()
    # Facts of one holder stand together: what is tested together is read with one mask either way, and bits near
    # each other keep the integers that guards compare short.
    everything = [(holder, fact) for holder in holders for fact in case.facts]
    near = {(holder, triple[0]) for triple in offered_triples(story, viewpoint) for holder in triple[1:]}
    known = {pair: layout.take() for pair in everything if pair in near}
    layout.consent = {request: {status: layout.take() for status in STATUSES} for request in case.consent}
    layout.flags = {flag: layout.take() for flag in case.flags}
    for id_, meter in case.meters.items():
        layout.meters[id_] = MeterBits(layout.size, meter.from_, meter.to)
        layout.take(meter.to - meter.from_)
    layout.visited = {scene: layout.take() for scene in story.seats[viewpoint]}
    layout.fired = {event: layout.take() for event in case.timeline}
    below = layout.size
    for question in questions:
        for triple in question.triples:
            layout.sent[triple] = layout.take()
        layout.late[question.id] = layout.take()
        layout.leaked[question.id] = layout.take()
    layout.ledger = (1 << layout.size) - (1 << below)
    known |= {pair: layout.take() for pair in everything if pair not in near}
    layout.knows = {pair: known[pair] for pair in everything}
    return layout


def initial_knowledge(story: Story, layout: Layout, included: dict[str, tuple[str, ...]]) -> int:
    """The knowledge bits at the start: every fact's holders, with what it includes."""
    bits = 0
    for id_, fact in story.case.facts.items():
        for holder in many(fact.held_by):
            for part in included[id_]:
                bits |= layout.knows[holder, part]
    return bits
