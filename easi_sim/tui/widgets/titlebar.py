"""The line at the top: where we are at the left, how things stand at the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

NAME = "EASI"


class TitleBar(Horizontal):
    """One line."""

    where: reactive[Content] = reactive(Content(NAME))
    """Left: the case and the seat."""
    standing: reactive[Content] = reactive(Content())
    """Right: the day, and whether what is done is kept."""

    def compose(self) -> ComposeResult:
        """Yield both ends."""
        yield Static(self.where, id="where")
        yield Static(self.standing, id="standing")

    def watch_where(self, where: Content) -> None:
        """Draw the left end."""
        for end in self.query("#where").results(Static):
            end.update(where)

    def watch_standing(self, standing: Content) -> None:
        """Draw the right end."""
        for end in self.query("#standing").results(Static):
            end.update(standing)
