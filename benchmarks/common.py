"""What the benchmarks share: stories, alternating rounds, tables and result files."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from easi_engine.loading import load_story
from easi_engine.story import Story

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results"


def default_story() -> Path:
    """The bundled story, or the one the tests play where that is not complete."""
    bundled = ROOT / "stories" / "packed-lunch"
    return bundled if load_story(bundled).story else ROOT / "tests" / "stories" / "corner-shop"


def story_at(folder: Path) -> Story:
    """A story that loads; ends the program with its findings otherwise."""
    loaded = load_story(folder)
    if loaded.story is None:
        sys.exit("\n".join(str(finding) for finding in loaded.findings))
    return loaded.story


def alternate(contenders: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """What each contender measured, in rounds that run all of them in turn.

    Every second round runs backwards, so that none always follows the same other.
    """
    found: dict[str, list[T]] = {name: [] for name in contenders}
    for index in range(rounds):
        names = list(contenders)
        for name in names if index % 2 == 0 else reversed(names):
            found[name].append(contenders[name]())
    return found


def median_ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios within each round: what drifts during a run drifts for both."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a small table: the first column to the left, the others to the right."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join([line[0].ljust(widths[0]), *cells]))


def write_results(name: str, results: Mapping[str, Any]) -> None:
    """Write ``results/NAME.json``: ratios, which travel between machines, and never bare times."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8")


def rounded(ratio: float) -> float:
    """A ratio to three figures."""
    return float(f"{ratio:.3g}")
