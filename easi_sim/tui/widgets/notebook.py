"""The notebook: what I know, consent, who knows what. Beside the page where there is room, else over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from easi_engine.play import ConsentView, Jigsaw, KnownFact, Playthrough, consent_log, jigsaw, known_facts
from easi_engine.story import Story
from easi_sim.text import inert
from easi_sim.tui.prose import lines, prose
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.tabline import TabLine
from easi_sim.words.common import CONSENT, day_words
from easi_sim.words.notes import FROM_THE_START, NEW, how_words

TABS = {"know": "k  I know", "consent": "c  Consent", "who": "w  Who knows"}

MORE = "▾ more below · Tab to it, Space to turn"


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notebook holds at one state of play."""

    story: Story
    known: tuple[KnownFact, ...]
    consent: tuple[ConsentView, ...]
    jigsaw: Jigsaw
    new: frozenset[str] = frozenset()
    """Facts that came since the last choice."""

    @classmethod
    def of(cls, playthrough: Playthrough) -> Notes:
        """Gather them."""
        known, new = known_facts(playthrough), frozenset[str]()
        if playthrough.moves:
            program = playthrough.program
            before = program.knows(playthrough.states[-2]).get(program.holder, ())
            new = frozenset(fact.id for fact in known).difference(before)
        return cls(playthrough.program.story, known, consent_log(playthrough), jigsaw(playthrough), new)


class Notebook(Widget):
    """Three tabs, of which one is shown."""

    notes: reactive[Notes | None] = reactive(None)
    """What to show."""

    def compose(self) -> ComposeResult:
        """Yield the tabs."""
        first = next(iter(TABS))
        yield TabLine(TABS, first)
        with ContentSwitcher(initial=first):
            yield Folio(Static(id="facts", classes="note"), id="know", more=MORE)
            yield Folio(Static(id="consents", classes="note"), id="consent", more=MORE)
            yield Folio(JigsawGrid(), id="who", more=MORE)

    @property
    def tab(self) -> str:
        """The tab shown."""
        return self.query_one(TabLine).active

    def turn_to(self, tab: str) -> None:
        """Show a tab."""
        self.query_one(TabLine).active = tab
        self.query_one(ContentSwitcher).current = tab

    def on_tab_line_turned(self, event: TabLine.Turned) -> None:
        """Show the tab that was clicked."""
        event.stop()
        self.turn_to(event.tab)

    def page(self) -> Page:
        """Return the page shown, to give it the focus."""
        return self.query_one(f"Folio#{self.tab} Page", Page)

    def watch_notes(self, notes: Notes | None) -> None:
        """Write the notes in."""
        if notes is None or not self.is_mounted:
            return
        # One widget for all of them: widgets are laid out and styled one by one, and this is drawn at every choice.
        self.query_one("#facts", Static).update(_told(_facts(notes), "Nothing yet."))
        self.query_one("#consents", Static).update(_told(_consents(notes), "You have asked nobody for consent."))
        grid = self.query_one(JigsawGrid)
        grid.agencies = frozenset(notes.story.library.letters())
        grid.jigsaw = notes.jigsaw

    def on_mount(self) -> None:
        """Write in the notes given before there was a page."""
        self.watch_notes(self.notes)


def _told(notes: Iterable[Content], otherwise: str) -> Content:
    return Content("\n\n").join(notes) or Content.styled(otherwise, "$muted")


def _facts(notes: Notes) -> Iterable[Content]:
    """Yield what is known, the newest first; what was known from the start stands last, as the author wrote it."""
    came = [fact for fact in notes.known if fact.how != FROM_THE_START]
    for fact in (*reversed(came), *(fact for fact in notes.known if fact.how == FROM_THE_START)):
        yield _note(notes.story, fact.short, fact.says, how_words(fact), new=fact.id in notes.new)


def _consents(notes: Notes) -> Iterable[Content]:
    for asked in notes.consent:
        when = f", {day_words(asked.day)}" if asked.day is not None else ""
        how = f"{CONSENT.get(asked.status, asked.status)}{when}"
        yield _note(notes.story, asked.person, f"Asked {asked.say}", how)


def _note(story: Story, name: str, says: str, how: str, *, new: bool = False) -> Content:
    title = Content.styled(inert(name), "bold")
    if new:
        title = Content.assemble((f"{NEW}  ", "bold $secondary"), title)
    return lines(title, prose(story, says), Content.styled(inert(how), "$muted"))
