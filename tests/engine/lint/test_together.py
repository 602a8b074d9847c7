"""The most that can be shown at once, against trying every set of paragraphs in every state."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from easi_engine.lint.together import Part, most_together
from easi_engine.play.guards import Cube, Guard, all_of, any_of, negation
from easi_engine.play.layout import Layout, MeterBits

LAYOUT = Layout(
    consent={"ask": {"given": 1, "refused": 2, "withdrawn": 4}},
    flags={"a": 8, "b": 16},
    meters={"worry": MeterBits(5, 0, 3)},
    size=8,
)
STATES = [status | a | b | worry for status, a, b, worry in product((0, 1, 2, 4), (0, 8), (0, 16), (0, 32, 96, 224))]
BITS = [1 << at for at in range(8)]

CUBES = st.builds(lambda bit, on: Cube(bit, bit if on else 0), st.sampled_from(BITS), st.booleans())
GUARDS: st.SearchStrategy[Guard] = st.recursive(
    CUBES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(all_of),
        st.lists(inner, min_size=1, max_size=3).map(any_of),
        inner.map(negation),
    ),
    max_leaves=5,
)
PARTS = st.lists(st.builds(Part, st.integers(0, 50), GUARDS), max_size=5)


@given(PARTS)
def test_it_is_what_some_state_shows_most_of(parts: list[Part]) -> None:
    shown = [sum(part.weight for part in parts if part.guard.holds(state)) for state in STATES]
    assert most_together(parts, LAYOUT) == max(shown)


def test_many_paragraphs_that_exclude_each_other_take_no_long_time() -> None:
    places = list(combinations(BITS[3:5], 1))
    parts = [Part(10, Cube(bit, bit * (at % 2))) for at in range(60) for (bit,) in places]
    assert most_together(parts, LAYOUT) == 600
