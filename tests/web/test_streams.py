"""Being told of changes: those that can be seen, once, and as many streams as there may be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Queue
from time import sleep

import httpx
import pytest

from easi_sim.web import streams
from easi_sim.workshop import acts
from tests.web.serving import AS_JSON, Serving


class Listening:
    """A browser that is told of changes."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines: Queue[str | None] = Queue()
        self._response = response
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            for line in self._response.iter_lines():
                if line:
                    self._lines.put(line)
        except httpx.HTTPError:
            pass
        self._lines.put(None)

    def next(self) -> str | None:
        """The next line; None once it has ended."""
        return self._lines.get(timeout=20)

    def version(self) -> int:
        """The number that the next event tells."""
        assert self.next() == "event: room"
        told = self.next()
        assert told is not None
        return int(told.removeprefix("data: "))

    @property
    def is_quiet(self) -> bool:
        try:
            self._lines.get(timeout=0.4)
        except Empty:
            return True
        return False


@contextmanager
def listening(client: httpx.Client) -> Iterator[Listening]:
    with client.stream("GET", "/events", timeout=30) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        yield Listening(response)


def test_the_first_event_comes_at_once_and_one_with_each_step(open_room: Serving) -> None:
    with listening(open_room.seated()) as events:
        assert events.version() == open_room.host.version
        open_room.go("vote")
        assert events.version() == open_room.host.version


def test_nobody_is_told_that_somebody_else_voted(open_room: Serving) -> None:
    one, other = open_room.seated(), open_room.seated(2, "school")
    open_room.go("vote")
    with listening(one) as own, listening(other) as events:
        own.version()
        events.version()
        one.post("/vote", data={"turn": "1", "choice": "email"})
        assert own.version() == open_room.host.version  # another window of the same browser shows it
        assert events.is_quiet


def test_changes_that_come_together_are_told_once(open_room: Serving) -> None:
    with listening(open_room.seated()) as events:
        events.version()
        busy = threading.Event()
        loop = open_room.server._rooms.streams._loop
        assert loop is not None
        loop.call_soon_threadsafe(busy.wait)
        for number in range(201):
            open_room.host.do(acts.Lock(on=number % 2 == 0))
        busy.set()
        assert events.version() == open_room.host.version
        assert events.is_quiet


def test_a_removed_guest_is_told_at_once(open_room: Serving) -> None:
    client = open_room.seated()
    with listening(client) as events:
        events.version()
        open_room.host.do(acts.Remove(guest=open_room.guest(client)))
        assert events.version() == open_room.host.version


def test_a_guest_has_three_streams_and_the_oldest_gives_way(open_room: Serving) -> None:
    client = open_room.seated()
    with listening(client) as first, listening(client) as second, listening(client) as third:
        for events in (first, second, third):
            events.version()
        with listening(client) as fourth:
            fourth.version()
            assert first.next() is None
            open_room.go("vote")
            for events in (second, third, fourth):
                assert events.version() == open_room.host.version


def test_streams_are_bounded_and_a_place_is_free_again_when_one_ends(
    open_room: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST", 2)
    clients = [open_room.seated(headers=AS_JSON) for _ in range(3)]
    with listening(clients[0]) as one:
        one.version()
        with clients[1].stream("GET", "/events") as two:
            lines = two.iter_lines()  # the stream ends with the last that looks at it
            assert next(lines) == "event: room"
            with clients[2].stream("GET", "/events") as full:
                assert full.status_code == 503
            assert clients[2].get("/state").status_code == 200
        for _ in range(200):
            with clients[2].stream("GET", "/events") as response:
                if response.status_code == 200:
                    break
            sleep(0.02)
        else:
            pytest.fail("the place was not given back")


def test_a_quiet_stream_says_that_it_is_there(open_room: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "EVERY", 0.1)
    with listening(open_room.seated()) as events:
        events.version()
        assert events.next() == ": still here"


def test_somebody_without_a_seat_is_told_when_tables_are_set(open_room: Serving) -> None:
    with listening(open_room.joined()) as events:
        events.version()
        open_room.host.do(acts.AddTable(name="Stairs", seats=("police",)))
        assert events.version() == open_room.host.version
