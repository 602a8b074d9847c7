"""Where things stand in the drawing of the two rates: plain numbers, in the units of the picture's own box."""

from __future__ import annotations

from dataclasses import dataclass

from easi_sim.exports import wording
from easi_sim.exports.report import Pattern
from easi_sim.text import capital

LEFT, TOP, WIDE, HIGH = 46, 12, 280, 240
"""The square in its box: room at the left and below for the scales."""
BOX = (340, 300)
MODELS = ("over-open", "ideal", "chaotic", "over-cautious")
"""From left to right, the upper ones first."""


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four models: a rectangle and its name, a word a line."""

    model: str
    here: bool
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """The drawing."""

    box: tuple[int, int]
    left: float
    top: float
    right: float
    bottom: float
    cut_x: float
    cut_y: float
    quadrants: tuple[Quadrant, ...]
    point: tuple[float, float] | None
    """None without both rates."""
    says: str
    """All of it in words."""
    caption: str


def plane_of(pattern: Pattern) -> Plane:
    """Lay the drawing out: appropriate to the right, effective upwards."""
    right, bottom = LEFT + WIDE, TOP + HIGH
    cut_x, cut_y = LEFT + pattern.cut * WIDE, bottom - pattern.cut * HIGH
    across, up = pattern.appropriate.rate, pattern.effective.rate
    columns, rows = ((LEFT, cut_x), (cut_x, right)), ((TOP, cut_y), (cut_y, bottom))
    corners = [(x, y, to_x - x, to_y - y) for y, to_y in rows for x, to_x in columns]
    return Plane(
        box=BOX,
        left=LEFT,
        top=TOP,
        right=right,
        bottom=bottom,
        cut_x=cut_x,
        cut_y=cut_y,
        quadrants=tuple(
            Quadrant(model, model == pattern.model, *corner, _lines(model))
            for model, corner in zip(MODELS, corners, strict=True)
        ),
        point=None if across is None or up is None else (LEFT + across * WIDE, bottom - up * HIGH),
        says=wording.plane_words(up, across, pattern.name, pattern.cut),
        caption=wording.NO_POINT if across is None or up is None else wording.point_words(up, across),
    )


def _lines(model: str) -> tuple[str, ...]:
    """A name in the lines it fits: the right-hand side is narrow."""
    first, dash, rest = capital(model).partition("-")
    return (first + dash, rest) if rest else (first,)
