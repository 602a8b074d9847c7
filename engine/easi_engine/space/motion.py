"""One move made by a whole set of states at once.

What an effect means is said in one place, `Run`, for one state at a time. Here only the order of things is repeated:
branches, the timeline, ways on, entries to scenes. Each effect by itself is carried out by `Run` for one state of the
set; the bits that run looked at say which other states do the same (an *arm*), and so on with the states that are left.
Done effect by effect, the arms of a move add up; the arms of whole moves would multiply.

Everything on the way is kept on a *tape*: which set came from which by what. Read backwards, it tells which states of
the beginning lead into some states of the end, or to a moment on the way.
"""

from __future__ import annotations

import copy
import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from easi_engine.play.guards import ALWAYS, Cube, Guard
from easi_engine.play.layout import MeterBits
from easi_engine.play.program import Program
from easi_engine.play.questions import recipients_of
from easi_engine.play.run import LONGEST_PASSAGE, Run
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point, Step
from easi_engine.space.asked import Judged
from easi_engine.space.bdd import Set, Sets
from easi_engine.space.graph import components
from easi_engine.story.effects import Add, Ask, Consult, Effect, Inform, Meanwhile, Share, Then

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


class Edge(NamedTuple):
    """How one set on the tape came from another."""

    before: int
    after: int
    guard: Set | None
    on: int
    off: int


class Tape:
    """The sets on the way of a move, by number, in the order in which they were made."""

    def __init__(self, states: Set) -> None:
        """Begin with the states before the move, number 0."""
        self.sets: list[Set] = [states]
        self.edges: list[Edge] = []
        self.ends: dict[int, list[int]] = {}
        """Scene where play waits → sets of states there, bits not yet told apart no longer."""
        self.noticed: dict[int, list[tuple[int, Set]]] = {}
        """Number of a probe → (set on the way, those of it for which the probe held)."""
        self.judged: dict[Judged, list[tuple[int, Set]]] = {}
        """Judged sending → (set on the way, those of it that sent)."""

    def back(self, wanted: Iterable[tuple[int, Set]], sets: Sets) -> Set:
        """The states before the move from which it leads to the wanted ones of some sets on the way."""
        found: dict[int, Set] = {}
        for number, states in wanted:
            found[number] = found[number] | states if number in found else states
        for before, after, guard, on, off in reversed(self.edges):
            states = found.get(after, sets.none)
            if not states.satisfiable():
                continue
            states = sets.before(states, on, off) & self.sets[before]
            if guard is not None:
                states = states & guard
            found[before] = found[before] | states if before in found else states
        return found.get(0, sets.none)


class Motion:
    """Makes moves of sets of states."""

    def __init__(self, program: Program, sets: Sets) -> None:
        """For one seat's program, with its probes."""
        self.program = program
        self.sets = sets
        self._quiet = copy.copy(program)
        self._quiet.probes = {}
        self._arms: dict[object, list[Arm]] = {}
        self._parts: dict[int, tuple[Effect, tuple[Effect, ...]]] = {}
        self._order = Passing(program)

    def move(self, states: Set, scene: int, step: Step, told: int) -> Tape:
        """The tape of a choice made in every one of these states of a scene, in all of which it is open.

        ``told`` are the bits that tell states of the scene apart; nothing on the way reads any other.
        """
        self.sets.check()
        return _Move(self, Tape(states), told).make(scene, step)

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
            mask = run.read & self.sets.bits
            cube = self.sets.cube(mask, bits & mask)
            judged = dict.fromkeys(Judged(offer.question, offer.line, offer.moved) for offer in run.offered)
            arm = Arm(cube, run.on, run.off, scene, tuple(judged), tuple(run.noticed))
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


class _Move:
    """One move being made."""

    def __init__(self, motion: Motion, tape: Tape, told: int) -> None:
        self.motion = motion
        self.told = told & motion.sets.bits
        self.program = motion.program
        self.sets = motion.sets
        self.tape = tape

    def make(self, scene: int, step: Step) -> Tape:
        """Make it."""
        node = self.do(0, step.choice.effects, scored=True)
        if self.program.probes:
            node = self.probe(node, AtReply(self.program.rooms[scene].id, step.id))
        ways, rest = self.first_exit(node, step.exits)
        if rest is not None:
            self.tape.ends.setdefault(scene, []).append(rest)
        for onward, number in ways:
            self.enter(onward, number)
        return self.tape

    # -- the tape ----------------------------------------------------------------------------------------------

    def _add(self, states: Set, *edges: Edge) -> int:
        self.tape.sets.append(states)
        self.tape.edges += edges
        return len(self.tape.sets) - 1

    def only(self, node: int, guard: Set) -> int | None:
        """Those of a set in another; None where there is none."""
        if guard == self.sets.every:
            return node
        states = self.tape.sets[node] & guard
        if not states.satisfiable():
            return None
        return self._add(states, Edge(node, len(self.tape.sets), guard, 0, 0))

    def split(self, node: int, guard: Guard) -> tuple[int | None, int | None]:
        """Those of a set in which a guard holds, and the others."""
        if guard == ALWAYS:
            return node, None
        held = self.sets.guard(guard)
        return self.only(node, held), self.only(node, ~held)

    def force(self, node: int, on: int, off: int = 0) -> int:
        """A set with bits forced on and off."""
        on, off = on & self.told, off & self.told
        if not on | off:
            return node
        after = self.sets.force(self.tape.sets[node], on, off)
        return self._add(after, Edge(node, len(self.tape.sets), None, on, off))

    def join(self, nodes: Sequence[int | None]) -> int | None:
        """Several sets as one."""
        some = [node for node in nodes if node is not None]
        if len(some) < 2:
            return some[0] if some else None
        states = self.tape.sets[some[0]]
        for node in some[1:]:
            states = states | self.tape.sets[node]
        number = len(self.tape.sets)
        return self._add(states, *(Edge(node, number, None, 0, 0) for node in some))

    def probe(self, node: int, point: Point) -> int:
        """Put the questions asked at a point."""
        for number, guard, on, off in self.program.probes.get(point, ()):
            states = self.tape.sets[node] & self.sets.guard(guard)
            if not states.satisfiable():
                continue
            self.tape.noticed.setdefault(number, []).append((node, states))
            if (on | off) & self.told:
                held, other = self.split(node, guard)
                assert held is not None
                node = self._joined([self.force(held, on, off), other])
        return node

    def _joined(self, nodes: Sequence[int | None]) -> int:
        node = self.join(nodes)
        assert node is not None
        return node

    # -- effects -----------------------------------------------------------------------------------------------

    def do(self, node: int, effects: Iterable[Effect], *, scored: bool) -> int:
        """Carry out effects in order."""
        for effect in effects:
            if self.program.probes:
                node = self.probe(node, BeforeEffect(effect))
            match effect:
                case Consult() | Inform():
                    pass
                case Then(branches):
                    for when, inner in branches:
                        held, other = self.split(node, self.program.guard(when))
                        if held is not None:
                            node = self._joined([self.do(held, inner, scored=scored), other])
                case Add("days"):
                    node = self.pass_days(self.one(node, effect, scored=scored))
                case _:
                    node = self.several(node, effect, scored=scored)
        return node

    def several(self, node: int, effect: Effect, *, scored: bool) -> int:
        """Carry out an effect part by part, judged beforehand."""
        parts = self.motion.parts(effect)
        if len(parts) == 1:
            return self.one(node, parts[0], scored=scored)
        if scored and not isinstance(effect, Meanwhile):
            for part in parts:
                for states, arm in self.motion.arms((id(part), True), self.tape.sets[node], self._trace(part, True)):
                    self._note(node, states, arm)
        for part in parts:
            node = self.one(node, part, scored=False)
        return node

    def one(self, node: int, effect: Effect, *, scored: bool) -> int:
        """Carry out an effect as a whole, arm by arm."""
        arms = self.motion.arms((id(effect), scored), self.tape.sets[node], self._trace(effect, scored))
        together: dict[tuple[int, int], Set] = {}
        for states, arm in arms:
            self._note(node, states, arm)
            done = arm.on & self.told, arm.off & self.told
            together[done] = together[done] | states if done in together else states
        if len(together) == 1:
            ((on, off),) = together
            return self.force(node, on, off)
        found = []
        for (on, off), states in together.items():
            part = self.only(node, states)
            assert part is not None
            found.append(self.force(part, on, off))
        return self._joined(found)

    def _trace(self, effect: Effect, scored: bool) -> Callable[[int], tuple[Run, int]]:
        return self.motion.trace(effect, scored=scored)

    def _note(self, node: int, states: Set, arm: Arm) -> None:
        for kind in arm.judged:
            self.tape.judged.setdefault(kind, []).append((node, states))
        for number in arm.noticed:
            self.tape.noticed.setdefault(number, []).append((node, states))

    def pass_days(self, node: int) -> int:
        """Let every timeline event whose day has come happen; which those are is settled before any of them."""
        clock = self.program.layout.meters.get("days")
        timeline = self.program.story.case.timeline
        if clock is None or not timeline:
            return node
        days = sorted({event.day for event in timeline.values()}, reverse=True)
        done: list[int | None] = []
        rest: int | None = node
        for day in days:
            if rest is None:
                break
            today, rest = self._since(rest, clock, day)
            if today is not None:
                done.append(self._happen(today, day))
        return self._joined([*done, rest])

    def _since(self, node: int, clock: MeterBits, day: int) -> tuple[int | None, int | None]:
        """Those of a set whose day is at least this, and the others."""
        bit = clock.at_least(day)
        if bit is None:
            return None, node
        return self.split(node, Cube(bit, bit)) if bit else (node, None)

    def _happen(self, node: int, day: int) -> int:
        """What is due on a day and was not done."""
        for id_, event in self.program.story.case.timeline.items():
            if event.day > day:
                continue
            fired = self.program.layout.fired[id_]
            due, over = self.split(node, Cube(fired, 0))
            if due is None:
                continue
            due = self.force(due, fired)
            unless, happens = (None, due) if event.unless is None else self.split(due, self.program.guard(event.unless))
            if happens is not None:
                happens = self.do(happens, event.effects, scored=False)
            node = self._joined([over, unless, happens])
        return node

    # -- moving on ---------------------------------------------------------------------------------------------

    def first_exit(self, node: int, ways: Sequence[tuple[Guard, int]]) -> tuple[list[tuple[int, int]], int | None]:
        """The first way on that holds: sets with the scene each heads for, and those for which none does."""
        found = []
        rest: int | None = node
        for guard, scene in ways:
            if rest is None:
                break
            held, rest = self.split(rest, guard)
            if held is not None:
                found.append((held, scene))
        return found, rest

    def enter(self, node: int, scene: int) -> None:
        """Begin a scene, and those play goes straight on to."""
        arriving: dict[int, list[int]] = {scene: [node]}
        waiting = [(self.motion.rank(scene), scene)]
        while waiting:
            _, scene = heapq.heappop(waiting)
            here = self._joined(arriving.pop(scene))
            if self.motion.circles(scene):
                self._enter_one_by_one(here, scene)
                continue
            room = self.program.rooms[scene]
            here = self.force(here, self.program.layout.visited[room.id])
            here = self.do(here, room.entry, scored=True)
            ways, rest = self.first_exit(here, room.exits) if room.passes_on else ([], here)
            if rest is not None:
                self.tape.ends.setdefault(scene, []).append(rest)
            for onward, number in ways:
                after = self.probe(onward, AtScene(room.id)) if self.program.probes else onward
                if number not in arriving:
                    heapq.heappush(waiting, (self.motion.rank(number), number))
                arriving.setdefault(number, []).append(after)

    def _enter_one_by_one(self, node: int, scene: int) -> None:
        """Enter a scene from which scenes without choices may lead in a circle: that is left to `Run` altogether."""
        for states, arm in self.motion.arms(("enter", scene), self.tape.sets[node], self.motion.enter(scene)):
            self._note(node, states, arm)
            part = self.only(node, states)
            assert part is not None
            self.tape.ends.setdefault(arm.scene, []).append(self.force(part, arm.on, arm.off))
