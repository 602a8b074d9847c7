"""The library: the cases there are, and the one to go on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.story import Story
from easi_sim.catalogue import Catalogue, load_all
from easi_sim.errors import Trouble
from easi_sim.records import Records, RecordsError, Saved
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.page import Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.wording import ORIGIN, TAGLINE, TRAINING
from easi_sim.words import ABOUT, date_words

CONTINUE = "continue:"
"""Prefix of the ids of entries that go on with a playthrough."""


class LibraryScreen(EasiScreen[None]):
    """Home."""

    CSS_PATH = "library.tcss"
    where = Content("The library")
    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS, Binding("enter", "pick", "Open", show=False)]

    class Opened(Message):
        """A case was picked."""

        def __init__(self, story: Story) -> None:
            """Say which."""
            super().__init__()
            self.story = story

    class Continued(Message):
        """A playthrough was picked to go on with."""

        def __init__(self, story: Story, saved: Saved) -> None:
            """Say which."""
            super().__init__()
            self.story = story
            self.saved = saved

    class Loaded(Message):
        """The stories have been read."""

        def __init__(self, catalogue: Catalogue) -> None:
            """Hand them over."""
            super().__init__()
            self.catalogue = catalogue

    class Missing(Message):
        """There are no stories to be had."""

        def __init__(self, trouble: Trouble) -> None:
            """Say why."""
            super().__init__()
            self.trouble = trouble

    def __init__(self, stories: Path, records: Records) -> None:
        """Show the stories of a folder, beside what the records say of them."""
        super().__init__()
        self.stories = stories
        self.records = records
        self.catalogue: Catalogue | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the cases, and what EASI is."""
        cases = (
            Static(Content("EASI"), classes="title"),
            Static(Content(TAGLINE), classes="quiet"),
            Static(Content("The cases"), classes="heading"),
            Static(Content("Opening the library…"), id="state", classes="quiet"),
            PickList(id="cases"),
        )
        yield Spread(cases, _about())

    def on_mount(self) -> None:
        """Read the stories, off the screen's own thread."""
        self.read_stories()

    @work(thread=True, exclusive=True)
    def read_stories(self) -> None:
        """Load every story of the folder."""
        try:
            catalogue = load_all(self.stories)
        except Trouble as trouble:
            self.post_message(self.Missing(trouble))
        else:
            self.post_message(self.Loaded(catalogue))

    async def on_library_screen_loaded(self, event: Loaded) -> None:
        """List them."""
        self.catalogue = event.catalogue
        await self._list()

    def on_library_screen_missing(self, event: Missing) -> None:
        """Say so."""
        self.query_one("#state", Static).update(plain(str(event.trouble)))

    async def on_screen_resume(self) -> None:
        """Look at the records again: play may have moved them on."""
        await self._list()

    async def _list(self) -> None:
        if self.catalogue is None:
            return
        picks = [*self._continuations(self.catalogue.stories), *(_case(story) for story in self.catalogue.stories)]
        state = "" if self.catalogue.stories else f"There are no stories in {self.stories}."
        unreadable = len(self.catalogue.unreadable)
        if unreadable:
            what = "1 story" if unreadable == 1 else f"{unreadable} stories"
            state += f" {what} could not be read; `easi lint` says why."
        self.query_one("#state", Static).update(plain(state.strip()))
        self.query_one("#state").display = bool(state)
        await self.query_one("#cases", PickList).show(picks)
        self.query_one("#cases").focus(scroll_visible=False)

    def _continuations(self, stories: Sequence[Story]) -> Iterable[Pick]:
        """Yield the playthrough last played, if it is of a story here."""
        known = {story.id: story for story in stories}
        try:
            unfinished = self.records.unfinished()
        except RecordsError:
            return
        for saved in unfinished[:1]:
            story = known.get(saved.story)
            if story is not None and saved.viewpoint in story.case.viewpoints:
                seat = story.case.viewpoints[saved.viewpoint].role
                when = date_words(saved.updated.astimezone())
                choices = "1 choice" if saved.moves == 1 else f"{saved.moves} choices"
                text = Content.assemble((inert(f"Go on with {story.case.title}"), "bold $primary"))
                yield Pick(f"{CONTINUE}{saved.id}", text, Content(inert(f"{seat} · {choices} in · {when}")))

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Say what was picked."""
        if self.catalogue is None:
            return
        stories = {story.id: story for story in self.catalogue.stories}
        if not event.pick.id.startswith(CONTINUE):
            self.post_message(self.Opened(stories[event.pick.id]))
            return
        number = int(event.pick.id.removeprefix(CONTINUE))
        saved = next((saved for saved in self.records.unfinished() if saved.id == number), None)
        if saved is not None:
            self.post_message(self.Continued(stories[saved.story], saved))


def _case(story: Story) -> Pick:
    case = story.case
    facts = f"about {case.minutes} minutes a seat · {', '.join(case.themes)}"
    text = Content("\n").join([Content.styled(inert(case.title), "bold"), plain(case.blurb)])
    return Pick(story.id, text, Content(inert(facts.rstrip(" ·"))))


def _about() -> Iterable[Widget]:
    yield Static(Content("What this is"), classes="heading")
    for text in ABOUT:
        yield Static(Content(text), classes="prose")
    yield Static(Content(ORIGIN), classes="quiet")
    yield Static(Content(TRAINING), classes="quiet")
