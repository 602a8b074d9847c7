"""A seat in a terminal, in the real room."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from easi_sim.guest.client import Guest
from easi_sim.guest.terminal import BACK, JUST_CHANGED, NO_WALL, NOT_SENT, Terminal
from easi_sim.plain.page import Page
from easi_sim.web.server import RoomServer
from easi_sim.words import workshop as words
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from tests.guest.rooms import SCHOOL, Opened, opened


class Screen(io.StringIO):
    """A terminal that has every character."""

    encoding = "utf-8"


class Seat:
    """Somebody at a terminal: what it says is kept, and lines can be typed."""

    def __init__(self, room: Opened) -> None:
        guest = Guest(room.url)
        guest.join(room.code)
        read, write = os.pipe()
        self.out, self._keys = Screen(), os.fdopen(write, "w", encoding="utf-8")
        self._lines = os.fdopen(read, encoding="utf-8")
        self._from = 0
        terminal = Terminal(guest, Page(self.out, 200), self._lines)
        self.thread = Thread(target=terminal.run, daemon=True)
        self.thread.start()

    def type(self, line: str) -> None:
        """Type a line."""
        self._keys.write(f"{line}\n")
        self._keys.flush()

    def says(self, text: str) -> str:
        """Wait until something is said, after what was waited for before; return all that was said up to it."""
        Opened.until(lambda: text in self.out.getvalue()[self._from :])
        at = self.out.getvalue().index(text, self._from) + len(text)
        said, self._from = self.out.getvalue()[self._from : at], at
        return said

    def end(self) -> None:
        """Close the keyboard."""
        self._keys.close()
        self.thread.join(5)
        assert not self.thread.is_alive()


@pytest.fixture
def seat(room: Opened) -> Iterator[Seat]:
    found = Seat(room)
    try:
        yield found
    finally:
        found.end()


def test_table_and_seat_are_chosen_by_number_and_options_by_letter(room: Opened, seat: Seat) -> None:
    assert "2. Door: School" in seat.says("Your seat, by its number:")
    seat.type("2")
    seat.says("You speak for School at Door.")
    room.host.do(acts.Go(phase="read"))
    seat.says("A. ")
    room.host.do(acts.Go(phase="vote"))
    seat.says("Your answer, by its letter:")
    seat.type("b")
    seat.says("Your answer: B.")
    (cast,) = room.turn.votes.values()
    assert (cast.voice, cast.choice) == (Voice(2, "school"), room.turn.options[1])


def test_another_letter_changes_an_answer_until_the_answers_are_shown(room: Opened, seat: Seat) -> None:
    seat.type("2")
    room.host.do(acts.Go(phase="vote"))
    seat.says("Your answer, by its letter:")
    for letter in "ba":
        seat.type(letter)
        seat.says(f"Your answer: {letter.upper()}.")
    (cast,) = room.turn.votes.values()
    assert cast.choice == room.turn.options[0]
    room.host.do(acts.Go(phase="reveal"))
    assert "Door (School), your table: Chose A (A 1)." in seat.says(words.READINGS)
    seat.type("b")
    seat.says("“b” is nothing that can be answered now.")


def test_what_was_expected_of_another_seat_is_asked_and_shown(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    room.host.do(acts.Go(phase="vote"))
    room.host.do(acts.Go(phase="expect"))
    seat.says("What do you think")
    seat.says("Your answer, by its letter:")
    seat.type("a")
    seat.says("Your answer: A.")
    room.host.do(acts.Go(phase="reveal"))
    seat.says("School at Door expected A of")


def test_a_letter_that_is_not_open_is_said_to_be_none(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    room.host.do(acts.Go(phase="vote"))
    seat.says("Your answer, by its letter:")
    seat.type("z")
    seat.says("“z” is nothing that can be answered now.")
    assert not room.turn.votes


def test_nothing_of_others_is_said_before_the_reveal(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    other = room.seated(Voice(1, "police"))
    room.host.do(acts.Go(phase="vote"))
    seat.says("Your answer, by its letter:")
    before = seat.out.getvalue()
    other.vote(1, room.turn.options[2])
    room.host.do(acts.SetTimer(seconds=60))
    seat.says("Until")
    said = seat.out.getvalue()[len(before) :].split()
    assert said[0] == "Until", "the vote of another has changed nothing here"


def test_the_scene_is_said_in_full_to_who_comes_late(room: Opened, seat: Seat) -> None:
    room.host.do(acts.Go(phase="vote"))
    seat.type("2")
    said = seat.says("Your answer, by its letter:")
    title = room.host.room.story.title_of(room.host.room.story.scenes[room.turn.scene])
    assert title in said


def test_a_terminal_goes_on_when_the_host_is_back(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    room.host.do(acts.Go(phase="vote"))
    seat.says("Your answer, by its letter:")
    room.server.stop()
    seat.says(words.WAITING)
    seat.type("a")
    seat.says(NOT_SENT)
    room.server = RoomServer(room.host, port=room.server.port)
    room.server.start()
    seat.says(BACK)
    seat.type("a")
    seat.says("Your answer: A.")
    assert len(room.turn.votes) == 1


def test_a_question_that_looks_like_a_real_persons_is_left_only_if_that_is_said_again(room: Opened, seat: Seat) -> None:
    seat.type("2")
    for answer, kept in (("", ()), ("y", ("Ring me on 07700 900123?",))):
        seat.type("ask")
        seat.says("Your question:")
        seat.type("Ring me on 07700 900123?")
        seat.says("telephone number")
        assert room.host.room.wall == ()
        seat.type(answer)
        seat.says(words.ON_THE_WALL if answer else words.NOT_STORED)
        assert room.host.room.wall == kept


def test_without_a_wall_no_question_is_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path / "b.workshop", wall=False) as room:
        seat = Seat(room)
        seat.type("2")
        seat.type("ask")
        seat.says(NO_WALL)
        seat.end()


def test_q_gives_the_seat_back(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    assert room.host.room.guests
    seat.type("q")
    seat.says(words.LEFT)
    assert not room.host.room.guests


def test_what_was_typed_for_the_question_before_is_not_taken_for_this_one(room: Opened) -> None:
    guest = room.seated(SCHOOL)
    room.host.do(acts.Go(phase="vote"))
    now = [100.0]
    out = Screen()
    lines = _Keyboard("")
    terminal = Terminal(guest, Page(out, 80), lines, clock=lambda: now[0])
    terminal._changed(guest.state())
    terminal._typed("a")
    assert JUST_CHANGED.split(".", maxsplit=1)[0] in " ".join(out.getvalue().split())
    assert not room.turn.votes
    now[0] += 1
    terminal._typed("a")
    assert len(room.turn.votes) == 1


class _Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_control_codes_in_what_people_type_do_not_reach_the_terminal(room: Opened, seat: Seat) -> None:
    room.host.do(acts.AddTable(name="\x1b[2JRed", seats=("school",)))
    seat.says("Red: School")
    assert "\x1b" not in seat.out.getvalue()
    assert "␛[2JRed" in seat.out.getvalue()


def test_the_end_of_the_workshop_ends_the_terminal(room: Opened, seat: Seat) -> None:
    seat.type("2")
    seat.says("You speak for School")
    room.host.do(acts.Go(phase="closed"))
    seat.says(words.OVER)
    seat.type("")
    seat.thread.join(5)
    assert not seat.thread.is_alive()
