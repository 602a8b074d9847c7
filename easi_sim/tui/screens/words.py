"""The terms of a screen, explained on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import TermUse
from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain


class WordsSheet(Sheet[None]):
    """`g`."""

    CSS_PATH = "words.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("g", "close", "Back")]
    heading = "Words on this screen"

    def __init__(self, terms: Iterable[TermUse]) -> None:
        """Explain `terms`."""
        super().__init__()
        self.terms_used = tuple(terms)

    def body(self) -> Iterable[Widget]:
        """Yield each term with its meaning."""
        if not self.terms_used:
            yield Static(Content("No word here is in the glossary. Words that are, are underlined."), classes="quiet")
        for term in self.terms_used:
            yield Static(plain(term.term), classes="heading")
            yield Static(plain(term.means), classes="meaning")
