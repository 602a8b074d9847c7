"""A confirmed move outlives its process, and two processes can keep records at once."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from easi_sim.records import Records
from tests.running import corner_shop, surroundings

PLAYER = """
import sys
from pathlib import Path
from easi_engine.play import Move, Playthrough, compile_seat
from easi_sim.records import Records
from tests.running import corner_shop

records = Records.open(Path(sys.argv[1]))
start = Playthrough.begin(compile_seat(corner_shop(), "school"), "quiet")
for _ in range(int(sys.argv[2])):
    id_ = records.begin(start)
    print("begun", id_, flush=True)
    length = 0
    for choice in ("talk-to-jamie", "say-heater", None, "ask-nurse"):
        if choice is None:
            length = records.append_undo(id_, after=length)
        else:
            length = records.append(id_, Move(choice), after=length, over=False)
        print("confirmed", id_, length, flush=True)
"""


def start_player(home: Path, playthroughs: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PLAYER, str(home), str(playthroughs)]
    return subprocess.Popen(
        command,
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def confirmed_in(said: str) -> dict[int, int]:
    """Return playthrough → length of its log, of the lines that were written whole."""
    lengths: dict[int, int] = {}
    for line in said.splitlines(keepends=True):
        word, *numbers = line.split()
        if line.endswith("\n") and word == "confirmed":
            lengths[int(numbers[0])] = int(numbers[1])
    return lengths


def test_no_confirmed_move_is_lost_when_the_process_is_killed(tmp_path: Path, is_long: bool) -> None:
    chance = random.Random(20260301)
    lost_nothing = 0
    for run in range(200 if is_long else 6):
        home = tmp_path / str(run)
        player = start_player(home, 10_000)
        assert player.stdout
        first = player.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        player.send_signal(signal.SIGKILL)
        said = first + player.communicate()[0]
        records = Records.open(home)
        for id_, length in confirmed_in(said).items():
            resumed = records.load(id_, corner_shop())
            assert resumed.entries >= length
            assert resumed.entries - length <= 1, "at most the move being saved is more than was confirmed"
            assert resumed.stopped is None
            lost_nothing += 1
        records.close()
    assert lost_nothing > 10


@pytest.mark.parametrize("processes", [2, 6])
def test_processes_that_start_together_share_the_records(tmp_path: Path, processes: int) -> None:
    home = tmp_path / "home"
    players = [start_player(home, 8) for _ in range(processes)]
    outcomes = [player.communicate(timeout=60) for player in players]
    assert [(player.returncode, error) for player, (_, error) in zip(players, outcomes, strict=True)] == [
        (0, "")
    ] * processes
    records = Records.open(home)
    unfinished = records.unfinished()
    assert len(unfinished) == 8 * processes
    assert {saved.moves for saved in unfinished} == {2}
    records.close()
