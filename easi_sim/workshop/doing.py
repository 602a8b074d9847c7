"""What each act does to a room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from easi_engine.play import look
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Phase
from easi_sim.workshop.room import Cast, Refused, Room, Table, Turn
from easi_sim.workshop.voting import count_expected, count_votes, expect, vote


def after(room: Room, act: acts.Act, at: datetime) -> Room:
    """The room once something has been done in it. Raises Refused, and then nothing has happened."""
    if room.phase == "closed":
        raise Refused("This workshop is over.")
    return _DOING[type(act)](room, act, at)


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
    room.check_voice(act.voice)
    return replace(room, typed=room.typed | {act.voice} if act.on else room.typed - {act.voice})


def _lock(room: Room, act: acts.Lock, at: datetime) -> Room:
    return replace(room, locked=act.on)


def _sit(room: Room, act: acts.Sit, at: datetime) -> Room:
    room.check_voice(act.voice)
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
        room = room.with_turn(without)
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
    return replace(room, phase=phase).with_turn(turn)


def _pick(room: Room, act: acts.Pick, at: datetime) -> Room:
    turn = room.at_turn(act.turn)
    if room.phase != "reveal":
        raise Refused("Show first what was voted.")
    turn.check_open(act.choice)
    room = room.with_turn(replace(turn, picked=act.choice))
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
    acts.Vote: vote,
    acts.Expect: expect,
    acts.CountVotes: count_votes,
    acts.CountExpected: count_expected,
    acts.Pick: _pick,
    acts.TakeBack: _take_back,
    acts.SetTimer: _set_timer,
    acts.Ask: _ask,
    acts.Drop: _drop,
}
"""Act → what it does. Each is given the room, the act and when it was done."""
