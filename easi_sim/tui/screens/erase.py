"""Before something is erased: says what goes, and has the word typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain
from easi_sim.words.records import ERASE_TYPE, ERASE_WORD, NOT_ERASED


class EraseSheet(Sheet[bool]):
    """The result is whether to erase."""

    CSS_PATH = "erase.tcss"
    keys = "Enter  erase, once the word is there      Esc  back"

    def __init__(self, heading: str, what: str) -> None:
        """Say `what` goes."""
        super().__init__()
        self.heading = heading
        self.what = what

    def body(self) -> Iterable[Widget]:
        """Yield what goes, and a place to type the word."""
        yield Static(plain(self.what, "$warning"))
        yield Static(plain(ERASE_TYPE), id="ask")
        yield Input(id="word")

    def on_mount(self) -> None:
        """Begin at the word."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Erase if it is the word; otherwise say so, and wait."""
        if self.query_one(Input).value.strip().casefold() == ERASE_WORD:
            self.dismiss(True)
        else:
            self.query_one("#ask", Static).update(plain(f"{NOT_ERASED} {ERASE_TYPE}"))

    def action_close(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)
