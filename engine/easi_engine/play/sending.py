"""What sending reads and changes, worked out once for a seat: its moves send the same things again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from easi_engine.play.guards import Guard
from easi_engine.play.questions import Triple, recipients_of
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


class Judging(NamedTuple):
    """What judging a question looks at."""

    question: str
    lines: tuple[tuple[Guard, JudgeLine], ...]
    ledger: int
    """The bits that say which of its triples were sent."""
    leaked: int
    late: int
    overdue: int | None
    """The bit that says that its last day is over: see `Seat.overdue`."""


class Ruling(NamedTuple):
    """How one question is judged in one sending."""

    number: int
    """Which of its lines, from 0."""
    line: JudgeLine
    late: int
    """The bit that says that it is late, if it is."""


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

    def __missing__(self, triple: Triple) -> Arrival:
        """Work one out."""
        fact, _, recipient = triple
        sent = self._seat.layout.sent.get(triple, 0)
        found = self[triple] = Arrival(self._seat.layout.knows[recipient, fact], sent, self._judging(triple))
        return found

    def _judging(self, triple: Triple) -> Judging | None:
        seat, question = self._seat, self._seat.question_of.get(triple)
        if question is None:
            return None
        id_ = question.id
        leaked, late = seat.layout.leaked[id_], seat.layout.late[id_]
        return Judging(id_, seat.lines_of(question), seat.ledgers[id_], leaked, late, seat.overdue(question.deadline))
