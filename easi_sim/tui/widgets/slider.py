"""A slider through time: a stop for each moment, moved by arrows or with the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

STOP, HERE, LINE = "┼", "●", "─"
WIDEST = 8
"""Cells from one stop to the next at most."""


class TimeSlider(Widget, can_focus=True):
    """One line. It says nothing of what the moments are: whoever shows them does."""

    DEFAULT_CSS = """
    TimeSlider { height: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Earlier", show=False),
        Binding("right", "step(1)", "Later", show=False),
        Binding("home", "go(0)", "The beginning", show=False),
        Binding("end", "go(-1)", "The end", show=False),
    ]

    at: reactive[int] = reactive(0)
    """The moment it stands at, from 0."""

    class Moved(Message):
        """It stands at another moment."""

        def __init__(self, slider: TimeSlider, at: int) -> None:
            """Say which."""
            super().__init__()
            self.slider = slider
            self.at = at

    def __init__(self, count: int, at: int = 0) -> None:
        """Have `count` moments and stand at one."""
        super().__init__()
        self.count = count
        self.set_reactive(TimeSlider.at, at)
        self._dragging = False

    def validate_at(self, at: int) -> int:
        """Keep it on the line."""
        return clamp(at, 0, self.count - 1)

    def watch_at(self, at: int) -> None:
        """Say where it stands now."""
        self.post_message(self.Moved(self, at))

    def action_step(self, step: int) -> None:
        """Go one moment on or back."""
        self.at += step

    def action_go(self, at: int) -> None:
        """Go to a moment; −1 is the last."""
        self.at = self.count - 1 if at < 0 else at

    def _column(self, at: int) -> int:
        """Where a moment lies: as far apart as there is room, and never off the edge."""
        if self.count < 2:
            return 0
        room = max(1, self.content_size.width - 1)
        return round(at * min(room, WIDEST * (self.count - 1)) / (self.count - 1))

    def render(self) -> Content:
        """Return the line."""
        columns = [self._column(at) for at in range(self.count)]
        cells = [LINE] * (columns[-1] + 1)
        for column in columns:
            cells[column] = STOP
        here = columns[self.at]
        cells[here] = HERE
        line = Content.styled("".join(cells), "$muted")
        lit = "bold reverse $primary" if self.has_focus else "bold $primary"
        return line.stylize("not dim $primary", 0, here).stylize(lit, here, here + 1)

    def _go_to(self, event: events.MouseEvent) -> None:
        offset = event.get_content_offset_capture(self)
        self.at = min(range(self.count), key=lambda at: abs(self._column(at) - offset.x))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the moment under the mouse, and follow it."""
        event.stop()
        self._dragging = True
        self.capture_mouse()
        self._go_to(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while its button is down."""
        if self._dragging:
            self._go_to(event)

    def on_mouse_up(self) -> None:
        """Let go of it."""
        self._dragging = False
        self.release_mouse()
