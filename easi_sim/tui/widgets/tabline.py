"""The names of pages of which one is shown at a time: a click turns to one of them.

One widget in place of Textual's `Tabs`, whose dozen are styled one by one and draw their line a frame later.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

APART = 2
"""Cells between one name and the next."""
RULE, FROM, TO = "━", "╺", "╸"


class TabLine(Widget):
    """The names, and a line under them that is bright under the one that is shown."""

    active: reactive[str] = reactive("")
    """Which is shown."""

    class Turned(Message):
        """A name was clicked."""

        def __init__(self, tab: str) -> None:
            """Say which."""
            super().__init__()
            self.tab = tab

    def __init__(self, names: Mapping[str, str], active: str) -> None:
        """Take what each is called, and the one that is shown first."""
        super().__init__()
        self._names = dict(names)
        self.set_reactive(TabLine.active, active)

    def render(self) -> Content:
        """Return both rows."""
        width, places = self.content_size.width, self._places()
        names = Content(" " * APART).join(
            Content.styled(name, "bold $primary" if tab == self.active else "$muted")
            for tab, name in self._names.items()
        )
        start, end = places[self.active]
        line = Content.assemble(
            (RULE * (start - 1) + TO, "$rule"),
            (RULE * (end - start), "$primary"),
            (FROM + RULE * (width - end - 1), "$rule"),
        )
        return Content.assemble(" ", names, "\n", line)

    def _places(self) -> dict[str, tuple[int, int]]:
        """Columns of each name, the first and the one after the last."""
        places: dict[str, tuple[int, int]] = {}
        at = 1
        for tab, name in self._names.items():
            places[tab] = (at, at + len(name))
            at += len(name) + APART
        return places

    def on_click(self, event: events.Click) -> None:
        """Turn to the name that was clicked."""
        at = event.get_content_offset(self)
        for tab, (start, end) in self._places().items():
            if at is not None and start <= at.x < end:
                event.stop()
                self.post_message(self.Turned(tab))
