"""The wall of questions: the facilitator types one in for somebody, or takes one off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.counting import Do
from easi_sim.words.workshop import WALL
from easi_sim.workshop.acts import LONGEST_QUESTION, Ask, Drop
from easi_sim.workshop.host import Host


class WallSheet(Sheet[None]):
    """`w`."""

    BINDINGS: ClassVar[list[BindingType]] = NUMBERS
    heading = WALL
    keys = "Enter  leave the question      Tab  to the questions      Enter there  takes one off      Esc  back"

    def __init__(self, host: Host, do: Do, *, free_text: bool) -> None:
        """Show the wall of the room of `host`; `free_text` is whether words may be stored."""
        super().__init__()
        self.host = host
        self.free_text = free_text
        self._do = do

    def body(self) -> Iterable[Widget]:
        """Yield the box, and what is on the wall."""
        yield FreeText(allowed=self.free_text, sentence=True)
        yield Static(Content("Take one off"), classes="heading")
        yield Static(Content(wording.WALL_EMPTY), classes="quiet empty")
        yield PickList(id="wall")

    async def on_mount(self) -> None:
        """Begin in the box."""
        await self.room_changed()
        if self.free_text:
            self.query_one(FreeText).write()

    async def room_changed(self) -> None:
        """Show what is on the wall now."""
        wall = self.host.room.wall
        self.query_one(".empty").display = not wall
        picks = tuple(Pick(str(number), plain(question)) for number, question in enumerate(wall))
        picklist = self.query_one("#wall", PickList)
        if picks != picklist.picks:
            await picklist.show(picks)

    async def on_free_text_submitted(self, event: FreeText.Submitted) -> None:
        """Put the question on the wall."""
        event.stop()
        text = " ".join(event.text.split())
        if len(text) > LONGEST_QUESTION:
            self.notify(f"A question has at most {LONGEST_QUESTION} letters; this has {len(text)}.", markup=False)
        elif text and await self._do(Ask(text=text)):
            event.box.begin("")
            self.remove_class("-warned")
            await self.room_changed()

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Take a question off the wall."""
        if event.picklist.id == "wall":
            event.stop()
            if event.stands:  # of a key pressed twice, the second means a question that has moved up
                await self._do(Drop(number=int(event.pick.id)))
                await self.room_changed()

    def action_pick_number(self, number: int) -> None:
        """Answer what is asked about a question; no digit takes one off."""
        if self.query_one(FreeText).has_class("-asking"):
            super().action_pick_number(number)

    def action_close(self) -> None:
        """Go back, unless that would lose a question half typed: then say so once."""
        box = self.query_one(FreeText)
        typing = any(area.has_focus for area in box.query(TextArea))
        if typing and box.text and not self.has_class("-warned"):
            self.add_class("-warned")
            self.notify("The question is not on the wall yet: Enter leaves it there. Esc again drops it.", markup=False)
            return
        self.dismiss()
