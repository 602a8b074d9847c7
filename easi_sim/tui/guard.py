"""A short moment in which Enter is not taken: it was meant for what stood there before."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar


class Guard:
    """Kept by whatever takes Enter or a click, and begun anew whenever something else has come on.

    Digits need no guard: nobody presses one twice by habit.
    """

    seconds: ClassVar[float] = 0.4
    """Longer than the second press of a key pressed twice takes, shorter than anything can be read in."""

    def __init__(self) -> None:
        """Begin the moment now."""
        self._since = self.clock()

    @staticmethod
    def clock() -> float:
        """Return seconds that only go up; tests put their own in its place."""
        return monotonic()

    def begin(self) -> None:
        """Begin it anew: something else has come on."""
        self._since = self.clock()

    @property
    def is_up(self) -> bool:
        """Whether Enter is to be let pass without doing anything."""
        return self.clock() - self._since < self.seconds
