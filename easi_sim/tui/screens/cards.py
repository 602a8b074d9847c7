"""Concept cards: the ideas a case or a scene teaches, on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown, Static

from easi_engine.story import Story
from easi_sim.text import inert
from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain
from easi_sim.words import source_words

WORDING = {"ours": "In our words.", "research": "After the research it names."}


class CardsSheet(Sheet[None]):
    """`i`."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("i", "close", "Back")]
    heading = "Ideas that help here"

    def __init__(self, story: Story, concepts: Iterable[str]) -> None:
        """Show those of `concepts` that the library holds, in its order."""
        super().__init__()
        self.story = story
        known = story.library.concepts
        self.cards = sorted((known[id_] for id_ in dict.fromkeys(concepts) if id_ in known), key=lambda c: c.head.order)

    def body(self) -> Iterable[Widget]:
        """Yield each card."""
        if not self.cards:
            yield Static(Content("There is no card for this."), classes="quiet")
        for card in self.cards:
            yield Static(plain(card.head.title), classes="heading")
            yield Markdown(inert(card.body), open_links=False, classes="card")
            sources = [source_words(self.story, source) for source in card.head.sources]
            yield Static(plain(" · ".join([WORDING[card.head.wording], *sources])), classes="quiet from")
