"""The engine's and the reference's moments as the same plain sets, and how many stories are tried."""

from __future__ import annotations

from typing import Any

import hypothesis
from hypothesis import HealthCheck
from hypothesis import strategies as st

from easi_engine.play import Program, State, compile_seat
from tests.engine.building import Data, story_of
from tests.engine.reference import Reference, World
from tests.engine.stories import SEAT

PLENTY = 600
"""Moments of a story, beyond which a test that wants them all looks for another story."""

PICK = st.integers(0, 1)


def examples(share: int) -> hypothesis.settings:
    """So many times the profile's number of examples: these stories are cheap to make."""
    count = hypothesis.settings.get_profile(hypothesis.settings.get_current_profile_name()).max_examples
    return hypothesis.settings(max_examples=count * share, suppress_health_check=list(HealthCheck))


def program_of(data: Data) -> Program:
    """The engine's program, made anew: nothing is remembered from another test."""
    return compile_seat(story_of(data), SEAT)


def variant_of(data: Data, pick: int) -> str | None:
    """One of the story's variants, or None where it has none."""
    names = list(data["variants"])
    return names[pick % len(names)] if names else None


def seen(program: Program, state: State) -> dict[str, Any]:
    """A state of the engine as plain sets."""
    return {
        "scene": program.scene_id(state),
        "knows": {(holder, fact) for holder, facts in program.knows(state).items() for fact in facts},
        "consent": program.consent(state),
        "flags": set(program.flags(state)),
        "meters": program.meters(state),
        "options": list(program.options(state)),
        "over": program.is_over(state),
    }


def meant(reference: Reference, world: World) -> dict[str, Any]:
    """The same of a moment of the reference."""
    return {
        "scene": world.scene,
        "knows": world.knows,
        "consent": world.consent,
        "flags": world.flags,
        "meters": world.meters,
        "options": reference.options(world),
        "over": reference.is_over(world),
    }
