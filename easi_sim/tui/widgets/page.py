"""A page of text that scrolls, and says at its foot when there is more below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

MORE_BELOW = "▾ more below · Space turns the page"


class Page(VerticalScroll):
    """What scrolls."""

    class Scrolled(Message):
        """The page moved, or its length changed."""

        def __init__(self, page: Page) -> None:
            """Say which."""
            super().__init__()
            self.page = page

    @property
    def has_more(self) -> bool:
        """Whether there is more below what is seen."""
        return self.scroll_offset.y < self.max_scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that the page moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self))

    def watch_virtual_size(self) -> None:
        """Say that its length changed."""
        self.post_message(self.Scrolled(self))

    def on_resize(self) -> None:
        """Say that the view of it changed."""
        self.post_message(self.Scrolled(self))


class TurnsPages(DOMNode):
    """What a screen needs so that its page turns wherever the focus is."""

    PAGE_KEYS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "turn_page(1)", "Turn the page", show=False),
        Binding("b,pageup", "turn_page(-1)", "Turn it back", show=False),
        Binding("home", "turn_to_end(-1)", "Top of the page", show=False),
        Binding("end", "turn_to_end(1)", "Bottom of the page", show=False),
    ]

    def page_in_hand(self) -> Page | None:
        """Return the page the focus is on, otherwise the first one shown, of those that can scroll."""
        focused = self.screen.focused
        around = [node for node in focused.ancestors_with_self if isinstance(node, Page)] if focused else []
        shown = [page for page in self.query(Page) if page.region]
        return next((page for page in (*around, *shown) if page.max_scroll_y), None)

    def action_turn_page(self, way: int) -> None:
        """Scroll by a page, less a line to find one's place by."""
        page = self.page_in_hand()
        if page is not None:
            rows = max(1, page.scrollable_content_region.height - 1)
            page.scroll_relative(y=way * rows, animate=False, immediate=True)

    def action_turn_to_end(self, way: int) -> None:
        """Go to the top or the bottom."""
        page = self.page_in_hand()
        if page is not None:
            page.scroll_to(y=0 if way < 0 else page.max_scroll_y, animate=False, immediate=True)


class Folio(Widget):
    """A page with its foot."""

    def __init__(self, *children: Widget, id: str | None = None, page_id: str = "page", more: str = MORE_BELOW) -> None:
        """Put `children` on the page; `more` is said at its foot while there is more below."""
        super().__init__(id=id)
        self._on_page = children
        self._more = more
        self._page_id = page_id

    def compose(self) -> ComposeResult:
        """Yield the page and the line under it."""
        yield Page(*self._on_page, id=self._page_id)
        yield Static(Content(self._more), classes="more-below")

    def on_page_scrolled(self, event: Page.Scrolled) -> None:
        """Show the line while there is more below."""
        event.stop()
        self.query_one(".more-below").set_class(any(page.has_more for page in self.query(Page)), "-shown")


class Spread(Folio):
    """Two pages side by side where there is room, one after the other on a single page where there is not."""

    def __init__(self, left: Iterable[Widget], right: Iterable[Widget]) -> None:
        """Put `left` on the page that is read first."""
        pages = (Page(*left, classes="left", can_focus=False), Page(*right, classes="right", can_focus=False))
        super().__init__(*pages, page_id="spread")
