"""The parts of the debrief in the order of a conversation: four turns, one of which has parts of its own."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

Turns = tuple[tuple[str, tuple[str, ...]], ...]
"""(what a turn of the conversation is called, its parts); one that is its own only part has it by the same name."""


class PartsBar(Widget):
    """Two lines: the turns, and the parts of the one that has several. Each is also a place to click."""

    active: reactive[int] = reactive(0)
    """The part shown, from 0."""

    class Picked(Message):
        """A part was clicked."""

        def __init__(self, part: int) -> None:
            """Say which, from 0."""
            super().__init__()
            self.part = part

    def __init__(self, turns: Turns) -> None:
        """Show `turns`."""
        super().__init__()
        self.turns = turns

    def render(self) -> Content:
        """Return both lines."""
        spans = (self._spans(0), self._spans(1))
        lines = []
        for row in spans:
            line = Content()
            for start, words, first, last in row:
                on = first <= self.active <= last
                style = "bold underline $primary" if on else "$muted"
                line = Content.assemble(line, " " * (start - line.cell_length), (words, style))
            lines.append(line)
        return Content("\n").join(lines)

    def _spans(self, row: int) -> list[tuple[int, str, int, int]]:
        """(column, words, first part, last part) of everything on a row."""
        found: list[tuple[int, str, int, int]] = []
        at, first = 0, 0
        for name, parts in self.turns:
            last = first + len(parts) - 1
            if row == 0:
                number = str(first + 1) if last == first else f"{first + 1}–{last + 1}"
                found.append((at, f"{number} {name}", first, last))
                at += len(found[-1][1]) + 3
            elif last > first:
                at = 4
                for offset, part in enumerate(parts):
                    found.append((at, f"{first + offset + 1} {part}", first + offset, first + offset))
                    at += len(found[-1][1]) + 3
            first = last + 1
        return found

    def on_click(self, event: events.Click) -> None:
        """Pick what was clicked."""
        at = event.get_content_offset(self)
        if at is None or at.y > 1:
            return
        for start, words, first, last in self._spans(at.y):
            if start <= at.x < start + len(words):
                self.post_message(self.Picked(self.active if first <= self.active <= last else first))
                return
