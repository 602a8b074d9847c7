"""What was voted and expected in one scene: by voice, table and seat. No number ranks anyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from easi_engine.play import Playthrough, ReadingView, readings
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.room import Cast, Room, Table, Turn

Votes = Counter[str]
"""Option → how many."""


def voices(room: Room) -> tuple[Voice, ...]:
    """Every voice, table by table."""
    return tuple(voice for table in room.tables for voice in table.voices)


def votes_of(room: Room, turn: Turn, *wanted: Voice) -> Votes:
    """What some voices voted: typed where they are typed, otherwise from their phones."""
    found: Votes = Counter()
    for voice in wanted:
        typed = voice in _typed(room, turn)
        found.update(turn.counts.get(voice, {}) if typed else _cast(turn.votes.values(), voice))
    return found


def expected_by(room: Room, turn: Turn, *wanted: Voice) -> Votes:
    """What some voices expected of the seats they were asked about."""
    found: Votes = Counter()
    for voice in wanted:
        typed = voice in _typed(room, turn)
        found.update(turn.expected_counts.get(voice, {}) if typed else _cast(turn.expected.values(), voice))
    return found


def _typed(room: Room, turn: Turn) -> frozenset[Voice]:
    return room.typed if turn.typed is None else turn.typed


def _cast(casts: Iterable[Cast], voice: Voice) -> Iterable[str]:
    return [cast.choice for cast in casts if cast.voice == voice]


def leading(votes: Votes) -> tuple[str, ...]:
    """The option with the most votes; several where they have as many; none where nobody voted."""
    most = max(votes.values(), default=0)
    return tuple(choice for choice, number in votes.items() if number == most and most)


def asked_about(room: Room, turn: Turn, voice: Voice) -> str | None:
    """The agency whose vote a voice is asked to expect: each of the others in turn; None where there is no other.

    Where only one agency sits in the room, it is asked about those whose readings the story has.
    """
    present = [seat for seat in room.seats if any(seat in table.seats for table in room.tables)]
    others = [seat for seat in present if seat != voice.seat]
    if not others:
        others = [seat for seat in _read_by(room, turn) if seat != voice.seat]
    return others[(turn.number + voice.table) % len(others)] if others else None


def readings_at(room: Room, turn: Turn) -> tuple[ReadingView, ...]:
    """How the story's agencies read a scene that the group has met, in the state in which it met it."""
    return readings(_as_it_was(room, turn))


def _read_by(room: Room, turn: Turn) -> dict[str, ReadingView]:
    """Agency → its reading, the first where several of its services have one."""
    found: dict[str, ReadingView] = {}
    for reading in readings_at(room, turn):
        found.setdefault(reading.agency.partition(".")[0], reading)
    return found


def _as_it_was(room: Room, turn: Turn) -> Playthrough:
    playthrough = room.playthrough
    for _ in range(len(playthrough.moves) - (turn.number - 1)):
        playthrough = playthrough.undo()
    return playthrough


@dataclass(frozen=True, slots=True)
class TableResult:
    """What one table chose."""

    table: Table
    votes: Votes
    leading: tuple[str, ...]
    """More than one where the table is divided evenly."""


def tables_of(room: Room, turn: Turn) -> tuple[TableResult, ...]:
    """Every table with what it chose."""
    found = ((table, votes_of(room, turn, *table.voices)) for table in room.tables)
    return tuple(TableResult(table, votes, leading(votes)) for table, votes in found)


@dataclass(frozen=True, slots=True)
class SeatResult:
    """What those who spoke for one agency chose, at whatever table, and what the story's reading would have wanted."""

    seat: str
    votes: Votes
    leading: tuple[str, ...]
    reading: ReadingView | None

    @property
    def differs(self) -> bool:
        """Whether they chose other than the authored reading: that is something to talk about, not a mistake."""
        return bool(self.reading and self.leading) and not set(self.leading) & set(
            self.reading.would if self.reading else ()
        )


def seats_of(room: Room, turn: Turn) -> tuple[SeatResult, ...]:
    """Every agency that somebody spoke for or that the story has a reading of."""
    read = _read_by(room, turn)
    found = []
    for seat in room.seats:
        spoken = [voice for voice in voices(room) if voice.seat == seat]
        if spoken or seat in read:
            votes = votes_of(room, turn, *spoken)
            found.append(SeatResult(seat, votes, leading(votes), read.get(seat)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Expected:
    """What one voice expected of another seat, beside what that seat chose."""

    voice: Voice
    seat: str
    """The agency it was asked about."""
    expected: tuple[str, ...]
    chosen: tuple[str, ...]
    """What that seat chose; its authored reading where nobody who speaks for it has voted."""
    spoken: bool
    """Whether somebody did."""

    @property
    def met(self) -> bool | None:
        """Whether it came as expected; None where one of the two is missing."""
        return bool(set(self.expected) & set(self.chosen)) if self.expected and self.chosen else None


def expectations(room: Room, turn: Turn) -> tuple[Expected, ...]:
    """Every voice that expected something, with what came."""
    seats = {result.seat: result for result in seats_of(room, turn)}
    found = []
    for voice in voices(room):
        expected = leading(expected_by(room, turn, voice))
        seat = asked_about(room, turn, voice)
        if not expected or seat is None:
            continue
        result = seats.get(seat)
        spoken = result is not None and bool(result.leading)
        chosen = result.leading if result else ()
        if result and not chosen and result.reading:
            chosen = result.reading.would
        found.append(Expected(voice, seat, expected, chosen, spoken))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of those in the room have answered: whose they are and what they say is for later."""

    answered: int
    of: int
    """Phones; typed voices count as one each."""
    waiting: tuple[Voice, ...]
    """Voices of which nobody has answered."""


def heard(room: Room, turn: Turn, *, expecting: bool) -> Heard:
    """Who has answered what is being asked."""
    casts, counts = (turn.expected, turn.expected_counts) if expecting else (turn.votes, turn.counts)
    phones = {guest: voice for guest, voice in room.guests.items() if voice not in room.typed}
    answered = sum(guest in casts for guest in phones) + sum(bool(counts.get(voice)) for voice in room.typed)
    have = {voice for guest, voice in phones.items() if guest in casts} | {v for v in room.typed if counts.get(v)}
    asked = set(phones.values()) | room.typed
    waiting = tuple(voice for voice in voices(room) if voice in asked and voice not in have)
    return Heard(answered, len(phones) + len(room.typed), waiting)
