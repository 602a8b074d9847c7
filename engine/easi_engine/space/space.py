"""What can be asked of every state a seat can reach: does this ever hold there, and by which choices?"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from easi_engine.play.guards import ALWAYS, Guard
from easi_engine.play.probing import Probe
from easi_engine.play.program import Program
from easi_engine.play.seat import AtScene, Point
from easi_engine.space.asked import Answers, Judged, Trail, Watch
from easi_engine.space.explore import explore
from easi_engine.space.listed import Listed
from easi_engine.space.live import live_bits

if TYPE_CHECKING:
    from easi_engine.space.abstraction import Abstraction

__all__ = ["Judged", "Space", "Trail", "Watch"]


class Space:
    """Every state of a seat, variants included, without the score ledger: no condition can read that.

    States are listed one by one; where there are more than a limit, sets of states take over (`symbolic`). What the
    list has by then still answers first: its ways are there already, and they are shortest ones.
    """

    def __init__(self, program: Program, watches: Iterable[Watch], *, limit: int, nodes: int | None = None) -> None:
        """Explore. ``program`` must be nobody else's: it is told what to look for.

        ``limit`` is of states listed one by one, ``nodes`` of those that sets of states are made of.
        """
        self.program = program
        self.variants: tuple[str | None, ...] = tuple(program.story.case.variants) or (None,)
        self._waits = {room.id: room.number for room in program.rooms if not room.passes_on}
        self._numbers: dict[Watch, int] = {}
        asked = self._watch(watches)
        starts = [program.start(variant) for variant in self.variants]
        live = _live(program, asked)
        reached = explore(program, starts, live=live, limit=limit, partly=True, asking=True)
        self._answers: list[Answers] = [Listed(reached, self.variants, limit)]
        self._above: Abstraction | None = None
        if not reached.complete:
            # Loaded late: most stories never need the diagrams, nor the library that makes them.
            from easi_engine.space.abstraction import Abstraction  # noqa: PLC0415
            from easi_engine.space.symbolic import Symbolic  # noqa: PLC0415

            self._above = Abstraction(program, self.variants, reduce(or_, live))
            closed = self._above.closed
            self._answers.append(
                Symbolic(program, self.variants, _live(program, asked, closed), closed=closed, nodes=nodes)
            )

    def _watch(self, watches: Iterable[Watch]) -> dict[int, int]:
        """Put questions on the way of moves; returns the bits that are asked about where play waits, by scene."""
        asked: dict[int, int] = {}
        probes: dict[Point, list[Probe]] = {}
        for watch in watches:
            point, guard, on, off = watch
            if isinstance(point, AtScene) and point.scene in self._waits:
                number = self._waits[point.scene]
                asked[number] = asked.get(number, 0) | guard.reads
            elif watch not in self._numbers:
                self._numbers[watch] = len(self._numbers)
                probes.setdefault(point, []).append(Probe(self._numbers[watch], guard, on, off))
        self.program.watch(probes)
        return asked

    @property
    def proven(self) -> bool:
        """Whether every reachable state was looked at. If not, what was found is so and nothing else is known."""
        return self.limit is None

    @property
    def method(self) -> str:
        """How: ``explicit``, one state after another, or ``symbolic``, sets of states at a time."""
        return self._answers[-1].method

    @property
    def limit(self) -> str | None:
        """What stopped it, in words; None where nothing did."""
        return self._answers[-1].limit

    @property
    def states(self) -> int:
        """How many states there are, those that differ only in what no longer matters counted as one."""
        return max(answers.states for answers in self._answers)

    def first(self, point: Point, guard: Guard) -> Trail | None:
        """A shortest way to a moment at which a guard holds at a point; None where none was found.

        The pair must be among the watches, except that the conditions of choices are always watched.
        For a point on the way of a move, the move is the last choice. In a story of very many states, the way may not
        be the shortest.
        """
        for answers in self._answers:
            if isinstance(point, AtScene) and point.scene in self._waits:
                found = answers.first(self._waits[point.scene], guard)
            else:
                found = answers.way_to_probe(self._numbers[Watch(point, guard)])
            if found is not None:
                return found
        return None

    def ever(self, point: Point, guard: Guard) -> bool:
        """Whether `first` would find a way; cheaper, since no way is made."""
        if isinstance(point, AtScene) and point.scene in self._waits:
            scene = self._waits[point.scene]
            return any(answers.ever(scene, guard) for answers in self._answers)
        number = self._numbers[Watch(point, guard)]
        return any(number in answers.noticed for answers in self._answers)

    def never(self, point: Point, guard: Guard) -> bool:
        """Whether it is proven that a guard never holds at a point; the same pairs can be asked as of `first`."""
        held = self.ever(point, guard)
        if self.proven:  # asked afterwards: a search that has no room left to answer takes its claim back
            return not held
        if self._above is None:
            return False
        if isinstance(point, AtScene) and point.scene in self._waits:
            return not self._above.can(self._waits[point.scene], guard)
        return self._numbers[Watch(point, guard)] not in self._above.held

    @cached_property
    def hopeless(self) -> Mapping[str, Trail]:
        """Scene → a shortest way to a state of it from which play can go on but never comes to a stop.

        That is a loop with no way out, to an ending or anywhere else. Nothing, where not every state was looked at.
        """
        if not self.proven:
            return {}
        return {self.program.rooms[scene].id: trail for scene, trail in self._answers[-1].hopeless.items()}

    @cached_property
    def caught(self) -> Mapping[str, Trail]:
        """Scene without choices → a shortest way there that ends in scenes which pass on to each other for ever."""
        found: dict[str, Trail] = {}
        for room in (room for room in self.program.rooms if room.passes_on):
            ways = (answers.first(room.number, ALWAYS) for answers in self._answers)
            way = next((way for way in ways if way is not None), None)
            if way is not None:
                found[room.id] = way
        return found

    @cached_property
    def judged(self) -> Collection[Judged]:
        """Every kind of judged sending that some reachable move makes."""
        return dict.fromkeys(kind for answers in self._answers for kind in answers.judged).keys()

    def way_to_judged(self, kind: Judged) -> Trail | None:
        """A shortest way that ends with such a sending; None where none was found."""
        ways = (answers.way_to_judged(kind) for answers in self._answers)
        return next((way for way in ways if way is not None), None)


def _live(program: Program, asked: Mapping[int, int], closed: Container[tuple[int, str]] = ()) -> tuple[int, ...]:
    """The bits that matter at each scene, without the ledger."""
    outside = ~program.layout.ledger
    return tuple(bits & outside for bits in live_bits(program, 0, asked=asked, closed=closed))
