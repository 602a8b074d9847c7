"""What both symbolic searches share: scenes with the choices between them, moves of sets, and what was found when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from easi_engine.play.program import Program, State
from easi_engine.play.seat import Step
from easi_engine.space.asked import Judged
from easi_engine.space.bdd import NODES, Set, Sets, indices
from easi_engine.space.graph import components
from easi_engine.space.live import landings
from easi_engine.space.motion import Motion
from easi_engine.space.tape import Tape
from easi_engine.story.effects import Effect, Put, Then

Met = tuple[int, int, str]
"""(moment, scene, choice) of a move."""


@dataclass(slots=True)
class History:
    """What a search found, in the order in which it did."""

    entries: dict[int, dict[int, Set]] = field(default_factory=dict)
    """Scene → moment → the states that were new then, earliest first. Each came from states of an earlier moment."""
    reach: dict[int, Set] = field(default_factory=dict)
    """Scene → all of them."""
    noticed: dict[int, Met] = field(default_factory=dict)
    """Number of a probe → a move on which it held, from states known at that moment; the first one met."""
    judged: dict[Judged, Met] = field(default_factory=dict)
    """The same of judged sendings."""

    def add(self, moment: int, scene: int, states: Set) -> None:
        """Note new states."""
        self.entries.setdefault(scene, {})[moment] = states
        self.reach[scene] = self.reach[scene] | states if scene in self.reach else states

    def note(self, moment: int, scene: int, choice: str, tape: Tape) -> None:
        """Note what happened on the way of a move."""
        for number in tape.noticed:
            self.noticed.setdefault(number, (moment, scene, choice))
        for kind in tape.judged:
            self.judged.setdefault(kind, (moment, scene, choice))

    def new(self, scene: int, states: Set) -> Set | None:
        """Those of some states that are not known; None where all are."""
        known = self.reach.get(scene)
        if known is not None:
            states = states & ~known
        return states if states.satisfiable() else None


class Stage:
    """A seat's scenes as sets of states move between them."""

    def __init__(
        self,
        program: Program,
        starts: Sequence[State],
        live: Sequence[int],
        *,
        closed: frozenset[tuple[int, str]] = frozenset(),
        nodes: int = NODES,
    ) -> None:
        """For a seat's program; ``closed`` are the (scene, choice) that are known never to be open."""
        self.program = program
        self.live = live
        self.starts = tuple(starts)
        self.steps = [
            [step for step in room.steps.values() if (room.number, step.id) not in closed] for room in program.rooms
        ]
        self.onward = [
            {step.id: _onward(program, number, step) for step in steps} for number, steps in enumerate(self.steps)
        ]
        self.parts = components(
            [sorted(set().union(*to.values())) for to in self.onward],
            dict.fromkeys(start.scene for start in self.starts),
        )
        """Scenes that lead to each other, together; what they lead to comes after them."""
        self.sets = Sets(self._order(), nodes=nodes)
        self._motion = Motion(program, self.sets)

    def at(self, state: State) -> Set:
        """The set of one state, as far as states of its scene are told apart."""
        live = self.live[state.scene] & self.sets.bits
        return self.sets.cube(live, state.bits & live)

    def beginnings(self) -> dict[int, Set]:
        """Scene → the starts there."""
        found: dict[int, Set] = {}
        for start in self.starts:
            found[start.scene] = found.get(start.scene, self.sets.none) | self.at(start)
        return found

    def move(self, scene: int, step: Step, states: Set) -> Tape | None:
        """A choice made in those of a scene's states in which it is open; None where it is open in none."""
        able = states & self.sets.guard(step.guard)
        return self._motion.move(able, scene, step, self.live[scene]) if able.satisfiable() else None

    def results(self, scene: int, tape: Tape) -> Iterator[tuple[int, Set]]:
        """Where a move from a scene leads: scenes with the states in them."""
        for to, nodes in tape.ends.items():
            states = tape.sets[nodes[0]]
            for node in nodes[1:]:
                states = states | tape.sets[node]
            yield to, self.sets.forget(states, self.live[scene] & ~self.live[to])

    @cached_property
    def leading(self) -> dict[int, list[tuple[int, Step]]]:
        """Scene → the choices that may lead to it, with their scenes."""
        found: dict[int, list[tuple[int, Step]]] = {}
        for part in self.parts:
            for scene in part:
                for step in self.steps[scene]:
                    for to in self.onward[scene][step.id]:
                        found.setdefault(to, []).append((scene, step))
        return found

    def _order(self) -> list[int]:
        """Indices of the bits that are live somewhere, in the order in which the story first uses them."""
        everywhere = 0
        for part in self.parts:
            for scene in part:
                everywhere |= self.live[scene]
        found: dict[int, None] = {}
        for part in self.parts:
            for scene in part:
                for step in self.steps[scene]:
                    used = step.guard.reads | step.reads | step.asks | self._put(step.choice.effects)
                    found.update(dict.fromkeys(indices(used & everywhere)))
        found.update(dict.fromkeys(indices(everywhere)))
        return list(found)

    def _put(self, effects: Iterable[Effect]) -> int:
        """The flags that effects set or unset: they need not look at them."""
        found = 0
        for effect in effects:
            match effect:
                case Put(flag):
                    found |= self.program.layout.flags[flag]
                case Then(branches):
                    for _, inner in branches:
                        found |= self._put(inner)
        return found


def _onward(program: Program, scene: int, step: Step) -> set[int]:
    """The scenes where play may wait after a choice; its own where no way on may hold."""
    sure = any(guard.reads == 0 and guard.holds(0) for guard, _ in step.exits)
    return landings(program, [to for _, to in step.exits]) | (set() if sure else {scene})
