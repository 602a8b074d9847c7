"""The parts of a directed graph whose nodes all reach each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter


def components(successors: Sequence[Iterable[int]], roots: Iterable[int]) -> list[list[int]]:
    """The parts in which each node reaches each other, from some roots on; a part comes after all that lead to it.

    Nodes of a part stand in the order of their numbers.
    """
    links = _reached(successors, roots)
    try:
        # The sorter takes each node with those before it, so that what comes first there comes last here.
        return [[node] for node in TopologicalSorter(links).static_order()][::-1]
    except CycleError:
        return _with_loops(links)


def _reached(successors: Sequence[Iterable[int]], roots: Iterable[int]) -> dict[int, set[int]]:
    """The nodes that some roots lead to, with where each leads."""
    links: dict[int, set[int]] = {}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node not in links:
            links[node] = set(successors[node])
            waiting += links[node]
    return links


def _with_loops(links: dict[int, set[int]]) -> list[list[int]]:
    # A fifth of a second to load, and few stories have loops.
    import networkx as nx  # noqa: PLC0415

    graph: nx.DiGraph[int] = nx.DiGraph(links)
    # networkx gives each part before those that lead to it.
    return [sorted(part) for part in nx.strongly_connected_components(graph)][::-1]
