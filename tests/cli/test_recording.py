"""`easi play --record` writes what was played however the sitting ends, and says what could not be saved."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from easi_sim.cli import home as home_command
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.cli.conftest import Easi
from tests.running import COMMAND, corner_shop, easi, heed_ctrl_c, surroundings

WAY = ["talk-to-jamie", "say-heater"]
PLAY = ("play", "corner-shop", "--as", "school", "--plain", "--record")
Moved = Callable[[Session], None]


@pytest.fixture
def left_off(home: Path) -> None:
    """Leave a playthrough after two choices."""
    records = Records.open(home)
    session = Session.begin(corner_shop(), "school", records, "quiet")
    for choice in WAY:
        session = session.confirm(choice)
    records.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "recording.json"


def choices_in(file: Path) -> list[str]:
    return [move["choice"] for move in json.loads(file.read_text(encoding="utf-8"))["moves"]]


@pytest.mark.usefixtures("left_off")
def test_ctrl_c_writes_the_recording_and_ends_with_130(home: Path, file: Path) -> None:
    terminal = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *PLAY, str(file)],
        env=surroundings(home, TERM="dumb"),
        encoding="utf-8",
        echo=False,
        timeout=30,
        preexec_fn=heed_ctrl_c,
    )
    terminal.expect("Number, 1 to 2:")
    terminal.sendline("1")
    terminal.expect("Number, 1 to 2:")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert choices_in(file) == WAY


@pytest.mark.usefixtures("left_off")
def test_the_end_of_the_input_writes_the_recording(home: Path, file: Path) -> None:
    done = easi(home, *PLAY, str(file), typed="1\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert choices_in(file) == WAY
    records = Records.open(home)
    (export,) = records.exports()
    records.close()
    assert (export.what, export.path) == ("recording", file)
    assert easi(home, "replay", str(file)).returncode == 0


def test_nothing_played_is_nothing_recorded(home: Path, file: Path) -> None:
    done = easi(home, "play", "--plain", "--record", str(file), typed="")
    assert done.returncode == 0
    assert b"Nothing was played, so there is nothing to record." in done.stderr
    assert not file.exists()


def test_a_recording_that_cannot_be_written_is_said(home: Path, tmp_path: Path, left_off: None) -> None:
    done = easi(home, *PLAY, str(tmp_path / "nowhere/file.json"), typed="1\n")
    assert done.returncode == 2
    assert b"There is no folder" in done.stderr


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_sitting_that_breaks_off_is_recorded_as_far_as_it_came(
    easi: Easi, file: Path, monkeypatch: pytest.MonkeyPatch, plain: bool, error: type[BaseException]
) -> None:
    def break_off(stories: Path, records: Records, *, moved: Moved, **_: object) -> None:
        session = Session.begin(corner_shop(), "school", Records.in_memory(), "quiet")
        moved(session)
        moved(session.confirm("talk-to-jamie"))
        raise error

    monkeypatch.setattr(f"easi_sim.{'plain' if plain else 'tui'}.app.run", break_off)
    monkeypatch.setattr(home_command, "_can_draw", lambda: not plain)
    said = easi("play", "corner-shop", "--as", "school", "--record", str(file))
    assert said.code == (130 if error is KeyboardInterrupt else 2)
    assert choices_in(file) == ["talk-to-jamie"]


@pytest.mark.parametrize("stays", [True, False])
def test_what_could_not_be_saved_is_tried_once_more_before_leaving(
    easi: Easi, home: Path, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    def play(stories: Path, records: Records, *, moved: Moved, **_: object) -> None:
        records.wait_at_most(0)
        session = Session.begin(corner_shop(), "school", records, "quiet")
        other = sqlite3.connect(home / "records.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        moved(session.confirm("talk-to-jamie"))
        if not stays:
            other.execute("ROLLBACK")
        held.append(other)

    held: list[sqlite3.Connection] = []
    monkeypatch.setattr("easi_sim.plain.app.run", play)
    said = easi("play", "corner-shop", "--as", "school", "--plain")
    held[0].close()
    records = Records.open(home)
    assert [saved.moves for saved in records.unfinished()] == ([] if stays else [1])
    records.close()
    assert ("What was played last is not saved." in said.err) == stays


def test_a_private_sitting_leaves_no_file(home: Path, file: Path) -> None:
    done = easi(home, "play", "corner-shop", "--as", "school", "--plain", "--private", typed="\n")
    assert done.returncode == 0
    assert not home.exists()


def test_a_private_sitting_can_still_be_recorded(home: Path, file: Path) -> None:
    done = easi(
        home, "--private", "play", "corner-shop", "--as", "school", "--plain", "--record", str(file), typed="\n"
    )
    assert done.returncode == 0
    assert choices_in(file) == []
    assert not home.exists()
