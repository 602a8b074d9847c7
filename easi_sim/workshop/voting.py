"""Votes and expectations: when they are taken, from whom, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from easi_sim.workshop import acts
from easi_sim.workshop.acts import Phase
from easi_sim.workshop.room import Cast, Refused, Room, Turn


def vote(room: Room, act: acts.Vote, at: datetime) -> Room:
    """Take a guest's vote. Raises Refused."""
    turn, cast = _cast(room, act, "vote")
    _check_first(turn.votes.get(act.guest), act)
    return room.with_turn(replace(turn, votes={**turn.votes, act.guest: cast}))


def expect(room: Room, act: acts.Expect, at: datetime) -> Room:
    """Take what a guest thinks another seat voted for. Raises Refused."""
    turn, cast = _cast(room, act, "expect")
    _check_first(turn.expected.get(act.guest), act)
    return room.with_turn(replace(turn, expected={**turn.expected, act.guest: cast}))


def _cast(room: Room, act: acts.Vote | acts.Expect, phase: Phase) -> tuple[Turn, Cast]:
    """The turn and the vote, once it is sure that it may be given."""
    voice = room.guests.get(act.guest)
    if voice is None:
        raise Refused("You have no seat in this room. Join it again.")
    turn = room.at_turn(act.turn)
    if room.phase != phase:
        raise Refused("This is not being asked at the moment.")
    turn.check_open(act.choice)
    if voice in room.typed:
        raise Refused("Your table's votes are being typed in by the facilitator.")
    return turn, Cast(voice, act.choice)


def _check_first(before: Cast | None, act: acts.Vote | acts.Expect) -> None:
    """The same again is no harm, since an answer may be lost on its way; another has to be meant."""
    if before is not None and before.choice != act.choice and not act.instead:
        raise Refused("You have answered already. Choose “Change my answer” first.")


def count_votes(room: Room, act: acts.CountVotes, at: datetime) -> Room:
    """Take the typed votes of a voice. Raises Refused."""
    turn = _countable(room, act, ("vote", "expect"))
    return room.with_turn(replace(turn, counts={**turn.counts, act.voice: _counted(act.counts)}))


def count_expected(room: Room, act: acts.CountExpected, at: datetime) -> Room:
    """Take what a typed voice thinks another seat voted for. Raises Refused."""
    turn = _countable(room, act, ("expect",))
    return room.with_turn(replace(turn, expected_counts={**turn.expected_counts, act.voice: _counted(act.counts)}))


def _countable(room: Room, act: acts.CountVotes | acts.CountExpected, phases: tuple[Phase, ...]) -> Turn:
    """The turn, once it is sure that these counts may be typed. Votes can be put right until they are shown."""
    room.check_voice(act.voice)
    turn = room.at_turn(act.turn)
    if room.phase not in phases:
        raise Refused("This is not being asked at the moment.")
    if act.voice not in room.typed:
        raise Refused("The votes of that table come from its phones. Switch it to typed first.")
    for choice in act.counts:
        turn.check_open(choice)
    return turn


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {choice: number for choice, number in counts.items() if number}
