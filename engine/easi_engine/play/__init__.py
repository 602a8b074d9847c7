"""Play: state and moves. State is immutable; start, options, choose and undo are pure functions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from easi_engine.play.jigsaw import FactRow, HolderColumn, Jigsaw, face_up, jigsaw
from easi_engine.play.program import Program, State, compile_seat
from easi_engine.play.questions import Question

if TYPE_CHECKING:
    from easi_engine.play.glossary import TermUse, glossary_terms
    from easi_engine.play.playthrough import BASES, ROUTES, TOLD, DecisionRecord, Move, Playthrough, Prediction
    from easi_engine.play.recording import Recording, Replay, Stop, recording_of, replay
    from easi_engine.play.views import (
        ConsentView,
        Glimpse,
        KnownFact,
        OptionView,
        OutcomeView,
        PathStep,
        ReadingView,
        SceneView,
        agency_to_predict,
        consent_log,
        known_facts,
        look,
        path_so_far,
        readings,
    )

_LATE = ("playthrough", "glossary", "recording", "views")
"""Modules for playing: the linter tries every move of a story and keeps no playthrough."""


def state_json(playthrough: Playthrough) -> dict[str, Any]:
    """Where play stands, as plain data for JSON: scene, knows, consent, flags, meters."""
    program, state = playthrough.program, playthrough.state
    return {
        "scene": program.scene_id(state),
        "knows": {holder: list(facts) for holder, facts in program.knows(state).items()},
        "consent": program.consent(state),
        "flags": list(program.flags(state)),
        "meters": program.meters(state),
    }


__all__ = [
    "BASES",
    "ROUTES",
    "TOLD",
    "ConsentView",
    "DecisionRecord",
    "FactRow",
    "Glimpse",
    "HolderColumn",
    "Jigsaw",
    "KnownFact",
    "Move",
    "OptionView",
    "OutcomeView",
    "PathStep",
    "Playthrough",
    "Prediction",
    "Program",
    "Question",
    "ReadingView",
    "Recording",
    "Replay",
    "SceneView",
    "State",
    "Stop",
    "TermUse",
    "agency_to_predict",
    "compile_seat",
    "consent_log",
    "face_up",
    "glossary_terms",
    "jigsaw",
    "known_facts",
    "look",
    "path_so_far",
    "readings",
    "recording_of",
    "replay",
    "state_json",
]


def __getattr__(name: str) -> Any:
    """Import a name of those modules when one is first asked for."""
    if name in __all__:
        for module in (import_module(f"{__name__}.{late}") for late in _LATE):
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
