"""What our screens share: the line at the top, the keys at the foot, numbers that pick, sheets laid over a screen."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.widgets.keybar import KeyBar
from easi_sim.tui.widgets.page import Page, TurnsPages
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:  # home is drawn before the engine is loaded
    from easi_engine.play import TermUse
    from easi_engine.story import Story

Result = TypeVar("Result")

WIDE = 100
"""Columns from which a screen has room for a second column."""

TALL = 32
"""Rows from which there is room for a blank line between entries."""

SMALLEST = (80, 24)
"""Columns and rows below which a screen cannot be laid out without cutting something off."""

ROUNDS = 4
"""Turns that the widgets have to say what has changed in them, before it is drawn."""

NUMBERS: list[BindingType] = [
    Binding("1", "pick_number(1)", "Choose", key_display="1–9"),
    *(Binding(str(n), f"pick_number({n})", f"Choose {n}", show=False) for n in range(2, 10)),
]
"""Keys that pick from a screen's list wherever the focus is."""


class PicksByNumber(DOMNode):
    """What a screen needs for `NUMBERS` to work, and for Enter to answer only what has been there to be read."""

    def on_screen_resume(self) -> None:
        """Take no Enter for a moment: it may have been meant for what lay over this."""
        for picklist in self.query(PickList):
            picklist.come_on()

    def action_pick_number(self, number: int) -> None:
        """Pick from the list that is shown, wherever the focus is."""
        for picklist in self.query(PickList):
            if picklist.region.area:
                picklist.pick_number(number)
                return


class LeavesOnce(Screen[Result], Generic[Result]):
    """A screen that goes when it is told to, and takes no other with it."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result. Told so twice, as by a key pressed twice, Textual would take the screen below too."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)


class DrawsAtOnce(Screen[Result], Generic[Result]):
    """A screen that draws what a key leads to in one frame."""

    def on_compose(self) -> None:
        """Start the clock that frames are drawn by: its first tick takes a frame's time to come."""
        self._update_timer.resume()

    async def on_idle(self, event: events.Idle) -> None:
        """Draw only once all widgets have said what has changed in them, which they do one after the other."""
        for _ in range(ROUNDS):
            await sleep(0)
        if self.message_queue_size:
            event.prevent_default()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give the focus to a widget. Textual would draw that first, and only then move the page to it."""
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        if scroll_visible and widget is not None:
            self.call_later(self._bring_in_sight, widget)

    def _bring_in_sight(self, widget: Widget) -> None:
        if self.focused is widget and not self.can_view_entire(widget):
            self.scroll_to_center(widget, animate=False, immediate=True)


class EasiScreen(PicksByNumber, TurnsPages, LeavesOnce[Result], DrawsAtOnce[Result], Generic[Result]):
    """A full screen."""

    BINDINGS: ClassVar[list[BindingType]] = TurnsPages.PAGE_KEYS

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. Textual would draw the whole screen anew with it; what looks another way is drawn anyhow."""

    where: Content = Content("EASI")
    """What the line at the top says at its left."""

    def compose(self) -> ComposeResult:
        """Yield the line at the top, the screen's own widgets, the keys."""
        bar = TitleBar()
        bar.where = self.where
        yield bar
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> Iterable[Widget]:
        """Yield what is between the line at the top and the keys."""
        raise NotImplementedError

    def terms(self) -> tuple[TermUse, ...]:
        """Return the glossary terms that the screen uses."""
        return ()

    def holds_back(self) -> bool:
        """Whether leaving EASI from here would lose something typed; then the screen has just asked about it."""
        return False

    def unkept(self) -> str:
        """Say what of this screen is lost on leaving EASI from here although the place is kept, if anything is."""
        return ""

    def support(self) -> Story | None:
        """Return the story whose support lines are shown on leaving from here."""
        return None


class Sheet(PicksByNumber, TurnsPages, LeavesOnce[Result], DrawsAtOnce[Result], ModalScreen[Result], Generic[Result]):
    """A sheet laid over a screen: a title, something to read, a line of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back"),
        # A sheet hides the application's own keys; this one has to work at any moment.
        Binding("q", "app.pause", "Leave", show=False),
        *TurnsPages.PAGE_KEYS,
    ]

    heading: str = ""
    keys: str = "Esc  back      Space  turns the page"

    def compose(self) -> ComposeResult:
        """Yield title, body and keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(self.heading), classes="sheet-title")
            yield Page(*self.body(), classes="sheet-page")
            yield Static(Content(self.keys), classes="sheet-keys")

    def body(self) -> Iterable[Widget]:
        """Yield what there is to read."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Take the sheet away."""
        self.dismiss()
