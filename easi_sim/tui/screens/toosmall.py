"""Shown while the terminal is too small to lay a screen out."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from easi_sim.tui.base import SMALLEST
from easi_sim.tui.wording import TOO_SMALL, TOO_SMALL_HELP


def is_too_small(width: int, height: int) -> bool:
    """Whether a terminal of so many columns and rows is too small."""
    return width < SMALLEST[0] or height < SMALLEST[1]


class TooSmallScreen(Screen[None]):
    """Says what size is needed; goes when there is room again. What lies under it stays as it is."""

    CSS_PATH = "toosmall.tcss"

    def compose(self) -> ComposeResult:
        """Yield the message."""
        yield Static(id="needed")
        yield Static(Content(TOO_SMALL_HELP), id="meanwhile")

    def on_mount(self) -> None:
        """Say the size at hand."""
        self._say(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say the new size, or make way."""
        if is_too_small(event.size.width, event.size.height):
            self._say(event.size)
        elif self.is_current:
            self.dismiss()

    def _say(self, size: Size) -> None:
        wide, high = SMALLEST
        text = TOO_SMALL.format(wide=wide, high=high, width=size.width, height=size.height)
        self.query_one("#needed", Static).update(Content(text))
