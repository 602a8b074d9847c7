"""Stories too large to list state by state, built without files: what the symbolic search is measured on.

    python -m benchmarks.large

proves the story of `coupled` and says how many states it has and how long that took.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any

from benchmarks.common import table
from easi_engine.play import Program
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import AtScene
from easi_engine.space import Space, Watch
from easi_engine.story import Case, Library, Story
from easi_engine.story.library import AgenciesFile
from easi_engine.story.scenes import ScenesFile

Data = dict[str, Any]

SEAT = "school"
OTHERS = ("police", "health", "housing")


def agency(name: str) -> Data:
    """An agency about which nothing matters here but that it is there."""
    words = dict.fromkeys(("focus", "confidentiality", "consent", "makes-sense"), f"{name}.")
    lists = {"notices": [name], "misread-as": [name]}
    return {"name": name, "letter": name[0].upper(), "vocabulary": {}, "wording": "ours"} | words | lists


def built(case: Data, scenes: Data) -> Story:
    """A story of one seat, straight from what its files would say."""
    first = next(iter(scenes))
    whole = {
        "format": 1, "id": "large", "title": "Large", "blurb": "Large.",
        "people": {"ann": {"name": "Ann"}, "ben": {"name": "Ben"}},
        "viewpoints": {SEAT: {"role": "Teacher", "brief": "You see him every day.", "start": first}},
    } | case  # fmt: skip
    library = Library(
        agencies=AgenciesFile.model_validate({id_: agency(id_) for id_ in (SEAT, *OTHERS)}).root,
    )
    return Story(Case.model_validate(whole), {SEAT: ScenesFile.model_validate(scenes).root}, library)


def scene(text: str, **more: Any) -> Data:
    """A scene."""
    return {"title": text, "text": text} | more


def choice(say: str, **more: Any) -> Data:
    """A choice."""
    return {"say": say} | more


def coupled(early: int = 36, late: int = 24, seed: int = 1) -> Story:
    """A story in which much is settled early, one thing in each scene, and read late, several things at a time.

    ``early`` scenes each leave it open whether something is agreed, told or found out; what was done before opens or
    closes some of them. Each of ``late`` scenes has guards over four or five of all these, some of which it changes.
    Nothing is read for the last time before the last scenes, so the states cannot be told apart any less.
    """
    dice = random.Random(seed)
    flags = [f"flag-{n}" for n in range(early)]
    facts = [f"fact-{n}" for n in range(early // 3)]
    scenes: Data = {}
    known: list[Data] = []
    for n, flag in enumerate(flags):
        choices: Data = {"no": choice("No.")}
        if n % 3 == 2:
            fact = facts[n // 3]
            one = dice.choice(OTHERS)
            choices["tell"] = choice("Tell.", share={one: [fact]}, when={"not": {"flag": flags[n - 1]}})
            choices["ask"] = choice("Ask.", ask={one: [fact]}, set=flag)
            known.append({"knows": {one: fact}})
        else:
            choices["yes"] = choice("Yes.", set=flag)
            if n > 4:
                choices["instead"] = choice("Instead.", set=flag, unset=flags[n - 4], when={"flag": flags[n - 4]})
        known.append({"flag": flag})
        scenes[f"early-{n}"] = scene("Early.", choices=choices, to=f"early-{n + 1}" if n + 1 < early else "late-0")
    for n in range(late):
        onward = f"late-{n + 1}" if n + 1 < late else "verdict"
        scenes[f"late-{n}"] = scene("Late.", to=onward, choices=_late(dice, known, flags))
    scenes["verdict"] = scene(
        "Verdict.",
        choices={
            f"say-{n}": choice("Say.", when=_coupling(dice, known), to=f"end-{n % 4}") for n in range(12)
        } | {"stop": choice("Stop.", to="end-0")},
    )  # fmt: skip
    scenes |= {f"end-{n}": scene("End.", ending="The end") for n in range(4)}
    case = {
        "flags": {flag: f"{flag} is so" for flag in flags},
        "facts": {
            fact: {"about": "ben", "says": f"{fact}.", "held-by": [dice.choice((SEAT, *OTHERS)), SEAT]}
            for fact in facts
        },
    }
    return built(case, scenes)


def _late(dice: random.Random, known: list[Data], flags: list[str]) -> Data:
    """The choices of a late scene."""
    return {
        "on": choice("On."),
        "settle": choice("Settle.", when=_coupling(dice, known), set=dice.choice(flags)),
        "undo": choice("Undo.", when=_coupling(dice, known), unset=dice.sample(flags, 2)),
    }


def _coupling(dice: random.Random, known: list[Data]) -> Data:
    """A condition on five things such that none of them settles it."""
    a, b, c, d, e = dice.sample(known, 5)
    return {"any": [{"all": [a, b, {"not": c}]}, {"all": [{"not": a}, d]}, {"all": [c, {"not": d}, e]}]}


def watches(program: Program) -> list[Watch]:
    """Whether each scene is ever reached, and in each whether each choice is ever open, or never closed."""
    return [Watch(AtScene(room.id), ALWAYS) for room in program.rooms]


def main() -> None:
    """Prove the coupled story."""
    story = coupled(*(int(number) for number in sys.argv[1:]))
    program = Program(story, SEAT)
    begun = time.perf_counter()
    space = Space(program, watches(program), limit=200_000)
    listed = space.proven
    taken = time.perf_counter() - begun
    never = [f"{r.id}/{s.id}" for r in program.rooms for s in r.steps.values() if space.never(AtScene(r.id), s.guard)]
    settled = time.perf_counter() - begun
    table(
        ("coupled story", "value"),
        [
            ("scenes", str(len(program.rooms))),
            ("states", f"{space.states:.3g}"),
            ("proven", str(listed)),
            ("method", space.method),
            ("seconds", f"{taken:.2f}"),
            ("seconds with every choice asked about", f"{settled:.2f}"),
            ("choices never open", str(len(never))),
        ],
    )


if __name__ == "__main__":
    main()
