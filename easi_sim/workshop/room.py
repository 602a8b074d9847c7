"""Where a workshop stands. A room never changes: an act leads to the next room (`doing.after`), or is refused.

Rooms follow from the log alone, so that a host that was killed comes back to exactly where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from easi_engine.play import Playthrough
from easi_engine.story import Story
from easi_sim.errors import Trouble
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

    def check_open(self, choice: str) -> None:
        """Raise Refused where a choice was not open."""
        if choice not in self.options:
            raise Refused("That option is not open here.")


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

    def with_turn(self, turn: Turn) -> Room:
        """The room with its present turn in the place of the one it had."""
        return replace(self, turns=(*self.turns[:-1], turn))

    def at_turn(self, number: int) -> Turn:
        """The scene at hand, if that is its number. Raises Refused."""
        turn = self.turn
        if turn is None or turn.number != number:
            raise Refused("That scene is over: the room has gone on.")
        return turn

    def check_voice(self, voice: Voice) -> None:
        """Raise Refused where nobody speaks for that agency at that table."""
        if voice.seat not in self.table(voice.table).seats:
            raise Refused("Nobody speaks for that agency at that table.")


def begin(playthrough: Playthrough, seats: tuple[str, ...], recorded: tuple[str, ...] = ()) -> Room:
    """A room before anything has been done in it."""
    return Room(playthrough, seats, recorded)
