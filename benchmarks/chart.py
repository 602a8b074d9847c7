"""A chart of what proving costs as stories grow, as SVG: two panels on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

WIDTH, HEIGHT, MARGIN = 420, 280, 60
COLOURS = {"local": "#1f4e79", "everywhere": "#b3541e"}
SECONDS = (0.01, 0.1, 1.0, 10.0, 100.0)

Row = dict[str, Any]


def chart(rows: Sequence[Row]) -> str:
    """Seconds against scenes, and seconds against facts and flags; hollow where it is not proven."""
    by_scenes = [row for row in rows if row["shape"] == "local" and row["facts and flags"] == 20]
    by_facts = [row for row in rows if not (row in by_scenes and row["scenes"] != 1_000)]
    panels = [
        _panel(0, "scenes (20 facts and flags)", by_scenes, "scenes", (100, 1_000, 10_000, 100_000)),
        _panel(WIDTH, "facts and flags", by_facts, "facts and flags", (10, 20, 30, 40, 50, 60)),
    ]
    described = "Seconds of processor time to prove a story, against its scenes and against its facts and flags."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT + 20}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>{described}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(panels)}</svg>\n'
    )


def _panel(left: int, name: str, rows: Iterable[Row], against: str, ticks: Sequence[int]) -> str:
    ratio = ticks[-1] / ticks[0] > 100

    def across(value: float) -> float:
        low, high = ticks[0], ticks[-1]
        part = math.log(value / low) / math.log(high / low) if ratio else (value - low) / (high - low)
        return left + MARGIN + part * (WIDTH - 1.5 * MARGIN)

    def down(seconds: float) -> float:
        low, high = SECONDS[0], SECONDS[-1]
        return HEIGHT - MARGIN / 1.5 - math.log(max(seconds, low) / low) / math.log(high / low) * (HEIGHT - MARGIN)

    parts = [_text(across(tick), HEIGHT - 22, f"{tick:,}") for tick in ticks]
    parts += [_text(left + WIDTH / 2, HEIGHT - 4, name)]
    for tick in SECONDS:
        parts.append(
            f'<line x1="{across(ticks[0]):.0f}" x2="{across(ticks[-1]):.0f}" y1="{down(tick):.0f}" '
            f'y2="{down(tick):.0f}" stroke="#ddd"/>'
        )
        parts.append(_text(left + MARGIN - 24, down(tick) + 4, f"{tick:g} s"))
    for place, shape in enumerate(dict.fromkeys(row["shape"] for row in rows)):
        some = sorted(
            (row for row in rows if row["shape"] == shape and row["prove s"] != ""), key=lambda row: int(row[against])
        )
        points = [(across(row[against]), down(row["prove s"]), row["proven"]) for row in some]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[shape]}" stroke-width="2"/>')
        for x, y, proven in points:
            filled = COLOURS[shape] if proven else "#fff"
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{filled}" stroke="{COLOURS[shape]}"/>')
        parts.append(
            _text(
                left + MARGIN + 110,
                34 + 14 * place,
                f"{shape}, {some[0]['scenes']:,} scenes" if against != "scenes" else shape,
                COLOURS[shape],
            )
        )
    return "".join(parts)


def _text(x: float, y: float, text: str, colour: str = "#333") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" fill="{colour}">{text}</text>'
