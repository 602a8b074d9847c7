"""Entries of the debrief that explain themselves: a list in which the one pointed at can be asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content

from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.picklist import POINTER, Pick, PickRow
from easi_sim.tui.widgets.walked import Walked
from easi_sim.words.explain import Explanation


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry."""

    mark: tuple[str, str]
    """A glyph and its style; the words always say the same."""
    text: Content
    notes: tuple[Content, ...] = ()
    explain: Callable[[], Explanation] = field(kw_only=True)
    """Worked out when somebody asks."""


class EntryRow(PickRow):
    """One entry, drawn: the pointer and the glyph in a gutter, the words and what lies under them beside it."""

    def __init__(self, entry: Entry, pick: Pick) -> None:
        """Draw `entry`."""
        self.pick = pick
        self.glyph = Content.styled(*entry.mark)
        Hanging.__init__(self, self._marked(on=False), entry.text, *entry.notes, gutter=4)

    def _marked(self, *, on: bool) -> Content:
        return Content.assemble((POINTER if on else " ", "bold $primary"), " ", self.glyph)


class ExplainedList(Walked):
    """Entries; picking one asks for its explanation."""

    def __init__(self, entries: Iterable[Entry], *, id: str | None = None) -> None:
        """Show `entries`."""
        self.entries = tuple(entries)
        picks = (Pick(str(number), entry.text) for number, entry in enumerate(self.entries))
        super().__init__(picks, id=id, classes="explained")

    def compose(self) -> ComposeResult:
        """Yield a row an entry."""
        for entry, pick in zip(self.entries, self.picks, strict=True):
            yield EntryRow(entry, pick)

    @property
    def at_hand(self) -> Entry | None:
        """The entry pointed at, if it is in sight."""
        return self.entries[self.pointed] if self.entries and self.pointed_in_sight else None


OPEN, FOLDED = "−", "+"
"""Before the line that opens a folded list: what it is now."""


class FoldRow(PickRow):
    """The line that opens what is folded, drawn."""

    def __init__(self, pick: Pick) -> None:
        """Draw `pick`."""
        self.pick = pick
        Hanging.__init__(self, self._marked(on=False), pick.text, gutter=4)

    def folded(self, words: str, *, shut: bool) -> None:
        """Say what Enter does now."""
        does = "Enter opens them" if shut else "Enter folds them away"
        sign = FOLDED if shut else OPEN
        self.hang(self.mark, Content.assemble(f"{sign} {words}  ", (does, "$muted")))

    def _marked(self, *, on: bool) -> Content:
        return Content.styled(POINTER if on else " ", "bold $primary")


class FoldLine(Walked):
    """A list of one line, which opens and folds the list under it."""

    def __init__(self, words: str) -> None:
        """Say what is folded: how many, of what."""
        super().__init__((Pick("fold", Content(words)),), classes="fold")
        self.words = words

    def compose(self) -> ComposeResult:
        """Yield the line."""
        for pick in self.picks:
            yield FoldRow(pick)

    def say(self, *, shut: bool) -> None:
        """Say how it is now."""
        for row in self.query(FoldRow):
            row.folded(self.words, shut=shut)


class Folded(VerticalGroup):
    """Entries under a count that one can open."""

    def __init__(self, words: str, entries: Iterable[Entry], *, shut: bool = True) -> None:
        """Fold `entries` away under `words`."""
        super().__init__()
        self.line = FoldLine(words)
        self.inside = ExplainedList(entries)
        self.inside.display = not shut

    def compose(self) -> ComposeResult:
        """Yield the line and what it opens."""
        yield self.line
        yield self.inside

    def on_mount(self) -> None:
        """Say how it begins."""
        self.line.say(shut=not self.inside.display)

    def on_pick_list_picked(self, event: FoldLine.Picked) -> None:
        """Open it or fold it; what is picked inside it goes on to the screen."""
        if event.picklist is self.line:
            event.stop()
            self.inside.display = not self.inside.display
            self.line.say(shut=not self.inside.display)
