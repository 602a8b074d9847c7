"""The rates of very many endings at once.

Endings are many and questions few, and each question reads few bits. So the marks of a few questions at a time are
looked up, for all endings, by the bits these questions read, and the weights are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add, and_, or_

from easi_engine.debrief.marks import counted, mark_of, marking_reads, weight
from easi_engine.play.program import Program
from easi_engine.play.questions import Question
from easi_engine.space import Membership

TOGETHER = 18
"""Bits in which endings differ that questions marked together may read: bounds how many looks there are to remember."""


def ending_reads(program: Program) -> int:
    """The bits that judging an ending reads, besides the ledger."""
    return _union(marking_reads(program, question) for question in program.questions)


def totals(program: Program, members: Membership, endings: Sequence[int]) -> list[int]:
    """For the bits of each ending, the weights of its marks summed: see `rates_of`."""
    tables = _together([_Table(program, members, question) for question in counted(program, members)], endings)
    summed = [0] * len(endings)
    for table in tables:
        reads = table.reads
        summed = list(map(add, summed, [table[bits & reads] for bits in endings]))
    return summed


class _Table(dict[int, int]):
    """The bits that a question reads → the weight of its mark."""

    def __init__(self, program: Program, members: Membership, question: Question) -> None:
        super().__init__()
        layout = program.layout
        ledger = program.ledgers[question.id] | layout.late[question.id] | layout.leaked[question.id]
        self.reads = marking_reads(program, question) | ledger
        self._of = program, question, members

    def __missing__(self, bits: int) -> int:
        found = self[bits] = weight(mark_of(*self._of, bits))
        return found


class _Joined(dict[int, int]):
    """The same for several questions together."""

    def __init__(self, parts: Sequence[_Table]) -> None:
        super().__init__()
        self.reads = _union(part.reads for part in parts)
        self._parts = [(part.reads, part) for part in parts]

    def __missing__(self, bits: int) -> int:
        found = self[bits] = sum([part[bits & reads] for reads, part in self._parts])
        return found


def _together(tables: Sequence[_Table], endings: Sequence[int]) -> list[_Joined]:
    """Tables joined, in order, as far as what they read can differ in few ways."""
    if not endings:
        return []
    varying = reduce(or_, endings) & ~reduce(and_, endings)
    groups: list[list[_Table]] = []
    taken = 0
    for table in tables:
        wider = (taken | table.reads) & varying
        if not groups or wider.bit_count() > TOGETHER:
            groups.append([])
            wider = table.reads & varying
        groups[-1].append(table)
        taken = wider
    return [_Joined(group) for group in groups]


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
