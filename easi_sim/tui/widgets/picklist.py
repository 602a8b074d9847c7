"""A list to pick from by number, by arrows and Enter, or with the mouse; long entries wrap under themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from easi_sim.tui.guard import Guard
from easi_sim.tui.widgets.hanging import Hanging

POINTER = "▸"


@dataclass(frozen=True, slots=True)
class Pick:
    """One entry."""

    id: str
    text: Content
    note: Content | None = None
    """A quieter line under it."""


class PickRow(Hanging):
    """One entry, drawn: pointer and number in a gutter, the words beside them."""

    def __init__(self, pick: Pick, number: int) -> None:
        """Draw `pick` under `number` (from 1); numbers above 9 have no key and are not shown."""
        self._take(pick, number)
        super().__init__(self._marked(on=False), *self._words(), gutter=5)

    def show(self, pick: Pick, number: int) -> None:
        """Draw another entry in place of this one."""
        self._take(pick, number)
        self.hang(self._marked(on=self.has_class("-pointed")), *self._words())

    def _take(self, pick: Pick, number: int) -> None:
        self.pick = pick
        self.number = str(number) if number <= 9 else "·"

    def _words(self) -> tuple[Content, ...]:
        notes = () if self.pick.note is None else (self.pick.note.stylize_before("$muted"),)
        return (self.pick.text, *notes)

    def point(self, on: bool) -> None:
        """Show or hide the pointer."""
        if on != self.has_class("-pointed"):
            self.set_class(on, "-pointed")
            self.mark = self._marked(on=on)

    def _marked(self, *, on: bool) -> Content:
        style = "bold $primary" if on else "$muted"
        return Content.styled(f"{POINTER if on else ' '} {self.number}", style)


class PickList(Widget, can_focus=True):
    """Entries of which one is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", "Previous", show=False),
        Binding("down", "point(1)", "Next", show=False),
        Binding("enter", "pick", "Pick", show=False),
    ]

    pointed: reactive[int] = reactive(0)
    """Index of the entry the pointer is at."""

    class Picked(Message):
        """An entry was picked."""

        def __init__(self, picklist: PickList, pick: Pick, number: int) -> None:
            """Say which, and its number (from 1)."""
            super().__init__()
            self.picklist = picklist
            self.pick = pick
            self.number = number

        @property
        def control(self) -> PickList:
            """The list."""
            return self.picklist

        @property
        def stands(self) -> bool:
            """Whether the list still has it: a key pressed twice may mean what stood there before."""
            return self.pick in self.picklist.picks

    def __init__(self, picks: Iterable[Pick] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Show `picks`."""
        super().__init__(id=id, classes=classes)
        self.picks = tuple(picks)
        self.guard = Guard()
        self._seen_to_its_end = False
        """Whether the last entry has been in sight: until then Enter reads on."""

    def compose(self) -> ComposeResult:
        """Yield a row an entry."""
        for number, pick in enumerate(self.picks, start=1):
            yield PickRow(pick, number)

    def on_mount(self) -> None:
        """Put the pointer at the first entry."""
        self.watch_pointed(self.pointed)
        for page in self._pages():
            self.watch(page, "scroll_y", self._look, init=False)
        self.come_on()

    def come_on(self) -> None:
        """Take no Enter and no click for a moment: what is here has just come on."""
        self.guard.begin()
        self.call_after_refresh(self.guard.begin)

    async def make_room(self, entries: int) -> None:
        """Have rows for so many entries."""
        blanks = range(len(self.query_children(PickRow)), entries)
        rows = [PickRow(Pick("", Content()), at + 1) for at in blanks]
        for row in rows:
            row.display = False
        await self.mount_all(rows)

    async def show(self, picks: Iterable[Pick]) -> None:
        """Replace the entries."""
        self.picks = tuple(picks)
        numbered = list(enumerate(self.picks, start=1))
        # Rows that are there already are drawn anew, and hidden while there is no entry for them: making and removing
        # widgets is what takes time.
        async with self.batch():
            rows = list(self.query_children(PickRow))
            for row, (number, pick) in zip(rows, numbered, strict=False):
                row.show(pick, number)
            for at, row in enumerate(rows):
                row.display = at < len(numbered)
            await self.mount_all(PickRow(pick, number) for number, pick in numbered[len(rows) :])
        self._seen_to_its_end = False
        self.pointed = 0
        self.watch_pointed(0)
        self.come_on()

    @property
    def rows(self) -> list[PickRow]:
        """The rows of the entries, in order."""
        return list(self.query_children(PickRow))[: len(self.picks)]

    def watch_pointed(self, pointed: int) -> None:
        """Draw the pointer where it is; without the focus there is none."""
        for index, row in enumerate(self.rows):
            row.point(self.has_focus and index == pointed)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show or hide the pointer."""
        super().watch_has_focus(has_focus)
        self.watch_pointed(self.pointed)

    def action_point(self, step: int) -> None:
        """Move the pointer; at an end, or where its row is out of sight, move the page instead."""
        page = self._page()
        if page is not None and not self._in_sight(page):
            page.scroll_relative(y=3 * step, animate=False, immediate=True)
            return
        target = self.pointed + step
        if 0 <= target < len(self.picks):
            self.pointed = target
            self.rows[target].scroll_visible(animate=False, immediate=True)
        elif page is not None:
            page.scroll_relative(y=3 * step, animate=False, immediate=True)

    def action_pick(self) -> None:
        """Pick where the pointer is, once every entry has been in sight, and this one is."""
        if self.guard.is_up:
            return
        page = self._page()
        if page is not None and not self._is_seen(page):
            page.scroll_relative(y=max(1, page.scrollable_content_region.height - 1), animate=False, immediate=True)
        elif page is not None and not self._in_sight(page):
            self.rows[self.pointed].scroll_visible(animate=False, immediate=True)
        else:
            self.pick_number(self.pointed + 1)

    def pick_number(self, number: int) -> None:
        """Pick by number (from 1); a number without an entry does nothing."""
        if 1 <= number <= len(self.picks):
            self.pointed = number - 1
            self.post_message(self.Picked(self, self.picks[number - 1], number))

    def on_click(self, event: events.Click) -> None:
        """Pick the entry clicked on."""
        if self.guard.is_up:
            event.stop()
            return
        for number, row in enumerate(self.rows, start=1):
            if event.widget is not None and row in event.widget.ancestors_with_self:
                event.stop()
                self.pick_number(number)

    def _page(self) -> VerticalScroll | None:
        """The nearest page around the list that can scroll."""
        return next((page for page in self._pages() if page.max_scroll_y), None)

    def _pages(self) -> list[VerticalScroll]:
        return [node for node in self.ancestors if isinstance(node, VerticalScroll)]

    def _look(self) -> None:
        """Note, once the page has moved, whether it now shows the last entry."""
        self.call_after_refresh(self._note_seen)

    def _note_seen(self) -> None:
        page = self._page()
        if page is not None and self.region.area:
            self._is_seen(page)

    def _is_seen(self, page: VerticalScroll) -> bool:
        self._seen_to_its_end = self._seen_to_its_end or self.region.bottom <= page.scrollable_content_region.bottom
        return self._seen_to_its_end

    def _in_sight(self, page: VerticalScroll) -> bool:
        if not self.picks:
            return True
        row = self.rows[self.pointed].region
        view = page.scrollable_content_region
        return (row.y >= view.y and row.bottom <= view.bottom) or row.height > view.height
