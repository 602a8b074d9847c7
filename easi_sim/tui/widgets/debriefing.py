"""What the parts of the debrief share: what they are made from, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container, VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import Debrief, SeenFrom, Timeline
from easi_sim.records import Result, Saved
from easi_sim.study.session import Session
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.picklist import POINTER, Pick, PickRow
from easi_sim.tui.widgets.walked import Walked

GLYPHS = {
    "made": ("✓", "$success"),
    "kept": ("✓", "$success"),
    "late": ("~", "$warning"),
    "missed": ("×", "$error"),
    "leaked": ("×", "$error"),
    "moot": ("·", "$muted"),
}
"""Status → glyph and colour; the words always stand beside them."""

EXPLAINS = "↑ ↓ go from entry to entry. x, Enter or a click explains one: all that was sent, why, and the sources."


EXPLAINS_SHORT = "↑ ↓ go from entry to entry. x, Enter or a click explains one."


@dataclass(frozen=True, slots=True)
class Debriefed:
    """Everything the parts are made from, worked out once."""

    session: Session
    debrief: Debrief
    timeline: Timeline
    earlier: tuple[tuple[Saved, Result], ...] = ()
    """What this seat came to before, oldest first."""
    elsewhere: tuple[tuple[str, tuple[SeenFrom, ...]], ...] = ()
    """(another seat this learner has sat in, their decisions there as this one reads them)."""
    too_large: str = ""
    """Why there are no rates, if there are none for want of room."""


class PlainRow(PickRow):
    """One entry, drawn: the pointer in a gutter, the words beside it."""

    def __init__(self, pick: Pick) -> None:
        """Draw `pick`."""
        self.pick = pick
        notes = () if pick.note is None else (pick.note.stylize("$muted"),)
        Hanging.__init__(self, self._marked(on=False), pick.text, *notes, gutter=3)

    def _marked(self, *, on: bool) -> Content:
        return Content.styled(POINTER if on else " ", "bold $primary")


class Plainly(Walked):
    """A list to pick from whose entries have no number: the number keys go to the parts."""

    def compose(self) -> ComposeResult:
        """Yield a row an entry."""
        for pick in self.picks:
            yield PlainRow(pick)


def columns(*parts: Sequence[Widget]) -> Container:
    """Columns side by side where there is room, one under another where there is not."""
    return Container(*(VerticalGroup(*part, classes="column") for part in parts), classes="columns")


def title(text: str) -> Static:
    """Return what stands at the head of a part."""
    return Static(plain(text), classes="title")


def heading(text: str) -> Static:
    """Return a heading."""
    return Static(plain(text), classes="heading")


def paragraph(text: str, classes: str = "paragraph") -> Static:
    """Return a paragraph."""
    return Static(plain(text), classes=classes)


def picks(*told: tuple[str, str] | tuple[str, str, str]) -> Iterable[Pick]:
    """Entries of a list from (id, words) or (id, words, a quieter line)."""
    for id_, words, *note in told:
        yield Pick(id_, plain(words), plain(note[0]) if note else None)
