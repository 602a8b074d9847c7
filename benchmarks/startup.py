"""How long `easi --version` takes beside a Python that starts and does nothing.

    python -m benchmarks.startup [--rounds 60]

Needs EASI installed in the Python that runs this, since the console script is one of the contenders.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.common import alternate, median_ratio, rounded, table, write_results


def seconds_of(command: Sequence[str]) -> float:
    """Seconds from starting a process to its end; it must succeed. It starts where no source tree is in its way."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=Path(sys.executable).parent, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=60)
    arguments = parser.parse_args()
    script = Path(sys.executable).parent / ("easi.exe" if sys.platform == "win32" else "easi")
    if not script.is_file():
        sys.exit(f"There is no {script}: install EASI first, with `pip install .`.")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "easi --version": [str(script), "--version"],
        "python -m easi_sim --version": [sys.executable, "-m", "easi_sim", "--version"],
    }
    contenders: dict[str, Callable[[], float]] = {name: partial(seconds_of, each) for name, each in commands.items()}
    alternate(contenders, 3)
    found = alternate(contenders, arguments.rounds)
    bare = found["python -c pass"]
    ratios = {name: rounded(median_ratio(times, bare)) for name, times in found.items()}
    table(
        ["", "median ms", "of bare"],
        [(name, f"{statistics.median(times) * 1000:.1f}", f"{ratios[name]:.2f}") for name, times in found.items()],
    )
    write_results("startup", {"times a bare interpreter": ratios})


if __name__ == "__main__":
    main()
