"""Concept cards on a sheet: those that help in a scene or a case, or one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.story import Story
from easi_sim.records import Records, RecordsError
from easi_sim.tui.base import Sheet
from easi_sim.tui.widgets.card import ConceptCard
from easi_sim.tui.widgets.page import Page


class CardsSheet(Sheet[None]):
    """`i`. A card is noted as read once its last words have been in sight."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("i", "close", "Back")]
    heading = "Ideas that help here"

    def __init__(
        self, story: Story, concepts: Iterable[str], records: Records | None = None, *, heading: str = ""
    ) -> None:
        """Show those of `concepts` that the library holds, in its order, and note in `records` what was read."""
        super().__init__()
        self.story = story
        self.records = records
        self.heading = heading or self.heading
        known = story.library.concepts
        self.cards = sorted((id_ for id_ in dict.fromkeys(concepts) if id_ in known), key=lambda c: known[c].head.order)
        self.read: set[str] = set()
        """Cards noted as read while the sheet was open."""

    def body(self) -> Iterable[Widget]:
        """Yield each card."""
        if not self.cards:
            yield Static(Content("There is no card for this."), classes="quiet")
        for id_ in self.cards:
            yield ConceptCard(self.story, id_, self.story.library.concepts[id_])

    def on_page_scrolled(self) -> None:
        """Note the cards that have been read to their end, once the page stands where it was turned to."""
        self.call_after_refresh(self._note)

    def _note(self) -> None:
        for page in self.query(Page):
            for card in self.query(ConceptCard):
                if card.concept not in self.read and card.end_is_in(page):
                    self.read.add(card.concept)
                    note_read(self.records, card.concept)

    def action_close(self) -> None:
        """Note what has been read, and take the sheet away."""
        self._note()
        self.dismiss()


def note_read(records: Records | None, concept: str) -> None:
    """Note that a card was read, if that can be noted: reading goes on either way."""
    if records is None:
        return
    try:
        records.mark_read(concept)
    except RecordsError:
        return
