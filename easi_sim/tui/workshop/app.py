"""The facilitator's application: the hall, and what keeps it up with the room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import work
from textual.message import Message

from easi_sim.errors import Trouble
from easi_sim.policy import read_policy
from easi_sim.text import inert
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.wording import Keys
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.hall import HallScreen
from easi_sim.tui.workshop.stage import StageApp
from easi_sim.tui.workshop.tables import TablesSheet
from easi_sim.tui.workshop.wall import WallSheet
from easi_sim.workshop.host import Host
from easi_sim.workshop.joining import Join
from easi_sim.workshop.room import Room

AT_MOST = 0.1
"""Seconds between two drawings of a room that keeps changing: sixty votes in a second are not sixty drawings."""


class WorkshopApp(StageApp):
    """What is on the projector while a workshop is held."""

    TITLE = "EASI workshop"
    keys: ClassVar[Keys] = wording.HALL_KEYS

    class Changed(Message):
        """The room is another."""

    def __init__(
        self,
        host: Host,
        *,
        join: Join | None = None,
        notices: Iterable[str] = (),
        report: Callable[[], Path] | None = None,
        free_text: bool | None = None,
        kept: bool = True,
        theme: str = "",
    ) -> None:
        """Lead the workshop of `host`; it is left open, and closed by whoever opened it.

        `join` is how people come in, where a server runs. `notices` are said at the start. `report` writes the report
        once the workshop is over, and returns where it is; it may raise Trouble. `free_text` is whether words may be
        typed and stored; None leaves it to the policy. `kept` is whether the log outlives this run, which leaving
        says.
        """
        super().__init__(theme=theme)
        self.host = host
        self.join_by = join
        self._notices = tuple(notices)
        self._report = report
        self._free_text = read_policy().free_text if free_text is None else free_text
        self._kept = kept
        self._told = False
        """Whether a change has been told of that is not drawn yet."""
        self._drawn = 0.0
        """When the room was last drawn."""
        self._end_watching: Callable[[], None] = lambda: None

    @property
    def hall(self) -> HallScreen:
        """The screen under all others."""
        return next(screen for screen in self.screen_stack if isinstance(screen, HallScreen))

    async def on_mount(self) -> None:
        """Show the hall, and keep it up with the room."""
        self._end_watching = self.host.watch(self._watch)
        await self.push_screen(HallScreen(self.host, self.join_by, free_text=self._free_text))
        self.begin()
        for notice in self._notices:
            self.warn(notice)

    def on_unmount(self) -> None:
        """Stop listening."""
        self._end_watching()

    def _watch(self, _room: Room, _version: int) -> None:
        """Be told in the log's thread, which does not wait for a drawing."""
        if not self._told:
            self._told = True
            self.post_message(self.Changed())

    async def on_workshop_app_changed(self) -> None:
        """Draw the room as it is now, or in a moment where that has just been done."""
        wait = self._drawn + AT_MOST - monotonic()
        if wait > 0:
            self.set_timer(wait, self._draw)
        else:
            await self._draw()

    async def _draw(self) -> None:
        self._told, self._drawn = False, monotonic()
        for screen in self.screen_stack:
            if isinstance(screen, HallScreen) and screen.is_mounted:
                await screen.show()
            if isinstance(screen, TablesSheet | WallSheet) and screen.is_mounted:
                await screen.room_changed()

    @work(exclusive=True, group="report", name="report")
    async def write_report(self) -> None:
        """Write the report, and say where it is; or say that there is none."""
        if self._report is None:
            self.hall.report = wording.REPORT_LATER if self._kept else wording.NO_REPORT
            await self.hall.show()
            return
        self.hall.report = wording.REPORT_WRITING
        await self.hall.show()
        try:
            path = await asyncio.to_thread(self._report)
        except Trouble as trouble:
            self.hall.report = f"{inert(str(trouble))} {wording.REPORT_LATER if self._kept else ''}".rstrip()
        else:
            self.hall.report = wording.REPORT_WRITTEN.format(path=inert(str(path)))
        await self.hall.show()

    async def action_quit(self) -> None:
        """Leave at once, unless the workshop would be lost with it: then ask."""
        if self._kept or self.host.room.phase == "closed":
            await super().action_quit()
        else:
            self.action_pause()

    def action_pause(self) -> None:
        """Leave, after asking: the workshop can be gone on with, or ended here."""
        if self.host.room.phase != "closed":
            asking = (screen.heading for screen in self.screen_stack if isinstance(screen, AskSheet))
            if wording.LEAVE_TITLE not in asking:
                self._pause()
        elif self.hall.report == wording.REPORT_WRITING:
            self.warn(wording.REPORT_WRITING)
        else:
            self.exit()

    @work(group="pause")
    async def _pause(self) -> None:
        says = wording.LEAVE_SAYS if self._kept else wording.LEAVE_LOSES
        answers = (
            offer("stay", "Stay"),
            offer("leave", "Leave for now" if self._kept else "Leave, and have it erased"),
            offer("close", "End the workshop here, for good"),
        )
        way = await self.push_screen_wait(AskSheet(wording.LEAVE_TITLE, [says], answers))
        if way == "leave":
            self.exit()
        elif way == "close":
            await self.hall.close()
