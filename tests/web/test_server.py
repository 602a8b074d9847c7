"""Where a room can be opened, and how it is closed."""

import socket
import ssl
import threading
from pathlib import Path

import httpx
import pytest

from easi_sim.web.server import CannotServe, RoomServer, is_loopback
from easi_sim.workshop import acts
from tests.web.serving import Serving, serving

CERT, KEY = (Path(__file__).parent / name for name in ("loopback.pem", "loopback.key"))
READS = "Others on this network can read"


def test_only_this_machine_reaches_it_unless_it_is_asked_for(open_room: Serving) -> None:
    assert is_loopback(open_room.server.bind)
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("::")
    assert open_room.server.port > 0


def test_policy_can_forbid_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").write_text("lan = false\n", encoding="utf-8")
    monkeypatch.setenv("EASI_POLICY", str(tmp_path / "policy.toml"))
    with serving(tmp_path / "a.workshop") as room:
        assert room.client().get("/").status_code == 200
        for bind in ("0.0.0.0", "::", "192.0.2.7"):
            with pytest.raises(CannotServe, match="policy"):
                RoomServer(room.host, bind=bind)


def test_a_port_that_is_taken_is_said_in_words(open_room: Serving) -> None:
    with pytest.raises(CannotServe, match="cannot be opened"):
        RoomServer(open_room.host, port=open_room.server.port).start()


def test_a_stopped_room_lets_go_of_everything_and_can_be_opened_where_it_was(open_room: Serving) -> None:
    client = open_room.seated()
    port = open_room.server.port
    with client.stream("GET", "/events") as events:
        lines = events.iter_lines()  # the stream ends with the last that looks at it
        assert next(lines) == "event: room"
        open_room.server.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "workshop room"]
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)
    open_room.host.do(acts.Lock(on=True))
    again = RoomServer(open_room.host, port=port)
    again.start()
    assert client.get("/state").json()["seat"]["seat"] == "police"
    again.stop()


def test_on_a_network_every_page_says_that_votes_can_be_read(tmp_path: Path) -> None:
    with serving(tmp_path / "a.workshop", bind="0.0.0.0", names=("127.0.0.1",)) as room:
        client = room.seated()
        pages = [client.get(path).text for path in ("/seat", "/room", "/nowhere")]
        assert all(READS in page for page in (*pages, room.client().get("/").text))


def test_on_this_machine_alone_nobody_can(open_room: Serving) -> None:
    assert READS not in open_room.client().get("/").text


def test_with_a_certificate_the_cookie_goes_nowhere_else(tmp_path: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(CERT))
    with serving(tmp_path / "a.workshop", cert=CERT, key=KEY, bind="0.0.0.0", names=("127.0.0.1",)) as room:
        assert room.server.url.startswith("https://")
        answer = room.client(verify=trusting).post("/join", data={"code": room.code})
        assert answer.status_code == 303
        assert "; Secure" in answer.headers["set-cookie"]
        assert READS not in room.client(verify=trusting).get("/").text
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"http://127.0.0.1:{room.server.port}/")


def test_a_certificate_that_is_none_is_said_in_words(open_room: Serving, tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("no certificate", encoding="utf-8")
    for bad in (tmp_path / "bad.pem", tmp_path / "missing.pem"):
        with pytest.raises(CannotServe, match="certificate"):
            RoomServer(open_room.host, cert=bad, key=bad).start()
