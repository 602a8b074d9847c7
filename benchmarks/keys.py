"""How long the play screen takes from a key press to its repaint, on a small story and on a very large one.

    python -m benchmarks.keys [--presses 300]

`easi play` runs in a pseudo-terminal; keys are pressed one at a time, the next once nothing has been drawn for a while.
Each press is timed to the first frame after it and to the last. The stories are the bundled one and a made one of 500
scenes; the large one also with 1,000 past playthroughs in the records. Needs EASI installed in the Python that runs
this, and Linux.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import cycle, islice
from pathlib import Path

from benchmarks.common import default_story, rounded, table, write_results
from benchmarks.generate import write
from benchmarks.past import fill
from benchmarks.terminal import Answered, Terminal

ABOUT = {"down": b"\x1b[B", "up": b"\x1b[A", "space": b" ", "b": b"b", "k": b"k", "w": b"w", "c": b"c"}
"""Keys that look about on the screen at hand: the pointer, the page, the notebook."""

ON = {"enter": b"\r"}
"""The key that goes on to another scene or screen: it chooses, records, predicts or reads on."""

KEYS = ABOUT | ON
"""A round of keys."""

COLUMNS = {"clock": "first", "running": "first_running", "to the last": "last_running"}
"""Column → the field of `Answered`: by the clock, time run, and time run until the last frame."""

LIMIT = 0.030
"""Seconds within which 19 of 20 presses are to be answered."""


def presses(
    story: Path, environment: Mapping[str, str], count: int, size: tuple[int, int]
) -> list[tuple[str, Answered]]:
    """Press so many keys in a new playthrough: each key that had something drawn, with how long that took."""
    script = str(Path(sys.executable).parent / "easi")
    with Terminal([script, "play", str(story), "--as", "school", "--new"], environment, size) as terminal:
        terminal.until("What do you do?")
        while terminal.read(1.0):
            pass
        answers = ((key, terminal.press(typed)) for key, typed in islice(cycle(KEYS.items()), count))
        return [(key, answered) for key, answered in answers if answered is not None]


def percentile(times: Iterable[float], part: float) -> float:
    """The time that such a part of them does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--presses", type=int, default=300)
    parser.add_argument("--size", default="120x40")
    arguments = parser.parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        empty, past, large = Path(folder) / "empty", Path(folder) / "past", Path(folder) / "stories" / "large"
        write(500, large)
        fill(past, 1000).close()
        for name, story, home in (
            ("bundled story", default_story(), empty),
            ("500 scenes", large, empty),
            ("bundled story, 1,000 playthroughs", default_story(), past),
            ("500 scenes, 1,000 playthroughs", large, past),
        ):
            environment = dict(os.environ) | {"TERM": "xterm-256color", "EASI_HOME": str(home)}
            found = presses(story, environment, arguments.presses, (columns, rows))
            for keys, what in ((ABOUT, "looking about"), (ON, "going on")):
                answers = [answered for key, answered in found if key in keys]
                results[f"{name}, {what} ({len(answers)})"] = {
                    f"{part * 100:.0f}% {column}": percentile((getattr(one, field) for one in answers), part)
                    for part in (0.5, 0.95)
                    for column, field in COLUMNS.items()
                }
    heads = list(next(iter(results.values())))
    table(
        ["milliseconds", *heads],
        [(name, *(f"{times[head] * 1000:.0f}" for head in heads)) for name, times in results.items()],
    )
    ratios = {name: {head: rounded(times[head] / LIMIT) for head in heads} for name, times in results.items()}
    write_results("keys", {"times 30 ms": ratios})


if __name__ == "__main__":
    main()
