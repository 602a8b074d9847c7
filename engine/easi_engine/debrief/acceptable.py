"""Which options of a decision are acceptable: after them, both rates at 1 can still be reached.

An option is judged where it can still matter: in the states of its scene from which some path comes to an ending with
both rates at 1. It is acceptable in such a state when it is open and some path goes on from it to such an ending. What
leaks something never is, since a leak is never undone and counts at every ending.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from easi_engine.debrief.survey import Survey, survey
from easi_engine.debrief.ways import leading_to, moves_into
from easi_engine.play.program import Program
from easi_engine.space import LIMIT


class Acceptable(NamedTuple):
    """The acceptable options of one decision, over the states from which both rates at 1 can be reached."""

    sometimes: frozenset[str]
    """Acceptable in at least one of these states."""
    always: frozenset[str]
    """Open and acceptable in every one of them."""


def acceptable_options(
    program: Program, variant: str | None = None, *, limit: int = LIMIT
) -> Mapping[str, frozenset[str]]:
    """Decision → the options acceptable in at least one state; raises `TooLarge`.

    A decision that no path to both rates at 1 passes is left out.
    """
    return {scene: found.sometimes for scene, found in acceptable(survey(program, variant, limit=limit)).items()}


def acceptable(of: Survey) -> dict[str, Acceptable]:
    """Decision → its acceptable options, for a seat and variant that were surveyed."""
    steps = moves_into(of.reached, without=_lost(of))
    good = leading_to(of.perfect_ends, steps)
    states = Counter(state.scene for state in good)
    rooms = of.reached.program.rooms
    found: dict[int, Counter[str]] = {number: Counter() for number in states if rooms[number].scene.is_decision}
    for after in good:
        for before, choice in steps.get(after, ()):
            if before.scene in found:
                found[before.scene][choice] += 1
    return {
        rooms[number].id: Acceptable(
            frozenset(counts), frozenset(choice for choice, count in counts.items() if count == states[number])
        )
        for number, counts in sorted(found.items())
    }


def _lost(of: Survey) -> int:
    """The bits of the ledger that rule one of the rates at 1 out for good."""
    layout = of.reached.program.layout
    found = 0
    for question in of.reached.program.questions:
        found |= layout.leaked[question.id]
        if question.id in of.membership.effective:
            found |= layout.late[question.id]
    return found
