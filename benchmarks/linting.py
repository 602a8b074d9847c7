"""How long a whole `easi lint` takes from a cold start beside `yamllint` on the same story, and what memory it needs.

    python -m benchmarks.linting [--rounds 15] [STORY ...]

yamllint is given what authors write, `story.yaml` and `scenes/`. `easi lint` is given the folder, so it reads the
shared files, the concept cards and `accepted.yaml` too: that file is written by a program and as long as the story, and
to have yamllint read it would slow it by half for nothing.

Needs EASI with its `dev` extra installed in the Python that runs this. Every story is linted under `publish`, under
`draft`, and under `publish` with `--fast`.

Cold means a new process that knows nothing of earlier runs but what Python itself keeps of any program, its modules
compiled. pip compiles those of yamllint when it installs them; those of a checkout are compiled when they are first
run, and may never be kept (`PYTHONDONTWRITEBYTECODE`). So both keep theirs in a folder made for this, in a round that
is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.common import ROOT, alternate, median_ratio, rounded, table, write_results
from benchmarks.generate import write

MAX_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit in which the system gives a process's largest memory."""


def compiled_in(folder: str) -> dict[str, str]:
    """The environment of a process that keeps its compiled modules in a folder."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": folder}


def seconds_of(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Processor seconds of a process, user and system; exit codes 0 and 1 are answers, any other is a failure."""
    before = os.times()
    quiet = subprocess.DEVNULL
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet, check=False)
    after = os.times()
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} gave {done.returncode}")
    return after.children_user - before.children_user + after.children_system - before.children_system


def clock_of(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Seconds by the clock."""
    quiet = subprocess.DEVNULL
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet, check=False)
    return time.perf_counter() - begin


def megabytes_of(command: Sequence[str]) -> float:
    """The most memory a process held."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    return int(done.stdout) * MAX_RSS_UNIT / 1e6


def commands(story: Path) -> dict[str, list[str]]:
    """The contenders for one story."""
    draft = [sys.executable, "-m", "easi_sim", "lint"]
    publish = [*draft, "--profile", "publish"]
    return {
        "yamllint": [sys.executable, "-m", "yamllint", str(story / "story.yaml"), str(story / "scenes")],
        "easi lint": [*publish, str(story)],
        "easi lint, draft": [*draft, str(story)],
        "easi lint --fast": [*publish, "--fast", str(story)],
    }


def compare(story: Path, rounds: int, env: Mapping[str, str]) -> dict[str, Any]:
    """The ratios for one story."""
    lines = commands(story)
    found: dict[str, Any] = {}
    for name, measure in (("processor", seconds_of), ("clock", clock_of)):
        contenders: dict[str, Callable[[], float]] = {key: partial(measure, line, env) for key, line in lines.items()}
        alternate(contenders, 1)
        times = alternate(contenders, rounds)
        medians = ", ".join(f"{key} {statistics.median(each):.2f} s" for key, each in times.items())
        print(f"    {name}: {medians}")
        found[name] = {
            "lint / yamllint": rounded(median_ratio(times["easi lint"], times["yamllint"])),
            "draft / yamllint": rounded(median_ratio(times["easi lint, draft"], times["yamllint"])),
            "fast / yamllint": rounded(median_ratio(times["easi lint --fast"], times["yamllint"])),
        }
    found["megabytes"] = rounded(megabytes_of(lines["easi lint"]))
    return found


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("stories", nargs="*", type=Path, help="folders; the bundled stories if none is named")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500], help="generated stories, in scenes")
    arguments = parser.parse_args()
    bundled = sorted(path.parent for path in (ROOT / "stories").glob("*/story.yaml"))
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        chosen = {story.name: story for story in arguments.stories or bundled}
        for size in arguments.sizes:
            place = Path(folder) / str(size) / "generated"
            write(size, place)
            chosen[f"{size:,} scenes"] = place
        for name, story in chosen.items():
            print(name)
            results[name] = compare(story, arguments.rounds, compiled_in(f"{folder}/compiled"))
    rows = []
    for name, found in results.items():
        ratios = [f"{found[by][key]:.2f}" for by in ("processor", "clock") for key in found[by]]
        rows.append((name, *ratios, f"{found['megabytes']:.0f}"))
    heads = ["lint/yamllint", "draft", "fast", "by clock", "draft by clock", "fast by clock"]
    table(["", *heads, "MB"], rows)
    write_results("linting", results)


if __name__ == "__main__":
    main()
