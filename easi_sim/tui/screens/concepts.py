"""Every concept card, to find and to read, and which of them have been read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.catalogue import Catalogue
from easi_sim.records import Records, RecordsError
from easi_sim.study.ideas import NO_CARDS, NO_MATCH, cases_of, concepts_of, finding, minutes_words, read_words
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.cards import CardsSheet, note_read
from easi_sim.tui.widgets.card import ConceptCard
from easi_sim.tui.widgets.longlist import LongList, Row
from easi_sim.tui.widgets.page import Page


class ConceptsScreen(EasiScreen[None]):
    """The list; from 100 columns the card pointed at is open beside it, below that Enter opens it."""

    CSS_PATH = "concepts.tcss"
    where = Content("Ideas")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, records: Records, catalogue: Catalogue | None) -> None:
        """Show the cards of the library of `catalogue`, and what `records` say of them."""
        super().__init__()
        self.records = records
        self.stories = catalogue.stories if catalogue else ()
        self.cards = concepts_of(self.stories)
        self.ids = tuple(self.cards)
        self.read: dict[str, datetime] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Yield the search and the list, and the card beside it."""
        with Horizontal(id="concepts"):
            with Vertical(id="list"):
                yield Input(placeholder="/ finds words", id="find", compact=True)
                yield Static(id="state", classes="quiet")
                yield LongList(self._row, id="cards")
            yield Page(id="card")

    def on_mount(self) -> None:
        """Begin at the first card."""
        self.query_one(LongList).focus()

    def on_screen_resume(self) -> None:
        """Look again at what has been read."""
        try:
            self.read = self.records.cards_read()
        except RecordsError:
            self.read = {}
        self._list()

    def _list(self) -> None:
        words = self.query_one("#find", Input).value
        found = finding(self.cards, words)
        self.query_one(LongList).show([self.ids.index(id_) for id_ in found])
        known = len(self.read.keys() & self.cards.keys())
        said = f"{known} of {len(self.cards)} read" if self.cards else NO_CARDS
        self.query_one("#state", Static).update(Content(said if found or not self.cards else NO_MATCH))

    def _row(self, at: int) -> Row:
        id_ = self.ids[at]
        card, read = self.cards[id_], self.read.get(id_)
        mark = Content.styled("✓" if read else "·", "$success" if read else "$muted")
        return Row(
            mark, plain(card.head.title, "" if read else "bold"), Content(read_words(read) or minutes_words(card))
        )

    def on_input_changed(self) -> None:
        """Search as the words are typed."""
        self._list()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one(LongList).focus()

    def action_find(self) -> None:
        """Go to the search."""
        self.query_one("#find", Input).focus()

    # -- the card at hand ------------------------------------------------------------------------------------

    def on_long_list_pointed(self, event: LongList.Pointed) -> None:
        """Open the card beside the list."""
        if self.has_class("-wide"):
            self.run_worker(self._open(event.id), exclusive=True)

    async def _open(self, at: int | None) -> None:
        page = self.query_one("#card", Page)
        shown = [card.concept for card in page.query(ConceptCard)]
        id_ = None if at is None else self.ids[at]
        if shown == [id_]:
            return
        async with self.batch():
            await page.remove_children()
            if id_ is not None:
                await page.mount(self._card(id_))
        page.scroll_home(animate=False, immediate=True)

    def _card(self, id_: str) -> ConceptCard:
        story = next(story for story in self.stories if id_ in story.library.concepts)
        return ConceptCard(story, id_, self.cards[id_], cases_of(id_, self.stories))

    def on_long_list_picked(self, event: LongList.Picked) -> None:
        """Read it: beside the list, or on a sheet where there is no room for it."""
        if self.has_class("-wide"):
            self.set_focus(self.query_one("#card", Page))
            self._note()
            return
        card = self._card(self.ids[event.id])
        self.app.push_screen(CardsSheet(card.story, (card.concept,), self.records, heading="An idea"))

    def on_page_scrolled(self) -> None:
        """Note a card that is being read once its end is in sight."""
        self.call_after_refresh(self._note)

    def _note(self) -> None:
        page = self.query_one("#card", Page)
        if self.focused is not page:
            return  # a card passed by on the way down the list has not been read
        for card in page.query(ConceptCard):
            if card.concept not in self.read and card.end_is_in(page):
                note_read(self.records, card.concept)
                self.read[card.concept] = self.records.now()
                self._list()

    def action_back(self) -> None:
        """Leave the card, the search, or the screen."""
        find = self.query_one("#find", Input)
        if self.focused is self.query_one("#card", Page):
            self.query_one(LongList).focus()
        elif find.has_focus or find.value:
            find.value = ""
            self.query_one(LongList).focus()
        else:
            self.dismiss()
