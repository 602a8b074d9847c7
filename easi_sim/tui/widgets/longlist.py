"""A list that may be thousands long: every entry two lines high, and only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from easi_sim.tui.widgets.picklist import POINTER

HEIGHT = 3
"""Lines of an entry: its words, a quieter line, a blank one."""
GUTTER = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, drawn: each part is cut to the line."""

    mark: Content
    text: Content
    note: Content


class LongList(ScrollView, can_focus=True):
    """Entries known by their ids; `draw` is asked for a `Row` when one comes into sight."""

    DEFAULT_CSS = """
    LongList {
        height: 1fr; width: 1fr; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-background: $background;
        scrollbar-color-hover: $muted; scrollbar-background-hover: $background;
        scrollbar-color-active: $primary; scrollbar-background-active: $background;
    }
    LongList > .long-list--pointed { background: $cursor; }
    LongList > .long-list--plain { background: $background; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-list--pointed", "long-list--plain"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", "Previous", show=False),
        Binding("down", "point(1)", "Next", show=False),
        Binding("pageup,b", "turn(-1)", "Page back", show=False),
        Binding("pagedown,space", "turn(1)", "Page on", show=False),
        Binding("home", "point(-1000000000)", "First", show=False),
        Binding("end", "point(1000000000)", "Last", show=False),
        Binding("enter", "pick", "Open", key_display="Enter"),
    ]

    pointed: reactive[int] = reactive(0)
    """Index of the entry the pointer is at."""

    class Pointed(Message):
        """The pointer is at another entry, or at none."""

        def __init__(self, longlist: LongList, id_: int | None) -> None:
            """Say which."""
            super().__init__()
            self.longlist = longlist
            self.id = id_

        @property
        def control(self) -> LongList:
            """The list."""
            return self.longlist

    class Picked(Message):
        """An entry was picked."""

        def __init__(self, longlist: LongList, id_: int) -> None:
            """Say which."""
            super().__init__()
            self.longlist = longlist
            self.id = id_

        @property
        def control(self) -> LongList:
            """The list."""
            return self.longlist

    def __init__(self, draw: Callable[[int], Row], *, id: str | None = None) -> None:
        """Draw entries with `draw`, which is given an id of `show`."""
        super().__init__(id=id)
        self._draw = draw
        self._ids: Sequence[int] = ()

    @property
    def ids(self) -> Sequence[int]:
        """The entries, in order."""
        return self._ids

    @property
    def pointed_id(self) -> int | None:
        """The entry the pointer is at."""
        return self._ids[self.pointed] if self.pointed < len(self._ids) else None

    def show(self, ids: Sequence[int]) -> None:
        """Show these entries; the pointer stays with the entry it was at, if that is still there."""
        before = self.pointed_id
        self._ids = ids
        self.set_reactive(LongList.pointed, ids.index(before) if before is not None and before in ids else 0)
        self.virtual_size = Size(0, len(ids) * HEIGHT)
        self.refresh()
        self._into_sight()
        self.post_message(self.Pointed(self, self.pointed_id))

    def validate_pointed(self, pointed: int) -> int:
        """Keep the pointer among the entries."""
        return max(0, min(pointed, len(self._ids) - 1))

    def watch_pointed(self) -> None:
        """Draw the pointer where it is."""
        self._into_sight()
        self.refresh()
        self.post_message(self.Pointed(self, self.pointed_id))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show or hide the pointer."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def _into_sight(self) -> None:
        self.scroll_to_region(Region(0, self.pointed * HEIGHT, 1, HEIGHT), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        at, part = divmod(y + self.scroll_offset.y, HEIGHT)
        width = self.scrollable_content_region.width
        on = at == self.pointed and part < HEIGHT - 1 and at < len(self._ids)
        style = self.get_visual_style("long-list--pointed" if on else "long-list--plain")
        line = self._line(at, part, on=on) if at < len(self._ids) else Content()
        cut = line.truncate(width, ellipsis=True, pad=True)
        return Visual.to_strips(self, cut, width, 1, style)[0]

    def _line(self, at: int, part: int, *, on: bool) -> Content:
        if part == HEIGHT - 1:
            return Content()
        row = self._draw(self._ids[at])
        if part == 1:
            return Content.assemble(" " * (GUTTER + 2), row.note.stylize("$muted"))
        pointer = Content.styled(POINTER if on and self.has_focus else " ", "bold $primary")
        mark = Content.assemble(row.mark, " " * (GUTTER - row.mark.cell_length))
        return Content.assemble(pointer, " ", mark, row.text)

    def action_point(self, step: int) -> None:
        """Move the pointer."""
        self.pointed += step

    def action_turn(self, way: int) -> None:
        """Move the pointer by a page."""
        self.pointed += way * max(1, self.scrollable_content_region.height // HEIGHT - 1)

    def action_pick(self) -> None:
        """Pick the entry the pointer is at."""
        if self.pointed_id is not None:
            self.post_message(self.Picked(self, self.pointed_id))

    def on_click(self, event: events.Click) -> None:
        """Move the pointer to the entry clicked on; pick it if it was there already."""
        at = (event.y + self.scroll_offset.y) // HEIGHT
        if at >= len(self._ids):
            return
        if at == self.pointed and event.chain > 1:
            self.action_pick()
        self.pointed = at
