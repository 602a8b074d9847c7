"""What a person can mend, told to them; everything else that goes wrong is ours.

Trouble
├── UnknownStory, UnreadableStory    (catalogue)
├── BadSettings                      (linting)
├── NotFinished, CannotWrite         (exports)
└── RecordsError and those below it  (records)
"""

from __future__ import annotations

from collections.abc import Iterable


class Trouble(Exception):
    """Something went wrong in a way the message explains: what, where, and how to mend it."""

    def __init__(self, message: str, details: Iterable[str] = ()) -> None:
        """Keep the message, and lines to show under it."""
        self.details = tuple(details)
        super().__init__(message)
