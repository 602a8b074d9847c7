"""Whether choices can be guessed by their looks: an exact test of how often a sign points to an acceptable one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple


class Guess(NamedTuple):
    """What came of guessing by one sign at one decision."""

    chance: Fraction
    """How likely a guess at random is right: acceptable choices among all."""
    right: bool
    """Whether the choice that the sign points to is acceptable."""


class Tally(NamedTuple):
    """What guessing by one sign comes to over many decisions."""

    decisions: int
    right: int
    expected: float
    """How many guesses at random would be right, on average."""
    probability: float
    """How likely guesses at random are to be right at least as often."""


def tally(guesses: Iterable[Guess]) -> Tally:
    """Count the guesses and test them, one-sided and exactly, against guessing at random."""
    counted = tuple(guesses)
    chances = [float(guess.chance) for guess in counted]
    right = sum(guess.right for guess in counted)
    return Tally(len(counted), right, sum(chances), at_least(right, chances))


def at_least(count: int, chances: Sequence[float]) -> float:
    """The probability that of independent events with these chances at least ``count`` happen (Poisson binomial).

    The distribution is built up one event at a time, in quadratic time. Nothing is subtracted, so that a small
    probability is exact but for rounding.
    """
    ways = [1.0]
    for chance in chances:
        missed = [way * (1 - chance) for way in (*ways, 0.0)]
        hit = [way * chance for way in (0.0, *ways)]
        ways = [a + b for a, b in zip(missed, hit, strict=True)]
    return min(1.0, sum(ways[max(count, 0) :]))
