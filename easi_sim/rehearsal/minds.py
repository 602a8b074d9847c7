"""What simulated people think: as their agency's reading in the story would have it, mostly.

What somebody answers follows from the seed, who they are and the number of the scene, not from what came before it or
how fast it went: the same seed gives the same workshop.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from threading import Lock
from typing import NamedTuple

from easi_sim.workshop import tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Turn

LOYAL = 0.7
"""How often somebody wants what the reading of their agency wants."""
KNOWING = 0.6
"""How often somebody expects of another agency what its reading wants; otherwise, what they want themselves."""
WAVERING = 0.12
"""How often somebody changes their answer."""
ASKING = 0.2
"""How many people leave a question for the next meeting."""
QUESTIONS = (
    "Who rings whom first when it is after five?",
    "What may we say when a family asks who told us?",
    "Which of us would notice if nobody had heard anything for a month?",
    "What does your service need from ours in the first phone call?",
    "Whose form is it, and could there be one fewer?",
)


class Person(NamedTuple):
    """Somebody who is not there."""

    voice: Voice
    number: int
    """From 1 within their voice."""

    @property
    def name(self) -> str:
        """Tells them from all others."""
        return f"{self.voice.table} {self.voice.seat} {self.number}"


class Minds:
    """What everybody thinks."""

    def __init__(self, host: Host, seed: int) -> None:
        """Read the scenes of a host's room, and draw lots by a seed."""
        self._host, self._seed = host, seed
        self._lock = Lock()
        self._read: dict[int, Mapping[str, tuple[str, ...]]] = {}

    def wants(self, person: Person, turn: Turn) -> str:
        """What somebody votes for."""
        lots = self._lots(person, turn, "vote")
        return self._choice(lots, turn, person.voice.seat, LOYAL)

    def expects(self, person: Person, turn: Turn, seat: str) -> str:
        """What somebody expects of another agency."""
        lots = self._lots(person, turn, "expect")
        if lots.random() < KNOWING:
            return self._choice(lots, turn, seat, 1.0)
        return self.wants(person, turn)

    def wavers(self, person: Person, turn: Turn) -> str | None:
        """What somebody voted for before they changed their mind; None where they did not."""
        lots = self._lots(person, turn, "waver")
        first = lots.choice(turn.options)
        return first if lots.random() < WAVERING and first != self.wants(person, turn) else None

    def asks(self, person: Person) -> str | None:
        """The question that somebody leaves, or None."""
        lots = Random(f"{self._seed}: {person.name}: question")
        return lots.choice(QUESTIONS) if lots.random() < ASKING else None

    def takes(self, person: Person, turn: Turn, what: str) -> float:
        """How long somebody takes over an answer: 0 to 1, as a part of the longest."""
        return self._lots(person, turn, f"{what} time").random()

    def _lots(self, person: Person, turn: Turn, what: str) -> Random:
        return Random(f"{self._seed}: {person.name}: {turn.number}: {what}")

    def _choice(self, lots: Random, turn: Turn, seat: str, loyal: float) -> str:
        wanted = [choice for choice in self._would(turn).get(seat, ()) if choice in turn.options]
        return lots.choice(wanted if wanted and lots.random() < loyal else turn.options)

    def _would(self, turn: Turn) -> Mapping[str, tuple[str, ...]]:
        """Agency → what its reading of a scene would have wanted; none where nobody reads it."""
        with self._lock:
            found = self._read.get(turn.number)
            if found is None:
                results = tally.seats_of(self._host.room, turn)
                found = {one.seat: one.reading.would for one in results if one.reading is not None}
                self._read[turn.number] = found
            return found
