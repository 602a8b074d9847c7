"""What can go wrong with the records, each with what to tell the person and what they can do about it.

RecordsError
├── Damaged              the file is not a database, or part of it cannot be read
├── TooNew               written by a later version of EASI
├── NotWritable          the folder or the file may not be written
├── Full                 no room left on the disk
├── Busy                 another EASI kept the file to itself for too long
├── ContinuedElsewhere   the same playthrough was carried on in another window
├── UnknownPlaythrough   no playthrough of that number
├── UnknownEntry         no journal entry of that number
└── NoFreeText           the policy of this machine lets no words of the learner's be stored
"""

from __future__ import annotations

from typing import Self

from easi_sim.errors import Trouble


class RecordsError(Trouble):
    """Anything that keeps something from being saved or read back."""

    def __init__(self, problem: str, remedy: str) -> None:
        """Say what is wrong, with the file's place, and what the reader can do: a sentence or two each."""
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")

    def adding(self, sentence: str) -> Self:
        """Return the same error with one more sentence: what it means for what the reader is doing."""
        return type(self)(self.problem, f"{self.remedy} {sentence}")


class Damaged(RecordsError):
    """The file is not a database, or part of it cannot be read. Nothing in it has been changed."""


class TooNew(RecordsError):
    """The file was written by a later version of EASI."""


class NotWritable(RecordsError):
    """The folder or the file may not be written."""


class Full(RecordsError):
    """There is no room left on the disk."""


class Busy(RecordsError):
    """Another process held the file for longer than the wait."""


class ContinuedElsewhere(RecordsError):
    """The playthrough's log is longer than this process knows: another one has carried it on."""


class UnknownPlaythrough(RecordsError):
    """The records hold no playthrough of this number."""


class UnknownEntry(RecordsError):
    """The journal holds no entry of this number."""


class NoFreeText(RecordsError):
    """The policy of this machine lets no words of the learner's be stored."""
