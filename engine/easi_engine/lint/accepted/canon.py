"""One short fingerprint for all that shows of one thing on all paths: the same for the same, however it comes about.

Paths make a graph: cases, with the choices between them. Cases from which the very same follows are one; what is left
is the smallest graph that shows this, and it is numbered in the order of the choices' names. So the fingerprint knows
nothing of how states are kept, nor of the order in which anything was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

Out = tuple[tuple[str, int], ...]
"""Choice and the case it leads to, by the choices' names."""

LENGTH = 12
"""Letters of a fingerprint, of four bits each: it guards against slips, not against forgers."""

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
"""Letters only, so that no YAML reader takes one for a number; without vowels, so that none is a word."""


class Graph(NamedTuple):
    """Cases by number."""

    out: Sequence[Out]
    roots: tuple[tuple[str, int], ...]
    """Names of beginnings, in order, and their cases."""
    order: Sequence[int] | None
    """Every case after those it leads to; None where some lead round in a circle."""


def graph_of(out: Sequence[Out], roots: tuple[tuple[str, int], ...]) -> Graph:
    """A graph, with its order."""
    return Graph(out, roots, _order(out, roots))


def _order(out: Sequence[Out], roots: tuple[tuple[str, int], ...]) -> list[int] | None:
    done: list[int] = []
    state = bytearray(len(out))
    stack = [root for _, root in roots]
    while stack:
        node = stack[-1]
        if state[node] == 2:
            stack.pop()
        elif state[node] == 1:
            state[node] = 2
            done.append(node)
            stack.pop()
        else:
            state[node] = 1
            for _, to in out[node]:
                if state[to] == 1:
                    return None
                if not state[to]:
                    stack.append(to)
    return done


def classes(graph: Graph, marks: Sequence[int]) -> list[int]:
    """Case → the number of its class: cases marked alike, from which the same follows. 0 where no mark follows.

    ``marks`` are 0 for nothing to see.
    """
    if graph.order is None:
        return _circling(graph, marks)
    found = [0] * len(graph.out)
    known: dict[object, int] = {(0, ()): 0}
    for node in graph.order:
        after = tuple([(choice, found[to]) for choice, to in graph.out[node] if found[to]])
        key = (marks[node], after)
        number = known.get(key)
        if number is None:
            number = known[key] = len(known)
        found[node] = number
    return found


def _circling(graph: Graph, marks: Sequence[int]) -> list[int]:
    """The same where cases lead round in a circle: told apart by what shows after no move, after one, and so on."""
    seen = _leading_to_marks(graph, marks)
    found = [mark + 1 if seen[node] else 0 for node, mark in enumerate(marks)]
    count = len(set(found))
    while True:
        known: dict[object, int] = {}
        after = []
        for node, number in enumerate(found):
            key = (number, tuple([(c, found[to]) for c, to in graph.out[node] if found[to]])) if number else None
            after.append(known.setdefault(key, len(known) + 1) if key else 0)
        found = after
        if len(set(found)) == count:
            return found
        count = len(set(found))


def _leading_to_marks(graph: Graph, marks: Sequence[int]) -> bytearray:
    before: list[list[int]] = [[] for _ in graph.out]
    for node, out in enumerate(graph.out):
        for _, to in out:
            before[to].append(node)
    seen = bytearray(len(graph.out))
    waiting = [node for node, mark in enumerate(marks) if mark]
    for node in waiting:
        seen[node] = 1
    while waiting:
        for node in before[waiting.pop()]:
            if not seen[node]:
                seen[node] = 1
                waiting.append(node)
    return seen


def smallest(graph: Graph, marks: Sequence[int]) -> tuple[Graph, list[int]]:
    """The graph with cases that nothing tells apart made one, and a case of the old one for each of the new."""
    found = classes(graph, marks)
    reached = range(len(found)) if graph.order is None else graph.order
    first: dict[int, int] = {}
    for node in reached:
        first.setdefault(found[node], node)
    number = {class_: index for index, class_ in enumerate(first)}
    out = [tuple((choice, number[found[to]]) for choice, to in graph.out[node]) for node in first.values()]
    roots = tuple((name, number[found[node]]) for name, node in graph.roots)
    return graph_of(out, roots), list(first.values())


def fingerprint(graph: Graph, marks: Sequence[int], say: Callable[[int], str]) -> str:
    """The fingerprint of what is marked; ``say`` puts a mark into words that mean the same tomorrow."""
    found = classes(graph, marks)
    number: dict[int, int] = {}
    waiting: list[int] = []

    def met(node: int) -> int:
        class_ = found[node]
        if class_ not in number:
            number[class_] = len(number)
            waiting.append(node)
        return number[class_]

    lines = [f"{name}:{met(node)}" for name, node in graph.roots if found[node]]
    for node in waiting:  # grows while it is walked
        after = ",".join(f"{choice}>{met(to)}" for choice, to in graph.out[node] if found[to])
        lines.append(f"{say(marks[node]) if marks[node] else ''};{after}")
    return short("\n".join(lines))


def short(text: str) -> str:
    """A short fingerprint of a text."""
    return sha256(text.encode()).hexdigest()[:LENGTH].translate(_LETTERS)
