"""The debrief, as a conversation: how was that, what happened, what the flows show, one thing to take into practice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from easi_engine.errors import EasiError
from easi_engine.play import TermUse
from easi_engine.story import Story
from easi_sim.records import JournalEntry, Kind, RecordsError
from easi_sim.study import reactions
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import ORIGIN_GONE, first_of
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import terms_in
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.screens.compare import CompareScreen
from easi_sim.tui.screens.elsewhere import ElsewhereSheet
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.screens.explain import ExplainSheet
from easi_sim.tui.screens.trouble import TroubleSheet
from easi_sim.tui.screens.whatif import WhatIfScreen
from easi_sim.tui.widgets.chips import Chips
from easi_sim.tui.widgets.debriefing import Debriefed
from easi_sim.tui.widgets.debriefing_parts import NAMES, PARTS, TURNS, part_explained, part_widget, worked_out
from easi_sim.tui.widgets.debriefing_start import notes_of
from easi_sim.tui.widgets.explained import ExplainedList
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.parts import PartsBar
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.titlebar import place_of
from easi_sim.tui.widgets.walked import follow

WRITES: dict[str, tuple[Kind, str]] = {
    "plus": ("reflection", reactions.PLUS),
    "delta": ("reflection", reactions.DELTA),
    "line": ("reflection", reactions.A_LINE),
    "commitment": ("commitment", reactions.COMMITMENT),
    "question": ("question", reactions.QUESTION),
}
"""What an entry of a list writes in the journal, and what it asks."""


LETTERS = frozenset({"what_if", "compare", "report", "again"})
"""What letters do, and the last part has as entries."""


class DebriefScreen(EasiScreen["Session | None"]):
    """Eight parts in four turns. The result is a session to play on with, or None for back."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "turn_to(1)", "Parts", key_display=f"1–{len(PARTS)}"),
        *(Binding(str(n), f"turn_to({n})", NAMES[n - 1], show=False) for n in range(2, len(PARTS) + 1)),
        Binding("left", "turn(-1)", "The part before", show=False),
        Binding("right", "turn(1)", "The part after", show=False),
        Binding("enter", "read_on", "Read on", show=False),
        Binding("x", "explain", "Explain"),
        Binding("w", "what_if", "What if"),
        Binding("c", "compare", "Compare"),
        Binding("r", "report", "Report", show=False),
        Binding("u", "again", "Take the last choice back", show=False),
        Binding("t", "nothing", show=False),
        # Back stands among the entries of the last part: with it the line of keys would be longer than 80 columns.
        Binding("escape", "close", "Back", show=False),
    ]

    class Ready(Message):
        """The debrief has been worked out."""

        def __init__(self, made: Debriefed) -> None:
            """Hand it over."""
            super().__init__()
            self.made = made

    def __init__(self, where: Content, session: Session) -> None:
        """Debrief a finished `session`."""
        super().__init__()
        self.place = where
        self.where = Content.assemble(where, "  ·  Debrief")
        self.session = session
        self.made: Debriefed | None = None
        self._paging = False
        """Whether the learner has just turned the page."""
        self.words: tuple[str, ...] = ()
        """What the learner has picked of how it was."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield a line to wait by."""
        yield Vertical(Static(Content("Working out what could have flowed, and to whom…"), id="wait"), id="debrief")

    def on_mount(self) -> None:
        """Work it out, off the screen's own thread."""
        self.work_out()

    @work(thread=True, exclusive=True)
    def work_out(self) -> None:
        """Explore what this seat could have shared, and judge this playthrough beside it."""
        self.post_message(self.Ready(worked_out(self.session)))

    # -- the parts -------------------------------------------------------------------------------------------

    async def on_debrief_screen_ready(self, event: Ready) -> None:
        """Begin the conversation."""
        self.made = event.made
        self.words, _ = notes_of(self.session)
        place = self.query_one("#debrief")
        await place.remove_children()
        await place.mount(PartsBar(TURNS), ContentSwitcher())
        await self.action_turn_to(1)
        self.refresh_bindings()

    @property
    def part(self) -> int:
        """The part shown, from 0."""
        return self.query_one(PartsBar).active

    async def action_turn_to(self, part: int) -> None:
        """Show a part, by number (from 1); it is made when it is first turned to."""
        if self.made is None:
            return
        name = PARTS[part - 1]
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query_children(f"#{name}"):
            await switcher.mount(part_widget(name, self.made, self.words))
        switcher.current = name
        self.query_one(PartsBar).active = part - 1
        self.refresh_bindings()
        self.call_after_refresh(self._begin, name)

    def _begin(self, name: str) -> None:
        """Begin a part at its top, wherever it was left."""
        for found in self.query(f"#{name}"):
            for page in found.query(Page) if not isinstance(found, Page) else (found,):
                page.scroll_home(animate=False, immediate=True)
            for picks in found.query(PickList):
                picks.pointed = 0
            first = next(iter(found.query("TimeSlider, Chips, PickList")), None)
            begin = first or (found if isinstance(found, Page) else found.query(Page).first())
            begin.focus(scroll_visible=False)

    async def action_turn(self, step: int) -> None:
        """Show the part before or after."""
        if self.made is not None:
            await self.action_turn_to((self.part + step) % len(PARTS) + 1)

    async def action_read_on(self) -> None:
        """Turn the page; at its end, show the part after."""
        page = self.page_in_hand()
        if page is not None and page.has_more:
            self.action_turn_page(1)
        elif self.made is not None and self.part + 1 < len(PARTS):
            await self.action_turn_to(self.part + 2)

    def action_turn_page(self, way: int) -> None:
        """Scroll by a page, and take the pointer along."""
        self._paging = self._can_turn(way)
        super().action_turn_page(way)

    def action_turn_to_end(self, way: int) -> None:
        """Go to the top or the bottom, and take the pointer along."""
        self._paging = self._can_turn(way)
        super().action_turn_to_end(way)

    def _can_turn(self, way: int) -> bool:
        page = self.page_in_hand()
        return page is not None and (page.has_more if way > 0 else page.scroll_offset.y > 0)

    def on_page_scrolled(self, event: Page.Scrolled) -> None:
        """Take the pointer along once a page that is turned has moved; what moves it by itself keeps the pointer."""
        event.stop()
        if self._paging:
            self._paging = False
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        follow(self.focused)

    async def on_parts_bar_picked(self, event: PartsBar.Picked) -> None:
        """Show the part clicked on."""
        await self.action_turn_to(event.part + 1)

    # -- what can be done in them ----------------------------------------------------------------------------

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Do what the entry says."""
        event.stop()
        if isinstance(event.picklist, ExplainedList):
            self.action_explain()
        elif event.pick.id in WRITES:
            kind, ask = WRITES[event.pick.id]
            written = EntryScreen(self.session.records, kind, session=self.session, ask=ask)
            self.app.push_screen(written, self._written)
        elif event.pick.id == "next":
            await self.action_turn_to(2)
        elif event.pick.id == "elsewhere" and self.made is not None:
            sheet = ElsewhereSheet(self.session.story, self.session.viewpoint, self.made.elsewhere)
            self.app.push_screen(sheet)
        else:
            self._do(event.pick.id)

    def _do(self, what: str) -> None:
        """What an entry of the last part does that a letter does elsewhere."""
        does = {
            "what-if": self.action_what_if,
            "compare": self.action_compare,
            "first": self.action_first,
            "report": self.action_report,
            "undo": self.action_again,
            "close": self.action_close,
        }
        does[what]()

    def on_chips_toggled(self, event: Chips.Toggled) -> None:
        """Keep at once what was picked, where it can be kept."""
        words = self.query_one(Chips)
        self.words = tuple(word for word in words.words if word in words.picked)
        if reactions.can_keep(self.session):
            try:
                reactions.pick(self.session, self.words)
            except RecordsError as error:
                self.notify(str(error), title="Not kept", severity="warning", timeout=15, markup=False)

    async def _written(self, entry: JournalEntry | None) -> None:
        """Make the parts anew that list what is kept."""
        if entry is None:
            return
        switcher = self.query_one(ContentSwitcher)
        shown = PARTS[self.part]
        for name in ("how", "after"):
            await switcher.query_children(f"#{name}").remove()
        await self.action_turn_to(PARTS.index(shown) + 1)
        self.notify("Kept in your journal.", markup=False)

    def action_explain(self) -> None:
        """Explain the entry at hand, or else the numbers of the part."""
        if self.made is None:
            return
        self._follow()
        focused = self.focused
        if isinstance(focused, ExplainedList) and focused.at_hand is not None:
            self.app.push_screen(ExplainSheet(focused.at_hand.explain()))
            return
        self.app.push_screen(ExplainSheet(part_explained(PARTS[self.part], self.made)))

    # -- leaving ---------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to compare only where there is something to compare with; keep letters from acting in the last part.

        There one is about to write: a sentence begun too early would otherwise be a row of commands. All that the
        letters do stands in its lists.
        """
        # Asked as well while the parts are not laid out yet.
        writing = any(PARTS[bar.active] == "after" for bar in self.query(PartsBar))
        if action == "nothing":
            return writing
        if action in LETTERS and writing:
            return False
        return action != "compare" or self.session.branch is not None

    def action_nothing(self) -> None:
        """Take a letter and do nothing with it."""

    def action_what_if(self) -> None:
        """Stand at a choice again."""
        self.app.push_screen(WhatIfScreen(self.session, self.place), self._go_on)

    def action_compare(self) -> None:
        """Lay this what-if beside what it parts from."""
        origin = self._origin()
        if origin is not None:
            beside = CompareScreen(place_of(origin), origin.playthrough, self.session.playthrough)
            self.app.push_screen(beside)

    def action_first(self) -> None:
        """Open the debrief of what this what-if parts from."""
        origin = self._origin()
        if origin is not None:
            self.app.push_screen(DebriefScreen(place_of(origin), origin), self._go_on)

    def _origin(self) -> Session | None:
        try:
            origin = first_of(self.session)
        except (RecordsError, EasiError) as error:
            self.app.push_screen(TroubleSheet(str(error)))
            return None
        if origin is None or not origin.playthrough.is_over:
            self.app.push_screen(TroubleSheet(ORIGIN_GONE))
            return None
        return origin

    def action_report(self) -> None:
        """Write the report where the learner wants it, as from everywhere else."""
        self.call_later(self.run_action, "app.report")

    def _go_on(self, session: Session | None) -> None:
        if session is not None:
            self.dismiss(session)

    def action_again(self) -> None:
        """Ask, and then take the last choice back: a letter typed by mistake is not to reopen a finished case."""
        answers = (offer("no", "Leave it as it is"), offer("yes", "Take the last choice back", "and stand there again"))
        said = ("The playthrough is open again then, and its debrief comes after you have chosen otherwise.",)
        self.app.push_screen(AskSheet("Take the last choice back?", said, answers), self._again)

    def _again(self, answer: str | None) -> None:
        if answer != "yes":
            return
        try:
            self.dismiss(self.session.undo())
        except (RecordsError, EasiError) as error:
            self.app.push_screen(TroubleSheet(str(error)))

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the questions' reasons."""
        story = self.session.story
        lines = (line for verdict in story.case.verdicts.values() for line in verdict.judge)
        return terms_in(story, (line.reason for line in lines))

    def support(self) -> Story | None:
        """Return the story."""
        return self.session.story
