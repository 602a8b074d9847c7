"""The test of guesses, against counting every way in which they can come out."""

from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easi_engine.lint.guessing import Guess, at_least, tally

CHANCES = st.lists(st.fractions(0, 1, max_denominator=6), max_size=9)


def by_enumeration(count: int, chances: list[Fraction]) -> Fraction:
    """The chance of at least ``count`` hits, by going through every way in which they can fall."""
    ways = product((True, False), repeat=len(chances))
    return sum(
        (prod((c if hit else 1 - c for c, hit in zip(chances, way, strict=True)), start=Fraction(1)) for way in ways
         if sum(way) >= count),
        start=Fraction(0),
    )  # fmt: skip


@given(CHANCES, st.integers(0, 10))
def test_the_tail_is_that_of_every_way_counted(chances: list[Fraction], count: int) -> None:
    assert at_least(count, [float(chance) for chance in chances]) == pytest.approx(
        float(by_enumeration(count, chances)), abs=1e-12
    )


def test_a_small_tail_keeps_its_digits() -> None:
    assert at_least(60, [0.25] * 60) == pytest.approx(0.25**60, rel=1e-9)


def test_at_least_none_is_certain() -> None:
    assert at_least(0, []) == at_least(-1, [0.5]) == 1.0
    assert at_least(1, []) == 0.0


def test_guesses_are_counted_against_what_chance_gives() -> None:
    half, third = Fraction(1, 2), Fraction(1, 3)
    found = tally([Guess(half, True), Guess(third, True), Guess(third, False)])
    assert (found.decisions, found.right) == (3, 2)
    assert found.expected == pytest.approx(7 / 6)
    assert found.probability == pytest.approx(float(by_enumeration(2, [half, third, third])))


def test_no_guesses_say_nothing() -> None:
    assert tally([]) == (0, 0, 0.0, 1.0)


def test_libraries_without_the_fault_are_seldom_blamed() -> None:
    # With 30 decisions at one in three, the least count below the rule's 0.005 is reached by chance this seldom.
    chances = [1 / 3] * 30
    least = next(count for count in range(31) if at_least(count, chances) < 0.005)
    assert least == 18
    assert at_least(least, chances) < 0.005 <= at_least(least - 1, chances)
