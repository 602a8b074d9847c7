"""Answers from sets of states, one for each scene: for stories with too many states to list.

A `Sweep` finds everything reachable and settles what never happens. For ways there are `Layers`, made only as far as a
question needs; a way found in them is a shortest one. Where layers are too many, a way is read off the sweep: it leads
there, but shorter ones may exist.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial

from easi_engine.play.guards import Guard
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Step
from easi_engine.space.arms import ARMS, TooManyArms
from easi_engine.space.asked import Judged, Trail
from easi_engine.space.bdd import NODES, Set
from easi_engine.space.stage import History, Met, Stage
from easi_engine.space.sweep import Layers, Sweep
from easi_engine.space.tape import Tape

LAYER_MOVES = 100_000
"""Moves of sets made in layers before ways are read off the sweep instead."""

Moments = Callable[[Tape], Sequence[tuple[int, Set]]]
"""Picks moments on the way of a move: sets on its tape, with the states of interest."""


class Symbolic:
    """What a search by sets of states found."""

    method = "symbolic"

    def __init__(
        self,
        program: Program,
        variants: Sequence[str | None],
        live: Sequence[int],
        *,
        closed: frozenset[tuple[int, str]] = frozenset(),
        nodes: int | None = None,
        layer_moves: int = LAYER_MOVES,
    ) -> None:
        """Search. ``closed`` are the (scene, choice) that are known never to be open."""
        self._variants = variants
        starts = [program.start(variant) for variant in variants]
        self._stage = Stage(program, starts, live, closed=closed, nodes=nodes or NODES)
        sweep = Sweep(self._stage)
        self._swept = sweep.found
        self.limit: str | None = None
        """What stopped it, in words: the search, or later on a question it had no room left to answer."""
        try:
            sweep.run()
        except MemoryError:
            self.limit = self._stage.sets.limit
        except TooManyArms:
            self.limit = f"more than {ARMS:,} different things done by one effect"
        self._stage.sets.renew()
        self._layers = Layers(self._stage, layer_moves)

    @cached_property
    def states(self) -> int:
        """How many states were found."""
        live, sets = self._stage.live, self._stage.sets
        return sum(sets.count(states, live[scene]) for scene, states in self._swept.reach.items())

    def bits_at(self, scene: int) -> Iterator[int]:
        """The bits of every state found at a scene, one by one: for little stories."""
        live, sets = self._stage.live[scene] & self._stage.sets.bits, self._stage.sets
        left = self._swept.reach.get(scene, sets.none)
        while left.satisfiable():
            bits = sets.one(left)
            yield bits
            left = left & ~sets.cube(live, bits)

    # -- questions ---------------------------------------------------------------------------------------------

    def ever(self, scene: int, guard: Guard) -> bool:
        """Whether a guard holds in some state found at a scene."""
        return self._held(scene, guard) is not None

    def first(self, scene: int, guard: Guard) -> Trail | None:
        """A way to a state of a scene in which a guard holds."""
        held = self._held(scene, guard)
        return None if held is None else self._told(lambda: self._way_to(scene, held))

    def _told(self, find: Callable[[], Trail | None]) -> Trail | None:
        """A way to something that was found. Where there is no room left to tell it, nothing is proven any more."""
        self._stage.sets.renew()
        try:
            way = find()
        except (MemoryError, TooManyArms):
            way = None
        if way is None:
            self._give_up()
        return way

    def _give_up(self) -> None:
        self.limit = self.limit or self._stage.sets.limit

    def _held(self, scene: int, guard: Guard) -> Set | None:
        """The states of a scene in which a guard holds; None where there is none, or no room left to tell."""
        if guard.reads & ~self._stage.live[scene]:
            raise ValueError(f"nobody said that this would be asked of {self._stage.program.rooms[scene].id}")
        try:
            held = self._swept.reach.get(scene, self._stage.sets.none) & self._stage.sets.guard(guard)
        except MemoryError:
            self._give_up()
            return None
        return held if held.satisfiable() else None

    @cached_property
    def _at_start(self) -> dict[int, Trail]:
        found: dict[int, Trail] = {}
        for variant in self._variants:
            for number in self._stage.program.noticed_at_start(variant):
                found.setdefault(number, Trail(variant, ()))
        return found

    @cached_property
    def noticed(self) -> Collection[int]:
        """The probes that held on some way."""
        return self._at_start.keys() | self._swept.noticed.keys()

    def way_to_probe(self, number: int) -> Trail | None:
        """A way whose last move comes past a probe that holds."""
        if number in self._at_start or number not in self._swept.noticed:
            return self._at_start.get(number)
        while number not in self._layers.found.noticed and self._layers.further():
            pass
        history = self._layers.found if number in self._layers.found.noticed else self._swept
        met = history.noticed[number]
        return self._told(lambda: self._way_through(history, met, lambda tape: tape.noticed.get(number, ())))

    @property
    def judged(self) -> Collection[Judged]:
        """Every kind of judged sending that some move makes."""
        return self._swept.judged.keys()

    def way_to_judged(self, kind: Judged) -> Trail | None:
        """A way whose last move makes such a sending."""
        if kind not in self._swept.judged:
            return None
        while kind not in self._layers.found.judged and self._layers.further():
            pass
        history = self._layers.found if kind in self._layers.found.judged else self._swept
        met = history.judged[kind]
        return self._told(lambda: self._way_through(history, met, lambda tape: tape.judged.get(kind, ())))

    # -- ways --------------------------------------------------------------------------------------------------

    def _way_to(self, scene: int, wanted: Set) -> Trail | None:
        """A way to one of some states of a scene, one of which was found."""
        looked = 0
        while True:
            entries = list(self._layers.found.entries.get(scene, {}).items())
            for moment, states in entries[looked:]:
                if (states & wanted).satisfiable():
                    return self._way(self._layers.found, moment, scene, states & wanted)
            looked = len(entries)
            if not self._layers.further():
                break
        for moment, states in self._swept.entries.get(scene, {}).items():
            if (states & wanted).satisfiable():
                return self._way(self._swept, moment, scene, states & wanted)
        return None

    def _way_through(self, history: History, met: Met, moments: Moments) -> Trail | None:
        """A way whose last move is one that was met, with some moment on its way."""
        latest, scene, choice = met
        step = self._stage.program.rooms[scene].steps[choice]
        entries = history.entries[scene]
        # Of layers, the moment is the number of moves; of the sweep, only the last that can be meant.
        for moment in [latest] if history is self._layers.found else [one for one in entries if one <= latest]:
            tape = self._stage.move(scene, step, entries[moment])
            wanted = moments(tape) if tape is not None else ()
            if tape is not None and wanted:
                way = self._way(history, moment, scene, tape.back(wanted, self._stage.sets))
                return Trail(way.variant, (*way.choices, choice))
        return None

    def _way(self, history: History, moment: int, scene: int, states: Set) -> Trail:
        """A way to one of some states that were new at a moment."""
        stage = self._stage
        state = stage.at(State(scene, stage.sets.one(states)))
        choices: list[str] = []
        while (start := self._start(moment, scene, state)) is None:
            moment, scene, state, choice = self._step_before(history, moment, scene, state)
            choices.append(choice)
        return Trail(self._variants[start], tuple(reversed(choices)))

    def _start(self, moment: int, scene: int, state: Set) -> int | None:
        starts = enumerate(self._stage.starts)
        return next((n for n, start in starts if start.scene == scene and self._stage.at(start) == state), None)

    def _step_before(self, history: History, moment: int, scene: int, state: Set) -> tuple[int, int, Set, str]:
        """A state of an earlier moment, and the choice that led on from it."""
        for earlier, step in self._stage.leading[scene]:
            entries = history.entries.get(earlier, {})
            if history is self._layers.found:
                moments = [moment - 1] if moment - 1 in entries else []
            else:
                moments = [one for one in entries if one < moment]
            for one in moments:
                found = self._come_from(earlier, step, entries[one], scene, state)
                if found is not None:
                    return one, earlier, found, step.id
        raise AssertionError("a state that nothing leads to")

    def _come_from(self, earlier: int, step: Step, states: Set, scene: int, state: Set) -> Set | None:
        """One of some states from which a choice leads to a state."""
        stage = self._stage
        tape = stage.move(earlier, step, states)
        if tape is None or scene not in tape.ends:
            return None
        source = tape.back([(node, tape.sets[node] & state) for node in tape.ends[scene]], stage.sets)
        return stage.at(State(earlier, stage.sets.one(source))) if source.satisfiable() else None

    # -- loops with no way out ---------------------------------------------------------------------------------

    @cached_property
    def hopeless(self) -> dict[int, Trail]:
        """Scene → a way to a state of it from which play can go on but never comes to a stop."""
        reach = self._swept.reach
        found: dict[int, Trail] = {}
        try:
            stopping = self._stopping()
            left = {scene: states & ~stopping[scene] for scene, states in reach.items()}
        except (MemoryError, TooManyArms):
            self._give_up()
            return found
        for scene, states in left.items():
            if states.satisfiable():
                way = self._told(partial(self._way_to, scene, states))
                if way is not None:
                    found[scene] = way
        return found

    def _stopping(self) -> dict[int, Set]:
        """Scene → its states from which play may come to a stop: backwards from where no choice is open."""
        stage, reach = self._stage, self._swept.reach
        stopping: dict[int, Set] = {}
        for scene, states in reach.items():
            for step in stage.steps[scene]:
                states = states & ~stage.sets.guard(step.guard)  # noqa: PLW2901 - what is left of them
            stopping[scene] = states
        for part in reversed(stage.parts):
            inside = {scene for scene in part if scene in reach}
            waiting = set(inside)
            while waiting:
                scene = max(waiting)
                waiting.discard(scene)
                grown = self._grown(scene, stopping)
                if grown is not None:
                    stopping[scene] = grown
                    waiting |= {earlier for earlier, _ in stage.leading.get(scene, ())} & inside
        return stopping

    def _grown(self, scene: int, stopping: dict[int, Set]) -> Set | None:
        """The states of a scene that may stop, with those that can go to one; None where that adds none."""
        stage, known = self._stage, stopping[scene]
        more = known
        for step in stage.steps[scene]:
            tape = stage.move(scene, step, self._swept.reach[scene] & ~more)
            if tape is not None:
                ends = [(to, node) for to, nodes in tape.ends.items() for node in nodes]
                more = more | tape.back([(node, tape.sets[node] & stopping[to]) for to, node in ends], stage.sets)
        return None if more == known else more
