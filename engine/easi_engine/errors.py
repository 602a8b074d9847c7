"""The exceptions the engine raises, for misuse of its interface; an author's mistakes are findings instead.

EasiError
├── UnavailableChoice    a move that the state does not offer
├── NothingToUndo        undo at the start of a playthrough
├── UnknownViewpoint     a seat the story does not have
├── UnknownVariant       a variant the story does not have
├── BadRecording         a recording that cannot be read at all
└── TooLarge             a story with more reachable states than the limit given
"""

from __future__ import annotations

from collections.abc import Sequence


class EasiError(Exception):
    """Any misuse of the engine that a caller may want to tell a person about."""


class UnavailableChoice(EasiError):
    """The move names a choice that is not open in this state."""

    def __init__(self, choice: str, available: Sequence[str], at: str) -> None:
        """Name the choice, the scene it was tried in and what is open there instead."""
        self.choice = choice
        self.available = tuple(available)
        self.at = at
        open_now = ", ".join(self.available) if self.available else "nothing: the case has ended"
        super().__init__(f"“{choice}” is not available at {at}. Available: {open_now}.")


class NothingToUndo(EasiError):
    """The playthrough is at its start."""


class UnknownViewpoint(EasiError):
    """The story has no such seat."""

    def __init__(self, viewpoint: str, known: Sequence[str]) -> None:
        """Name the seat asked for and those that exist."""
        self.known = tuple(known)
        super().__init__(f"There is no seat “{viewpoint}” in this story. Seats: {', '.join(known)}.")


class UnknownVariant(EasiError):
    """The story has no such variant, or has none at all."""

    def __init__(self, variant: str, known: Sequence[str]) -> None:
        """Name the variant asked for and those that exist."""
        self.known = tuple(known)
        listed = ", ".join(known) if known else "it has none"
        super().__init__(f"There is no variant “{variant}” of this story. Variants: {listed}.")


class BadRecording(EasiError):
    """The text is not a recording, or one of a format this version cannot read."""


class TooLarge(EasiError):
    """Exploration stopped at its limit, so nothing may be claimed of what was not reached."""

    def __init__(self, limit: int) -> None:
        """Say how many states the limit allowed."""
        self.limit = limit
        super().__init__(f"Not proven: more than {limit:,} states are reachable.")
