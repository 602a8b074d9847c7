"""The two rates as bars, and the plane they place a playthrough in."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from easi_engine.debrief import HIGH, MODELS, Debrief, Rate
from easi_sim.words import rate_words

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


class Plane(Widget):
    """Appropriate across, effective up, the four models in their corners, this playthrough as a point."""

    def __init__(self, debrief: Debrief) -> None:
        """Place `debrief`."""
        super().__init__()
        self.debrief = debrief

    def render(self) -> Content:
        """Return the picture."""
        rows = [Content.styled("how much of what should have been shared was", "$muted")]
        rows += self._rows()
        rows.append(Content(f"  0 └{'─' * self._cut}┴{'─' * (ACROSS - self._cut - 1)}┘"))
        rows.append(Content(f"     0{'¾':>{self._cut}}{'1':>{ACROSS - self._cut}}"))
        rows.append(Content.styled("     how much of what should have been kept was", "$muted"))
        return Content("\n").join(rows)

    @property
    def _cut(self) -> int:
        return round(HIGH * ACROSS)

    def _rows(self) -> list[Content]:
        high = UP - round(HIGH * UP)
        rows = [Content(f"  1 ┌{'─' * self._cut}┬{'─' * (ACROSS - self._cut - 1)}┐")]
        for row in range(UP):
            if row == high:
                rows.append(Content(f"  ¾ ├{'─' * self._cut}┼{'─' * (ACROSS - self._cut - 1)}┤"))
            left, right = ("over-open", "ideal") if row < high else ("chaotic", "over-cautious")
            named = row in {0, high}
            rows.append(self._row(row, left if named else "", right if named else ""))
        return rows

    def _row(self, row: int, left: str, right: str) -> Content:
        wide = self._cut
        narrow = ACROSS - wide - 1
        text = f"{' ' + _label(left):<{wide}}│{_label(right):<{narrow}}"
        here = self._point(row)
        if here is not None:
            text = f"{text[:here]}●{text[here + 1 :]}"
        content = Content(text)
        for name in filter(None, (left, right)):
            at = text.index(_label(name))
            style = "bold reverse $primary" if name == self.debrief.model else "$muted"
            content = content.stylize(style, at, at + len(_label(name)))
        if here is not None:
            content = content.stylize("bold $primary", here, here + 1)
        return Content.assemble("    │", content, "│")

    def _point(self, row: int) -> int | None:
        """Column of the point, if it is in this row; kept off the rows and the column where names and lines are."""
        across, up = self.debrief.appropriate.rate, self.debrief.effective.rate
        if across is None or up is None:
            return None
        high = UP - round(HIGH * UP)
        at = min(UP - 1, int((1 - up) * UP))
        at = min(high - 1, at) if up >= HIGH else max(high, at)
        at += 1 if at in {0, high} else 0
        if at != row:
            return None
        column = min(ACROSS - 1, round(across * (ACROSS - 1)))
        if across >= HIGH:
            return max(column, self._cut + 1)
        return min(column, self._cut - 1)


def _label(model: str) -> str:
    return MODELS[model].name if model else ""
