"""What is asked of every reachable state, and how it is answered."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, Protocol

from easi_engine.play.guards import Guard
from easi_engine.play.seat import Point


class Watch(NamedTuple):
    """Something that will be asked: does this hold at that point?

    Where it does, it can also set and clear marks, so that a later question can ask what happened on the way. Marks
    are read in the order of the watches, and not set at a scene where the learner has something to do.
    """

    point: Point
    guard: Guard
    on: int = 0
    off: int = 0


class Trail(NamedTuple):
    """A shortest way to something."""

    variant: str | None
    choices: tuple[str, ...]


class Judged(NamedTuple):
    """A sending that some reachable move makes, and the line that judges it."""

    question: str
    line: int
    """From 0."""
    moved: bool
    """False when the recipient already knew."""


class Answers(Protocol):
    """A search of the reachable states, whatever it is made of. Scenes and probes go by their numbers."""

    @property
    def method(self) -> str:
        """``explicit``, one state after another, or ``symbolic``, sets of states at a time."""

    @property
    def limit(self) -> str | None:
        """What stopped it, in words; None where every reachable state was found."""

    @property
    def states(self) -> int:
        """How many states were found, those that differ only in what no longer matters counted as one."""

    def ever(self, scene: int, guard: Guard) -> bool:
        """Whether a guard holds in some state found at a scene where play waits."""

    def first(self, scene: int, guard: Guard) -> Trail | None:
        """A way there."""

    @property
    def noticed(self) -> Collection[int]:
        """The probes that held on the way of some move or start."""

    def way_to_probe(self, number: int) -> Trail | None:
        """A way whose last move comes past a probe that holds."""

    @property
    def judged(self) -> Collection[Judged]:
        """Every kind of judged sending that some move makes, soonest first."""

    def way_to_judged(self, kind: Judged) -> Trail | None:
        """A way whose last move makes such a sending."""

    @property
    def hopeless(self) -> dict[int, Trail]:
        """Scene → a way to a state of it from which play never comes to a stop. Only of a finished search."""
