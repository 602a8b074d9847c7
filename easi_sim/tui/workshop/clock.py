"""The timer, large: how long there is, and then a word that it is over. It makes no sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from math import ceil

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from easi_sim.tui.workshop.blocks import blocks
from easi_sim.words.workshop import LEFT_OF_TIME, TIME_UP

OFTEN = 0.25
"""Seconds between two looks at the clock."""


def now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def seconds_left(until: datetime, at: datetime) -> int:
    """Whole seconds until the timer runs out, at least 0."""
    return max(0, ceil((until - at).total_seconds()))


def clock_words(seconds: int) -> str:
    """``4:05``."""
    return f"{seconds // 60}:{seconds % 60:02d}"


class Clock(Static):
    """Shown while a timer is set."""

    until: reactive[datetime | None] = reactive(None)
    """When it runs out."""

    def __init__(self, clock: Callable[[], datetime] = now, *, large: bool = True) -> None:
        """Show nothing yet; where not `large`, in a line."""
        super().__init__(classes="clock")
        self._clock = clock
        self._large = large
        self._shown: str | None = None

    def on_mount(self) -> None:
        """Look at the clock from now on."""
        self.set_interval(OFTEN, self.look)
        self.look()

    def watch_until(self) -> None:
        """Draw the time there is."""
        self.look()

    def look(self) -> None:
        """Draw what is left, where it is not what is drawn."""
        words = ""
        if self.until is not None:
            left = seconds_left(self.until, self._clock())
            words = clock_words(left) if left else TIME_UP
        if words != self._shown:
            self._shown = words
            self.set_class(bool(words), "-on")
            self.update(self._drawn(words))

    def _drawn(self, words: str) -> Content:
        if not words or words == TIME_UP:
            return Content.styled(words, "bold $warning")
        if not self._large:
            return Content.assemble((words, "bold $primary"), f" {LEFT_OF_TIME}")
        lines = blocks(words, tall=False)
        *most, last = (Content.styled(line, "$primary") for line in lines)
        return Content("\n").join([*most, Content.assemble(last, f"  {words} {LEFT_OF_TIME}")])
