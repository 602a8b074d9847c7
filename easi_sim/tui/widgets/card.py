"""A concept card: its Markdown, where it is used, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown, Static

from easi_engine.story import Story
from easi_engine.story.library import Concept
from easi_sim.study.ideas import WORDING
from easi_sim.text import inert
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import entry
from easi_sim.words.common import SOURCES, listed, source_words


class ConceptCard(VerticalGroup):
    """A card, whole."""

    DEFAULT_CSS = """
    ConceptCard { height: auto; width: 1fr; max-width: 76; margin: 0 0 2 0; }
    ConceptCard Markdown { padding: 0; margin: 0; background: transparent; }
    ConceptCard .card-title { margin: 0 0 1 0; color: $primary; text-style: bold; height: auto; }
    ConceptCard .end { margin-top: 1; }
    """

    def __init__(self, story: Story, id_: str, card: Concept, used_in: Sequence[str] = ()) -> None:
        """Show a card of the story's library; `used_in` are the titles of the cases that use it."""
        super().__init__()
        self.story = story
        self.concept = id_
        self.card = card
        self.used_in = used_in

    def compose(self) -> ComposeResult:
        """Yield title, text and what stands under it."""
        yield Static(plain(self.card.head.title), classes="card-title")
        yield Markdown(inert(self.card.body), open_links=False)
        yield from self._under()

    def _under(self) -> Iterable[Widget]:
        head = self.card.head
        if self.used_in:
            yield Static(plain(f"Used in: {listed(self.used_in)}."), classes="quiet used")
        yield Static(Content(WORDING[head.wording]), classes="quiet end")
        for source in head.sources:
            yield entry("·", plain(source_words(self.story, source), "$muted"))
        if any(self._unchecked(source) for source in head.sources):
            yield Static(Content(SOURCES), classes="quiet")

    def _unchecked(self, source: str) -> bool:
        found = self.story.library.sources.get(source)
        return found is not None and found.status == "unchecked"

    def end_is_in(self, view: Widget) -> bool:
        """Whether the last words of the card itself are in sight in the page `view`."""
        text = self.query_one(Markdown).region
        return bool(text.height) and text.bottom <= view.scrollable_content_region.bottom
