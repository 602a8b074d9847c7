"""Plain mode as a process: through pipes, through a simple terminal, interrupted, killed and gone on with."""

import os
import signal
import subprocess
from pathlib import Path

import pexpect
import pytest

from easi_sim.records import Records
from tests.running import COMMAND, easi, heed_ctrl_c, surroundings

PLAY = ("play", "corner-shop", "--as", "school", "--plain")
TALK = ["1", "8", "2", "1", ""]
CALL = ["", "2", "1", "3", "4", "", "", ""]
TO_THE_END = ["", *TALK, *CALL, "1"]
DEBRIEF = ["", *[""] * 13]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def lines(answers: list[str]) -> str:
    return "".join(f"{answer}\n" for answer in answers)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "latin-1"])
def test_a_whole_case_through_pipes_has_no_control_codes(home: Path, encoding: str) -> None:
    done = easi(
        home, *PLAY, typed=lines([*TO_THE_END, *DEBRIEF, "jigsaw", "ideas 1", "help"]), PYTHONIOENCODING=encoding
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "The ending: A later start" in text
    assert "Who knew what, through time" in text
    assert "What this was" in text
    assert not set(done.stdout) & (set(range(32)) - {10})
    assert b"\x7f" not in done.stdout


def test_easi_alone_with_plain_opens_the_library(home: Path) -> None:
    done = easi(home, "--plain", typed="\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Which case?\n1. The corner shop" in done.stdout


def test_pipes_get_plain_mode_unasked_and_are_told(home: Path) -> None:
    done = easi(home, "play", "corner-shop", "--as", "school")
    assert done.returncode == 0
    assert b"this is plain mode" in done.stderr
    assert b"Enter to start" in done.stdout


def test_a_recording_of_plain_play_replays(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "recording.json"
    assert easi(home, *PLAY, "--record", str(path), typed=lines(TO_THE_END)).returncode == 0
    replayed = easi(home, "replay", str(path))
    assert replayed.returncode == 0
    assert b"Ending: A later start" in replayed.stdout


def test_a_folder_that_cannot_be_written_is_said_and_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    done = easi(tmp_path / "file/home", *PLAY, typed=lines(TO_THE_END))
    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert b"You can still play; nothing will be saved." in done.stderr
    assert b"The ending: A later start" in done.stdout


def test_damaged_records_are_said_and_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "records.sqlite").write_bytes(b"not a database" * 100)
    done = easi(home, *PLAY, typed=lines(["", *TALK]))
    assert done.returncode == 0
    assert b"damaged" in done.stderr
    assert b"was not saved" in done.stdout
    assert (home / "records.sqlite").read_bytes() == b"not a database" * 100


def test_bytes_that_are_no_text_are_answered(home: Path) -> None:
    done = subprocess.run(
        [*COMMAND, *PLAY], input=b"\n\xff\xfe\x00\n", env=surroundings(home), capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Please type a number" in done.stdout


def test_a_reader_that_leaves_loses_nothing(home: Path) -> None:
    player = subprocess.Popen(
        [*COMMAND, *PLAY],
        env=surroundings(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert player.stdin
    assert player.stdout
    player.stdin.write(lines(["", *TALK]).encode())
    player.stdin.flush()
    while b"Before the next scene" not in player.stdout.readline():
        pass
    player.stdout.close()
    assert player.stderr
    player.stdin.write(lines(["", "know"]).encode())
    player.stdin.close()
    assert (player.wait(timeout=60), player.stderr.read()) == (0, b"")
    assert saved_moves(home) == 1


def saved_moves(home: Path) -> int:
    records = Records.open(home)
    (saved,) = records.unfinished()
    records.close()
    return saved.moves


def simple_terminal(home: Path, *arguments: str) -> pexpect.spawn:
    """Start easi on a terminal that can do nothing."""
    return pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *arguments],
        env=surroundings(home, TERM="dumb"),
        encoding="utf-8",
        echo=False,
        timeout=30,
        dimensions=(24, 60),
        preexec_fn=heed_ctrl_c,
    )


def test_a_simple_terminal_gets_plain_mode_without_a_code(home: Path) -> None:
    terminal = simple_terminal(home, "play", "corner-shop", "--as", "school")
    terminal.expect("Enter to start:")
    said = terminal.before
    terminal.sendline("")
    terminal.expect("Number, 1 to 3:")
    said += terminal.before
    terminal.sendline("quit")
    terminal.expect(pexpect.EOF)
    said += terminal.before
    terminal.close()
    assert terminal.exitstatus == 0
    assert "\x1b" not in said
    assert "this is plain mode" in said


def test_ctrl_d_saves_and_says_how_to_go_on(home: Path) -> None:
    terminal = simple_terminal(home, *PLAY)
    for prompt, answer in zip(["start:", "3:", "8:", "3:", "skip:", "on:"], ["", *TALK], strict=True):
        terminal.expect(prompt)
        terminal.sendline(answer)
    terminal.expect("on:")
    terminal.sendeof()
    terminal.expect("Saved. To go on: easi play corner-shop --plain")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert saved_moves(home) == 1


def test_ctrl_c_saves_says_so_and_ends_with_130(home: Path) -> None:
    terminal = simple_terminal(home, *PLAY)
    for prompt, answer in zip(["start:", "3:", "8:", "3:", "skip:", "on:"], ["", *TALK], strict=True):
        terminal.expect(prompt)
        terminal.sendline(answer)
    terminal.expect("on:")
    terminal.sendintr()
    terminal.expect("Saved. To go on: easi play corner-shop --plain")
    terminal.expect(pexpect.EOF)
    assert "Traceback" not in terminal.before
    terminal.close()
    assert terminal.exitstatus == 130


def test_a_killed_play_goes_on_where_it_was(home: Path) -> None:
    terminal = simple_terminal(home, *PLAY)
    for prompt, answer in zip(["start:", "3:", "8:", "3:", "skip:"], ["", *TALK[:-1]], strict=True):
        terminal.expect(prompt)
        terminal.sendline(answer)
    terminal.expect("How the others read it")
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.close()
    done = easi(home, "play", "corner-shop", "--plain", typed=lines(["1", "", "path"]))
    assert b"The corner shop, School, 1 choice in" in done.stdout
    assert b"2. The conference call (day 1): you are here." in done.stdout


def test_ctrl_c_in_the_middle_of_an_entry_says_that_it_is_not_kept(home: Path) -> None:
    terminal = simple_terminal(home, *PLAY)
    for prompt, answer in (("start:", ""), ("3:", "journal write reflection"), ("none:", "Half a thought")):
        terminal.expect(prompt)
        terminal.sendline(answer)
    terminal.expect("More:")
    terminal.sendintr()
    terminal.expect("What you had written is not kept.")
    terminal.expect("No choice was made yet. To start: easi play corner-shop --plain")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    records = Records.open(home)
    assert records.journal() == ()
    records.close()


def test_a_private_sitting_leaves_nothing_behind(home: Path) -> None:
    done = easi(home, *PLAY, "--private", typed=lines([*TO_THE_END, *DEBRIEF]))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Nothing of this sitting is kept" in done.stdout
    assert not home.exists()


def test_no_colour_is_ever_used(home: Path) -> None:
    asked_not = easi(home / "one", *PLAY, typed=lines(["", "know", "help"]), NO_COLOR="1")
    asked = easi(home / "other", *PLAY, typed=lines(["", "know", "help"]), FORCE_COLOR="1", COLORTERM="truecolor")
    assert asked.stdout == asked_not.stdout
    assert b"\x1b" not in asked.stdout
