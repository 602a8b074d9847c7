"""Debrief: what one playthrough came to, and what every playthrough of a seat can come to."""

from easi_engine.debrief.acceptable import Acceptable, acceptable, acceptable_options
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
from easi_engine.debrief.tally import ending_reads
from easi_engine.debrief.ways import is_only_way
from easi_engine.debrief.words import MODELS, PROVENANCE, STATUS_WORDS, ModelCard

__all__ = [
    "HIGH",
    "MODELS",
    "PROVENANCE",
    "STATUS_WORDS",
    "Acceptable",
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
    "acceptable",
    "acceptable_options",
    "debrief",
    "ending_reads",
    "is_only_way",
    "mark",
    "model",
    "rates",
    "survey",
    "to_json",
]
