"""When what a verdict with a deadline is about can be sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.lint.seat import SeatContext
from easi_engine.loading.names import CLOCK
from easi_engine.play.guards import ALWAYS, NEVER, Cube, Guard, all_of, negation
from easi_engine.play.questions import Question
from easi_engine.play.seat import BeforeEffect


class Timing(NamedTuple):
    """An effect that can send something for a question with a deadline."""

    question: Question
    point: BeforeEffect
    sent: Guard
    """That something of the question is sent here."""
    in_time: Guard
    """That it is sent, and by the deadline."""
    late: Guard
    """That it is sent, and after the deadline."""


def timings(seat: SeatContext) -> Iterator[Timing]:
    """Every such effect of a seat, with each fact it can send for such a question."""
    clock = seat.program.layout.meters.get(CLOCK)
    for flow in seat.flows if clock is not None else ():
        for part in seat.program.included[flow.fact]:
            question = seat.program.question_of.get((part, flow.sender, flow.recipient))
            if question is not None and question.deadline is not None:
                bit = clock.at_least(question.deadline + 1) if clock is not None else None
                over = NEVER if bit is None else Cube(bit, bit) if bit else ALWAYS
                in_time, late = all_of([flow.sent, negation(over)]), all_of([flow.sent, over])
                yield Timing(question, flow.point, flow.sent, in_time, late)
