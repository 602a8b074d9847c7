"""inkjs in a Node process of its own, asked over a pipe, and the proof that a port is the same story."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any, Self

from easi_engine.play import Program
from easi_engine.play.events import Entered, Happened, Replied, Stamped
from easi_engine.play.program import State
from easi_engine.story import passages

HERE = Path(__file__).resolve().parent

LONGEST = 1_000
"""Choices after which a random playthrough is broken off, for both players."""

Step = list[Any]
"""[what was said, [what is offered]]: as JSON gives it."""


class Inkjs:
    """A Node process that holds compiled ink stories. It waits, idle, between commands."""

    def __init__(self) -> None:
        """Install inkjs beside this file unless it is there, and start Node."""
        if not (HERE / "node_modules" / "inkjs").is_dir():
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
        self._process = subprocess.Popen(
            ["node", "play.mjs"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._process.communicate()

    def ask(self, do: str, **arguments: Any) -> Any:
        """Give a command of ``play.mjs`` and wait for its answer."""
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("both ends were asked for as pipes")
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"inkjs failed at {do!r}; its words are above")
        return json.loads(answer)


def walks(program: Program, variant: str | None, count: int, seed: int) -> tuple[list[list[int]], list[list[Step]]]:
    """Random walks as choice indices, and what the engine says and offers at each step of them."""
    dice = random.Random(seed)
    indices: list[list[int]] = []
    told: list[list[Step]] = []
    for _ in range(count):
        state, happened = program.tell_start(variant)
        steps = [_step(program, state, happened)]
        chosen: list[int] = []
        while (options := program.options(state)) and len(chosen) < LONGEST:
            chosen.append(dice.randrange(len(options)))
            after, happened = program.tell(state, options[chosen[-1]])
            if after != program.choose(state, options[chosen[-1]]):
                raise AssertionError("a remembered move differs from the same move carried out")
            state = after
            steps.append(_step(program, state, happened))
        indices.append(chosen)
        told.append(steps)
    return indices, told


def _step(program: Program, state: State, happened: tuple[Stamped, ...]) -> Step:
    """Everything shown since the last choice, in order, and the words of the choices open."""
    said: list[str] = []
    for what in (stamped.what for stamped in happened):
        match what:
            case Happened(_, str() as line):
                said.append(line)
            case Replied(paragraphs) | Entered(_, paragraphs, _):
                said += paragraphs
            case _:
                pass
    scene = program.scene(state)
    if any(isinstance(stamped.what, Entered) for stamped in happened):
        shown = (part for text in scene.outcomes.values() for part in passages(text))
        said += [part.say for part in shown if program.holds(state, part.when)]
    offered = [" ".join(scene.choices[id_].say.split()) for id_ in program.options(state)]
    return [" ".join(" ".join(said).split()), offered]


def first_difference(ours: list[list[Step]], theirs: list[list[Step]]) -> str | None:
    """Where two accounts of the same walks part, in words; None where they never do."""
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        for index, (here, there) in enumerate(zip(mine, other, strict=True)):
            if here != there:
                return f"walk {number}, step {index}:\n  engine {here}\n  inkjs  {there}"
    return None
