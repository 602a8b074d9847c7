"""One move made by a whole set of states at once.

What an effect means is said in one place, `Run`, for one state at a time; `arms` makes of that what it does to a set.
Here only the order of things is repeated: branches, the timeline, ways on, entries to scenes. Done effect by effect,
the arms of a move add up; the arms of whole moves would multiply.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

from easi_engine.play.guards import ALWAYS, Cube, Guard
from easi_engine.play.layout import MeterBits
from easi_engine.play.run import Run
from easi_engine.play.seat import AtReply, AtScene, BeforeEffect, Point, Step
from easi_engine.space.arms import Arm, Arms
from easi_engine.space.bdd import Set
from easi_engine.space.tape import Edge, Tape
from easi_engine.story.effects import Add, Consult, Effect, Inform, Meanwhile, Then


class Motion(Arms):
    """Makes moves of sets of states."""

    def move(self, states: Set, scene: int, step: Step, told: int) -> Tape:
        """The tape of a choice made in every one of these states of a scene, in all of which it is open.

        ``told`` are the bits that tell states of the scene apart; nothing on the way reads any other.
        """
        self.sets.check()
        return _Move(self, Tape(states), told).make(scene, step)


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
