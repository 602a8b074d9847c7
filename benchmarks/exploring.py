"""How fast states are explored, with a way to each of them kept, beside inkcheck on the same graph.

    python -m benchmarks.exploring INKCHECK

``INKCHECK`` is a built checkout of https://github.com/chaoz23/inkcheck (``npm ci --ignore-scripts && npx tsc``). A
seat of a story is written as ink, without words (`ink/port.py`), and both explore it breadth first. inkcheck calls a
state each choice that it tries, whether or not it leads somewhere new. So what is compared is choices tried; and our
new states with its choices tried, which favours it by as much as choices lead to states already known.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import alternate, default_story, median_ratio, rounded, story_at, table, write_results
from benchmarks.growth import growing
from benchmarks.ink.player import HERE
from benchmarks.ink.port import port
from benchmarks.large import SEAT, coupled
from easi_engine.play import Program
from easi_engine.space import Reached, explore, live_bits
from easi_engine.story import Story


class Rate(NamedTuple):
    """How fast an exploration was, by processor time."""

    choices: float
    """Choices tried a second."""
    states: float
    """New states found a second; inkcheck does not tell how many of the choices it tried led to one."""
    found: int
    """How many states there were, or how many choices inkcheck tried."""


def inkcheck(checkout: Path, source: str, most: int) -> Rate:
    """inkcheck's."""
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder) / "story.ink"
        story.write_text(source, encoding="utf-8")
        command = ["node", str(HERE / "explore.cjs"), str(checkout.resolve()), str(story), str(most)]
        said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    found = json.loads(said)
    return Rate(found["choices"] / found["seconds"], found["choices"] / found["seconds"], found["choices"])


def ours(story: Story, seat: str) -> Rate:
    """The engine's, everything included but compiling: nothing is remembered from an earlier round."""
    program = Program(story, seat)
    begun = time.process_time()
    reached = _reached(program)
    taken = time.process_time() - begun
    return Rate(_choices(reached) / taken, len(reached) / taken, len(reached))


def _reached(program: Program) -> Reached:
    outside = ~program.layout.ledger
    live = tuple(bits & outside for bits in live_bits(program, 0))
    return explore(program, program.start(), live=live, limit=20_000_000)


def _choices(reached: Reached) -> int:
    """Choices open in all states."""
    return sum(
        step.guard.holds(bits)
        for level in reached.levels
        for scene, states in level.items()
        for step in reached.program.rooms[scene].steps.values()
        for bits in states
    )


def compared(story: Story, seat: str, checkout: Path, most: int, rounds: int) -> dict[str, float]:
    """Both, in alternating rounds."""
    source = port(story, seat, kind="mute")
    found = alternate({"ours": lambda: ours(story, seat), "inkcheck": lambda: inkcheck(checkout, source, most)}, rounds)
    choices = {name: [rate.choices for rate in rates] for name, rates in found.items()}
    states = {name: [rate.states for rate in rates] for name, rates in found.items()}
    return {
        "our states": found["ours"][0].found,
        "choices inkcheck tried": found["inkcheck"][0].found,
        "inkcheck's choices a second": rounded(statistics.median(choices["inkcheck"])),
        "our choices a second": rounded(statistics.median(choices["ours"])),
        "our states a second": rounded(statistics.median(states["ours"])),
        "ratio of choices": rounded(median_ratio(choices["ours"], choices["inkcheck"])),
        "ratio of states": rounded(median_ratio(states["ours"], states["inkcheck"])),
    }


def main() -> None:
    """Compare on a story made for it, and on the bundled one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inkcheck", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=10_000, help="choices that inkcheck tries")
    asked = parser.parse_args()
    bundled = story_at(default_story())
    stories = {
        "coupled, 16 + 6": (coupled(16, 6), SEAT),
        "local, 300 scenes": (growing("local", 300, 16), SEAT),
    }
    stories |= {f"{bundled.case.id}, {seat}": (bundled, seat) for seat in bundled.case.viewpoints}
    results = {
        name: compared(story, seat, asked.inkcheck, asked.most, asked.rounds) for name, (story, seat) in stories.items()
    }
    heads = list(next(iter(results.values())))
    table(["", *heads], ([name, *(f"{value:,.10g}" for value in row.values())] for name, row in results.items()))
    write_results("exploring", results)


if __name__ == "__main__":
    main()
