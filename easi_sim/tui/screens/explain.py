"""A number or an entry of the debrief, explained on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import entry
from easi_sim.words.explain import Explanation


class ExplainSheet(Sheet[None]):
    """`x`."""

    CSS_PATH = "explain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "close", "Back"),
        Binding("enter", "read_on", "Read on", show=False),
    ]

    def __init__(self, explanation: Explanation) -> None:
        """Say all of `explanation`."""
        super().__init__()
        self.heading = inert(explanation.title)
        self.explanation = explanation

    def body(self) -> Iterable[Widget]:
        """Yield each section."""
        for section in self.explanation.sections:
            if section.heading:
                yield Static(plain(section.heading), classes="heading")
            for sentence in section.says:
                yield Static(plain(sentence), classes="says")
            for item in section.items:
                yield entry("·", plain(item))

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one(".sheet-page").focus()

    def action_read_on(self) -> None:
        """Turn the page; at its end, go back."""
        page = self.page_in_hand()
        if page is not None and page.has_more:
            self.action_turn_page(1)
        else:
            self.action_close()
