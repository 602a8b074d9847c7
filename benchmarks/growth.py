"""What proving a story costs as it grows: in scenes, and in facts and flags that have to be kept in mind.

    python -m benchmarks.growth

writes ``results/growth.csv`` and ``results/growth.svg``. Each story is proven in a process of its own, so that memory
is its own too. Stories are built straight from data: files of 100,000 scenes are more than a loader accepts.

Two shapes. *Local*: what was settled is read in the scenes that follow soon, now and then later, and some of it once
more at the end, as in written stories. *Everywhere*: every scene reads and changes any of it at random, which nobody
would write, and for which there is no good method.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.chart import chart
from benchmarks.common import RESULTS, table
from benchmarks.large import OTHERS, SEAT, Data, built, choice, scene, watches
from easi_engine.play import Program
from easi_engine.play.seat import AtScene
from easi_engine.space import Space
from easi_engine.story import Story

WINDOW = 6
"""Facts and flags that are in use at once in a local story."""

PATIENCE = 300
"""Seconds after which a process is ended: only for what is far beyond any use."""

SIZES = [
    *(("local", scenes, 20) for scenes in (100, 1_000, 10_000, 100_000)),
    *(("local", 1_000, things) for things in (10, 30, 40, 50, 60)),
    *(("everywhere", 100, things) for things in (10, 20, 30, 40, 50, 60)),
]
"""(shape, scenes, facts and flags)."""

HEADS = ("shape", "scenes", "facts and flags", "compile s", "prove s", "states", "method", "proven", "limit", "MB")


def growing(shape: str, scenes: int, things: int) -> Story:
    """A story with so many scenes and so many facts and flags."""
    dice = random.Random(f"{shape} {scenes} {things}")
    local = shape == "local"
    # Nobody forgets a fact; so where nothing is to be easy, there are flags alone.
    facts = {n: f"fact-{n}" for n in range(things) if local and n % 2}
    flags = {n: f"flag-{n}" for n in range(things) if n not in facts}
    tests: list[Data] = [
        {"knows": {OTHERS[n % 3]: facts[n]}} if n in facts else {"flag": flags[n]} for n in range(things)
    ]

    def near(number: int) -> list[int]:
        """The facts and flags in use at a scene: those of a window that slides along, and now and then any."""
        if not local or number > scenes - 5:
            return list(range(things))
        first = number * max(things - WINDOW, 0) // scenes
        return [*range(first, min(first + WINDOW, things)), *dice.sample(range(first + 1), 1)]

    made: Data = {}
    for number in range(scenes):
        made[f"scene-{number}"] = scene(
            "Scene.",
            to=f"scene-{number + 1}" if number + 1 < scenes else "end",
            choices=_choices(dice, near(number), tests, number, scenes, local=local),
        )
    made["end"] = scene("End.", ending="The end")
    case = {
        "flags": {flag: f"{flag} is so" for flag in flags.values()},
        "facts": {fact: {"about": "ben", "says": f"{fact}.", "held-by": SEAT} for fact in facts.values()},
    }
    return built(case, made)


def _choices(dice: random.Random, near: list[int], tests: list[Data], number: int, scenes: int, *, local: bool) -> Data:
    """A choice that is always open, one that settles something, and others on conditions."""

    def settling(thing: int) -> Data:
        """What a choice does about a thing."""
        if "knows" in tests[thing]:
            return {"share": tests[thing]["knows"]}
        return {"set" if dice.random() < (0.7 if local else 0.5) else "unset": tests[thing]["flag"]}

    made = {"on": choice("On."), "settle": choice("Settle.", **settling(dice.choice(near)))}
    for index in range(1 if local else 4):
        one, other, third = (dice.choice(near) for _ in range(3))
        made[f"if-{index}"] = choice("If.", when=[tests[one], {"not": tests[other]}], **settling(third))
        if not local:
            made[f"if-{index}"]["to"] = f"scene-{dice.randrange(scenes)}"
        elif number + 3 < scenes:
            made[f"if-{index}"]["to"] = f"scene-{number + dice.randint(1, 3)}"
    if local and dice.random() < 0.2 and number > 3:
        made["back"] = choice("Back.", when=tests[dice.choice(near)], to=f"scene-{number - dice.randint(1, 3)}")
    return made


def timed(done: Callable[[], Any]) -> tuple[Any, float]:
    """What something gives, and the processor time it took."""
    begun = time.process_time()
    return done(), time.process_time() - begun


def prove(shape: str, scenes: int, things: int) -> dict[str, Any]:
    """Prove one story: every scene reached or not, every choice ever open or not."""
    story = growing(shape, scenes, things)
    program, compiling = timed(lambda: Program(story, SEAT))

    def proving() -> Space:
        space = Space(program, watches(program), limit=200_000)
        for room in program.rooms:
            for step in room.steps.values():
                space.never(AtScene(room.id), step.guard)
        return space

    space, taken = timed(proving)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    values = (compiling, taken, space.states, space.method, space.proven, space.limit or "", memory)
    return dict(zip(HEADS, (shape, scenes, things, *values), strict=True))


def apart(shape: str, scenes: int, things: int) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", shape, str(scenes), str(things)]
    try:
        said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout
    except subprocess.TimeoutExpired:
        row = dict.fromkeys(HEADS, "")
        return row | {HEADS[0]: shape, HEADS[1]: scenes, HEADS[2]: things, "limit": f"ended after {PATIENCE} s"}
    found: dict[str, Any] = json.loads(said)
    return found


def main() -> None:
    """All sizes, or one and that as JSON."""
    if len(sys.argv) == 4:
        print(json.dumps(prove(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
        return
    rows = []
    for size in SIZES:
        rows.append(apart(*size))
        print(*rows[-1].values(), flush=True)
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / "growth.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADS)
        writer.writeheader()
        for row in rows:
            shown = {head: f"{row[head]:.2f}" for head in ("compile s", "prove s") if row[head] != ""}
            writer.writerow(row | shown | {"states": f"{float(row['states']):.3g}" if row["states"] != "" else ""})
    table(HEADS, ([f"{v:.3g}" if isinstance(v, float) else str(v) for v in row.values()] for row in rows))
    (RESULTS / "growth.svg").write_text(chart(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
