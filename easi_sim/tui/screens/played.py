"""What I have played: every playthrough, the last one first, with its what-ifs under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, get_args

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import MODELS
from easi_engine.story import Story
from easi_sim.catalogue import Catalogue
from easi_sim.records import Records, RecordsError, Result, Saved
from easi_sim.text import inert
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.widgets.longlist import LongList, Row
from easi_sim.words.dates import date_words
from easi_sim.words.home import (
    MARKS,
    NOTHING_PLAYED,
    STORY_GONE,
    choices_words,
    ending_words,
    what_if_words,
)

Way = Literal["debrief", "go-on", "what-if", "report", "erase"]
WAYS: tuple[Way, ...] = get_args(Way)

SAYS: dict[Way, tuple[str, str]] = {
    "debrief": ("Read its debrief", ""),
    "go-on": ("Go on with it", ""),
    "what-if": ("What if", "go back to one of its decisions and choose otherwise"),
    "report": ("Write a report", "for a portfolio: a file that needs nothing else to be read"),
    "erase": ("Erase it", "with its what-ifs; you are asked first"),
}
"""What can be done with a playthrough."""


class PlayedScreen(EasiScreen[None]):
    """A list as long as it likes: only what is in sight is drawn."""

    CSS_PATH = "played.tcss"
    where = Content("What I have played")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", key_display="Enter"),
        Binding("r", "ask('report')", "Report"),
        Binding("w", "ask('what-if')", "What if"),
        Binding("delete", "ask('erase')", "Erase", key_display="Del"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    class Asked(Message):
        """Something is to be done with a playthrough."""

        def __init__(self, way: Way, saved: Saved) -> None:
            """Say what, and with which."""
            super().__init__()
            self.way = way
            self.saved = saved

    def __init__(self, records: Records, catalogue: Catalogue) -> None:
        """List what `records` hold, with the names that `catalogue` has for it."""
        super().__init__()
        self.records = records
        self.stories = {story.id: story for story in catalogue.stories}
        self.playthroughs: dict[int, Saved] = {}
        self.results: dict[int, Result] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield Static(id="state", classes="quiet")
        yield LongList(self._row, id="playthroughs")

    def on_mount(self) -> None:
        """Begin at the newest."""
        self.query_one(LongList).focus()

    def on_screen_resume(self) -> None:
        """Look at the records again: what was opened from here may have changed them."""
        self.list_them()

    def list_them(self) -> None:
        """Read the records and show what they hold."""
        trouble = ""
        try:
            self.playthroughs = {saved.id: saved for saved in self.records.playthroughs()}
            self.results = {saved.id: result for saved, result in self.records.results()}
        except RecordsError as error:
            trouble = str(error)
        ids = tuple(folded(self.playthroughs.values()))
        state = self.query_one("#state", Static)
        state.update(plain(trouble or ("" if ids else NOTHING_PLAYED)))
        state.display = not ids
        self.query_one(LongList).show(ids)

    def _row(self, id_: int) -> Row:
        saved = self.playthroughs[id_]
        story = self.stories.get(saved.story)
        title = story.case.title if story else saved.story
        seat = story.holder_names.get(saved.viewpoint, saved.viewpoint) if story else saved.viewpoint
        what = f"{title} · {seat}"
        kind = "finished" if saved.finished else "begun"
        mark = MARKS[kind]
        if saved.branch is not None:
            what, mark = f"{mark} {what_if_words(saved.branch.at)} · {what}", MARKS["what-if"]
        note = Content(inert(self._note(saved)))
        return Row(Content.styled(mark, "$secondary"), Content.styled(inert(what), "bold"), note)

    def _note(self, saved: Saved) -> str:
        when = saved.updated.astimezone()
        result = self.results.get(saved.id)
        state = choices_words(saved.moves)
        if saved.finished:
            state = ending_words(result.ending, _pattern(result.model)) if result else "ended"
        return f"{date_words(when)}, {when:%H:%M} · {state}"

    # -- doing something -------------------------------------------------------------------------------------

    @property
    def pointed(self) -> Saved | None:
        """The playthrough the pointer is at."""
        id_ = self.query_one(LongList).pointed_id
        return None if id_ is None else self.playthroughs[id_]

    def action_open(self) -> None:
        """Ask what is to be done with the playthrough the pointer is at."""
        saved = self.pointed
        if saved is None:
            return
        story = self.stories.get(saved.story)
        ways = ways_of(saved, story)
        texts = (self._note(saved), *(() if story else (STORY_GONE,)))
        title = inert(story.case.title if story else saved.story)
        self.app.push_screen(AskSheet(title, texts, (offer(way, *SAYS[way]) for way in ways)), self._asked)

    def on_long_list_picked(self) -> None:
        """The same, with the mouse."""
        self.action_open()

    def action_ask(self, way: str) -> None:
        """Do it at once, where it can be done."""
        saved = self.pointed
        if saved is not None and way in ways_of(saved, self.stories.get(saved.story)):
            self._asked(way)

    def _asked(self, way: str | None) -> None:
        saved = self.pointed
        if saved is not None and way is not None:
            self.post_message(self.Asked(next(known for known in WAYS if known == way), saved))

    def action_back(self) -> None:
        """Back to where this was opened."""
        self.dismiss()


def ways_of(saved: Saved, story: Story | None) -> tuple[Way, ...]:
    """Return what can be done with a playthrough, what is wanted most first."""
    if story is None or saved.viewpoint not in story.case.viewpoints:
        return ("erase",)
    if saved.finished:
        return ("debrief", "what-if", "report", "erase")
    return ("go-on", "erase")


def _pattern(model: str | None) -> str:
    return MODELS[model].name if model in MODELS else ""


def folded(playthroughs: Iterable[Saved]) -> Iterator[int]:
    """Yield the ids of playthroughs, each what-if after what it parts from; the order is kept otherwise."""
    everyone = list(playthroughs)
    there = {saved.id for saved in everyone}
    under: dict[int, list[int]] = {}
    for saved in everyone:
        origin = saved.branch.of if saved.branch is not None and saved.branch.of in there else 0
        under.setdefault(origin, []).append(saved.id)
    waiting = list(reversed(under.get(0, ())))
    while waiting:
        id_ = waiting.pop()
        yield id_
        waiting.extend(reversed(under.get(id_, ())))
