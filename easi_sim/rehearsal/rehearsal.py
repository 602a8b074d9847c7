"""A rehearsal: a room with its server on this machine alone, simulated tables in it, and somebody who leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from easi_engine.story import Story
from easi_sim.rehearsal.crowd import Crowd
from easi_sim.rehearsal.leading import Leader
from easi_sim.rehearsal.minds import Minds, Person
from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import WorkshopFile
from easi_sim.workshop.host import Host
from easi_sim.workshop.joining import Join
from easi_sim.workshop.opening import open_workshop, read

TABLES = 6
FEWEST, MOST = 2, 4
"""Phones at a table, unless it is said how many."""
MIXED_FROM = 4
"""Tables from which on one of them speaks for two agencies."""


@dataclass(frozen=True)
class Cast:
    """Who is simulated."""

    tables: int = TABLES
    people: int | None = None
    """At each table; None for two to four, by lot."""
    seed: int = 1
    pause: float = 0.0
    """Seconds that somebody takes over an answer at the most."""


@dataclass
class Rehearsal:
    """A room that is rehearsed in."""

    host: Host
    join: Join
    crowd: Crowd
    leader: Leader


@contextmanager
def rehearsal(
    story: Story,
    viewpoint: str,
    place: Path,
    cast: Cast,
    say: Callable[[str], None],
    *,
    folder: Path | None = None,
    wall: bool = True,
) -> Iterator[Rehearsal]:
    """Open a room whose log is in `place`, with everybody seated; `say` is told each step of the simulated leader.

    Raises CannotKeep, CannotServe, NotTaken and NoAnswer.
    """
    host = open_workshop(story, viewpoint, folder=folder, wall=wall, place=place)
    server = RoomServer(host)
    people = _seat(host, cast)
    typed = [person for person in people if person.voice in host.room.typed]
    minds = Minds(host, cast.seed)
    crowd = Crowd(host, minds, (person for person in people if person not in typed), pause=cast.pause)
    try:
        server.start()
        join = Join(server.url, host.file.opening.code)
        crowd.join(join.url, join.code)
        yield Rehearsal(host, join, crowd, Leader(host, crowd, minds, typed, say))
    finally:
        crowd.ending()
        server.stop()
        crowd.leave()
        host.close()


def _seat(host: Host, cast: Cast) -> list[Person]:
    """Set the tables, the last of them typed, and return who sits where."""
    lots = Random(f"{cast.seed}: tables")
    people = []
    for number, seats in enumerate(seats_at(host.room.seats, host.room.viewpoint, cast.tables), start=1):
        host.do(acts.AddTable(name=f"Table {number} (simulated)", seats=seats))
        voices = [Voice(number, seat) for seat in seats]
        drawn = lots.randint(FEWEST, MOST)
        for at in range(cast.people or drawn):
            people.append(Person(voices[at % len(voices)], at // len(voices) + 1))
        if number == cast.tables:
            for voice in voices:
                host.do(acts.TypeIn(voice=voice, on=True))
    return people


def seats_at(seats: tuple[str, ...], viewpoint: str, tables: int) -> list[tuple[str, ...]]:
    """The agencies at each table: one, the played one first; of several tables, two at the last but one."""
    order = [viewpoint, *(seat for seat in seats if seat != viewpoint)]
    found: list[tuple[str, ...]] = [(order[at % len(order)],) for at in range(tables)]
    if tables >= MIXED_FROM and len(order) > 1:
        at = (tables - 2) % len(order)
        found[-2] = (order[at], order[(at + 1) % len(order)])
    return found


def check_log(held: Rehearsal, story: Story) -> Iterator[str]:
    """Say where what is in the log's file is not what everybody saw, or an answer stands in it more than once."""
    file = WorkshopFile.reopen(held.host.file.path)
    try:
        room, _ = read(file, story)
    finally:
        file.close()
    if (room.phase, room.turns, room.guests) != (held.host.room.phase, held.host.room.turns, held.host.room.guests):
        yield "The log leads to another room than the one that was shown."
    if sorted(room.wall) != sorted(held.crowd.asked):
        yield f"{len(held.crowd.asked)} questions were left, and {len(room.wall)} are on the wall."
