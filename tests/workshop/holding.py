"""Workshops to try things on, without a log: acts done one after the other on a room."""

from __future__ import annotations

from datetime import UTC, datetime

from easi_engine.play import Playthrough, compile_seat
from easi_sim.workshop import acts, doing
from easi_sim.workshop.acts import Act, Voice
from easi_sim.workshop.opening import seats_of
from easi_sim.workshop.room import Room, begin
from tests.running import corner_shop

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
POLICE, SCHOOL, HOUSING, HEALTH = Voice(1, "police"), Voice(2, "school"), Voice(3, "housing"), Voice(3, "health")
"""One single-agency table each for police and school, and a mixed one."""
TABLES = (("Window", ("police",)), ("Door", ("school",)), ("Urn", ("housing", "health")))


def empty(recorded: tuple[str, ...] = ()) -> Room:
    """A room of the test story's school seat in which nothing has been done."""
    story = corner_shop()
    return begin(Playthrough.begin(compile_seat(story, "school"), "quiet"), seats_of(story), recorded)


def after(room: Room, *acts_done: Act, at: datetime = NOW) -> Room:
    """The room after some acts."""
    for act in acts_done:
        room = doing.after(room, act, at)
    return room


def seated(room: Room | None = None) -> Room:
    """A room with its tables, and people at each of its voices: p1, p2, s1, s2, h1 and n1."""
    room = after(room or empty(), *(acts.AddTable(name=name, seats=seats) for name, seats in TABLES))
    people = {"p1": POLICE, "p2": POLICE, "s1": SCHOOL, "s2": SCHOOL, "h1": HOUSING, "n1": HEALTH}
    return after(room, *(acts.Sit(guest=guest, voice=voice) for guest, voice in people.items()))


def voting(room: Room | None = None) -> Room:
    """A room that is asked to vote on its first scene."""
    return after(room or seated(), acts.Go(phase="vote"))


def vote(guest: str, choice: str, turn: int = 1, *, instead: bool = False) -> acts.Vote:
    """A vote."""
    return acts.Vote(guest=guest, turn=turn, choice=choice, instead=instead)


def expect(guest: str, choice: str, turn: int = 1) -> acts.Expect:
    """What somebody expects."""
    return acts.Expect(guest=guest, turn=turn, choice=choice)


def pick(choice: str, turn: int = 1) -> tuple[Act, ...]:
    """Show what was voted, and go on by one branch."""
    return acts.Go(phase="reveal"), acts.Pick(turn=turn, choice=choice)
