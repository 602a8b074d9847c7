"""What is kept about a learner, on this machine only: SQLite, in a folder nobody else can read."""

from easi_sim.records.database import home_folder
from easi_sim.records.errors import (
    Busy,
    ContinuedElsewhere,
    Damaged,
    Full,
    NotWritable,
    RecordsError,
    TooNew,
    UnknownPlaythrough,
)
from easi_sim.records.store import Clock, Records, Resumed, Saved, open_or_forget

__all__ = [
    "Busy",
    "Clock",
    "ContinuedElsewhere",
    "Damaged",
    "Full",
    "NotWritable",
    "Records",
    "RecordsError",
    "Resumed",
    "Saved",
    "TooNew",
    "UnknownPlaythrough",
    "home_folder",
    "open_or_forget",
]
