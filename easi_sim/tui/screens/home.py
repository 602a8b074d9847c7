"""Home: where to go on, the cases there are, and the ways to everything of the learner's own.

It draws what it is given. Nothing of the engine is loaded with it, so that it is on the screen at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.widgets.page import Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.wording import ORIGIN, TRAINING
from easi_sim.words.home import (
    ABOUT,
    CASES,
    GO_ON_OR_CASES,
    NO_CASES,
    NO_MATCH,
    TAGLINE,
    YOUR_SEAT,
    choices_words,
    minutes_words,
    seats_words,
    unreadable_words,
)

if TYPE_CHECKING:
    from easi_sim.study.shelf import CaseOnShelf, GoOn, Shelf

CONTINUE = "continue:"
"""Prefix of the id of the entry that goes on with a playthrough."""

BRIEF_FROM = 9
"""With so many cases each is listed without its summary, which its case file has."""

WAYS = (
    ("p", "What I have played", "reread, ask what if"),
    ("j", "Journal", "thoughts, plans, questions"),
    ("v", "How others see it", "your predictions"),
    ("i", "Ideas", "a card each"),
    ("s", "Settings", "colours, my data"),
)
"""Key, what it opens, what is there."""


class HomeScreen(EasiScreen[None]):
    """Home."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""  # the list is given the focus with its first entries
    where = Content("Home")
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS[1:],
        Binding("1", "pick_number(1)", "Choose", show=False),
        Binding("enter", "pick", "Open", show=False),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("j", "app.visit('journal')", "Journal"),
        Binding("i", "app.visit('ideas')", "Ideas"),
        Binding("p", "app.visit('played')", "Played"),
        Binding("v", "app.visit('others')", "Others"),
        Binding("s", "app.visit('settings')", "Settings"),
        Binding("escape", "stop_finding", "All cases", key_display="Esc"),
        Binding("down", "to_cases", "To the cases", show=False),
    ]

    class Opened(Message):
        """A case was picked."""

        def __init__(self, story: str) -> None:
            """Say which, by its id."""
            super().__init__()
            self.story = story

    class Continued(Message):
        """The playthrough to go on with was picked."""

        def __init__(self, saved: int) -> None:
            """Say which, by its number in the records."""
            super().__init__()
            self.saved = saved

    class Resumed(Message):
        """Home is in sight again, and what it shows may have changed meanwhile."""

    def __init__(self, stories: str) -> None:
        """Say that the cases of the folder `stories` are being read, until `show` is called."""
        super().__init__()
        self.stories = stories
        self.shelf: Shelf | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the cases, the ways from here, and what EASI is."""
        cases = (
            Static(Content("EASI"), classes="title"),
            Static(Content(TAGLINE), classes="quiet"),
            Static(id="due", classes="prose"),
            Static(Content(CASES), id="ask", classes="heading"),
            Static(Content("Opening the library…"), id="state", classes="quiet"),
            PickList(id="cases"),
        )
        yield Spread(cases, (*_ways(), *_about()))

    def on_mount(self) -> None:
        """Begin without anything due."""
        self.query_one("#due").display = False

    def on_screen_resume(self) -> None:
        """Ask for what there is to show now: play may have moved the records on."""
        if self.shelf is not None:
            self.post_message(self.Resumed())

    async def show(self, shelf: Shelf, *, due: str = "") -> None:
        """List the cases, and say what is due."""
        self.shelf = shelf
        line = self.query_one("#due", Static)
        line.update(Content(inert(due)))
        line.display = bool(due)
        self.query_one("#ask", Static).update(Content(CASES if shelf.go_on is None else GO_ON_OR_CASES))
        await self._list()
        if not isinstance(self.focused, Input):
            self.query_one("#cases").focus(scroll_visible=False)

    def say(self, trouble: str) -> None:
        """Say why there are no cases."""
        self.query_one("#state", Static).update(Content(inert(trouble)))

    async def _list(self) -> None:
        shelf = self.shelf
        if shelf is None:
            return
        words = next((find.value for find in self.query(Input)), "")
        found = [case for case in shelf.cases if case.matches(words)]
        go_on = [_go_on(shelf.go_on)] if shelf.go_on is not None and not words.strip() else []
        picks = [*go_on, *(_case(case, brief=len(shelf.cases) >= BRIEF_FROM) for case in found)]
        state = self.query_one("#state", Static)
        text = self._state(shelf, words, len(found))
        state.update(Content(inert(text)))
        state.display = bool(text)
        await self.query_one("#cases", PickList).show(picks)

    def _state(self, shelf: Shelf, words: str, found: int) -> str:
        if words.strip():
            return f"{found} of {len(shelf.cases)}" if found else NO_MATCH.format(words=words.strip())
        said = [] if shelf.cases else [NO_CASES.format(folder=self.stories)]
        return " ".join([*said, unreadable_words(shelf.unreadable)] if shelf.unreadable else said)

    # -- finding ---------------------------------------------------------------------------------------------

    async def action_find(self) -> None:
        """Let a word be typed, by which the cases are narrowed down."""
        if not self.query(Input):
            find = Input(placeholder="a word, a theme, a profession", id="find")
            await self.query_one(".left").mount(find, after=self.query_one("#ask"))
        self.query_one(Input).focus()

    async def on_input_changed(self) -> None:
        """Narrow the cases down as one types."""
        await self._list()

    def on_input_submitted(self) -> None:
        """Go to the cases found."""
        self.action_to_cases()

    def action_to_cases(self) -> None:
        """Leave the line for finding, and keep what was typed."""
        self.query_one("#cases").focus(scroll_visible=False)

    async def action_stop_finding(self) -> None:
        """Show every case again."""
        await self.query(Input).remove()
        await self._list()
        self.query_one("#cases").focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop finding only while something is looked for."""
        if action == "stop_finding":
            return bool(self.query(Input))
        return action != "to_cases" or (self.focused is not None and self.focused.id == "find")

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Say what was picked."""
        id_ = event.pick.id
        if id_.startswith(CONTINUE):
            self.post_message(self.Continued(int(id_.removeprefix(CONTINUE))))
        else:
            self.post_message(self.Opened(id_))


def _go_on(there: GoOn) -> Pick:
    text = Content.assemble((inert(f"Go on with {there.title}"), "bold $primary"))
    note = f"{there.seat} · {choices_words(there.moves)} · {there.day}"
    return Pick(f"{CONTINUE}{there.saved}", text, Content(inert(note)))


def _case(case: CaseOnShelf, *, brief: bool) -> Pick:
    head = [Content.styled(inert(case.title), "bold")]
    if not brief:
        head.append(Content(inert(case.blurb)))
    names = {seat.agency: f"{seat.name} ({YOUR_SEAT})" if seat.own else seat.name for seat in case.seats}
    played = [names[seat.agency] for seat in case.seats if seat.played]
    left = [names[seat.agency] for seat in case.seats if not seat.played]
    notes = [inert(f"{minutes_words(case.minutes)} · {', '.join(case.themes)}".rstrip(" ·"))]
    if case.content_notes:
        notes.append(inert(f"May distress: {', '.join(case.content_notes)}"))
    notes.append(inert(seats_words(played, left)))
    note = Content("\n").join(Content(line) for line in notes)
    if case.news:
        note = Content.assemble(note, "\n", (inert(f"To see: {'; '.join(case.news)}"), "$secondary"))
    return Pick(case.id, Content("\n").join(head), note)


def _ways() -> Iterable[Widget]:
    yield Static(Content("Yours"), classes="heading")
    lines = (Content.assemble((f"{key}  ", "bold $primary"), name, (f"  {what}", "$muted")) for key, name, what in WAYS)
    yield Static(Content("\n").join(lines), id="ways")


def _about() -> Iterable[Widget]:
    yield Static(Content("What this is"), classes="heading")
    told = (*(Content(text) for text in ABOUT), *(Content.styled(text, "$muted") for text in (ORIGIN, TRAINING)))
    yield Static(Content("\n\n").join(told), classes="prose")
