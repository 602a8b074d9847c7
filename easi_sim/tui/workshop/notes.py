"""The facilitator's own terminal: the timer, what comes next, readings to come, their sheet and their notes.

It is another process than the host. It reads the log, twice a second, and writes nothing in it but notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown, TextArea

from easi_engine.story import Story
from easi_sim.policy import read_policy
from easi_sim.text import inert
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.anew import put
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.titlebar import TitleBar
from easi_sim.tui.wording import Keys
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.ahead import ahead, noted, readings
from easi_sim.tui.workshop.clock import Clock
from easi_sim.tui.workshop.following import Following
from easi_sim.tui.workshop.slides.slide import said
from easi_sim.tui.workshop.stage import StageApp
from easi_sim.words.common import scene_words
from easi_sim.words.workshop import PHASE
from easi_sim.workshop.file import CannotKeep

OFTEN = 0.5
"""Seconds between two looks at the log."""
VIEWS = ("ahead", "readings", "sheet", "notes")
NO_SHEET = "There is no facilitator's sheet beside this story."
ON_WHAT = (
    "Nothing about real people, please. Notes stay in the workshop's file; the report has them only if you say so."
)


class NotesScreen(EasiScreen[None]):
    """One view at a time."""

    app: NotesApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "view(0)", "Next"),
        Binding("2", "view(1)", "Readings"),
        Binding("3", "view(2)", "Sheet"),
        Binding("4", "view(3)", "Notes"),
        Binding("escape", "leave_box", "Out of the box", key_display="Esc"),
    ]

    def __init__(self, following: Following, *, free_text: bool) -> None:
        """Show a workshop as it goes on; `free_text` is whether notes may be stored."""
        super().__init__()
        self.following = following
        self.free_text = free_text
        self.view = VIEWS[0]
        self._scene = ""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the timer, and the views."""
        yield Clock(large=False)
        yield Folio(id="ahead", page_id="ahead-page")
        yield Folio(id="readings", page_id="readings-page")
        sheet = self.following.sheet()
        inside = Markdown(inert(sheet), open_links=False) if sheet else said(NO_SHEET)
        yield Folio(inside, id="sheet", page_id="sheet-page")
        box = FreeText(allowed=self.free_text, says=ON_WHAT)
        yield Folio(box, Vertical(id="noted"), id="notes", page_id="notes-page")

    async def on_mount(self) -> None:
        """Show how it stands, and begin with what comes next."""
        await self.show()
        self._turn_to(self.view)

    async def show(self) -> None:
        """Draw the room as it is now."""
        room = self.following.room
        where = f"{room.story.case.title} · {PHASE[room.phase]}"
        if room.turn is not None:
            where = f"{where} · {scene_words(room.story, room.turn.scene)}"
        bar = self.query_one(TitleBar)
        bar.where = plain(where)
        bar.standing = Content("for you alone")
        self.query_one(Clock).until = room.until
        async with self.batch():
            await put(self.query_one("#ahead-page"), ahead(room))
            await put(self.query_one("#readings-page"), readings(room))
        await self.show_notes()
        scene = room.turn.scene if room.turn is not None else ""
        if scene != self._scene:
            self._scene = scene
            for page in self.query("#ahead-page, #readings-page").results(Page):
                page.scroll_home(animate=False, immediate=True)
            self.call_after_refresh(self._to_stop)

    async def show_notes(self) -> None:
        """Show what has been noted."""
        await put(self.query_one("#noted"), noted(self.following.room, self.following.notes()))

    def _to_stop(self) -> None:
        """Turn the sheet to where it speaks of the scene at hand, if it does."""
        room = self.following.room
        if room.turn is None:
            return
        scene = scene_words(room.story, room.turn.scene).casefold()
        for sheet in self.query(Markdown):
            stop = next((block for _, title, block in sheet.table_of_contents if scene in title.casefold()), None)
            if stop is not None:
                heading = sheet.query_one(f"#{stop}")
                self.query_one("#sheet-page", Page).scroll_to_widget(heading, animate=False, top=True)

    def action_view(self, number: int) -> None:
        """Turn to a view; while a note is asked about, answer that."""
        if self.query_one(FreeText).has_class("-asking"):
            self.action_pick_number(number + 1)
        else:
            self._turn_to(VIEWS[number])

    def _turn_to(self, view: str) -> None:
        self.view = view
        for name in VIEWS:
            self.query_one(f"#{name}").display = name == view
        if view == "notes" and self.free_text:
            self.query_one(FreeText).write()
        else:
            self.query_one(f"#{view}-page").focus(scroll_visible=False)
        if view == "sheet":
            self.call_after_refresh(self._to_stop)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to leave the box while one is in it."""
        return action != "leave_box" or isinstance(self.focused, TextArea)

    def action_leave_box(self) -> None:
        """Take the focus out of the box; what is in it stays."""
        self.query_one(f"#{self.view}-page").focus(scroll_visible=False)

    async def on_free_text_submitted(self, event: FreeText.Submitted) -> None:
        """Keep a note."""
        event.stop()
        if not event.text:
            return
        try:
            self.following.note(event.text)
        except CannotKeep as error:
            self.app.warn(f"{error} Your note is still here.")
            return
        event.box.begin("")
        self.remove_class("-warned")
        await self.show_notes()
        self.notify("Noted.", markup=False, timeout=3)

    def holds_back(self) -> bool:
        """Say so once, where a note is half written."""
        if self.has_class("-warned") or not self.query_one(FreeText).text:
            return False
        self.add_class("-warned")
        self.app.warn("A note is not kept yet: Ctrl+S keeps it. q again leaves without it.")
        return True


class NotesApp(StageApp):
    """`easi workshop notes`."""

    TITLE = "EASI workshop notes"
    keys: ClassVar[Keys] = wording.NOTES_KEYS

    def __init__(
        self, path: Path, story: Story | None = None, *, free_text: bool | None = None, theme: str = ""
    ) -> None:
        """Follow the workshop in a file. Raises Trouble where it cannot be read, or its story is not found.

        `free_text` is whether notes may be stored; None leaves it to the policy.
        """
        super().__init__(theme=theme)
        self.following = Following(path, story)
        self._free_text = read_policy().free_text if free_text is None else free_text
        self._failed = ""

    async def on_mount(self) -> None:
        """Show the notes, and look at the log from now on."""
        self.notes = NotesScreen(self.following, free_text=self._free_text)
        await self.push_screen(self.notes)
        self.begin()
        self.set_interval(OFTEN, self.look)

    def on_unmount(self) -> None:
        """Close the file."""
        self.following.close()

    async def look(self) -> None:
        """Show what has happened since the last look; say once where the log cannot be read."""
        try:
            changed = self.following.look()
        except CannotKeep as error:
            if str(error) != self._failed:
                self._failed = str(error)
                self.warn(self._failed)
            return
        self._failed = ""
        if changed is not None:
            await self.notes.show()

    def action_pause(self) -> None:
        """Leave; a note half written is asked about first."""
        if not self.notes.holds_back():
            self.exit()
