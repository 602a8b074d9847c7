"""What a learner can meet in one seat: in words of the format, with a fingerprint of each thing over all paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from easi_engine.lint.accepted.canon import Graph, fingerprint, graph_of, short, smallest
from easi_engine.lint.accepted.facts import SeatFacts
from easi_engine.lint.accepted.plain import Plain
from easi_engine.lint.accepted.terms import EXACTLY, QUESTIONS, Item, Place, SeatAccount
from easi_engine.lint.accepted.walk import Told, Walk

Mark = tuple[tuple[Item, ...], tuple[tuple[str, tuple[Item, ...]], ...]]
"""What a case shows of something, and what each choice there does."""


class Account:
    """Works out what to say of a walk; the parts are independent of each other."""

    def __init__(self, walk: Walk) -> None:
        """Of one walk."""
        self.walk = walk
        self.plain = Plain(walk)
        self._marks: dict[tuple[Told, tuple[tuple[str, Told], ...]], int] = {}
        self._graph, self._kept = self._smallest()

    def exactly(self) -> str:
        """The fingerprint of the whole seat."""
        marks = [self._numbers[node] for node in self._kept]
        said = {number: repr(mark) for mark, number in self._marks.items()}
        return short(fingerprint(self._graph, marks, said.__getitem__) + repr(sorted(map(self._static, self._places))))

    def all(self) -> SeatAccount:
        """Everything."""
        facts = SeatFacts(self.walk, self.plain)
        places = {
            place: {**facts.of(place), EXACTLY: self._of_place(place, marks)}
            for place, marks in sorted(self._by_place().items())
        }
        return SeatAccount(self.exactly(), places, facts.knowledge)

    # -- the graph ---------------------------------------------------------------------------------------------

    def _smallest(self) -> tuple[Graph, list[int]]:
        """The smallest graph that shows the same, beginnings included, and an original case for each of its own."""
        walk, plain = self.walk, self.plain
        views, labels = _alike(plain.views), _alike(plain.labels)
        out = [tuple(sorted((choice, to) for choice, to, _ in moves)) for moves in walk.moves]
        moves = [
            (views[view], tuple(sorted((choice, labels[label]) for choice, _, label in moves)))
            for view, moves in zip(walk.view_of, walk.moves, strict=True)
        ]
        roots = []
        for variant, start, label in sorted(walk.starts, key=lambda entry: entry[0] or ""):
            roots.append((variant or "", len(out)))
            out.append((("", start),))
            moves.append((-1, (("", labels[label]),)))
        known: dict[Any, int] = {}
        self._numbers = [known.setdefault(move, len(known) + 1) for move in moves]
        for (view, done), number in known.items():
            shown = () if view < 0 else plain.views[view]
            self._marks[shown, tuple((choice, plain.labels[label]) for choice, label in done)] = number
        return smallest(graph_of(out, tuple(roots)), self._numbers)

    def _by_place(self) -> dict[Place, dict[int, Mark]]:
        """Place → case of the smallest graph → what shows of it there."""
        mark_of = {number: _placed(*mark) for mark, number in self._marks.items()}
        found: dict[Place, dict[int, Mark]] = {place: {} for place in self._places}
        for node, original in enumerate(self._kept):
            for place, mark in mark_of[self._numbers[original]].items():
                found[place][node] = mark
        return found

    def _of_place(self, place: Place, at: dict[int, Mark]) -> str:
        numbers: dict[Mark, int] = {}
        marks = [0] * len(self._kept)
        for node, mark in at.items():
            marks[node] = numbers.setdefault(mark, len(numbers) + 1)
        said = {number: repr(mark) for mark, number in numbers.items()}
        return short(fingerprint(self._graph, marks, said.__getitem__) + self._static(place))

    @property
    def _places(self) -> set[Place]:
        shown: Iterable[Told] = (*self.plain.views, *self.plain.labels)
        asked = {(QUESTIONS, question) for question in self.plain.questions}
        return {place for told in shown for place, _ in told} | asked

    def _static(self, place: Place) -> str:
        """What is always so of a place, and counts."""
        if place[0] != QUESTIONS:
            return ""
        asked = self.plain.questions[place[1]]
        about = sorted(asked.facts), sorted(asked.triples), asked.deadline, asked.grave
        return repr((place, about, self.plain.lines(place[1])))


def _alike(told: list[Told]) -> list[int]:
    """Number → the first number that says the same."""
    first: dict[Told, int] = {}
    return [first.setdefault(one, number) for number, one in enumerate(told)]


def _placed(view: Told, moves: tuple[tuple[str, Told], ...]) -> dict[Place, Mark]:
    """What a case and its choices show, place by place."""
    seen = dict(view)
    done: dict[Place, list[tuple[str, tuple[Item, ...]]]] = {place: [] for place in seen}
    for choice, told in moves:
        for place, items in told:
            done.setdefault(place, []).append((choice, items))
    return {place: (seen.get(place, ()), tuple(items)) for place, items in done.items()}
