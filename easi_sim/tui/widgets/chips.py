"""A few words of which any number can be picked: in rows, moved through by arrows, picked with Enter or the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from easi_sim.tui.widgets.picklist import POINTER

ON, OFF = "✓", "·"
APART = 3
"""Cells between one word and the next."""


class Chips(Widget, can_focus=True):
    """The words."""

    DEFAULT_CSS = """
    Chips { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "point(-1)", "Previous word", show=False),
        Binding("right", "point(1)", "Next word", show=False),
        Binding("up", "row(-1)", "The row above", show=False),
        Binding("down", "row(1)", "The row below", show=False),
        Binding("enter", "pick", "Pick", show=False),
    ]

    pointed: reactive[int] = reactive(0)
    """Index of the word the pointer is at."""

    picked: reactive[frozenset[str]] = reactive(frozenset())
    """The words picked."""

    class Toggled(Message):
        """A word was picked, or let go."""

        def __init__(self, word: str) -> None:
            """Say which."""
            super().__init__()
            self.word = word

    def __init__(self, words: Iterable[str], picked: Iterable[str] = (), *, id: str | None = None) -> None:
        """Offer `words`, of which some are `picked`."""
        super().__init__(id=id)
        self.words = tuple(words)
        self.set_reactive(Chips.picked, frozenset(picked))

    def _rows(self, width: int) -> list[list[int]]:
        """Indices of the words, row by row, as many on each as fit in columns of one width."""
        across = max(1, (width + APART) // (self._cell + APART))
        return [list(range(len(self.words)))[at : at + across] for at in range(0, len(self.words), across)]

    @property
    def _cell(self) -> int:
        return max(map(len, self.words), default=0) + 4

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows at this width."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows."""
        rows = self._rows(self.content_size.width or 72)
        return Content("\n").join(Content(" " * APART).join(map(self._drawn, row)) for row in rows)

    def _drawn(self, index: int) -> Content:
        word = self.words[index]
        on, here = word in self.picked, self.has_focus and index == self.pointed
        mark = Content.styled(POINTER if here else " ", "bold $primary")
        text = f"{ON if on else OFF} {word}"
        style = "bold $primary" if on else ""
        return Content.assemble(mark, " ", (f"{text:<{self._cell - 2}}", style))

    def action_point(self, step: int) -> None:
        """Go to another word, round the end."""
        self.pointed = (self.pointed + step) % len(self.words)

    def action_row(self, step: int) -> None:
        """Go to the row above or below; from the last row on, leave it to what follows."""
        rows = self._rows(self.content_size.width or 72)
        target = self.pointed + step * len(rows[0])
        if 0 <= target < len(self.words):
            self.pointed = target
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_pick(self) -> None:
        """Pick the word pointed at, or let it go."""
        self.toggle(self.pointed)

    def toggle(self, index: int) -> None:
        """Pick a word, or let it go."""
        self.pointed = index
        self.picked = self.picked ^ {self.words[index]}
        self.post_message(self.Toggled(self.words[index]))

    def on_click(self, event: events.Click) -> None:
        """Pick the word clicked on."""
        at = event.get_content_offset(self)
        rows = self._rows(self.content_size.width)
        if at is None or at.y >= len(rows):
            return
        column = at.x // (self._cell + APART)
        if column < len(rows[at.y]):
            event.stop()
            self.toggle(rows[at.y][column])
