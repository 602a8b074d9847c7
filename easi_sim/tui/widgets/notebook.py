"""The notebook: what I know, consent, who knows what. Beside the page where there is room, else over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static, TabbedContent, TabPane

from easi_engine.play import ConsentView, Jigsaw, KnownFact, Playthrough, consent_log, jigsaw, known_facts
from easi_engine.story import Story
from easi_sim.text import inert
from easi_sim.tui.prose import lines, prose
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.page import Page
from easi_sim.words import CATEGORY, CONSENT, day_words

TABS = {"know": "k  I know", "consent": "c  Consent", "who": "w  Who knows"}


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notebook holds at one state of play."""

    story: Story
    known: tuple[KnownFact, ...]
    consent: tuple[ConsentView, ...]
    jigsaw: Jigsaw

    @classmethod
    def of(cls, playthrough: Playthrough) -> Notes:
        """Gather them."""
        return cls(playthrough.program.story, known_facts(playthrough), consent_log(playthrough), jigsaw(playthrough))


class Notebook(Widget):
    """Three tabs."""

    notes: reactive[Notes | None] = reactive(None)
    """What to show."""

    def compose(self) -> ComposeResult:
        """Yield the tabs."""
        with TabbedContent():
            with TabPane(Content(TABS["know"]), id="know"):
                yield Page(Vertical(id="facts"))
            with TabPane(Content(TABS["consent"]), id="consent"):
                yield Page(Vertical(id="consents"))
            with TabPane(Content(TABS["who"]), id="who"):
                yield Page(JigsawGrid())

    @property
    def tab(self) -> str:
        """The tab shown."""
        return self.query_one(TabbedContent).active

    def turn_to(self, tab: str) -> None:
        """Show a tab."""
        self.query_one(TabbedContent).active = tab

    def page(self) -> Page:
        """Return the page shown, to give it the focus."""
        return self.query_one(f"TabPane#{self.tab} Page", Page)

    async def watch_notes(self, notes: Notes | None) -> None:
        """Write the notes in."""
        if notes is None or not self.is_mounted:
            return
        facts, consents = self.query_one("#facts"), self.query_one("#consents")
        await facts.remove_children()
        await facts.mount_all(_fact_widgets(notes))
        await consents.remove_children()
        await consents.mount_all(_consent_widgets(notes))
        grid = self.query_one(JigsawGrid)
        grid.agencies = frozenset(notes.story.library.letters())
        grid.jigsaw = notes.jigsaw

    async def on_mount(self) -> None:
        """Write in the notes given before there was a page."""
        await self.watch_notes(self.notes)


def _fact_widgets(notes: Notes) -> Iterable[Widget]:
    if not notes.known:
        yield Static(Content("Nothing yet."), classes="quiet")
    for fact in notes.known:
        sort = [fact.kind] if fact.kind != "observed" else []
        if fact.category != "ordinary":
            sort.append(CATEGORY[fact.category])
        how = fact.how if fact.how == "from the start" else f"{fact.how}, {day_words(fact.day)}".rstrip(", ")
        yield _note(notes.story, fact.short, fact.says, " · ".join([how, *sort]))


def _consent_widgets(notes: Notes) -> Iterable[Widget]:
    if not notes.consent:
        yield Static(Content("You have asked nobody for consent."), classes="quiet")
    for asked in notes.consent:
        when = f", {day_words(asked.day)}" if asked.day is not None else ""
        how = f"{CONSENT.get(asked.status, asked.status)}{when}"
        yield _note(notes.story, asked.person, f"Asked {asked.say}", how)


def _note(story: Story, name: str, says: str, how: str) -> Widget:
    parts = (Content.styled(inert(name), "bold"), prose(story, says), Content.styled(inert(how), "$muted"))
    return Static(lines(*parts), classes="note")
