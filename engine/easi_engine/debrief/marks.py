"""The two statuses of each verdict question at an ending, and the rates and model that follow.

These follow the debrief's rules 5 to 12 in docs/debrief.md. They read only the ending's bits, so that exploring every
ending of a story and debriefing one playthrough give the same answer by the same code.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from easi_engine.play.program import Program
from easi_engine.play.questions import Question
from easi_engine.space import Membership

HIGH = 0.75
"""An axis counts as high from this rate on. The cut-off is ours, not the research's, and learners are told so."""

MADE, LATE, MISSED, MOOT, KEPT, LEAKED = "made", "late", "missed", "moot", "kept", "leaked"


class Mark(NamedTuple):
    """How one question stands at an ending."""

    question: str
    grave: bool
    effective: str | None
    """made, late, missed or moot; None when the question is not in E."""
    appropriate: str | None
    """kept, leaked or moot; None when the question is not in A."""
    respected: bool = False
    """Whether it is out of E because consent was asked, refused and respected."""


class Rate(NamedTuple):
    """How much of what counts was done. ``rate`` is None when nothing counts."""

    done: int
    of: int
    grave: bool
    """Whether a grave question went wrong, which rules the upper half of the axis out."""

    @property
    def rate(self) -> float | None:
        """Done as a share of what counts, 0 to 1."""
        return self.done / self.of if self.of else None

    @property
    def high(self) -> bool | None:
        """Whether the axis is in its upper half; None when nothing counts."""
        rate = self.rate
        return None if rate is None else rate >= HIGH and not self.grave


def mark(program: Program, membership: Membership, bits: int) -> tuple[Mark, ...]:
    """The marks of every question that counts, at an ending with these bits."""
    return tuple(mark_of(program, question, membership, bits) for question in counted(program, membership))


def counted(program: Program, membership: Membership) -> tuple[Question, ...]:
    """The questions that are on an axis."""
    on_any = membership.effective | membership.appropriate
    return tuple(question for question in program.questions if question.id in on_any)


def marking_reads(program: Program, question: Question) -> int:
    """The bits that a question's mark depends on, besides its ledger: what senders hold, moot, lines, refusals."""
    found = program.guard(program.story.case.verdicts[question.verdict].moot).reads
    for guard, _ in program.lines_of(question):
        found |= guard.reads
    for request in question.awaits:
        found |= program.layout.consent[request]["refused"]
    for sender in {triple[1] for triple in question.triples}:
        for fact in question.facts:
            found |= program.layout.knows[sender, fact]
    return found


def mark_of(program: Program, question: Question, membership: Membership, bits: int) -> Mark:
    """The mark of one question at an ending with these bits."""
    nothing_sent = not bits & program.ledgers[question.id]
    moot = nothing_sent and _is_moot(program, question, bits)
    effective = appropriate = None
    respected = False
    if question.id in membership.effective:
        effective = MOOT if moot else _effective(program, question, bits, nothing_sent)
        respected = effective == MOOT and not moot
    if question.id in membership.appropriate:
        leaked = bits & program.layout.leaked[question.id]
        appropriate = MOOT if moot else LEAKED if leaked else KEPT
    return Mark(question.id, question.grave, effective, appropriate, respected)


def _is_moot(program: Program, question: Question, bits: int) -> bool:
    when = program.story.case.verdicts[question.verdict].moot
    return when is not None and program.guard(when).holds(bits)


def _effective(program: Program, question: Question, bits: int, nothing_sent: bool) -> str:
    if nothing_sent:
        return MOOT if _refusal_respected(program, question, bits) else MISSED
    sent = program.layout.sent
    senders = {triple[1] for triple in question.triples if bits & sent[triple]}
    made = {triple[0] for triple in question.triples if bits & sent[triple]}
    # What a sender came to hold is due from it, whether or not a choice offers it from that sender.
    due = {fact for fact in question.facts for sender in senders if bits & program.layout.knows[sender, fact]}
    if due - made:
        return MISSED
    return LATE if bits & program.layout.late[question.id] else MADE


def _refusal_respected(program: Program, question: Question, bits: int) -> bool:
    """Asked, refused and respected: nothing sent, no share line in force, and a consent it waits for is refused."""
    if program.line_in_force(question, bits).verdict == "share":
        return False
    refused = program.layout.consent
    return any(bits & refused[request]["refused"] for request in question.awaits)


def rates(marks: Iterable[Mark]) -> tuple[Rate, Rate]:
    """(effective, appropriate)."""
    return rates_of(sum(map(weight, marks)))


FIELD = 16
"""Bits for each of the six counts that rates are made of, packed into one integer."""


def weight(of: Mark) -> int:
    """What one mark adds to the rates, packed so that weights can be summed; see `rates_of`."""
    on_e, on_a = of.effective not in (None, MOOT), of.appropriate not in (None, MOOT)
    counts = (
        of.effective == MADE,
        on_e,
        of.grave and of.effective in (MISSED, LATE),
        of.appropriate == KEPT,
        on_a,
        of.grave and of.appropriate == LEAKED,
    )
    return sum(count << FIELD * place for place, count in enumerate(counts))


@lru_cache(maxsize=1 << 12)
def rates_of(total: int) -> tuple[Rate, Rate]:
    """(effective, appropriate) of marks whose weights come to this."""
    made, on_e, grave_e, kept, on_a, grave_a = (total >> FIELD * place & (1 << FIELD) - 1 for place in range(6))
    return Rate(made, on_e, grave_e > 0), Rate(kept, on_a, grave_a > 0)


def model(effective: Rate, appropriate: Rate) -> str | None:
    """The model of Richardson & Asthana (2006) in which two rates place a playthrough; None without both rates."""
    names = {
        (True, True): "ideal",
        (True, False): "over-open",
        (False, True): "over-cautious",
        (False, False): "chaotic",
    }
    high_e, high_a = effective.high, appropriate.high
    return None if high_e is None or high_a is None else names[high_e, high_a]
