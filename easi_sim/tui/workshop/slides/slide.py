"""A slide, what it is drawn from, and the manners that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import ReadingView, SceneView, look
from easi_sim.text import inert
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.words.workshop import NOTICED, letters_of, seat_name
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.joining import Join
from easi_sim.workshop.room import Room, Turn

LETTER = 5
"""Columns of the gutter in which an option's letter stands."""

Line = tuple[str, str]
"""A paragraph: its classes, and its words."""


@dataclass(frozen=True)
class Given:
    """What slides are drawn from."""

    room: Room
    size: Size
    """Of the page, less what it leaves at its sides."""
    join: Join | None = None
    wall: bool = False
    """Whether questions for the next meeting are gathered."""
    debrief: tuple[Line, ...] | None = None
    """What the path came to, in words; None until it is worked out."""
    report: str = ""
    """What is to be said of the report."""

    @property
    def view(self) -> SceneView:
        """Where the story stands."""
        return look(self.room.playthrough)

    @property
    def turn(self) -> Turn:
        """The scene at hand; there is one in every phase of a scene."""
        turn = self.room.turn
        if turn is None:
            raise AssertionError(f"there is no scene in the phase {self.room.phase}")
        return turn

    @property
    def letters(self) -> dict[str, str]:
        """Choice → its letter, in the scene at hand."""
        return letters_of(self.room.story, self.turn.scene)


class Slide(NamedTuple):
    """One thing at a time."""

    name: str
    draw: Callable[[Given], Iterable[Widget]]


def title(text: str) -> Static:
    """The one large thing that a slide says."""
    return Static(plain(text), classes="title")


def heading(text: str) -> Static:
    """What stands over a part of a slide."""
    return Static(plain(text), classes="heading")


def said(text: str, classes: str = "prose") -> Static:
    """A paragraph."""
    return Static(plain(text), classes=classes)


def options(given: Given, *, large: bool = True) -> Iterable[Widget]:
    """Yield what could be done, each beside its letter."""
    letters = given.letters
    for number, option in enumerate(given.view.options):
        mark = Content.styled(letters[option.id], "bold $primary")
        classes = "option" if large else "option -close first" if not number else "option -close"
        yield Hanging(mark, plain(option.say), gutter=LETTER, classes=classes)


def voice_name(room: Room, voice: Voice) -> str:
    """Who is asked, by table and seat."""
    return inert(f"{room.table(voice.table).name} · {seat_name(room.story, voice.seat)}")


def reading_heard(room: Room, reading: ReadingView) -> Iterable[Widget]:
    """Yield whose reading it is, what it notices, and why."""
    yield heading(reading.name)
    yield Static(Content.assemble((f"{NOTICED} ", "$muted"), (inert(reading.notices), "italic")), classes="prose")
    yield Static(prose(room.story, reading.because), classes="prose")


def beside(left: Sequence[Content], right: Sequence[Content], gap: int = 3) -> Content:
    """Two columns, as one text: the left one is as wide as its longest line."""
    wide = max((line.cell_length for line in left), default=0)
    rows = max(len(left), len(right))
    blank = Content()
    pairs = zip(
        [*left, *[blank] * (rows - len(left))],
        [*right, *[blank] * (rows - len(right))],
        strict=True,
    )
    return Content("\n").join(
        Content.assemble(one, " " * (wide - one.cell_length + gap), other) if other.plain else one
        for one, other in pairs
    )


def in_columns(cells: Sequence[Content], width: int, gap: int = 4) -> Content:
    """Short texts in as many columns as there is room for, read down one column and then the next."""
    if not cells:
        return Content()
    wide = max(cell.cell_length for cell in cells)
    most = max(1, (width + gap) // (wide + gap))
    high = -(-len(cells) // most) if len(cells) > 4 else len(cells)
    columns = [cells[at : at + high] for at in range(0, len(cells), high)]
    found = list(columns[-1])
    for column in reversed(columns[:-1]):
        padded = [Content.assemble(cell, " " * (wide - cell.cell_length)) for cell in column]
        found = beside(padded, found, gap).split("\n", include_separator=False)
    return Content("\n").join(found)
