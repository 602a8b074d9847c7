"""Answers that depend on few of a state's bits, remembered by these: most moves ask the same again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MEMORY = 1 << 16
"""How many answers are remembered before starting afresh: bounds memory, never changes a result."""

T = TypeVar("T")


class Remembered(dict[int, T]):
    """How the bits that a question reads stand → the answer."""

    def __init__(self, reads: int, answer: Callable[[int], T]) -> None:
        """``answer`` is given those bits only."""
        super().__init__()
        self.reads = reads
        self._answer = answer

    def __missing__(self, bits: int) -> T:
        """Work one out."""
        if len(self) >= MEMORY:
            self.clear()
        found = self[bits] = self._answer(bits)
        return found
