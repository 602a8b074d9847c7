"""What an effect does to a whole set of states, said by `Run` for one state of it at a time.

Each effect by itself is carried out for one state of the set; the bits that the run looked at say which other states do
the same (an *arm*), and so on with the states that are left.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import NamedTuple

from easi_engine.play.program import Program
from easi_engine.play.questions import recipients_of
from easi_engine.play.run import LONGEST_PASSAGE, Run
from easi_engine.space.asked import Judged
from easi_engine.space.bdd import Set, Sets
from easi_engine.space.graph import components
from easi_engine.story.effects import Add, Ask, Effect, Meanwhile, Share

ARMS = 20_000
"""Different things that one effect may do before giving up."""


class TooManyArms(Exception):
    """An effect does too many different things."""


class Arm(NamedTuple):
    """What a run does for every state that agrees with the one it was made for on what it looked at."""

    cube: Set
    on: int
    off: int
    scene: int
    """Where play waits afterwards, for runs that enter a scene."""
    judged: tuple[Judged, ...]
    noticed: tuple[int, ...]


class Arms:
    """Carries out single effects for sets of states."""

    def __init__(self, program: Program, sets: Sets) -> None:
        """For one seat's program, with its probes."""
        self.program = program
        self.sets = sets
        self._quiet = copy.copy(program)
        self._quiet.probes = {}
        self._arms: dict[object, list[Arm]] = {}
        self._parts: dict[int, tuple[Effect, tuple[Effect, ...]]] = {}
        self._order = Passing(program)

    def arms(self, key: object, states: Set, trace: Callable[[int], tuple[Run, int]]) -> list[tuple[Set, Arm]]:
        """The arms that these states take, each with the states that take it."""
        known = self._arms.setdefault(key, [])
        found = []
        for arm in known:
            part = states & arm.cube
            if part.satisfiable():
                found.append((part, arm))
                states = states & ~arm.cube
                if not states.satisfiable():
                    return found
        while states.satisfiable():
            bits = self.sets.one(states)
            run, scene = trace(bits)
            noticed, settled = self.program.noticed(bits, run.passed)
            mask = (run.read | settled) & self.sets.bits
            cube = self.sets.cube(mask, bits & mask)
            judged = dict.fromkeys(Judged(offer.question, offer.line, offer.moved) for offer in run.offered)
            arm = Arm(cube, run.on, run.off, scene, tuple(judged), noticed)
            known.append(arm)
            if len(known) > ARMS:
                raise TooManyArms
            found.append((states & cube, arm))
            states = states & ~cube
        return found

    def trace(self, effect: Effect, *, scored: bool) -> Callable[[int], tuple[Run, int]]:
        """How a single effect is carried out for one state: by `Run`, without what follows from a day passing."""

        def carry_out(bits: int) -> tuple[Run, int]:
            run = Run(self._quiet, bits)
            if isinstance(effect, Add):
                run.shift(effect.meter, effect.amount)
            else:
                run.do((effect,), scored=scored)
            return run, 0

        return carry_out

    def enter(self, scene: int) -> Callable[[int], tuple[Run, int]]:
        """How a scene is entered for one state, probes included."""

        def carry_out(bits: int) -> tuple[Run, int]:
            run = Run(self.program, bits)
            return run, run.enter(scene)

        return carry_out

    def circles(self, scene: int) -> bool:
        """Whether scenes without choices may lead on in a circle from here, or for too long."""
        return self._order.circles[scene]

    def rank(self, scene: int) -> int:
        """A number that is lower than those of the scenes that play goes straight on to."""
        return self._order.rank[scene]

    def parts(self, effect: Effect) -> tuple[Effect, ...]:
        """An effect as several smaller ones that do the same one after the other, where that can be told at once.

        A sending is judged, and who holds what is looked at, before any of it. So it can be taken apart where nobody
        who is told is also one who tells, if it is judged beforehand.
        """
        known = self._parts.get(id(effect))
        if known is None:
            known = self._parts[id(effect)] = (effect, self._taken_apart(effect))
        return known[1]

    def _taken_apart(self, effect: Effect) -> tuple[Effect, ...]:
        program, here = self.program, self.program.holder
        match effect:
            case Share(to, if_held):
                flows = {(here, one, fact): None for r, facts in to for one in self._told(r, here) for fact in facts}
                parts: list[Effect] = [Share(((one, (fact,)),), if_held) for _, one, fact in flows]
            case Ask(of):
                flows = {(holder, here, fact): None for holder, facts in of for fact in facts}
                parts = [Ask(((holder, (fact,)),)) for holder, _, fact in flows]
            case Meanwhile(str() as sender, to, facts):
                flows = {(sender, one, fact): None for r in to for one in self._told(r, sender) for fact in facts}
                parts = [Meanwhile(sender, (one,), (fact,)) for _, one, fact in flows]
            case _:
                return (effect,)
        tellers, told = {flow[0] for flow in flows}, {flow[1] for flow in flows}
        if len(parts) < 2 or tellers & told or program.layout.ledger & self.sets.bits:
            return (effect,)
        return tuple(parts)

    def _told(self, recipient: str, sender: str) -> tuple[str, ...]:
        return recipients_of(self.program.story, recipient, sender)


class Passing:
    """How scenes without choices lead on to each other."""

    def __init__(self, program: Program) -> None:
        """For a seat's scenes."""
        onward = [[scene for _, scene in room.exits] if room.passes_on else [] for room in program.rooms]
        parts = components(onward, range(len(onward)))
        self.rank = [0] * len(onward)
        self.circles = [False] * len(onward)
        length = [0] * len(onward)
        for place, part in enumerate(parts):
            for scene in part:
                self.rank[scene] = place
        for part in reversed(parts):
            ring = len(part) > 1 or part[0] in onward[part[0]]
            for scene in part:
                length[scene] = 1 + max((length[after] for after in onward[scene]), default=0)
                self.circles[scene] = (
                    ring or length[scene] > LONGEST_PASSAGE // 2 or any(self.circles[after] for after in onward[scene])
                )
