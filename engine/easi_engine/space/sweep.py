"""The two symbolic searches: everything there is, quickly; and layer by layer, for shortest ways."""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.play.seat import Step
from easi_engine.space.arms import TooManyArms
from easi_engine.space.bdd import Set
from easi_engine.space.stage import History, Stage


class Sweep:
    """Finds everything: circle by circle of scenes in the order of play, each finished before what follows begins.

    In a circle, choices that come back to their scene are made until they add nothing, before any other: a hub with
    many of them is done in two rounds, where layers would need one for each.
    """

    def __init__(self, stage: Stage) -> None:
        """Nothing is done yet."""
        self.stage = stage
        self.found = History()
        self._moment = 0
        self._pending = stage.beginnings()

    def run(self) -> None:
        """Search. An error for want of room leaves what was found so far."""
        for part in self.stage.parts:
            self._circle(part)

    def _circle(self, part: list[int]) -> None:
        stage, inside = self.stage, set(part)
        if not inside & self._pending.keys():
            return
        while inside & self._pending.keys():
            for scene in part:
                if scene not in self._pending:
                    continue
                new = self.found.new(scene, self._pending.pop(scene))
                if new is None:
                    continue
                new = self._turned(scene, new)
                for step in stage.steps[scene]:
                    if (stage.onward[scene][step.id] & inside) - {scene}:
                        self._go(scene, step, new, inside)
        for scene in part:
            for step in stage.steps[scene]:
                if scene in self.found.reach and not stage.onward[scene][step.id] <= inside:
                    self._go(scene, step, self.found.reach[scene], None)

    def _turned(self, scene: int, new: Set) -> Set:
        """New states, with all that choices which come back to their scene make of them."""
        stage = self.stage
        self._add(scene, new)
        left = {step.id: new for step in stage.steps[scene] if scene in stage.onward[scene][step.id]}
        grown = bool(left)
        while grown:
            grown = False
            for step in stage.steps[scene]:
                if step.id not in left or not left[step.id].satisfiable():
                    continue
                # Each choice is made only in states in which it was not made yet.
                states, left[step.id] = left[step.id], stage.sets.none
                for to, after in self._made(scene, step, states):
                    fresh = self.found.new(scene, after) if to == scene else None
                    if fresh is not None:
                        self._add(scene, fresh)
                        new = new | fresh
                        left = {id_: some | fresh for id_, some in left.items()}
                        grown = True
        return new

    def _add(self, scene: int, states: Set) -> None:
        self._moment += 1
        self.found.add(self._moment, scene, states)

    def _go(self, scene: int, step: Step, states: Set, inside: set[int] | None) -> None:
        for to, after in self._made(scene, step, states):
            if inside is None or to in inside:
                self._pending[to] = self._pending[to] | after if to in self._pending else after

    def _made(self, scene: int, step: Step, states: Set) -> Iterator[tuple[int, Set]]:
        tape = self.stage.move(scene, step, states)
        if tape is not None:
            self.found.note(self._moment, scene, step.id, tape)
            yield from self.stage.results(scene, tape)


class Layers:
    """Finds the states after one move, after two and so on, as far as somebody asks. A moment is a number of moves."""

    def __init__(self, stage: Stage, moves: int) -> None:
        """For so many moves of sets at the most."""
        self.stage = stage
        self.found = History()
        self._left = moves
        self._level = 0
        self._frontier = stage.beginnings()
        for scene, states in self._frontier.items():
            self.found.add(0, scene, states)

    def further(self) -> bool:
        """Make one layer more; False where there is none, or it is too much."""
        if not self._frontier or self._left < 0:
            return False
        try:
            out = self._moved()
        except (MemoryError, TooManyArms):
            self._left = -1
            return False
        self._level += 1
        news = {scene: self.found.new(scene, states) for scene, states in out.items()}
        self._frontier = {scene: states for scene, states in news.items() if states is not None}
        for scene, states in self._frontier.items():
            self.found.add(self._level, scene, states)
        return True

    def _moved(self) -> dict[int, Set]:
        out: dict[int, Set] = {}
        for scene, states in self._frontier.items():
            for step in self.stage.steps[scene]:
                self._left -= 1
                tape = self.stage.move(scene, step, states)
                if tape is None:
                    continue
                self.found.note(self._level, scene, step.id, tape)
                for to, after in self.stage.results(scene, tape):
                    out[to] = out[to] | after if to in out else after
        return out
