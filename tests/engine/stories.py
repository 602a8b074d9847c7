"""Random little stories for Hypothesis: always valid, and made to reach what is easily got wrong.

A story takes hundreds of choices, more than Hypothesis can keep track of, so it draws a seed and a few sizes, which
shrink; the rest follows from the seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.engine.building import Data, filled

SEAT = "school"
HOLDERS = ("school", "health", "health.gp", "police", "leanne", "carl")
OTHERS = HOLDERS[1:]
AUDIENCES: Data = {
    "call": {"name": "The call", "members": ["police", SEAT, "health.gp"]},
    "staff": {"name": "Staff", "of": SEAT},
}
FACTS = ("f0", "f1", "f2", "f3")
FLAGS = ("a", "b")
REQUESTS = ("ask", "beg")
STATUSES = ("not-asked", "given", "refused", "withdrawn")
METERS: Data = {"days": {"from": 0, "to": 4}, "risk": {"from": -1, "to": 1}}


class Author:
    """Writes one story."""

    def __init__(self, seed: int, scenes: int, verdicts: int, events: int) -> None:
        """From a seed and how many scenes, verdicts and timeline events there are at most."""
        self._chance = Random(seed)
        self._verdicts, self._events = verdicts, events
        self.scenes = [f"s{index}" for index in range(scenes)]

    # -- chance ----------------------------------------------------------------------------------------------------

    def number(self, low: int, high: int) -> int:
        """A whole number within bounds."""
        return self._chance.randint(low, high)

    def perhaps(self, one_in: int = 2) -> bool:
        """True once in so many times."""
        return self.number(1, one_in) == one_in

    def one(self, *of: Any) -> Any:
        """One of these."""
        return self._chance.choice(of)

    def some(self, of: Sequence[str], least: int = 0, most: int = 2) -> list[str]:
        """A few of these, each once."""
        return self._chance.sample(of, self.number(min(least, len(of)), min(most, len(of))))

    # -- conditions ------------------------------------------------------------------------------------------------

    def when(self, depth: int = 2, *, moot: bool = False) -> Any:
        """A condition; one for ``moot`` reads neither consent nor knowledge."""
        kinds = ["flag", "visited", "meter", "viewpoint"]
        kinds += [] if moot else ["knows", "consent", "knows"]
        kinds += ["all", "any", "not", "list", "two"] if depth and self.perhaps() else []
        match self.one(*kinds):
            case "flag":
                return {"flag": self.one(*FLAGS, list(FLAGS))}
            case "visited":
                return {"visited": self.some([*self.scenes, "elsewhere"], 1)}
            case "meter":
                return self.bounds()
            case "viewpoint":
                return {"viewpoint": self.one(SEAT, "police", [SEAT, "police"])}
            case "knows":
                return {"knows": {self.one(SEAT, SEAT, *OTHERS, *AUDIENCES): self.some(FACTS, 1)}}
            case "consent":
                return {"consent": {self.one(*REQUESTS): self.some(STATUSES, 1)}}
            case "not":
                return {"not": self.when(depth - 1, moot=moot)}
            case "two":
                return self.bounds() | {"flag": self.one(*FLAGS), "not": self.when(depth - 1, moot=moot)}
            case "list":
                return [self.when(depth - 1, moot=moot) for _ in range(self.number(1, 2))]
            case key:
                return {key: [self.when(depth - 1, moot=moot) for _ in range(self.number(0, 2))]}

    def bounds(self) -> Data:
        """A test of a meter, on either side or both."""
        meter = self.one(*METERS)
        low, high = METERS[meter]["from"] - 1, METERS[meter]["to"] + 1
        sides = self.one(["at-least"], ["at-most"], ["at-least", "at-most"])
        return {meter: {side: self.number(low, high) for side in sides}}

    def maybe_when(self, one_in: int = 3) -> Data:
        """A condition under ``when``, now and then."""
        return {"when": self.when()} if self.perhaps(one_in) else {}

    # -- effects ---------------------------------------------------------------------------------------------------

    def effects(self, depth: int = 1, *, most: int = 3, entry: bool = False) -> Data:
        """A few effects, in an order of their own."""
        kinds = ["learn", "set", "set", "unset", "add", "add", "meanwhile", "withdraw"] + (["then"] if depth else [])
        if not entry:  # whether a first scene's entry offers what it sends is left open, so entries send nothing
            kinds += ["share", "share", "share", "share", "share-if-held", "ask", "ask", "ask", "seek", "seek"]
            kinds += ["consult", "inform"]
        return {kind: self.effect(kind, depth, entry=entry) for kind in self.some(kinds, 1, most)}

    def effect(self, kind: str, depth: int, *, entry: bool) -> Any:
        """What an effect says."""
        match kind:
            case "share" | "share-if-held":
                return {to: self.some(FACTS, 1, 3) for to in self.some([*OTHERS, *AUDIENCES], 1, 3)}
            case "ask":
                return {who: self.some(FACTS, 1) for who in self.some(OTHERS, 1)}
            case "consult":
                return {self.one(*OTHERS): self.some(FACTS, 1)}
            case "learn":
                return self.some(FACTS, 1)
            case "set" | "unset":
                return self.some(FLAGS, 1)
            case "add":
                return {meter: self.one(-1, 1, 1, 2) for meter in self.some(list(METERS), 1)}
            case "seek" | "withdraw":
                return self.some(REQUESTS, 1)
            case "inform":
                return self.one("leanne", "carl")
            case "meanwhile":
                return [self.act() for _ in range(self.number(1, 2))]
            case _:
                return [self.maybe_when() | self.effects(depth - 1, entry=entry) for _ in range(self.number(1, 2))]

    def act(self) -> Data:
        """What another agency does meanwhile."""
        sender = {"from": self.one(*OTHERS)} if self.perhaps() else {}
        return sender | {"to": self.some([*HOLDERS, *AUDIENCES], 1), "facts": self.some(FACTS, 1)}

    # -- the case --------------------------------------------------------------------------------------------------

    def facts(self) -> Data:
        """Facts; each may include later ones."""
        return {
            fact: {
                "about": "rowan",
                "says": f"{fact} is so.",
                "held-by": [SEAT] * (not self.perhaps(4)) + self.some(OTHERS, 0, self.one(0, 1, 2)),
                "includes": self.some(FACTS[index + 1 :]) if index < len(FACTS) - 1 and self.perhaps() else [],
            }
            for index, fact in enumerate(FACTS)
        }

    def request(self) -> Data:
        """A consent request whose last answer has no condition."""
        conditional = [{self.one("given", "refused"): self.when(1)} for _ in range(self.number(0, 2))]
        made: Data = {
            "of": self.one("leanne", "carl"),
            "for": self.some(FACTS),
            "with": ["health"],
            "answers": [*conditional, self.one("given", "refused")],
        }
        return made | ({"unsafe": self.when(1)} if self.perhaps() else {})

    def verdicts(self) -> Data:
        """Questions that never overlap on (fact, sender, recipient)."""
        taken: set[tuple[str, str]] = set()
        made: Data = {}
        for index in range(self._verdicts):
            named = self.some([*HOLDERS, *AUDIENCES], 1)
            whole = {one for to in named for one in AUDIENCES.get(to, {}).get("members", [to])}
            if len(whole) < len([one for to in named for one in AUDIENCES.get(to, {}).get("members", [to])]):
                continue
            facts = [fact for fact in self.some(FACTS, 2, 3) if all((fact, one) not in taken for one in whole)]
            if facts:
                taken |= {(fact, one) for fact in facts for one in whole}
                made[f"q{index}"] = self.verdict(facts, named)
        return made

    def verdict(self, facts: list[str], named: list[str]) -> Data:
        """One of them."""
        lines = [
            {self.one("share", "withhold", "either"): "Because.", "when": self.when(1)}
            for _ in range(self.number(0, 2))
        ]
        if self.perhaps(4):
            lines.insert(0, {"share": "Agreed.", "when": {"consent": {self.one(*REQUESTS): "given"}}})
        made: Data = {"facts": facts, "to": named, "judge": [*lines, {self.one("share", "withhold", "either"): "So."}]}
        if self.perhaps(4):
            made["from"] = self.one(SEAT, "health", ["health.gp", SEAT])
        if self.perhaps():
            made["by"] = {"days": self.number(0, 2)}
        if self.perhaps(4):
            made["grave"] = True
        if self.perhaps(3):
            made["moot"] = self.when(1, moot=True)
        return made

    def timeline(self) -> Data:
        """Events that happen as the days pass."""
        made: Data = {}
        for index in range(self._events):
            made[f"t{index}"] = {"day": self.number(0, 4)} | self.effects()
            if self.perhaps():
                made[f"t{index}"]["unless"] = self.when(1)
            if self.perhaps():
                made[f"t{index}"]["say"] = f"Event {index}."
        return made

    def scenes_of_seat(self) -> Data:
        """Scenes with choices or that pass on, then two endings; whatever passes on goes forward."""
        made: Data = {}
        for index, id_ in enumerate(self.scenes):
            onward = [*self.scenes[index + 1 :], "end", "finish"]
            scene: Data = {"to": self.way([*onward[:2], *onward])}
            if self.perhaps(3):
                scene |= {"use": "event"}
            elif self.perhaps(3):
                scene |= {"on-entry": self.effects(entry=True)}
            if index == 0 or not self.perhaps(4):
                everywhere = [*self.scenes, *self.scenes, "end", "finish"]
                choices = {f"c{n}": self.choice(id_, everywhere) for n in range(self.number(1, 3))}
                scene["choices"] = choices | {"on": {}}
            made[id_] = scene
        return made | {
            "end": {"ending": "The end"},
            "finish": {"ending": "Finished", "on-entry": self.effects(entry=True)},
        }

    def choice(self, here: str, everywhere: list[str]) -> Data:
        """One choice; many come back to their scene, so that what was done there meets what is done next."""
        made = self.maybe_when(6) | self.effects(most=5)
        to: Data = self.one({}, {"to": here}, {"to": here}, {"to": self.way(everywhere)})
        return made | to

    def way(self, onward: list[str]) -> Any:
        """Where something leads."""
        if self.perhaps(3):
            return [{"scene": self.one(*onward), "when": self.when(1)}, self.one(*onward)]
        return self.one(*onward)

    def story(self) -> Data:
        """All of it."""
        return filled(
            {
                "audiences": AUDIENCES,
                "facts": self.facts(),
                "flags": list(FLAGS),
                "meters": METERS,
                "consent": {request: self.request() for request in REQUESTS},
                "verdicts": self.verdicts(),
                "timeline": self.timeline(),
                "events": {"event": {"title": "Event", "text": "Text.", "on-entry": self.effects(entry=True)}},
                "variants": {"x": self.effects(), "y": self.effects(entry=True)} if self.perhaps(3) else {},
                "viewpoints": {SEAT: {}, "police": {}},
                "scenes": {SEAT: self.scenes_of_seat(), "police": {"elsewhere": {"ending": "Elsewhere"}}},
            }
        )


def written(seed: int, scenes: int, verdicts: int, events: int) -> Data:
    """The story of a seed."""
    return Author(seed, scenes, verdicts, events).story()


def stories() -> st.SearchStrategy[Data]:
    """Whole little stories, as data; one that fails is named by the arguments of `written`."""
    return st.builds(written, st.integers(0, 1 << 40), st.integers(2, 5), st.integers(2, 6), st.integers(0, 3))
