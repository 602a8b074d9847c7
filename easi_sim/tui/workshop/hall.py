"""The hall: the one screen that the room sees. It shows a slide at a time, and the keys that lead on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from easi_sim.tui.base import EasiScreen
from easi_sim.tui.guard import Guard
from easi_sim.tui.widgets.anew import put
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.titlebar import TitleBar
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.asking import is_complete, wants_to_close, wants_to_take_back
from easi_sim.tui.workshop.branch import BranchSheet
from easi_sim.tui.workshop.clock import Clock, now, seconds_left
from easi_sim.tui.workshop.counting import CountsSheet, sheet_of
from easi_sim.tui.workshop.debriefing import debriefed
from easi_sim.tui.workshop.joining import JoinScreen
from easi_sim.tui.workshop.slides.order import phase_after, phase_before, slides
from easi_sim.tui.workshop.slides.slide import Given, Line
from easi_sim.tui.workshop.slides.telling import story_place
from easi_sim.tui.workshop.slides.welcoming import at_tables
from easi_sim.tui.workshop.tables import TablesSheet
from easi_sim.tui.workshop.wall import WallSheet
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Act
from easi_sim.workshop.file import CannotKeep
from easi_sim.workshop.host import Host
from easi_sim.workshop.joining import Join
from easi_sim.workshop.room import Refused, Room

if TYPE_CHECKING:
    from easi_sim.tui.workshop.app import WorkshopApp

TIMER = 300
"""Seconds of a timer, unless it is made longer."""
MINUTE = 60
ASIDE = 4
"""Columns that a page leaves at its sides."""


class HallScreen(EasiScreen[None]):
    """What is on the projector."""

    app: WorkshopApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "lead_on", "Next"),
        Binding("p", "back", "Back"),
        Binding("right", "turn_slide(1)", "Next page", show=False),
        Binding("left", "turn_slide(-1)", "Page before", show=False),
        Binding("v", "type_votes", "Type votes"),
        Binding("w", "wall", "Questions"),
        Binding("t", "timer", "Timer"),
        Binding("plus,equals_sign", "minute", "Minute", key_display="+"),
        Binding("s", "tables", "Tables"),
        Binding("j", "join", "Join", show=False),
    ]

    def __init__(self, host: Host, join: Join | None, *, free_text: bool) -> None:
        """Show the room of `host`; `free_text` is whether words may be typed and stored."""
        super().__init__()
        self.host = host
        self.join = join
        self.free_text = free_text
        self.report = ""
        """What is to be said of the report."""
        self.guard = Guard()
        self._at = 0
        self._of: tuple[object, ...] = ()
        """What the slides at hand are of: phase and scene."""
        self._debrief: tuple[Line, ...] | None = None
        self._leading = False
        self._drawing = asyncio.Lock()
        """A key and another thread may change the room at once; it is drawn once after the other."""

    @property
    def room(self) -> Room:
        """Where the workshop stands."""
        return self.host.room

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page, and the timer under it."""
        yield Folio(id="hall")
        yield Clock()

    async def on_mount(self) -> None:
        """Show where the workshop stands."""
        await self.show()

    def on_screen_resume(self) -> None:
        """Lead on by no key for a moment: it may have been meant for what lay over this."""
        self.guard.begin()

    async def on_resize(self) -> None:
        """Lay it out anew."""
        await self.show()

    # -- showing ---------------------------------------------------------------------------------------------------

    def given(self) -> Given:
        """What slides are drawn from."""
        size = self.size or self.app.size
        fits = Size(max(20, size.width - ASIDE), max(8, size.height - 3))
        wall = self.host.file.opening.wall
        return Given(self.room, fits, self.join, wall, self._debrief, self.report)

    async def show(self, to: int | None = None) -> None:
        """Draw the room as it is now; `to` turns to a slide."""
        async with self._drawing:
            await self._draw(to)

    async def _draw(self, to: int | None) -> None:
        given = self.given()
        room = given.room
        of = (room.phase, len(room.turns))
        if of != self._of:
            self._of, self._debrief, to = of, None, 0 if to is None else to
            given = self.given()
            self.guard.begin()
        found = slides(given)
        before, self._at = self._at, max(0, min(self._at if to is None else to, len(found) - 1))
        bar = self.query_one(TitleBar)
        pages = f"{self._at + 1} of {len(found)}" if len(found) > 1 else ""
        bar.where = Content(story_place(given))
        bar.standing = Content("   ".join(filter(None, (at_tables(room), pages))))
        page = self.query_one("#hall Page", Page)
        async with self.batch():
            await put(page, found[self._at].draw(given))
            if to is not None or before != self._at:
                page.scroll_home(animate=False, immediate=True)
        self.query_one(Clock).until = room.until
        self.refresh_bindings()
        if room.phase == "end" and self._debrief is None:
            self._work_out()

    @work(exclusive=True, group="work_out", name="work_out")
    async def _work_out(self) -> None:
        """Count what the path came to; it takes a moment."""
        room = self.room
        self._debrief = await asyncio.to_thread(debriefed, room)
        if self.room.phase == "end":
            await self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is to do in this phase."""
        phase = self.room.phase
        match action:
            case "type_votes":
                return phase in {"vote", "expect"}
            case "wall":
                return self.host.file.opening.wall and phase == "end"
            case "minute":
                return self.room.until is not None
            case "timer" | "tables":
                return phase != "closed"
            case "back":
                return phase not in {"welcome", "closed"}
            case _:
                return True

    # -- doing ---------------------------------------------------------------------------------------------------------

    async def do(self, act: Act) -> bool:
        """Have something done, and show it; whether it was. What is refused, or cannot be kept, is said."""
        try:
            # Shielded: the log answers every act, also one that nobody waits for any more.
            await asyncio.shield(asyncio.wrap_future(self.host.submit(act)))
        except (Refused, CannotKeep) as error:
            self.app.warn(str(error))
            return False
        await self.show()
        return True

    async def action_turn_slide(self, way: int) -> None:
        """Turn to the slide before or after, within the phase."""
        await self.show(self._at + way)

    def action_lead_on(self) -> None:
        """Go on: to the next slide, and from the last to what comes next. A key pressed twice is pressed once."""
        if not self._leading and not self.guard.is_up:
            self._leading = True
            self._lead_on()

    @work(group="leading")
    async def _lead_on(self) -> None:
        try:
            if self._at + 1 < len(slides(self.given())):
                self.guard.begin()
                await self.show(self._at + 1)
            else:
                await self._next()
        finally:
            self._leading = False

    async def _next(self) -> None:
        room = self.room
        if room.phase == "welcome" and not room.tables:
            self.app.warn(wording.TABLES_FIRST)
        elif room.phase == "reveal":
            await self._pick()
        elif room.phase == "end":
            await self.close()
        elif room.phase == "closed":
            self.app.action_pause()
        else:
            phase = phase_after(room)
            if phase is not None and (phase != "reveal" or await is_complete(self.app, room)):
                await self.do(acts.Go(phase=phase))

    async def _pick(self) -> None:
        room, turn = self.room, self.room.turn
        if turn is None:
            return
        choice = await self.app.push_screen_wait(BranchSheet(room, turn))
        if choice is not None:
            await self.do(acts.Pick(turn=turn.number, choice=choice))

    async def close(self) -> None:
        """End the workshop, after asking."""
        if await wants_to_close(self.app) and await self.do(acts.Go(phase="closed")):
            self.app.write_report()

    def action_back(self) -> None:
        """Go back, where that is possible."""
        if not self._leading:
            self._leading = True
            self._back()

    @work(group="leading")
    async def _back(self) -> None:
        room, before = self.room, phase_before(self.room)
        try:
            if self._at > 0:
                await self.show(self._at - 1)
            elif before is not None:
                await self.do(acts.Go(phase=before))
            elif room.phase in {"read", "end"} and any(turn.picked is not None for turn in room.turns):
                await self._take_back()
            else:
                self.app.warn(wording.NOT_BACK)
        finally:
            self._leading = False

    async def _take_back(self) -> None:
        last = [turn for turn in self.room.turns if turn.picked is not None][-1]
        if await wants_to_take_back(self.app):
            await self.do(acts.TakeBack(turn=last.number))

    async def action_timer(self) -> None:
        """Start a timer, or take it away."""
        await self.do(acts.SetTimer(seconds=TIMER if self.room.until is None else None))

    async def action_minute(self) -> None:
        """Give a minute more."""
        until = self.room.until
        left = seconds_left(until, now()) if until is not None else 0
        await self.do(acts.SetTimer(seconds=min(7200, left + MINUTE)))

    # -- sheets --------------------------------------------------------------------------------------------------------

    def action_type_votes(self) -> None:
        """Type the counts of tables without phones."""
        sheet: CountsSheet | None = sheet_of(self.room, self.do)
        if sheet is None:
            self.app.warn(wording.NOBODY_TYPED)
        else:
            self.app.push_screen(sheet)

    def action_tables(self) -> None:
        """Set tables and seats."""
        self.app.push_screen(TablesSheet(self.host, self.do, typed=self.join is None))

    def action_join(self) -> None:
        """Show how to join."""
        if self.join is None:
            self.app.warn(wording.NO_JOINING)
        else:
            self.app.push_screen(JoinScreen(self.given(), self.join))

    def action_wall(self) -> None:
        """Type a question for the wall, or take one off."""
        self.app.push_screen(WallSheet(self.host, self.do, free_text=self.free_text))
