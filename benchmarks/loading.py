"""Reading a story's files: ours beside yamllint and ruamel.yaml on the same text, and validation beside our reading.

    python -m benchmarks.loading [--rounds 9] [--sizes 50 500 5000]

All run in this process, on text already in memory, and are measured in processor time with the garbage collector off
for everyone; a second set of figures has it on for everyone (ours pauses it while it reads, in both).
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from yamllint import linter
from yamllint.config import YamlLintConfig

from benchmarks.common import ROOT, alternate, median_ratio, rounded, table, write_results
from benchmarks.generate import generate, write
from easi_engine.loading import load_story, parser_name
from easi_engine.loading.nodes import Map
from easi_engine.loading.positioned import parse_yaml
from easi_engine.loading.validation import validate
from easi_engine.story import Case
from easi_engine.story.scenes import ScenesFile

Files = dict[str, str]
Sample = tuple[float, ...]

YAMLLINT = YamlLintConfig("extends: default")
SHORTEST = 0.2
"""Seconds below which a contender is run again, so that the clock's grain does not count."""

LARGE = 1_000_000
"""Bytes from which a third of the rounds will do: one of yamllint's takes half a minute."""


def ours(files: Files) -> None:
    """To data with the line and column of every key and value, everything a story may not use refused."""
    for name, text in files.items():
        parse_yaml(text, name)


def yamllint(files: Files) -> None:
    """Every problem found with the default configuration."""
    for text in files.values():
        for _ in linter.run(text, YAMLLINT):
            pass


def ruamel(files: Files) -> None:
    """To plain data without positions, through libyaml."""
    for text in files.values():
        YAML(typ="safe", pure=False).load(text)


def model_of(name: str) -> type[BaseModel]:
    """What a file is validated as."""
    return Case if name == "story.yaml" else ScenesFile


def validation(data: dict[str, Map]) -> None:
    """Our data to models."""
    for name, content in data.items():
        validate(model_of(name), content, name, ("days", "risk"))


def seconds_of(work: Callable[[], None], collecting: bool) -> float:
    """Processor seconds of one run, from as many as fill the shortest time; the collector on or off for all alike."""
    gc.collect()
    if not collecting:
        gc.disable()
    try:
        runs, begin = 0, time.process_time()
        while (took := time.process_time() - begin) < SHORTEST:
            work()
            runs += 1
        return took / runs
    finally:
        gc.enable()


def compare(files: Files, rounds: int, collecting: bool) -> dict[str, float]:
    """The ratios for one story."""
    data: dict[str, Any] = {name: parse_yaml(text, name).data for name, text in files.items()}
    work: dict[str, Callable[[], None]] = {
        "ours": partial(ours, files),
        "yamllint": partial(yamllint, files),
        "ruamel": partial(ruamel, files),
        "validation": partial(validation, data),
    }
    found = alternate({name: partial(seconds_of, each, collecting) for name, each in work.items()}, rounds)
    print("   ", ", ".join(f"{name} {statistics.median(times) * 1000:,.1f} ms" for name, times in found.items()))
    return {
        "yamllint / ours": rounded(median_ratio(found["yamllint"], found["ours"])),
        "ours / ruamel safe": rounded(median_ratio(found["ours"], found["ruamel"])),
        "validation / ours": rounded(median_ratio(found["validation"], found["ours"])),
    }


def bundled() -> Files:
    """The bundled story's files."""
    folder = ROOT / "stories" / "packed-lunch"
    paths = [folder / "story.yaml", *sorted((folder / "scenes").glob("*.yaml"))]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def check(size: int) -> None:
    """End the program if a generated story does not load."""
    with tempfile.TemporaryDirectory() as folder:
        write(size, Path(folder) / "generated")
        findings = load_story(Path(folder) / "generated").findings
    if findings:
        sys.exit("\n".join(str(finding) for finding in findings[:10]))


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500, 5000], help="in scenes")
    arguments = parser.parse_args()
    stories = {"packed-lunch": bundled()}
    for size in arguments.sizes:
        check(size)
        stories[f"{size:,} scenes"] = generate(size)
    results: dict[str, dict[str, Any]] = {}
    rows = []
    for story, files in stories.items():
        size = sum(len(text.encode()) for text in files.values())
        print(f"{story}, {size / 1e6:.2f} MB (medians; collector off, then on):")
        rounds = arguments.rounds if size < LARGE else max(3, arguments.rounds // 3)
        off, on = (compare(files, rounds, collecting) for collecting in (False, True))
        results[story] = {"megabytes": rounded(size / 1e6), "collector off": off, "collector on": on}
        rows.append((story, *(f"{off[name]:.3g} ({on[name]:.3g})" for name in off)))
    print("\nMedian ratios, the collector off (on):")
    table(["story", *results["packed-lunch"]["collector off"]], rows)
    write_results("loading", {"parser": parser_name(), "stories": results})


if __name__ == "__main__":
    main()
