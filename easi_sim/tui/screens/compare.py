"""Two playthroughs of one seat side by side; one under another where there is no room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import Comparison, compare
from easi_engine.play import Playthrough
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.widgets.comparing import comparing
from easi_sim.tui.widgets.page import Folio, Page


class CompareScreen(EasiScreen[None]):
    """Read and go back."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_on", "Read on", key_display="Enter"),
        Binding("escape", "close", "Back", key_display="Esc"),
    ]

    class Ready(Message):
        """They have been compared."""

        def __init__(self, found: Comparison) -> None:
            """Hand the comparison over."""
            super().__init__()
            self.found = found

    def __init__(self, place: Content, first: Playthrough, other: Playthrough) -> None:
        """Compare two finished playthroughs of one seat."""
        super().__init__()
        self.where = Content.assemble(place, "  ·  Side by side")
        self.first = first
        self.other = other

    def compose_body(self) -> Iterable[Widget]:
        """Yield a line to wait by."""
        yield Vertical(Static(Content("Laying them side by side…"), id="wait"), id="compared")

    def on_mount(self) -> None:
        """Work it out, off the screen's own thread."""
        self.work_out()

    @work(thread=True, exclusive=True)
    def work_out(self) -> None:
        """Compare them."""
        self.post_message(self.Ready(compare(self.first, self.other)))

    async def on_compare_screen_ready(self, event: Ready) -> None:
        """Show it."""
        place = self.query_one("#compared")
        await place.remove_children()
        await place.mount(Folio(*comparing(self.first.program.story, self.first.program.viewpoint, event.found)))
        self.query_one(Page).focus()

    def action_read_on(self) -> None:
        """Turn the page; at its end, go back."""
        page = self.page_in_hand()
        if page is not None and page.has_more:
            self.action_turn_page(1)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
