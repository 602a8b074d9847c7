"""The jigsaw: facts down, holders across, a mark where they meet; a legend explains marks and letters."""

from __future__ import annotations

import textwrap

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from easi_engine.play import HolderColumn, Jigsaw
from easi_sim.text import inert

MARKS = {
    "mine": ("●", "$primary", "you know it"),
    "sent": ("→", "$secondary", "you passed it on"),
    "told-me": ("←", "$secondary", "they told you"),
    "seen": ("○", "$foreground", "you heard it got there"),
    "held": ("▪", "$foreground", "knew it, unseen by you"),
    "unknown": ("▫", "$muted", "face down"),
}
"""State of a cell → glyph, colour, words. The glyphs differ, so that colour is never the only sign."""

NEW = "(", ")"
"""Stand round a mark that was not there before the last move."""

YOU = "You"
"""Heads the seat's own column, which comes first."""

CELL = 3
"""Columns a holder takes."""


class JigsawGrid(Widget):
    """Draws a `Jigsaw`."""

    jigsaw: reactive[Jigsaw | None] = reactive(None, layout=True)
    """What to draw; None draws nothing."""

    hidden: reactive[str] = reactive("unknown")
    """State of cells of which nothing is said: face down in a case, empty after it."""

    new_words: reactive[str] = reactive("new since your last choice")
    """What the legend says of the brackets."""

    agencies: frozenset[str] = frozenset()
    """Holders whose own letter stands at the head of their column; anybody else gets two initials."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the grid and its legend."""
        return Content("\n").join(self._lines(self.content_size.width or 38))

    def _lines(self, width: int) -> list[Content]:
        jigsaw = self.jigsaw
        if jigsaw is None:
            return []
        # A grid wider than the room is drawn in bands, so that no holder falls off the edge.
        across = max(1, (width - 14) // CELL)
        bands = [jigsaw.holders[at : at + across] for at in range(0, len(jigsaw.holders), across)]
        lines: list[Content] = []
        for band in bands:
            lines += self._band(jigsaw, band, width)
            lines.append(Content())
        return lines + self._legend(jigsaw, width)

    def _band(self, jigsaw: Jigsaw, holders: tuple[HolderColumn, ...], width: int) -> list[Content]:
        label = min(26, width - CELL * len(holders))
        head = "".join(f"{self._mark(holder):^{CELL}}" for holder in holders)
        lines = [Content.assemble(" " * label, (head, "bold"))]
        for fact in jigsaw.facts:
            words = textwrap.wrap(inert(fact.short), label - 1) or [""]
            cells = [self._cell(jigsaw, fact.id, holder) for holder in holders]
            lines.append(Content.assemble(f"{words[0]:<{label}}", *cells))
            lines += [Content(f"{more:<{label}}") for more in words[1:]]
        return lines

    def _mark(self, holder: HolderColumn) -> str:
        if self.jigsaw is not None and holder == self.jigsaw.holders[0]:
            return YOU
        if holder.id in self.agencies:
            return inert(holder.letter)
        return inert("".join(word[0] for word in holder.name.split()[:2]).upper())

    def _cell(self, jigsaw: Jigsaw, fact: str, holder: HolderColumn) -> tuple[str, str]:
        state = jigsaw.cells.get((fact, holder.id), self.hidden)
        # Face down is said of services: what people know of their own lives is nobody's piece to turn over.
        if not state or (state == self.hidden and not holder.is_service):
            return " " * CELL, ""
        glyph, colour, _ = MARKS[state]
        if (fact, holder.id) in jigsaw.new:
            return glyph.join(NEW), f"bold {colour}"
        return f"{glyph:^{CELL}}", colour

    def _legend(self, jigsaw: Jigsaw, width: int) -> list[Content]:
        states = set(jigsaw.cells.values()) | ({self.hidden} if self.hidden else set())
        marks = [
            Content.assemble((f"{glyph} ", colour), (words, "$muted"))
            for state, (glyph, colour, words) in MARKS.items()
            if state in states
        ]
        if jigsaw.new:
            marks.append(Content.assemble((f"{' '.join(NEW)} ", "bold"), (self.new_words, "$muted")))
        services, people = (
            [
                Content.assemble((f"{self._mark(h)} ", "bold"), (inert(h.name), "$muted"))
                for h in jigsaw.holders
                if h.is_service is kind
            ]
            for kind in (True, False)
        )
        return [*_flowed(marks, width), Content(), *_flowed(services, width), *_flowed(people, width)]


def _flowed(parts: list[Content], width: int) -> list[Content]:
    """Parts side by side, three cells apart, as many on a line as fit."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "   ", part)
        else:
            lines.append(part)
    return lines
