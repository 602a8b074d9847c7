"""What is kept about a learner, on this machine only: SQLite, in a folder nobody else can read."""

from easi_sim.place import home_folder
from easi_sim.records.base import Clock
from easi_sim.records.erasing import erase_files
from easi_sim.records.errors import (
    Busy,
    ContinuedElsewhere,
    Damaged,
    Full,
    NoFreeText,
    NotWritable,
    RecordsError,
    TooNew,
    UnknownEntry,
    UnknownPlaythrough,
)
from easi_sim.records.kept import (
    KINDS,
    Branch,
    Decided,
    Erased,
    Export,
    Guess,
    HeldFile,
    Holdings,
    JournalEntry,
    Kind,
    Result,
    Resumed,
    Saved,
    Step,
    What,
)
from easi_sim.records.store import Records, open_or_forget

__all__ = [
    "KINDS",
    "Branch",
    "Busy",
    "Clock",
    "ContinuedElsewhere",
    "Damaged",
    "Decided",
    "Erased",
    "Export",
    "Full",
    "Guess",
    "HeldFile",
    "Holdings",
    "JournalEntry",
    "Kind",
    "NoFreeText",
    "NotWritable",
    "Records",
    "RecordsError",
    "Result",
    "Resumed",
    "Saved",
    "Step",
    "TooNew",
    "UnknownEntry",
    "UnknownPlaythrough",
    "What",
    "erase_files",
    "home_folder",
    "open_or_forget",
]
