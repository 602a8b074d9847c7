"""Where a workshop stands. A room never changes: an act leads to the next room, or is refused with the reason.

Rooms follow from the log alone, so that a host that was killed comes back to exactly where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from easi_engine.play import Playthrough, look
from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Phase, Voice

IN_TURN: tuple[Phase, ...] = ("read", "talk", "vote", "expect", "reveal")
"""The phases of one scene, in order."""


class Refused(Trouble):
    """An act that cannot be done now; the message says so to whoever tried."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table. It has a number from 1, which is never used again."""

    number: int
    name: str
    seats: tuple[str, ...]
    """The agencies spoken for at it: one, or several at a mixed table."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Its voices."""
        return tuple(Voice(self.number, seat) for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote, and the voice it was given in: a guest may change seats later."""

    voice: Voice
    choice: str


@dataclass(frozen=True)
class Turn:
    """One scene of the story as the group met it."""

    number: int
    """From 1. A vote names its turn, so that one that comes too late is not taken for the next scene."""
    scene: str
    options: tuple[str, ...]
    """The choices that were open."""
    decision: bool
    """Whether other agencies read it."""
    votes: Mapping[str, Cast] = field(default_factory=dict)
    """Guest → its vote."""
    expected: Mapping[str, Cast] = field(default_factory=dict)
    """Guest → what it expected of another seat."""
    counts: Mapping[Voice, Mapping[str, int]] = field(default_factory=dict)
    """Typed voice → its votes by option."""
    expected_counts: Mapping[Voice, Mapping[str, int]] = field(default_factory=dict)
    revealed: bool = False
    """From then on no vote is taken."""
    typed: frozenset[Voice] | None = None
    """The voices whose votes were typed when it was revealed; None before."""
    picked: str | None = None


@dataclass(frozen=True)
class Room:
    """A workshop at one moment."""

    playthrough: Playthrough
    seats: tuple[str, ...]
    """The agencies that can be spoken for, in the order of the story's library."""
    recorded: tuple[str, ...] = ()
    """The choices of the recording that is replayed; none where the group walks a story of its own."""
    phase: Phase = "welcome"
    tables: tuple[Table, ...] = ()
    typed: frozenset[Voice] = frozenset()
    guests: Mapping[str, Voice] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    locked: bool = False
    turns: tuple[Turn, ...] = ()
    """Scenes met, the present one last; none before the story has begun."""
    until: datetime | None = None
    """When the timer runs out."""
    wall: tuple[str, ...] = ()

    @property
    def story(self) -> Story:
        """The story."""
        return self.playthrough.program.story

    @property
    def viewpoint(self) -> str:
        """The seat that is played."""
        return self.playthrough.program.viewpoint

    @property
    def turn(self) -> Turn | None:
        """The scene at hand."""
        return self.turns[-1] if self.turns and self.turns[-1].picked is None else None

    @property
    def recorded_choice(self) -> str | None:
        """What the recording chose here; None once the group has gone another way, or it holds no more."""
        picked = tuple(turn.picked for turn in self.turns if turn.picked is not None)
        so_far = len(picked)
        return self.recorded[so_far] if self.recorded[:so_far] == picked and so_far < len(self.recorded) else None

    def table(self, number: int) -> Table:
        """A table by its number. Raises Refused."""
        found = next((table for table in self.tables if table.number == number), None)
        if found is None:
            raise Refused("There is no such table in this room.")
        return found

    def after(self, act: acts.Act, at: datetime) -> Room:
        """The room once something has been done in it. Raises Refused, and then nothing has happened."""
        if self.phase == "closed":
            raise Refused("This workshop is over.")
        return _DOING[type(act)](self, act, at)


def begin(playthrough: Playthrough, seats: tuple[str, ...], recorded: tuple[str, ...] = ()) -> Room:
    """A room before anything has been done in it."""
    return Room(playthrough, seats, recorded)


# -- the room itself -------------------------------------------------------------------------------------------------


def _add_table(room: Room, act: acts.AddTable, at: datetime) -> Room:
    if len(room.tables) >= acts.MOST_TABLES:
        raise Refused(f"A room has at most {acts.MOST_TABLES} tables.")
    if not act.seats or len(set(act.seats)) < len(act.seats) or not set(act.seats) <= set(room.seats):
        raise Refused("A table speaks for one agency of the story, or for several.")
    if any(table.name == act.name for table in room.tables):
        raise Refused(f"There is a table “{act.name}” already.")
    number = room.tables[-1].number + 1 if room.tables else 1
    return replace(room, tables=(*room.tables, Table(number, act.name, act.seats)))


def _type_in(room: Room, act: acts.TypeIn, at: datetime) -> Room:
    _check_voice(room, act.voice)
    return replace(room, typed=room.typed | {act.voice} if act.on else room.typed - {act.voice})


def _lock(room: Room, act: acts.Lock, at: datetime) -> Room:
    return replace(room, locked=act.on)


def _sit(room: Room, act: acts.Sit, at: datetime) -> Room:
    _check_voice(room, act.voice)
    if act.guest in room.removed:
        raise Refused("Your seat was taken away by the facilitator. Ask them if that was meant.")
    if act.guest not in room.guests:
        if room.locked:
            raise Refused("The room is closed to new people. Ask the facilitator to open it.")
        if len(room.guests) >= acts.MOST_GUESTS:
            raise Refused(f"The room is full: it has {acts.MOST_GUESTS} seats.")
    return replace(room, guests={**room.guests, act.guest: act.voice})


def _leave(room: Room, act: acts.Leave, at: datetime) -> Room:
    return replace(room, guests={guest: voice for guest, voice in room.guests.items() if guest != act.guest})


def _remove(room: Room, act: acts.Remove, at: datetime) -> Room:
    """The guest's vote in a scene that is not revealed yet goes too."""
    if act.guest not in room.guests:
        raise Refused("That seat is not taken.")
    room = _leave(room, acts.Leave(guest=act.guest), at)
    turn = room.turn
    if turn is not None and not turn.revealed:
        without = replace(turn, votes=_but(turn.votes, act.guest), expected=_but(turn.expected, act.guest))
        room = _with(room, without)
    return replace(room, removed=room.removed | {act.guest})


def _set_timer(room: Room, act: acts.SetTimer, at: datetime) -> Room:
    return replace(room, until=at + timedelta(seconds=act.seconds) if act.seconds is not None else None)


def _ask(room: Room, act: acts.Ask, at: datetime) -> Room:
    if len(room.wall) >= acts.MOST_QUESTIONS:
        raise Refused("The wall is full.")
    return replace(room, wall=(*room.wall, act.text))


def _drop(room: Room, act: acts.Drop, at: datetime) -> Room:
    if not 0 <= act.number < len(room.wall):
        raise Refused("That question is not on the wall.")
    return replace(room, wall=room.wall[: act.number] + room.wall[act.number + 1 :])


# -- the way through the story -----------------------------------------------------------------------------------------


def _go(room: Room, act: acts.Go, at: datetime) -> Room:
    room = replace(room, until=None)
    if act.phase == "closed":
        return replace(room, phase="closed")
    if act.phase in {"welcome", "rules"}:
        if room.turns:
            raise Refused("The story has begun.")
        return replace(room, phase=act.phase)
    if act.phase == "end":
        raise Refused("The story has not come to an ending.")
    return _go_in_turn(room if room.turns else _next_turn(room), act.phase)


def _go_in_turn(room: Room, phase: Phase) -> Room:
    turn = room.turn
    if turn is None:
        raise Refused("The story is over.")
    if turn.revealed and phase != "reveal":
        raise Refused("What was voted here has been shown. Pick a branch to go on.")
    if phase == "expect" and not turn.decision:
        raise Refused("No other agency reads this scene, so there is nothing to expect of one.")
    if phase == "reveal" and not turn.revealed:
        turn = replace(turn, revealed=True, typed=room.typed)
    return _with(replace(room, phase=phase), turn)


def _pick(room: Room, act: acts.Pick, at: datetime) -> Room:
    turn = _turn(room, act.turn)
    if room.phase != "reveal":
        raise Refused("Show first what was voted.")
    _check_open(turn, act.choice)
    room = _with(room, replace(turn, picked=act.choice))
    return _next_turn(replace(room, playthrough=room.playthrough.choose(act.choice), until=None))


def _next_turn(room: Room) -> Room:
    """Where the story now stands: its next scene, or its ending."""
    playthrough = room.playthrough
    if playthrough.is_over:
        return replace(room, phase="end")
    scene = look(playthrough)
    options = tuple(option.id for option in scene.options)
    turn = Turn(len(room.turns) + 1, scene.id, options, scene.decision)
    return replace(room, phase="read", turns=(*room.turns, turn))


def _take_back(room: Room, act: acts.TakeBack, at: datetime) -> Room:
    """Back to what the scene before showed; `act.turn` is the number of that scene."""
    turn = room.turn
    past = room.turns[:-1] if turn is not None else room.turns
    if not past or past[-1].number != act.turn:
        raise Refused("There is no pick to take back.")
    if turn is not None and (turn.votes or turn.counts or turn.expected or turn.expected_counts):
        raise Refused("People have voted since. It can no longer be taken back.")
    back = replace(past[-1], picked=None)
    return replace(room, phase="reveal", playthrough=room.playthrough.undo(), turns=(*past[:-1], back), until=None)


# -- votes -------------------------------------------------------------------------------------------------------------


def _vote(room: Room, act: acts.Vote, at: datetime) -> Room:
    turn, cast = _cast(room, act, "vote")
    _check_first(turn.votes.get(act.guest), act)
    return _with(room, replace(turn, votes={**turn.votes, act.guest: cast}))


def _expect(room: Room, act: acts.Expect, at: datetime) -> Room:
    turn, cast = _cast(room, act, "expect")
    _check_first(turn.expected.get(act.guest), act)
    return _with(room, replace(turn, expected={**turn.expected, act.guest: cast}))


def _cast(room: Room, act: acts.Vote | acts.Expect, phase: Phase) -> tuple[Turn, Cast]:
    """The turn and the vote, once it is sure that it may be given."""
    voice = room.guests.get(act.guest)
    if voice is None:
        raise Refused("You have no seat in this room. Join it again.")
    turn = _turn(room, act.turn)
    if room.phase != phase:
        raise Refused("This is not being asked at the moment.")
    _check_open(turn, act.choice)
    if voice in room.typed:
        raise Refused("Your table's votes are being typed in by the facilitator.")
    return turn, Cast(voice, act.choice)


def _check_first(before: Cast | None, act: acts.Vote | acts.Expect) -> None:
    """The same again is no harm, since an answer may be lost on its way; another has to be meant."""
    if before is not None and before.choice != act.choice and not act.instead:
        raise Refused("You have answered already. Choose “Change my answer” first.")


def _count_votes(room: Room, act: acts.CountVotes, at: datetime) -> Room:
    turn = _countable(room, act, ("vote", "expect"))
    return _with(room, replace(turn, counts={**turn.counts, act.voice: _counted(act.counts)}))


def _count_expected(room: Room, act: acts.CountExpected, at: datetime) -> Room:
    turn = _countable(room, act, ("expect",))
    return _with(room, replace(turn, expected_counts={**turn.expected_counts, act.voice: _counted(act.counts)}))


def _countable(room: Room, act: acts.CountVotes | acts.CountExpected, phases: tuple[Phase, ...]) -> Turn:
    """The turn, once it is sure that these counts may be typed. Votes can be put right until they are shown."""
    _check_voice(room, act.voice)
    turn = _turn(room, act.turn)
    if room.phase not in phases:
        raise Refused("This is not being asked at the moment.")
    if act.voice not in room.typed:
        raise Refused("The votes of that table come from its phones. Switch it to typed first.")
    for choice in act.counts:
        _check_open(turn, choice)
    return turn


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {choice: number for choice, number in counts.items() if number}


# -- checks ------------------------------------------------------------------------------------------------------------


def _turn(room: Room, number: int) -> Turn:
    turn = room.turn
    if turn is None or turn.number != number:
        raise Refused("That scene is over: the room has gone on.")
    return turn


def _check_open(turn: Turn, choice: str) -> None:
    if choice not in turn.options:
        raise Refused("That option is not open here.")


def _check_voice(room: Room, voice: Voice) -> None:
    if voice.seat not in room.table(voice.table).seats:
        raise Refused("Nobody speaks for that agency at that table.")


def _with(room: Room, turn: Turn) -> Room:
    """The room with its present turn in the place of the one it had."""
    return replace(room, turns=(*room.turns[:-1], turn))


def _but(casts: Mapping[str, Cast], guest: str) -> dict[str, Cast]:
    return {other: cast for other, cast in casts.items() if other != guest}


_DOING: Mapping[type[acts.Act], Callable[[Room, Any, datetime], Room]] = {
    acts.AddTable: _add_table,
    acts.TypeIn: _type_in,
    acts.Lock: _lock,
    acts.Sit: _sit,
    acts.Leave: _leave,
    acts.Remove: _remove,
    acts.Go: _go,
    acts.Vote: _vote,
    acts.Expect: _expect,
    acts.CountVotes: _count_votes,
    acts.CountExpected: _count_expected,
    acts.Pick: _pick,
    acts.TakeBack: _take_back,
    acts.SetTimer: _set_timer,
    acts.Ask: _ask,
    acts.Drop: _drop,
}
"""Act → what it does. Each is given the room, the act and when it was done."""
