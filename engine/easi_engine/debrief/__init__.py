"""Debrief: what one playthrough came to, and what every playthrough of a seat can come to."""

from easi_engine.debrief.debrief import debrief, to_json
from easi_engine.debrief.marks import HIGH, Mark, Rate, mark, model, rates
from easi_engine.debrief.results import (
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
from easi_engine.debrief.survey import Arrival, Survey, survey
from easi_engine.debrief.words import MODELS, PROVENANCE, STATUS_WORDS, ModelCard

__all__ = [
    "HIGH",
    "MODELS",
    "PROVENANCE",
    "STATUS_WORDS",
    "Arrival",
    "CameToKnow",
    "Conduct",
    "ConsentEntry",
    "Debrief",
    "Judged",
    "Line",
    "Mark",
    "ModelCard",
    "PredictionResult",
    "QuestionResult",
    "Rate",
    "RecordFeedback",
    "Survey",
    "debrief",
    "mark",
    "model",
    "rates",
    "survey",
    "to_json",
]
