"""Something blocks the way: what, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain


class TroubleSheet(Sheet[None]):
    """An error with a way out."""

    CSS_PATH = "trouble.tcss"
    heading = "This cannot go on here"
    keys = "Esc  to the screen below"

    def __init__(self, what: str) -> None:
        """Say `what` is wrong."""
        super().__init__()
        self.what = what

    def body(self) -> Iterable[Widget]:
        """Yield what is wrong."""
        yield Static(plain(self.what))
