"""`easi workshop host`, `resume`, `notes` and `join` in terminals, as on the day."""

from __future__ import annotations

import re
import signal
import socket
from pathlib import Path

import pytest

from easi_sim.guest.client import Guest
from easi_sim.records.files import WORKSHOPS
from tests.cli.driving import Terminal, terminal

HOST = ("workshop", "host", "corner-shop", "--as", "school")
TABLES = ("--tables", "police,school,housing+health")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def code_on(host: Terminal) -> str:
    """The code on the facilitator's screen."""
    found = re.search(r"Code((?: +[A-Z0-9]){6})", host.until("Code"))
    assert found
    return "".join(found[1].split())


def leave(host: Terminal, says: str = "Leave for now") -> None:
    """Leave the screens; `says` is what the sheet offers."""
    host.type("q")
    host.until(says)
    host.type("2")
    assert host.ended() == 0


def the_log(home: Path) -> Path:
    """The one log that is held."""
    (path,) = (home / WORKSHOPS).glob("*.workshop")
    return path


def test_a_workshop_without_a_network_begins_with_its_tables_typed(home: Path) -> None:
    with terminal(home, *HOST, *TABLES) as host:
        assert "Code" not in host.until("Table 3")
        host.until("In a second terminal")
        leave(host)
        assert f"easi workshop resume {the_log(home)}" in host.shown.replace("\n", "")


def test_a_workshop_that_is_open_is_not_opened_twice(home: Path) -> None:
    with terminal(home, *HOST, *TABLES) as host:
        host.until("Table 3")
        with terminal(home, "workshop", "resume") as second:
            second.until("open in")
            assert second.ended() == 2
        host.settle()
        host.type("n")
        host.until("Ground rules")


def test_a_host_that_was_killed_is_gone_on_with_at_the_same_address(home: Path, port: int) -> None:
    with terminal(home, *HOST, *TABLES, "--local", "--port", str(port)) as host:
        guest = Guest(f"127.0.0.1:{port}")
        guest.join(code_on(host))
        guest.sit(2, "school")
        host.until("School 1")
        host.child.kill(signal.SIGKILL)
        assert host.ended() == -signal.SIGKILL
    with terminal(home, "workshop", "resume") as again:
        code_on(again)
        again.until(f"127.0.0.1:{port}")
        again.until("School 1")
        state = guest.state()
        assert state["seat"]["seat"] == "school"


def test_a_room_whose_port_is_taken_meanwhile_is_opened_elsewhere(home: Path, port: int) -> None:
    with terminal(home, *HOST, *TABLES, "--local", "--port", str(port)) as host:
        code_on(host)
        leave(host)
    with socket.create_server(("127.0.0.1", port)), terminal(home, "workshop", "resume") as again:
        assert f"127.0.0.1:{port}" not in again.until("Scan the picture")
        again.until(lambda shown: "phones have to join again" in " ".join(shown.replace("▌", " ").split()))


@pytest.mark.parametrize("way", ["left", "hung up"])
def test_nothing_is_left_of_a_private_workshop(home: Path, tmp_path: Path, way: str) -> None:
    (tmp_path / "tmp").mkdir()
    with terminal(home, *HOST, *TABLES, "--private", TMPDIR=str(tmp_path / "tmp")) as host:
        host.until("Table 3")
        assert [folder.name.startswith("easi-workshop-") for folder in (tmp_path / "tmp").iterdir()] == [True]
        if way == "left":
            leave(host, "Leave, and have it erased")
        else:
            host.child.kill(signal.SIGHUP)
            host.ended()
    assert not any((tmp_path / "tmp").iterdir())
    assert not (home / WORKSHOPS).exists()


def test_what_is_not_named_is_asked_for(home: Path) -> None:
    with terminal(home, "workshop", "host") as host:
        host.until("From which seat?")
        host.type("9\r")
        host.until("A number from 1 to")
        host.type("1\r")
        host.until("Welcome")


def test_somebody_joins_from_a_terminal(home: Path, tmp_path: Path, port: int) -> None:
    with terminal(home, *HOST, *TABLES, "--local", "--port", str(port)) as host:
        code = code_on(host)
        with terminal(tmp_path / "another", "workshop", "join", f"127.0.0.1:{port}", code.lower()) as seat:
            seat.until("Your seat, by its number:")
            seat.type("2\r")
            seat.until("You speak for School at Table 2.")
            host.until("School 1")
            host.type("n")
            seat.until("Ground rules for this room")
            seat.type("q\r")
            seat.until("You have left the room.")
            assert seat.ended() == 0


def test_ctrl_c_gives_a_terminals_seat_back(home: Path, tmp_path: Path, port: int) -> None:
    with terminal(home, *HOST, *TABLES, "--local", "--port", str(port)) as host:
        code = code_on(host)
        with terminal(tmp_path / "another", "workshop", "join", f"127.0.0.1:{port}", code) as seat:
            seat.until("Your seat, by its number:")
            seat.type("2\r")
            host.until("School 1")
            seat.child.sendintr()
            assert seat.ended() == 130
            host.until("School 0")


def test_the_notes_follow_the_workshop(home: Path) -> None:
    with terminal(home, *HOST, *TABLES) as host:
        host.until("Table 3")
        with terminal(home, "workshop", "notes") as notes:
            notes.until("for you alone")
            host.type("n")
            notes.until("Ground rules")


def test_somebody_practises_with_simulated_tables(home: Path) -> None:
    with terminal(home, "workshop", "rehearse", "corner-shop", "--as", "school", "--tables", "3") as host:
        host.until("(simulated)")
        host.type("q")
        host.until("Leave, and have it erased")
        host.type("2")
        assert host.ended() == 0
    assert not (home / WORKSHOPS).exists()


def test_a_room_on_the_network_is_opened_at_this_machines_address_there(home: Path, tmp_path: Path, port: int) -> None:
    lan = ("--lan", "--address", "127.0.0.1", "--port", str(port))
    with terminal(home, *HOST, *TABLES, *lan) as host:
        code_on(host)
        leave(host)
    policy = tmp_path / "policy.toml"
    policy.write_text("lan = false\n", encoding="utf-8")
    with terminal(home, "workshop", "resume", EASI_POLICY=str(policy)) as again:
        again.until("lan = false.")
        again.until("easi workshop resume --offline")
        assert again.ended() == 2
    with terminal(home, "workshop", "resume", "--offline", EASI_POLICY=str(policy)) as again:
        assert "Code" not in again.until("Table 3")


def test_a_workshop_that_is_over_is_not_gone_on_with(home: Path) -> None:
    with terminal(home, *HOST, *TABLES) as host:
        host.until("Table 3")
        host.type("q")
        host.until("End the workshop here")
        host.type("3")
        host.until("End it")
        host.type("2")
        host.until("The report is written")
        host.type("q")
        assert host.ended() == 0
    for arguments, said in (((), "No workshop is left"), ((str(the_log(home)),), "This workshop is over")):
        with terminal(home, "workshop", "resume", *arguments) as again:
            again.until(said)
            assert again.ended() == 2
