"""Running the `easi` command as its users do: a process of its own, with a home of its own."""

import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

from easi_engine.story import Story
from easi_sim.catalogue import load_one

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "tests/stories"
COMMAND = [sys.executable, "-m", "easi_sim"]


@cache
def corner_shop() -> Story:
    """Return the test story."""
    return load_one(STORIES / "corner-shop")


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return an environment whose records are in `home` and whose stories are the test stories."""
    search = os.pathsep.join([str(ROOT), str(ROOT / "engine")])
    ours = {
        "EASI_HOME": str(home),
        "EASI_STORIES": str(STORIES),
        "PYTHONPATH": search,
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "80",
    }
    return {key: value for key, value in os.environ.items() if key != "EASI_DEBUG"} | ours | more


def heed_ctrl_c() -> None:
    """Take Ctrl-C as a terminal gives it: tests started in the background would pass on that it be ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def easi(home: Path, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `easi` with pipes for stdin, stdout and stderr."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed.encode(),
        capture_output=True,
        env=surroundings(home, **environment),
        timeout=60,
        check=False,
    )


def loaded_after(home: Path, *arguments: str) -> set[str]:
    """Return the packages that are loaded once the command has ended, which has to go well."""
    code = (
        f"import sys\nfrom easi_sim.cli.main import main\ncode = main({list(arguments)!r})\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings(home), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().split())


def unread(home: Path, *arguments: str) -> tuple[int, bytes]:
    """Run the command into a pipe that nobody reads; return the exit code and what stands on stderr."""
    producer = subprocess.Popen(
        [*COMMAND, *arguments],
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert producer.stdout
    assert producer.stderr
    producer.stdout.close()
    error = producer.stderr.read()
    return producer.wait(timeout=60), error
