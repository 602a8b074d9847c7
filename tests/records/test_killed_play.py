"""`easi play`, killed at a random moment: every move that was shown as made is in the records afterwards."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from easi_sim.cli.main import main
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.records.children import can_fork
from tests.running import STORIES, corner_shop

MADE = b"Half past eight"
"""The scene to which the choice leads: seen once the choice is confirmed."""
AGAIN = b"This ended with"
"""Said in its place when the ending has been read before."""
UNDONE = b"Taken back."
PLAY = ["play", "corner-shop", "--as", "school", "--plain"]


def play_until_killed(home: Path, script: Path, seconds: float) -> bytes:
    """Play a script in a process of its own, kill it some time after its first choice, and return what it showed."""
    can_fork()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.environ.update(EASI_HOME=str(home), EASI_STORIES=str(STORIES))
            sys.stdin = script.open(encoding="utf-8")
            sys.stdout = os.fdopen(write, "w", encoding="utf-8")
            main(PLAY)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb", buffering=0) as shown:
        said = b""
        while MADE not in said:
            part = shown.read(4096)
            assert part, said
            said += part
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        while part := shown.read(4096):
            said += part
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    return said


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Write what is typed: go on with the playthrough, then make the last choice and take it back, for ever."""
    path = tmp_path / "script"
    path.write_text("1\n" + "1\nundo\n" * 5_000, encoding="utf-8")
    return path


def test_every_move_that_was_shown_is_there_after_a_kill(tmp_path: Path, script: Path, is_long: bool) -> None:
    chance = random.Random(4)
    shown_in_all = 0
    for run in range(500 if is_long else 20):
        home = tmp_path / str(run)
        records = Records.open(home)
        session = (
            Session.begin(corner_shop(), "school", records, "quiet").confirm("talk-to-jamie").confirm("say-heater")
        )
        records.close()
        said = play_until_killed(home, script, chance.uniform(0, 0.2))
        shown = said.count(MADE) + said.count(AGAIN) + said.count(UNDONE)
        records = Records.open(home)
        assert session.id
        resumed = records.load(session.id, corner_shop())
        assert resumed.stopped is None
        assert resumed.entries - 2 - shown in {0, 1}, "at most the move that was being shown is more"
        records.close()
        shown_in_all += shown
    assert shown_in_all > (500 if is_long else 20), "some were killed later than in their first move"
