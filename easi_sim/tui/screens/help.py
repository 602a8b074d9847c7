"""Every key, on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.base import Sheet
from easi_sim.tui.wording import Keys


class HelpSheet(Sheet[None]):
    """`?`."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "close", "Back")]
    heading = "Keys"

    def __init__(self, groups: Keys) -> None:
        """Show groups of keys."""
        super().__init__()
        self.groups = groups

    def body(self) -> Iterable[Widget]:
        """Yield a list of keys for each group."""
        for title, keys in self.groups:
            yield Static(Content(title), classes="heading")
            rows = [Content.assemble((f"{key:<11}", "bold"), what) for key, what in keys]
            yield Static(Content("\n").join(rows), classes="keys")
