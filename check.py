#!/usr/bin/env python3
"""Set up `.venv` and run every check: `python3 check.py`. CI runs exactly this.

It needs Python 3.11 or later, pip and, for the tests of pages, a browser made from Chromium; as root on Debian it
installs that too. `--long` runs full counts where the tests otherwise take samples. In a git checkout the static checks
go through pre-commit, whose hooks are the same commands.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "easi-installed"

STATIC = ("ruff check", "ruff format --check", "mypy", "lint-imports")
"""Static checks, each a command. `.pre-commit-config.yaml` lists the same; a test compares them."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
"""Commands that start a browser made from Chromium."""
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"${ProgramFiles}\Google\Chrome\Application\chrome.exe",
    r"${ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe",
    r"${ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
)
"""Where they are where they are not on the path."""


def main() -> int:
    """Return 0 if everything passed, otherwise 1."""
    parser = argparse.ArgumentParser(description="Set up .venv and run every check, as CI does.")
    parser.add_argument("--long", action="store_true", help="full counts instead of samples")
    arguments = parser.parse_args()
    set_up()
    set_up_browser()
    static = ("pre-commit run --all-files",) if in_git() else STATIC
    tests = "pytest -q -n 2" + (" --long" if arguments.long else "")
    failed = [command for command in (*static, tests) if not passes(command)]
    print("\nFailed: " + ", ".join(failed) if failed else "\nAll checks passed.")
    return 1 if failed else 0


def set_up() -> None:
    """Make `.venv` if it is missing or broken, and install this checkout in it unless it already is."""
    wanted = hashlib.sha256(str(ROOT).encode() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    editable = any(VENV.glob("**/site-packages/*easi_sim.pth"))  # gone after a plain `pip install .`
    if usable() and editable and STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted:
        return
    if not usable():
        print("Making .venv", flush=True)
        venv.create(VENV, clear=True, with_pip=True)
    print("Installing easi-sim and its development tools into .venv", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", ".[dev]"]
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=True)
    STAMP.write_text(wanted, encoding="ascii")


def set_up_browser() -> None:
    """Install Debian's Chromium where there is no browser and we may; elsewhere the tests that need one say so."""
    system = Path("/etc/os-release")
    is_debian = system.is_file() and "\nID=debian\n" in f"\n{system.read_text(encoding='utf-8')}\n"
    if find_browser() or not is_debian or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium for the tests of pages", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get -qq update", "apt-get -qq install -y --no-install-recommends chromium"):
        subprocess.run(command.split(), env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def find_browser() -> Path | None:
    """Return a browser made from Chromium: the one EASI_BROWSER names, or one on the path or in its usual place."""
    named = os.environ.get("EASI_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = (shutil.which(name) for name in BROWSERS)
    usual = (Path(os.path.expandvars(place)) for place in BROWSER_PLACES)
    found = [*(Path(path) for path in on_path if path), *(path for path in usual if path.is_file())]
    return found[0] if found else None


def usable() -> bool:
    """Whether `.venv` holds a working Python 3.11 or later with pip."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def in_git() -> bool:
    """Whether this folder is the top of a git work tree; an unpacked archive is not."""
    command = ["git", "rev-parse", "--show-toplevel"]
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return found.returncode == 0 and Path(found.stdout.strip()).resolve() == ROOT


def passes(command: str) -> bool:
    """Run one command with `.venv` first on the path; pre-commit keeps its files there too, not in HOME."""
    search = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    environment = os.environ | {"PATH": search, "PRE_COMMIT_HOME": str(VENV / "pre-commit")}
    name, *rest = command.split()
    print(f"\n$ {command}", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        [shutil.which(name, path=search) or name, *rest],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    print(f"{'passed' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - start:.1f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 -- said plainly to whoever starts it with an older one
        sys.exit("EASI needs Python 3.11 or later.")
    sys.exit(main())
