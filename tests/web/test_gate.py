"""Whose requests are taken, and what goes out with every answer: against the real server, over real sockets."""

import json
import socket
from contextlib import suppress

import httpx
import pytest

from easi_sim.web import gate, protocol
from tests.web.serving import AS_JSON, Serving, refused

POSTS = ("/join", "/sit", "/vote", "/expect", "/ask", "/leave")
EVERY = ("/", "/seat", "/room", "/state", "/static/seat.css", "/static/seat.js", "/nowhere", "/favicon.ico")


def talk(room: Serving, sent: bytes, *, most: int = 1 << 16) -> bytes:
    """Send bytes as they are, and return what comes back until the room closes."""
    with socket.create_connection(("127.0.0.1", room.server.port), timeout=20) as line:
        line.sendall(sent)
        found = b""
        while len(found) < most and (part := line.recv(1 << 14)):
            found += part
        return found


def head(room: Serving, method: str, path: str, *headers: str) -> bytes:
    """The head of a request from the room's own page."""
    host = f"127.0.0.1:{room.server.port}"
    lines = (f"{method} {path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}", *headers, "", "")
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/static/seat.js", "/events"])
def test_a_request_for_another_host_is_not_taken(one_room: Serving, host: str, path: str) -> None:
    answer = one_room.client().get(path, headers={"host": host, **AS_JSON})
    assert answer.status_code == 403
    assert "not at that address" in refused(answer)


def test_the_room_answers_to_its_names_in_any_case(one_room: Serving) -> None:
    host = f"LocalHost:{one_room.server.port}"
    assert one_room.client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1"])
@pytest.mark.parametrize("path", POSTS)
def test_what_another_page_sends_is_not_taken(one_room: Serving, origin: str, path: str) -> None:
    client = one_room.seated()
    before = one_room.host.version
    answer = client.post(path, data={"code": one_room.code}, headers={"origin": origin, **AS_JSON})
    assert answer.status_code == 403
    assert "another page" in refused(answer)
    assert one_room.host.version == before


def test_without_an_origin_the_referer_has_to_be_the_rooms_own(one_room: Serving) -> None:
    client = one_room.client()
    del client.headers["origin"]
    sent = {"code": one_room.code}
    assert client.post("/join", data=sent).status_code == 403
    assert client.post("/join", data=sent, headers={"referer": f"{one_room.origin}.evil.example/"}).status_code == 403
    assert client.post("/join", data=sent, headers={"referer": f"{one_room.origin}/?code=1"}).status_code == 303


def test_every_answer_forbids_what_it_does_not_need(one_room: Serving) -> None:
    client = one_room.seated()
    for path in EVERY:
        headers = client.get(path).headers
        policy = headers["content-security-policy"].split("; ")
        assert policy[0] == "default-src 'none'", path
        assert {"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} <= set(policy)
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        # `no-referrer` would take the Origin off the room's own forms.
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == ("public, max-age=86400" if "/static/" in path else "no-store"), path
        assert "server" not in headers
        assert not any(name.startswith("access-control") for name in headers)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
def test_other_methods_are_refused(one_room: Serving, method: str) -> None:
    assert one_room.client().request(method, "/room").status_code == 405


def test_ten_megabytes_are_refused_in_words_and_nobody_else_is_disturbed(open_room: Serving) -> None:
    other = open_room.seated(2, "school")
    open_room.go("vote")
    answer = open_room.seated().post("/vote", content=b"x" * 10_000_000, headers=AS_JSON)
    assert answer.status_code == 413
    assert "At most 16 KB" in refused(answer)
    assert other.get("/state").json()["asked"] == {"what": "vote"}


def test_chunks_that_do_not_say_how_many_come_are_counted(one_room: Serving) -> None:
    client = one_room.seated()
    answer = client.post("/ask", content=(b"x" * 1000 for _ in range(2000)), headers=AS_JSON)
    assert answer.status_code == 413
    chunks = b"".join(b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n" for _ in range(4)) + b"0\r\n\r\n"
    found = talk(one_room, head(one_room, "POST", "/join", "Transfer-Encoding: chunked") + chunks)
    assert found.startswith(b"HTTP/1.1 413 ")


def test_a_length_that_is_a_lie_helps_nobody(one_room: Serving) -> None:
    both = head(one_room, "POST", "/join", "Content-Length: 5", "Transfer-Encoding: chunked", "Connection: close")
    found = talk(one_room, both + b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n0\r\n\r\n")
    assert found.split(b" ", 2)[1] in {b"400", b"413"}
    short = head(one_room, "POST", "/join", "Content-Length: 99999999999999999999", "Expect: 100-continue")
    assert talk(one_room, short).startswith(b"HTTP/1.1 413 ")


def test_what_does_not_come_in_time_is_given_up(one_room: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "SEND_WITHIN", 0.2)
    found = talk(one_room, head(one_room, "POST", "/join", "Content-Length: 20") + b"code=")
    assert found.startswith(b"HTTP/1.1 408 ")


def test_a_request_whose_headers_never_end_is_cut_off(open_room: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "ASK_WITHIN", 1.0)
    for sent in (b"", b"GET / HTTP/1.1\r\nHost: "):
        with suppress(ConnectionResetError):
            assert talk(open_room, sent) == b""
    once = head(open_room, "GET", "/static/seat.js")
    assert talk(open_room, once + b"GET / HTTP/1.1\r\n").count(b"HTTP/1.1 200 ") == 1


def test_headers_without_an_end_are_refused(one_room: Serving) -> None:
    large = head(one_room, "GET", "/", f"X-Long: {'x' * 20_000}").rstrip()
    assert talk(one_room, large).startswith(b"HTTP/1.1 400 ")
    assert one_room.client().get("/").status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\xfe" * 500,
        b"choice=\xff\xfe&turn=1",
        b"&".join(b"a%d=1" % n for n in range(500)),
        b"turn=1",
        b"",
    ],
)
def test_garbage_in_a_form_is_refused(one_room: Serving, sent: bytes) -> None:
    client = one_room.seated()
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/vote", content=sent, headers=AS_JSON | kind).status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        "[" * 16_000,
        "{",
        "[]",
        "null",
        '{"turn": 1, "choice": ["a"]}',
        '{"turn": true, "choice": "a"}',
        '{"turn": 1e99, "choice": "a"}',
        '{"turn": -1, "choice": "a"}',
        json.dumps({"turn": 1, "choice": "x" * 500}),
        '{"turn": 1, "choice": "\\ud800"}',
        '{"turn": "' + "9" * 5000 + '", "choice": "a"}',
    ],
)
def test_garbage_in_json_is_refused(open_room: Serving, sent: str) -> None:
    client = open_room.seated()
    open_room.go("vote")
    answer = client.post("/vote", content=sent, headers=AS_JSON | {"content-type": "application/json"})
    assert answer.status_code in {400, 409}
    assert refused(answer)
    assert open_room.room.turn is not None
    assert open_room.room.turn.votes == {}


def test_files_are_not_taken(one_room: Serving) -> None:
    answer = one_room.seated().post("/vote", files={"choice": b"x"}, headers=AS_JSON)
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/static/../server.py", "/static/%2e%2e/server.py", "/static/room.html.jinja", "/x"])
def test_nothing_but_its_own_style_and_script_can_be_fetched(one_room: Serving, path: str) -> None:
    answer = httpx.Client(base_url=one_room.server.url).get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
