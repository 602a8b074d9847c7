"""A guest of a room, over the real server."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from easi_sim.errors import Trouble
from easi_sim.guest.client import Guest, NoAnswer, NotTaken, State, address_of
from easi_sim.guest.greeting import Greeting
from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts
from tests.guest.rooms import SCHOOL, Opened


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.20", "http://192.168.1.20:8765"),
        ("laptop.local:81", "http://laptop.local:81"),
        (" http://192.168.1.20:8765/ ", "http://192.168.1.20:8765"),
        ("https://rooms.example/", "https://rooms.example"),
        ("[fe80::1]", "http://[fe80::1]:8765"),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize("typed", ["", "ftp://192.168.1.20", "laptop:notaport", "http://"])
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Trouble, match="is no address"):
        address_of(typed)


def test_a_wrong_code_and_a_room_that_is_not_there_are_told_apart(room: Opened) -> None:
    with pytest.raises(NotTaken, match="not the code"):
        Guest(room.url).join("XXXXXX")
    room.server.stop()
    with pytest.raises(NoAnswer, match="Nothing answers"):
        Guest(room.url).join(room.code)


def test_a_code_may_be_typed_in_small_letters(room: Opened) -> None:
    state = Guest(room.url).join(room.code.lower())
    assert state["seat"] is None


def test_something_else_that_answers_is_not_taken_for_a_room() -> None:
    greeting = Greeting("127.0.0.1", 0)
    try:
        with pytest.raises(NotTaken, match="no workshop"):
            Guest(f"127.0.0.1:{greeting.port}").join("XXXXXX")
    finally:
        greeting.stop()


def test_a_guest_comes_back_by_itself_to_the_state_it_left(room: Opened) -> None:
    guest = room.seated(SCHOOL)
    room.host.do(acts.Go(phase="vote"))
    choice = room.turn.options[0]
    guest.vote(1, choice)
    seen: list[State | None] = []
    over = Event()

    def follow() -> None:
        for state in guest.follow(over):
            seen.append(state)

    thread = Thread(target=follow, daemon=True)
    thread.start()
    room.until(lambda: bool(seen))
    room.server.stop()
    room.until(lambda: seen[-1] is None)
    room.server = RoomServer(room.host, port=room.server.port)
    room.server.start()
    room.until(lambda: seen[-1] is not None)
    back = seen[-1]
    assert back is not None
    assert back["mine"]["vote"] == choice
    assert back["seat"]["seat"] == "school"
    over.set()
    room.server.stop()
    thread.join(5)
    assert not thread.is_alive()


def test_who_was_removed_is_told_so(room: Opened) -> None:
    guest = room.seated(SCHOOL)
    (name,) = room.host.room.guests
    room.host.do(acts.Remove(guest=name))
    with pytest.raises(NotTaken, match="taken away"):
        list(guest.follow(Event()))
