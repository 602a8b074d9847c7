"""Debrief: what one playthrough came to, and what every playthrough of a seat can come to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from easi_engine.debrief.acceptable import Acceptable, acceptable, acceptable_options
from easi_engine.debrief.marks import HIGH, Mark, Rate, mark, model, rates
from easi_engine.debrief.survey import Arrival, Survey, survey
from easi_engine.debrief.tally import ending_reads
from easi_engine.debrief.ways import is_only_way

if TYPE_CHECKING:
    from easi_engine.debrief.comparison import (
        ComparedConsent,
        ComparedFlow,
        ComparedKnowledge,
        ComparedOutcome,
        ComparedQuestion,
        Comparison,
        Parting,
        compare,
    )
    from easi_engine.debrief.debriefing import debrief, to_json
    from easi_engine.debrief.elsewhere import SeenFrom, other_seats_readings
    from easi_engine.debrief.results import (
        Awaited,
        CameToKnow,
        Conduct,
        ConsentEntry,
        Debrief,
        Judged,
        Line,
        PredictionResult,
        QuestionResult,
        RecordFeedback,
    )
    from easi_engine.debrief.timeline import Moment, Timeline, knowledge_through_time
    from easi_engine.debrief.words import MODELS, PROVENANCE, STATUS_WORDS, ModelCard

_LATE = ("comparison", "debriefing", "elsewhere", "results", "timeline", "words")
"""Modules for telling one playthrough: the linter asks about all of them at once and has no use for these."""

__all__ = [
    "HIGH",
    "MODELS",
    "PROVENANCE",
    "STATUS_WORDS",
    "Acceptable",
    "Arrival",
    "Awaited",
    "CameToKnow",
    "ComparedConsent",
    "ComparedFlow",
    "ComparedKnowledge",
    "ComparedOutcome",
    "ComparedQuestion",
    "Comparison",
    "Conduct",
    "ConsentEntry",
    "Debrief",
    "Judged",
    "Line",
    "Mark",
    "ModelCard",
    "Moment",
    "Parting",
    "PredictionResult",
    "QuestionResult",
    "Rate",
    "RecordFeedback",
    "SeenFrom",
    "Survey",
    "Timeline",
    "acceptable",
    "acceptable_options",
    "compare",
    "debrief",
    "ending_reads",
    "is_only_way",
    "knowledge_through_time",
    "mark",
    "model",
    "other_seats_readings",
    "rates",
    "survey",
    "to_json",
]


def __getattr__(name: str) -> Any:
    """Import a name of those modules when one is first asked for."""
    if name in __all__:
        for module in (import_module(f"{__name__}.{late}") for late in _LATE):
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
