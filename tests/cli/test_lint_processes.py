"""`easi lint` as a process among others: what it loads, its workers, pipes and terminals, and what is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from easi_sim.bundled import stories_folder
from tests.cli.conftest import Easi
from tests.cli.linted import ONLY, add_broken, copies
from tests.engine.lint.linting import STORY
from tests.running import COMMAND, STORIES, loaded_after, surroundings, unread
from tests.running import easi as run_easi


def test_linting_loads_no_screens(home: Path) -> None:
    heavy = {"textual", "rich", "networkx", "multiprocessing", "concurrent"}
    assert loaded_after(home, "lint", "--select", "ES", str(STORIES)).isdisjoint(heavy)


def test_what_a_run_does_not_ask_for_is_not_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom easi_sim.cli.main import main\n"
        f"main(['lint', '--fast', {str(STORIES / 'corner-shop')!r}])\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=surroundings(tmp_path), capture_output=True, check=False)
    loaded = done.stderr.decode().split()
    assert "easi_engine.lint.rules.graph.same_words" in loaded
    assert "easi_engine.lint.rules.graph.stuck_scene" not in loaded
    unwanted = ("easi_engine.debrief", "easi_engine.play.views", "easi_engine.play.playthrough", "importlib.metadata")
    assert not any(name.startswith(unwanted) for name in loaded)


NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise OSError("the network is denied")

sys.addaudithook(refuse)
from easi_sim.cli.main import main
sys.exit(main(["lint", "--jobs", "1", "--select", "EG,EK", sys.argv[1]]))
"""


def test_the_network_is_never_asked(home: Path) -> None:
    command = [COMMAND[0], "-c", NO_NETWORK, str(stories_folder())]
    done = subprocess.run(command, env=surroundings(home), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_has_had_enough_of_findings_is_no_error(here: Path, home: Path) -> None:
    code, error = unread(home, "lint", str(here), *ONLY)
    assert code in (0, 1)
    assert b"Traceback" not in error


@pytest.mark.parametrize("inside", [True, False])
def test_many_processes_say_what_one_says(easi: Easi, here: Path, home: Path, inside: bool) -> None:
    copies(here, 5)
    add_broken(here)
    alone = easi("lint", ".", *ONLY, "--format", "json", "--jobs", "1")
    assert [s["id"] for s in json.loads(alone.out)["stories"]] == ["broken", *(f"copy-00{n}" for n in range(5)), STORY]
    if inside:
        assert easi("lint", ".", *ONLY, "--format", "json", "--jobs", "2") == alone
    else:
        done = run_easi(home, "lint", str(here), *ONLY, "--format", "json", "--jobs", "3")
        assert done.returncode == 1
        assert json.loads(done.stdout)["summary"] == json.loads(alone.out)["summary"]


def children(pid: int) -> set[int]:
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def until(true: Any) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_behind_when_it_is_interrupted(here: Path, home: Path, number: int) -> None:
    copies(here, 150)
    command = [*COMMAND, "lint", str(here), "--jobs", "2", "--format", "json"]
    # Tests that run in the background pass on that they ignore Ctrl-C; a terminal's processes do not.
    heed = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    run = f"import os, signal, sys; {heed}; os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", run, *command],
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until(lambda: process.poll() is not None or len(children(process.pid)) == 2)
    workers = children(process.pid)
    assert len(workers) == 2
    if number == signal.SIGINT:  # as from a terminal, everybody gets it
        os.killpg(process.pid, number)
    else:
        process.kill()
    _, error = process.communicate(timeout=60)
    if number == signal.SIGINT:
        assert (process.returncode, error) == (130, b"")
    until(lambda: not any(alive(pid) for pid in workers))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_is_shown_how_far_it_is(here: Path, home: Path) -> None:
    import pexpect

    copies(here, 3)
    environment = surroundings(home, TERM="xterm", COLUMNS="100") | {"NO_COLOR": "1"}
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "lint", ".", *ONLY], cwd=str(here), env=environment, encoding="utf-8", timeout=60
    )
    child.expect_exact("Linting")
    child.expect_exact("Found 4 errors in 4 stories")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
