"""How long `easi` takes from the start of its process to its first frame, beside an app that imports only Textual.

    python -m benchmarks.first_paint [--rounds 15]

Each runs in a pseudo-terminal of 80 × 24. The first frame is there when the words that both show have been written; the
time is that on the clock, and the processor time that the process has taken by then. `easi` also with 1,000 past
playthroughs in its records, and then until its cases are listed. Needs EASI installed in the Python that runs this, and
Linux.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import alternate, median_ratio, rounded, table, write_results
from benchmarks.past import fill
from benchmarks.terminal import Terminal

SHOWN = "You have been told something."
"""Words that the first frame of both shows."""

MINIMAL = f"""
from textual.app import App
from textual.widgets import Static

class Minimal(App):
    def compose(self):
        yield Static("{SHOWN}")

Minimal().run()
"""

LISTED = "The packed lunch"
"""Words that home shows once the cases are listed."""


class Taken(NamedTuple):
    """Seconds from the start of a process until it showed something."""

    clock: float
    processor: float


def until(shown: str, command: Sequence[str], environment: Mapping[str, str]) -> Taken:
    """Start a process in a terminal, wait until it has written some words, and end it."""
    with Terminal(command, environment, (80, 24)) as terminal:
        return Taken(terminal.until(shown), terminal.processor_time)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    script = str(Path(sys.executable).parent / "easi")
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as past:
        records = fill(Path(past), 1000)
        records.set_setting("seen-welcome", "yes")
        records.close()
        new, old = (dict(os.environ) | {"TERM": "xterm-256color", "EASI_HOME": home} for home in (empty, past))
        contenders = {
            "minimal app": partial(until, SHOWN, [sys.executable, "-c", MINIMAL], new),
            "easi, first frame": partial(until, SHOWN, [script], new),
            "easi, 1,000 playthroughs, first frame": partial(until, SHOWN, [script], old),
            "easi, 1,000 playthroughs, cases listed": partial(until, LISTED, [script], old),
        }
        alternate(contenders, 2)
        found = alternate(contenders, arguments.rounds)
    bare = found["minimal app"]
    ratios = {
        name: {
            which: rounded(median_ratio([getattr(one, which) for one in times], [getattr(one, which) for one in bare]))
            for which in Taken._fields
        }
        for name, times in found.items()
    }
    table(
        ["", "median ms", "of minimal", "by processor"],
        [
            (
                name,
                f"{statistics.median(one.clock for one in times) * 1000:.0f}",
                f"{ratios[name]['clock']:.2f}",
                f"{ratios[name]['processor']:.2f}",
            )
            for name, times in found.items()
        ],
    )
    write_results("first_paint", {"times a minimal app": ratios})


if __name__ == "__main__":
    main()
