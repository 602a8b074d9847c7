"""`easi workshop check`: a phone, another machine as far as the page can tell, opens it or does not."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Thread

import httpx
import pytest

from easi_sim.cli import workshop_check
from easi_sim.cli.workshop_check import what_to_try
from easi_sim.guest.greeting import Greeting
from tests.cli.conftest import Easi
from tests.cli.driving import terminal

OWN, ANOTHER = "127.0.0.1", "127.0.0.2"


@pytest.fixture
def port() -> int:
    with socket.create_server((OWN, 0)) as free:
        return int(free.getsockname()[1])


def open_from(address: str, port: int) -> None:
    """Open the page as a machine of that address."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=address)) as phone:
        phone.get(f"http://{OWN}:{port}/")


def test_a_phone_that_opens_the_page_is_a_yes(tmp_path: Path, port: int) -> None:
    with terminal(tmp_path, "workshop", "check", "--address", OWN, "--port", str(port)) as check:
        shown = check.until("Open it with a phone")
        assert f"This machine reaches itself at http://{OWN}:{port}/" in shown
        assert "▀" in shown, "there is a picture for its camera"
        open_from(OWN, port)
        check.until("That was this machine itself.")
        open_from(ANOTHER, port)
        check.until("Yes: a phone has opened the page.")
        assert check.ended() == 0


def test_ctrl_c_ends_it_with_a_no_and_how_to_go_on(tmp_path: Path, port: int) -> None:
    with terminal(tmp_path, "workshop", "check", "--address", OWN, "--port", str(port)) as check:
        check.until("Open it with a phone")
        check.child.sendintr()
        check.until("No phone has reached this machine.")
        check.until("How to go on")
        assert check.ended() == 1


def test_what_to_try_is_said_when_nobody_comes(capsys: pytest.CaptureFixture[str]) -> None:
    greeting = Greeting(OWN, 0)
    waiting = Thread(target=workshop_check._wait, args=(greeting, OWN, 0.01), daemon=True)
    waiting.start()
    while "network" not in capsys.readouterr().err:
        waiting.join(0.05)
    greeting.visitors.put(ANOTHER)
    waiting.join(10)
    assert not waiting.is_alive()
    greeting.stop()


def test_every_likely_cause_has_a_line() -> None:
    lines = " ".join(what_to_try(8765))
    for word in ("mobile data", "client isolation", "Windows", "macOS", "ufw allow 8765/tcp", "hotspot", "typed in"):
        assert word in lines


def test_a_port_that_is_taken_is_said_to_be(easi: Easi, port: int) -> None:
    with socket.create_server((OWN, port)):
        said = easi("workshop", "check", "--address", OWN, "--port", str(port))
    assert (said.code, said.out) == (2, "")
    assert "in use" in said.err
    assert "Is a workshop open already?" in said.err


def test_an_address_that_is_not_this_machines_is_said_not_to_be(easi: Easi) -> None:
    said = easi("workshop", "check", "--address", "203.0.113.7", "--port", "18765")
    assert said.code == 2
    assert "203.0.113.7:18765" in said.err
