"""Parts of a graph: whatever reaches each other is together, and nothing stands before what leads to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from easi_engine.space.graph import components

GRAPHS = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.sets(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)
)


def reach(successors: list[set[int]], node: int) -> set[int]:
    found, waiting = set[int](), [node]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += successors[here]
    return found


@given(GRAPHS, st.integers(0, 7))
def test_parts_are_what_reaches_each_other_in_an_order_of_going_on(successors: list[set[int]], pick: int) -> None:
    root = pick % len(successors)
    parts = components(successors, [root])
    reached = {node: reach(successors, node) for node in range(len(successors))}
    assert sorted(node for part in parts for node in part) == sorted(reached[root])
    for part in parts:
        assert part == sorted(part)
        assert all(set(part) <= reached[node] for node in part)
    for index, part in enumerate(parts):
        later = {node for following in parts[index + 1 :] for node in following}
        assert all(not reached[node] & set(part) for node in later)


def test_a_graph_without_loops_comes_in_an_order_of_going_on() -> None:
    assert components([[2, 1], [3], [1], []], [0]) == [[0], [2], [1], [3]]
