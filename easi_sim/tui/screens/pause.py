"""Pausing or leaving: what is kept, and where help can be found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.wording import NOT_SAVED, SAVED

if TYPE_CHECKING:  # a pause can be had before the engine is loaded
    from easi_engine.story import Story

Way = Literal["stay", "export", "home", "leave"]
WAYS: tuple[Way, ...] = get_args(Way)


class PauseSheet(Sheet[Way]):
    """`q`. The result is what to do next."""

    CSS_PATH = "pause.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "go('leave')", "Leave"), *NUMBERS]
    heading = "A pause"
    keys = "Esc  go on      q  leave EASI"

    def __init__(self, story: Story | None, *, saved: bool | None, unkept: str = "") -> None:
        """Show the support lines of `story`; `saved` is whether the place is kept, None where there is none to keep.

        `unkept` says what is lost all the same.
        """
        super().__init__()
        self.story = story
        self.saved = saved
        self.unkept = unkept

    def body(self) -> Iterable[Widget]:
        """Yield what is kept, the ways on, and where help is: in a small window the ways are still in sight."""
        if self.saved is not None:
            yield Static(Content(SAVED if self.saved else NOT_SAVED), classes="" if self.saved else "warning")
        if self.unkept:
            yield Static(Content(self.unkept), classes="warning")
        yield PickList(self._ways())
        if self.story is not None:
            for line in self.story.case.support:
                yield Static(Content(inert(line)), classes="support")

    def _ways(self) -> list[Pick]:
        ways = [Pick("stay", Content("Go on"))]
        if self.story is not None:
            ways.append(Pick("home", Content("Home")))
        if self.saved is False:
            ways.append(Pick("export", Content("Write what was played to a file first")))
        return [*ways, Pick("leave", Content("Leave EASI"))]

    def on_mount(self) -> None:
        """Begin at "Go on"."""
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
