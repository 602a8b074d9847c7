"""Typing counts: a row a voice, a column an option, one keyboard. What is typed is kept row by row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.base import Sheet
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.slides.slide import voice_name
from easi_sim.words.workshop import letters_of, seat_name, vote_words
from easi_sim.workshop import tally
from easi_sim.workshop.acts import MOST_COUNTED, Act, CountExpected, CountVotes, Voice
from easi_sim.workshop.room import Room, Turn

CELL = 6
"""Columns that an option takes."""
HEAD = 2
"""Lines over the first row."""

Do = Callable[[Act], Awaitable[bool]]
"""Has something done; whether it was."""
Make = Callable[[Voice, Mapping[str, int]], Act]
"""Makes a row an act."""


class Row(NamedTuple):
    """One voice to be counted."""

    voice: Voice
    name: str


@dataclass
class Counts:
    """What has been typed, by row and option."""

    rows: Sequence[Row]
    options: Sequence[str]
    typed: dict[tuple[int, str], int] = field(default_factory=dict)

    def of(self, row: int) -> dict[str, int]:
        """One row's."""
        return {option: self.typed.get((row, option), 0) for option in self.options}

    def is_in(self, row: int) -> bool:
        """Whether anything has been typed in a row."""
        return any((row, option) in self.typed for option in self.options)


class CountGrid(Widget, can_focus=True):
    """The grid. Numbers are hidden from the room, but for the one at hand, unless they are `open`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "move(0, 1)", "Next option", show=False),
        Binding("left,shift+tab", "move(0, -1)", "Option before", show=False),
        Binding("up", "move(-1, 0)", "Row above", show=False),
        Binding("down", "move(1, 0)", "Row below", show=False),
        Binding("enter", "next_row", "Next row", show=False),
        Binding("backspace,delete", "rub_out", "Rub out", show=False),
    ]

    class Counted(Message):
        """A row has been typed and left."""

        def __init__(self, voice: Voice, counts: Mapping[str, int]) -> None:
            """Say which, and what."""
            super().__init__()
            self.voice = voice
            self.counts = counts

    def __init__(self, counts: Counts, letters: Mapping[str, str]) -> None:
        """Type into `counts`."""
        super().__init__()
        self.counts = counts
        self.letters = letters
        self.row, self.column = 0, 0
        self.is_open = False
        self._fresh = True
        """Whether the next digit begins a number."""
        self.is_changed = False
        """Whether something was typed in the row at hand that has not been handed over."""

    @property
    def _name_width(self) -> int:
        return max((len(row.name) for row in self.counts.rows), default=0) + 4

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a row, under the letters."""
        return len(self.counts.rows) + HEAD

    def render(self) -> Content:
        """Draw the grid."""
        letters = "".join(f"{self.letters[option]:^{CELL}}" for option in self.counts.options)
        lines = [Content.styled(" " * self._name_width + letters, "bold $primary"), Content()]
        lines += [self._line(at, row) for at, row in enumerate(self.counts.rows)]
        return Content("\n").join(lines)

    def _line(self, at: int, row: Row) -> Content:
        mark = "▸ " if at == self.row else "  "
        name = Content.styled(f"{mark}{row.name:<{self._name_width - 2}}", "bold" if at == self.row else "")
        cells = [self._cell(at, number, option) for number, option in enumerate(self.counts.options)]
        total = sum(self.counts.of(at).values())
        done = Content.styled(f"  ✓ {total} counted", "$success") if self.counts.is_in(at) else Content()
        return Content.assemble(name, *cells, done)

    def _cell(self, row: int, column: int, option: str) -> Content:
        value = self.counts.typed.get((row, option))
        at_hand = (row, column) == (self.row, self.column)
        shown = "" if value is None else str(value) if at_hand or self.is_open else "•"
        if at_hand:
            return Content.styled(f"[{shown or '_':^{CELL - 2}}]", "bold reverse")
        return Content.styled(f"{shown or '·':^{CELL}}", "" if shown else "$muted")

    def on_key(self, event: events.Key) -> None:
        """Type a digit."""
        if event.character is not None and event.character in "0123456789":
            event.stop()
            self._type(int(event.character))

    def _type(self, digit: int) -> None:
        at = (self.row, self.counts.options[self.column])
        before = 0 if self._fresh else self.counts.typed.get(at, 0)
        value = before * 10 + digit
        if value <= MOST_COUNTED:
            self.counts.typed[at] = value
            self._fresh, self.is_changed = False, True
            self.refresh()

    def action_rub_out(self) -> None:
        """Rub the number at hand out."""
        if self.counts.typed.pop((self.row, self.counts.options[self.column]), None) is not None:
            self.is_changed = True
        self._fresh = True
        self.refresh()

    def action_move(self, down: int, across: int) -> None:
        """Move to another cell; over the end of a row, to the next."""
        column = self.column + across
        down += (column >= len(self.counts.options)) - (column < 0)
        self._go(self.row + down, column % len(self.counts.options))

    def action_next_row(self) -> None:
        """Keep this row, and on to the next; from the last, to the first that is empty."""
        empty = [at for at in range(len(self.counts.rows)) if not self.counts.is_in(at) and at != self.row]
        down = self.row + 1
        self._go(down if down < len(self.counts.rows) else empty[0] if empty else self.row, 0)

    def _go(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self.counts.rows) - 1))
        if row != self.row or (row, column) == (self.row, self.column):
            self.hand_over()
        self.row, self.column, self._fresh = row, column, True
        for page in (node for node in self.ancestors if isinstance(node, Page)):
            page.scroll_to(y=max(0, row + HEAD - page.size.height // 2), animate=False)
        self.refresh()

    def hand_over(self) -> None:
        """Hand the row over, if anything was changed in it."""
        if self.is_changed:
            self.is_changed = False
            self.post_message(self.Counted(self.counts.rows[self.row].voice, self.counts.of(self.row)))

    def open(self, *, on: bool) -> None:
        """Show every number, or hide them."""
        self.is_open = on
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the cell clicked on."""
        at = event.get_content_offset(self)
        if at is None or at.y < HEAD:
            return
        column = (at.x - self._name_width) // CELL
        inside = 0 <= column < len(self.counts.options)
        self._go(at.y - HEAD, column if inside else 0)


class CountsSheet(Sheet[None]):
    """The grid on a sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "hide", "Show or hide", show=False)]
    keys = wording.GRID_KEYS

    def __init__(self, heading: str, counts: Counts, letters: Mapping[str, str], make: Make, do: Do) -> None:
        """Type into `counts`; `make` says what act a row is, and `do` has it done."""
        super().__init__()
        self.heading = heading
        self.grid = CountGrid(counts, letters)
        self._make = make
        self._do = do

    def body(self) -> Iterable[Widget]:
        """Yield the grid."""
        yield Static(Content(wording.HIDDEN), classes="quiet hides")
        yield self.grid

    def on_mount(self) -> None:
        """Begin at the first row that is empty."""
        self.grid.focus(scroll_visible=False)
        counts = self.grid.counts
        self.grid.row = next((at for at in range(len(counts.rows)) if not counts.is_in(at)), 0)

    async def on_count_grid_counted(self, event: CountGrid.Counted) -> None:
        """Have a row kept."""
        event.stop()
        await self._do(self._make(event.voice, event.counts))

    def action_hide(self) -> None:
        """Show every number to the room, or hide them."""
        self.grid.open(on=not self.grid.is_open)
        self.query_one(".hides", Static).update(Content(wording.SHOWN if self.grid.is_open else wording.HIDDEN))

    def action_close(self) -> None:
        """Keep the row at hand, and be done."""
        counts, row = self.grid.counts, self.grid.row
        if self.grid.is_changed:
            # Had done by the application: what is sent to a sheet that goes is not heard any more.
            self.app.call_later(self._do, self._make(counts.rows[row].voice, counts.of(row)))
        self.dismiss()


def sheet_of(room: Room, do: Do) -> CountsSheet | None:
    """The sheet for what is asked now; None where there is nobody to be counted."""
    turn = room.turn
    if turn is None or room.phase not in {"vote", "expect"}:
        return None
    expecting = room.phase == "expect"
    rows = [row for voice in tally.voices(room) if voice in room.typed and (row := _row(room, turn, voice, expecting))]
    if not rows:
        return None
    kept = turn.expected_counts if expecting else turn.counts
    typed = {
        (at, option): kept[row.voice].get(option, 0)
        for at, row in enumerate(rows)
        if kept.get(row.voice)
        for option in turn.options
    }
    name = seat_name(room.story, room.viewpoint)
    heading = "What did the tables expect of the others?" if expecting else vote_words(name)

    def make(voice: Voice, counts: Mapping[str, int]) -> Act:
        act = CountExpected if expecting else CountVotes
        return act(voice=voice, turn=turn.number, counts=dict(counts))

    return CountsSheet(inert(heading), Counts(rows, turn.options, typed), letters_of(room.story, turn.scene), make, do)


def _row(room: Room, turn: Turn, voice: Voice, expecting: bool) -> Row | None:
    name = voice_name(room, voice)
    if not expecting:
        return Row(voice, name)
    about = tally.asked_about(room, turn, voice)
    return Row(voice, inert(f"{name}, of {seat_name(room.story, about)}")) if about is not None else None
