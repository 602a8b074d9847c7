"""What sending reads and changes, worked out once for a seat: its moves send the same things again and again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from easi_engine.play.guards import Guard
from easi_engine.play.questions import Question, Triple, recipients_of
from easi_engine.play.remembered import Remembered
from easi_engine.story.case import JudgeLine

if TYPE_CHECKING:
    from easi_engine.play.seat import Seat

Flow = tuple[str, str, str]
"""(sender, recipient, fact) as an author writes it; the recipient may be an audience."""


class Route(NamedTuple):
    """What becomes of a flow."""

    held: int
    """The bit that says that the sender holds the fact; without it nothing goes."""
    triples: tuple[Triple, ...]
    """What goes: to each member of an audience, with everything that the fact includes."""


class Routes(dict[Flow, Route]):
    """Flow → what becomes of it."""

    def __init__(self, seat: Seat) -> None:
        """For one seat."""
        super().__init__()
        self._seat = seat

    def __missing__(self, flow: Flow) -> Route:
        """Work one out."""
        sender, to, fact = flow
        recipients = recipients_of(self._seat.story, to, sender)
        triples = tuple((part, sender, who) for who in recipients for part in self._seat.included[fact])
        found = self[flow] = Route(self._seat.layout.knows[sender, fact], triples)
        return found


class Offer(NamedTuple):
    """One judged sending of a move."""

    question: str
    line: int
    """Which of the question's lines judged it, from 0."""
    verdict: str
    moved: bool
    """False when the recipient already knew."""


class InForce(NamedTuple):
    """The line that judges a question in some state."""

    line: JudgeLine
    decided: int
    """The bits that settle that it is this one."""
    kept: Offer
    """A sending that it judges, where the recipient already knew."""
    moved: Offer
    """One where the recipient did not."""


class Judging(NamedTuple):
    """What judging a question looks at."""

    question: str
    in_force: Remembered[InForce]
    """The first of its lines that holds."""
    ledger: int
    """The bits that say which of its triples were sent."""
    leaked: int
    late: int
    overdue: int | None
    """The bit that says that its last day is over: see `Seat.overdue`."""


class Arrival(NamedTuple):
    """What a triple changes where it arrives."""

    knows: int
    """The bit that says that the recipient knows the fact."""
    sent: int
    """The bit of the ledger that says that it was sent; 0 for one that no question judges."""
    judging: Judging | None


class Arrivals(dict[Triple, Arrival]):
    """Triple → what it changes."""

    def __init__(self, seat: Seat) -> None:
        """For one seat."""
        super().__init__()
        self._seat = seat
        self._known: dict[str, Judging] = {}

    def __missing__(self, triple: Triple) -> Arrival:
        """Work one out."""
        fact, _, recipient = triple
        sent, question = self._seat.layout.sent.get(triple, 0), self._seat.question_of.get(triple)
        judging = None if question is None else self._judging(question)
        found = self[triple] = Arrival(self._seat.layout.knows[recipient, fact], sent, judging)
        return found

    def _judging(self, question: Question) -> Judging:
        seat, id_ = self._seat, question.id
        if id_ not in self._known:
            lines = seat.lines_of(question)
            in_force = Remembered(reduce(or_, (guard.reads for guard, _ in lines), 0), partial(_in_force, id_, lines))
            leaked, late = seat.layout.leaked[id_], seat.layout.late[id_]
            self._known[id_] = Judging(id_, in_force, seat.ledgers[id_], leaked, late, seat.overdue(question.deadline))
        return self._known[id_]


def _in_force(question: str, lines: Sequence[tuple[Guard, JudgeLine]], bits: int) -> InForce:
    """The first line that holds; the last has no condition."""
    number = next((number for number, (guard, _) in enumerate(lines) if guard.holds(bits)), len(lines) - 1)
    decided = reduce(or_, (guard.decides(bits) for guard, _ in lines[: number + 1]))
    line = lines[number][1]
    kept, moved = (Offer(question, number, line.verdict, moved) for moved in (False, True))
    return InForce(line, decided, kept, moved)
