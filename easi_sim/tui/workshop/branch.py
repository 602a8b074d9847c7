"""Picking the branch: what got most votes is suggested, and the facilitator decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import look
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.workshop import wording
from easi_sim.words.workshop import RECORDED, letters_of
from easi_sim.workshop import tally
from easi_sim.workshop.room import Room, Turn

LETTERS = "abcdefghijklm"
"""Keys that pick an option by its letter; here, b too is one."""


class BranchSheet(Sheet[str | None]):
    """The result is the choice, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        *(Binding(letter, f"letter('{letter.upper()}')", "Pick", show=False) for letter in LETTERS),
    ]
    heading = wording.PICK_TITLE
    keys = "↑ ↓  Enter  pick      A, B …  pick by letter      Esc  back"

    def __init__(self, room: Room, turn: Turn) -> None:
        """Offer the options of the scene at hand."""
        super().__init__()
        self.letters = letters_of(room.story, turn.scene)
        votes = tally.votes_of(room, turn, *tally.voices(room))
        self.leading = tally.leading(votes)
        recorded = room.recorded_choice
        self.picks = []
        for option in look(room.playthrough).options:
            notes = [f"{votes[option.id]} {'vote' if votes[option.id] == 1 else 'votes'}"]
            if option.id in self.leading:
                notes.append(wording.MOST_VOTES if len(self.leading) == 1 else wording.AS_MANY)
            if option.id == recorded:
                notes.append(RECORDED.lower().removesuffix(" with") + " with this")
            words = Content.assemble((self.letters[option.id], "bold $primary"), f"  {inert(option.say)}")
            self.picks.append(Pick(option.id, words, Content(" · ".join(notes))))

    def body(self) -> Iterable[Widget]:
        """Yield the options."""
        yield Static(Content(wording.PICK_SAYS), classes="quiet")
        yield PickList(self.picks)

    def on_mount(self) -> None:
        """Begin at what got most votes."""
        picklist = self.query_one(PickList)
        picklist.focus(scroll_visible=False)
        first = next((at for at, pick in enumerate(self.picks) if pick.id in self.leading), 0)
        self.call_after_refresh(setattr, picklist, "pointed", first)

    def action_letter(self, letter: str) -> None:
        """Pick by letter."""
        chosen = next((pick.id for pick in self.picks if self.letters[pick.id] == letter), None)
        if chosen is not None:
            self.dismiss(chosen)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Pick."""
        event.stop()
        self.dismiss(event.pick.id)

    def action_close(self) -> None:
        """Go back without picking."""
        self.dismiss(None)
