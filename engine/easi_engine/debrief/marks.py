"""The two statuses of each verdict question at an ending, and the rates and model that follow.

These follow the debrief's rules 5 to 12 in docs/debrief.md. They read only the ending's bits, so that exploring every
ending of a story and debriefing one playthrough give the same answer by the same code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from easi_engine.play.program import Program
from easi_engine.play.questions import Question
from easi_engine.space import Membership

HIGH = 0.75
"""An axis counts as high from this rate on. The cut-off is ours, not the research's, and learners are told so."""

MADE, LATE, MISSED, MOOT, KEPT, LEAKED = "made", "late", "missed", "moot", "kept", "leaked"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one question stands at an ending."""

    question: str
    grave: bool
    effective: str | None
    """made, late, missed or moot; None when the question is not in E."""
    appropriate: str | None
    """kept, leaked or moot; None when the question is not in A."""
    respected: bool = False
    """Whether it is out of E because consent was asked, refused and respected."""


@dataclass(frozen=True, slots=True)
class Rate:
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
    return tuple(
        _mark(program, question, membership, bits)
        for question in program.questions
        if question.id in membership.effective or question.id in membership.appropriate
    )


def _mark(program: Program, question: Question, membership: Membership, bits: int) -> Mark:
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
    on_e = [m for m in marks if m.effective not in (None, MOOT)]
    on_a = [m for m in marks if m.appropriate not in (None, MOOT)]
    made = sum(m.effective == MADE for m in on_e)
    kept = sum(m.appropriate == KEPT for m in on_a)
    return (
        Rate(made, len(on_e), any(m.grave and m.effective == MISSED for m in on_e)),
        Rate(kept, len(on_a), any(m.grave and m.appropriate == LEAKED for m in on_a)),
    )


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
