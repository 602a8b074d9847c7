"""Which questions count for a seat: those that some reachable move could get right or wrong."""

from __future__ import annotations

from typing import NamedTuple

from easi_engine.play.program import Program
from easi_engine.space.explore import LIMIT, Reached, explore
from easi_engine.space.live import live_bits


class Membership(NamedTuple):
    """The questions of each axis, fixed for a seat and variant. The design's E and A."""

    effective: frozenset[str]
    """Questions with a reachable flow that should be made."""
    appropriate: frozenset[str]
    """Questions with a reachable flow that should be withheld."""


_known: dict[tuple[str, str, str | None], Membership] = {}
"""(digest, viewpoint, variant) → what was found; a digest names one story exactly."""


def membership(program: Program, variant: str | None = None, *, limit: int = LIMIT) -> Membership:
    """E and A, by exploring every state the seat can reach; raises `TooLarge`, and never guesses.

    The ledger is left out of the states: no condition reads it, and a flow that moves a fact is always the first of
    its kind, since nobody forgets.
    """
    key = (program.story.digest, program.viewpoint, variant)
    if key not in _known:
        outside = ~program.layout.ledger
        live = tuple(bits & outside for bits in live_bits(program, 0))
        reached = explore(program, program.start(variant), live=live, limit=limit)
        _known[key] = axes(reached)
    return _known[key]


def axes(reached: Reached) -> Membership:
    """E and A of what was explored; that must be everything a seat can reach."""
    found: dict[str, set[str]] = {"share": set(), "withhold": set(), "either": set()}
    for offer in (offer for made in reached.made.values() for outcome in made for offer in outcome.offered):
        if offer.moved:
            found[offer.verdict].add(offer.question)
    return Membership(frozenset(found["share"]), frozenset(found["withhold"]))
