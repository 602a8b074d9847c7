"""Pausing or leaving: what is kept, and where help can be found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal, get_args

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.story import Story
from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.wording import NOT_SAVED, SAVED

Way = Literal["stay", "library", "leave"]
WAYS: tuple[Way, ...] = get_args(Way)


class PauseSheet(Sheet[Way]):
    """`q`. The result is what to do next."""

    CSS_PATH = "pause.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "go('leave')", "Leave"), *NUMBERS]
    heading = "A pause"
    keys = "Esc  go on      q  leave EASI"

    def __init__(self, story: Story | None, *, saved: bool | None) -> None:
        """Show the support lines of `story`; `saved` is whether the place is kept, None where there is none to keep."""
        super().__init__()
        self.story = story
        self.saved = saved

    def body(self) -> Iterable[Widget]:
        """Yield what is kept, where help is, and the ways on."""
        if self.saved is not None:
            yield Static(Content(SAVED if self.saved else NOT_SAVED), classes="" if self.saved else "warning")
        if self.story is not None:
            for line in self.story.case.support:
                yield Static(plain(line), classes="support")
        yield PickList(self._ways())

    def _ways(self) -> list[Pick]:
        ways = [Pick("stay", Content("Go on"))]
        if self.story is not None:
            ways.append(Pick("library", Content("To the library")))
        return [*ways, Pick("leave", Content("Leave EASI"))]

    def on_mount(self) -> None:
        """Begin at "Go on"."""
        # What is kept, and where help is, come first: the page stays at its top.
        self.query_one(PickList).focus(scroll_visible=False)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Go that way."""
        self.action_go(event.pick.id)

    def action_go(self, way: str) -> None:
        """Go a way."""
        self.dismiss(next(known for known in WAYS if known == way))

    def action_close(self) -> None:
        """Go on."""
        self.dismiss("stay")
