"""While a vote is taken: what is asked, and who has answered; never what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.slides.slide import Given, heading, in_columns, options, said, title, voice_name
from easi_sim.words.common import listed
from easi_sim.words.workshop import now_in, seat_name, vote_words
from easi_sim.workshop import tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.room import Room, Turn


class Answered(NamedTuple):
    """How far one voice has come."""

    voice: Voice
    typed: bool
    answered: int
    """Phones that have answered; 1 for a voice whose counts are typed."""
    of: int

    @property
    def is_in(self) -> bool:
        """Whether there is nothing to wait for."""
        return self.answered >= self.of


def answered(room: Room, turn: Turn, *, expecting: bool) -> tuple[Answered, ...]:
    """How far every voice has come that is asked something."""
    casts, counts = (turn.expected, turn.expected_counts) if expecting else (turn.votes, turn.counts)
    found = []
    for voice in tally.voices(room):
        if expecting and tally.asked_about(room, turn, voice) is None:
            continue
        if voice in room.typed:
            found.append(Answered(voice, True, int(bool(counts.get(voice))), 1))
            continue
        phones = [guest for guest, sits in room.guests.items() if sits == voice]
        found.append(Answered(voice, False, sum(guest in casts for guest in phones), len(phones)))
    return tuple(found)


def waiting(room: Room, turn: Turn, *, expecting: bool) -> tuple[str, ...]:
    """Who has still to answer, in words: each table by its name."""
    late = [one.voice for one in answered(room, turn, expecting=expecting) if not one.is_in]
    return tuple(dict.fromkeys(room.table(voice.table).name for voice in late))


def vote(given: Given) -> Iterable[Widget]:
    """What should be done, and who has said."""
    room = given.room
    yield title(vote_words(seat_name(room.story, room.viewpoint)))
    yield from options(given, large=len(given.view.options) < 5)
    yield from _answers(given, expecting=False)


def expect(given: Given) -> Iterable[Widget]:
    """Which seat each table is asked about, and who has said."""
    room = given.room
    yield title(now_in("", "expect"))
    yield said(f"They were asked: “What should {seat_name(room.story, room.viewpoint)} do?”", "quiet")
    yield from options(given, large=False)
    yield from _answers(given, expecting=True)


def _answers(given: Given, *, expecting: bool) -> Iterable[Widget]:
    room, turn = given.room, given.turn
    found = answered(room, turn, expecting=expecting)
    yield heading("Answers")
    yield Static(in_columns([_one(given, one, expecting=expecting) for one in found], given.size.width))
    yield said(stands(room, turn, expecting=expecting), "prose stands")


def stands(room: Room, turn: Turn, *, expecting: bool) -> str:
    """How far the room has come with its answers."""
    if not room.tables:
        return wording.NO_TABLES_YET
    if not any(one.of for one in answered(room, turn, expecting=expecting)):
        return wording.NOBODY_ASKED
    late = waiting(room, turn, expecting=expecting)
    return wording.STILL_TO_ANSWER.format(who=listed(late)) if late else wording.ALL_ANSWERED


def _one(given: Given, one: Answered, *, expecting: bool) -> Content:
    room, turn = given.room, given.turn
    name = voice_name(room, one.voice)
    about = tally.asked_about(room, turn, one.voice) if expecting else None
    asked = f", of {inert(seat_name(room.story, about))}?" if about else ""
    if one.typed:
        how = wording.IS_TYPED if one.is_in else wording.NOT_TYPED
    else:
        how = f"{one.answered} of {one.of}" if one.of else wording.NOBODY_HERE
    done = one.is_in and one.of > 0
    mark = ("✓ ", "bold $success") if done else ("· ", "$muted")
    return Content.assemble(mark, name, (asked, "$secondary"), (f"  {how}", "" if done else "$muted"))
