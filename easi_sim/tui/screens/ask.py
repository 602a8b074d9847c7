"""A question that has to be answered before anything goes on, on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.picklist import Pick, PickList


class AskSheet(Sheet[str | None]):
    """The result is the id of the answer, or None for Esc, which does nothing that cannot be taken back."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = NUMBERS
    keys = "Esc  back"

    def __init__(self, heading: str, texts: Iterable[str], answers: Iterable[Pick]) -> None:
        """Say `texts`, a paragraph each, and ask for one of `answers`, of which the first loses nothing."""
        super().__init__()
        self.heading = heading
        self.texts = tuple(texts)
        self.answers = tuple(answers)

    def body(self) -> Iterable[Widget]:
        """Yield what is said and the answers."""
        for text in self.texts:
            yield Static(plain(text), classes="said")
        yield PickList(self.answers)

    def on_mount(self) -> None:
        """Begin at the first answer."""
        self.query_one(PickList).focus(scroll_visible=False)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.pick.id)

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def offer(id_: str, words: str, note: str = "") -> Pick:
    """Return an answer in words of our own, with a quieter line under it."""
    return Pick(id_, Content(words), Content(note) if note else None)
