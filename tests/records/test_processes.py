"""What was confirmed outlives its process, and several processes keep records at once without loss."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from easi_engine.play import DecisionRecord, Prediction
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.records.children import can_fork
from tests.records.writing import text
from tests.running import corner_shop, surroundings

WAY = ("talk-to-jamie", "say-heater", "listen")


def play_for_ever(home: Path, out: int) -> None:
    """Play as the screens do, and say what is confirmed once it is: each time a line of JSON."""

    def say(**what: object) -> None:
        os.write(out, json.dumps(what).encode() + b"\n")

    records = Records.open(home)
    while True:
        session = Session.begin(corner_shop(), "school", records, "quiet")
        for number in range(4):
            session = _play_on(session, say)
            entry = records.write_entry("reflection", text("entry", 50 + 900 * number), playthrough=session.id)
            say(written=entry.id, text=entry.text)
            session = session.what_if(number % 3) if number % 2 else session.undo().undo().undo()
            say(id=session.id, entries=session.entries, choices=_choices(session))


def _play_on(session: Session, say: Callable[..., None]) -> Session:
    while not session.playthrough.is_over:
        choice = WAY[len(session.playthrough.moves)]
        prediction = Prediction(session.to_predict, choice) if session.to_predict else None
        record = DecisionRecord("public-task", "later", "asked", text("reason", 300)) if prediction else None
        session = session.confirm(choice, prediction, record)
        assert session.is_saved
        say(id=session.id, entries=session.entries, choices=_choices(session), guessed=prediction is not None)
    return session


def _choices(session: Session) -> list[str]:
    return [move.choice for move in session.playthrough.moves]


def played_until_killed(home: Path, seconds: float) -> list[str]:
    """Play in a process of its own, kill it some time after its first move, and return the lines it said whole."""
    can_fork()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            play_for_ever(home, write)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        first = said.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        lines = [first, *said.readlines()]
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    return [line.decode() for line in lines if line.endswith(b"\n")]


def test_nothing_that_was_confirmed_is_lost_when_the_process_is_killed(tmp_path: Path, is_long: bool) -> None:
    chance = random.Random(20261123)
    seen = 0
    for run in range(500 if is_long else 20):
        home = tmp_path / str(run)
        said = [json.loads(line) for line in played_until_killed(home, chance.uniform(0, 0.12))]
        records = Records.open(home)
        last = {line["id"]: line for line in said if "id" in line}
        for id_, line in last.items():
            resumed = records.load(id_, corner_shop())
            assert resumed.stopped is None
            assert resumed.entries - line["entries"] in {0, 1, 2, 3}, "of what was not said, what was being saved"
            if resumed.entries == line["entries"]:
                assert [move.choice for move in resumed.playthrough.moves] == line["choices"]
        for line in said:
            if "written" in line:
                assert records.entry(line["written"]).text == line["text"]
        assert len(records.guesses()) >= sum(line.get("guessed", False) for line in said)
        assert records._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert records._connection.execute("PRAGMA foreign_key_check").fetchall() == []
        records.close()
        seen += len(said)
    assert seen > (500 if is_long else 20), "some were killed later than in their first move"


PLAYER = """
import sys
from pathlib import Path
from easi_engine.play import DecisionRecord, Prediction
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.running import corner_shop

records = Records.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    session = Session.begin(corner_shop(), "school", records, "quiet")
    for choice in ("talk-to-jamie", "say-heater"):
        prediction = Prediction(session.to_predict, choice)
        session = session.confirm(choice, prediction, DecisionRecord("public-task", "later"))
        assert session.is_saved, session.warning
        entry = records.write_entry("reflection", f"{sys.argv[3]}, {number}, {choice}", playthrough=session.id)
        records.change_entry(entry.id, text=entry.text + ", changed", due=None)
    session = session.undo()
    records.set_setting("theme", sys.argv[3])
    records.mark_read(f"card-{number}")
"""


def start_player(home: Path, playthroughs: int, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(home), str(playthroughs), name],
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_that_start_together_share_the_records(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for processes in (2, 5):
        names = [f"{processes}-{number}" for number in range(processes)]
        players = [start_player(home, 6, name) for name in names]
        outcomes = [player.communicate(timeout=120) for player in players]
        assert [(player.returncode, said) for player, said in zip(players, outcomes, strict=True)] == [
            (0, ("", ""))
        ] * processes
    records = Records.open(home)
    unfinished = records.unfinished()
    assert len(unfinished) == 6 * 7
    assert {saved.moves for saved in unfinished} == {1}
    entries = records.journal()
    assert len({entry.text for entry in entries}) == 6 * 7 * 2
    assert all(entry.text.endswith(", changed") for entry in entries)
    guesses = records.guesses()
    assert len(guesses) == 6 * 7 * 2
    assert [guess.first for guess in guesses].count(True) == 2, "each of the two decisions was new once"
    assert set(records.cards_read()) == {f"card-{number}" for number in range(6)}
    records.close()
