"""The two rates as bars, and the plane in which they place playthroughs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from easi_engine.debrief import HIGH, MODELS, Rate
from easi_sim.words.common import rate_words

FULL, EMPTY, CUT = "█", "░", "│"
BAR = 40
"""Cells of a bar: the cut-off falls on one."""


class RateBar(Widget):
    """One rate: a name, a bar with the cut-off marked on it, the count, what is counted."""

    def __init__(self, name: str, counts: str, rate: Rate) -> None:
        """Draw `rate`."""
        super().__init__()
        self.rate_name = name
        self.counts = counts
        self.rate = rate

    def render(self) -> Content:
        """Return three lines."""
        high = bool(self.rate.high)
        head = Content.assemble(
            (f"{self.rate_name}  ", "bold"),
            (rate_words(self.rate), "$success" if high else "$secondary"),
        )
        return Content("\n").join([head, self._bar(), Content.styled(self.counts, "$muted")])

    def _bar(self) -> Content:
        filled = round((self.rate.rate or 0) * BAR)
        cut = round(HIGH * BAR)
        before, after = FULL * min(filled, cut), FULL * max(0, filled - cut)
        colour = "$success" if self.rate.high else "$secondary"
        return Content.assemble(
            (before, colour),
            (EMPTY * (cut - len(before)), "$muted"),
            (CUT, "bold $primary"),
            (after, colour),
            (EMPTY * (BAR - cut - len(after)), "$muted"),
        )


ACROSS, UP = 56, 12
"""Cells of the plane inside its frame: three quarters of each is a whole number."""

HERE = "●"
"""The playthrough that is debriefed."""


@dataclass(frozen=True, slots=True)
class Point:
    """One playthrough in the plane."""

    effective: Rate
    appropriate: Rate
    glyph: str = HERE
    """One cell wide."""
    style: str = "bold $primary"


class Plane(Widget):
    """Appropriate across, effective up, the four models in their corners, playthroughs as points."""

    def __init__(self, points: Iterable[Point], models: Iterable[str | None]) -> None:
        """Draw `points`, the most important first: where two fall on one cell, the later moves aside."""
        super().__init__()
        self.models = frozenset(models)
        self.placed = dict(_placed(points))
        """(row, column) → the point drawn there."""

    def render(self) -> Content:
        """Return the picture."""
        rows = [Content.styled("how much of what should have been shared was", "$muted")]
        rows += self._rows()
        rows.append(Content(f"  0 └{'─' * WIDE}┴{'─' * (ACROSS - WIDE - 1)}┘"))
        rows.append(Content(f"     0{'¾':>{WIDE}}{'1':>{ACROSS - WIDE}}"))
        rows.append(Content.styled("     how much of what should have been kept was", "$muted"))
        return Content("\n").join(rows)

    def _rows(self) -> Iterator[Content]:
        yield Content(f"  1 ┌{'─' * WIDE}┬{'─' * (ACROSS - WIDE - 1)}┐")
        for row in range(UP):
            if row == TOP:
                yield Content(f"  ¾ ├{'─' * WIDE}┼{'─' * (ACROSS - WIDE - 1)}┤")
            named = ("over-open", "ideal") if row < TOP else ("chaotic", "over-cautious")
            yield self._row(row, named if row in {0, TOP} else ("", ""))

    def _row(self, row: int, names: tuple[str, str]) -> Content:
        left, right = (MODELS[name].name if name else "" for name in names)
        text = f"{' ' + left:<{WIDE}}│{right:<{ACROSS - WIDE - 1}}"
        here = {column: point for (at, column), point in self.placed.items() if at == row}
        for column, point in here.items():
            text = f"{text[:column]}{point.glyph}{text[column + 1 :]}"
        content = Content(text)
        for name in filter(None, names):
            at = text.index(MODELS[name].name)
            style = "bold reverse $primary" if name in self.models else "$muted"
            content = content.stylize(style, at, at + len(MODELS[name].name))
        for column, point in here.items():
            content = content.stylize(point.style, column, column + 1)
        return Content.assemble("    │", content, "│")


WIDE = round(HIGH * ACROSS)
"""Columns left of the cut-off."""
TOP = UP - round(HIGH * UP)
"""Rows above it."""


def _placed(points: Iterable[Point]) -> Iterator[tuple[tuple[int, int], Point]]:
    """Give each point a cell of its own, as near as may be, within its quarter and off the rows that have names."""
    taken: set[tuple[int, int]] = set()
    for point in points:
        across, up = point.appropriate.rate, point.effective.rate
        if across is None or up is None:
            continue
        row = min(UP - 1, int((1 - up) * UP))
        row = min(TOP - 1, row) if up >= HIGH else max(TOP, row)
        row += 1 if row in {0, TOP} else 0
        column = min(ACROSS - 1, round(across * (ACROSS - 1)))
        low, high = (WIDE + 1, ACROSS - 1) if across >= HIGH else (0, WIDE - 1)
        column = min(max(column, low), high)
        near = sorted(range(low, high + 1), key=lambda at: (abs(at - column), at))
        free = next((at for at in near if (row, at) not in taken), None)
        if free is not None:
            taken.add((row, free))
            yield (row, free), point
