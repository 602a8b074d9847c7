"""Stories broken mechanically, one small change each, to see whether the linter notices.

A mutant is a change of the story's data at one place. It is written out and linted like any other story.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

Data = Any
Docs = dict[str, Data]
"""``story`` and each viewpoint → what its file holds."""
Steps = tuple[str | int, ...]

STORY = "story"
EFFECTS = ("share", "share-if-held", "ask", "seek", "withdraw", "set", "unset", "add", "learn", "meanwhile", "then")
TELLING = ("inform", "consult")


@dataclass(frozen=True)
class Mutant:
    """One change."""

    kind: str
    """What sort of change."""
    file: str
    place: Steps
    change: Callable[[Docs], None]

    @property
    def id(self) -> str:
        """The change and its place, in one word."""
        return f"{self.kind}@{self.file}:{'/'.join(map(str, self.place))}"


class _DatesAsWritten(SafeConstructor):
    """Leaves a date the text that it is in the file, so that it can be written out as JSON."""


_DatesAsWritten.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read(folder: Path) -> Docs:
    """The data of a story's files."""
    yaml = YAML(typ="safe")
    yaml.Constructor = _DatesAsWritten
    scenes = {path.stem: yaml.load(path.read_text("utf-8")) for path in sorted((folder / "scenes").glob("*.yaml"))}
    return {STORY: yaml.load((folder / "story.yaml").read_text("utf-8"))} | scenes


def write(docs: Docs, folder: Path) -> None:
    """Write the files of a story, as JSON, which is YAML too: fast, and in the order of the data."""
    (folder / "scenes").mkdir(parents=True)
    for name, data in docs.items():
        target = folder / "story.yaml" if name == STORY else folder / "scenes" / f"{name}.yaml"
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def broken(docs: Docs, mutant: Mutant) -> Docs:
    """A copy of the story with the change."""
    copied = copy.deepcopy(docs)
    mutant.change(copied)
    return copied


def mutants(docs: Docs) -> list[Mutant]:
    """Every mutant of a story, in a fixed order."""
    found = [*_of_case(docs), *_of_seats(docs), *_everywhere(docs)]
    assert len({mutant.id for mutant in found}) == len(found)
    return found


def _at(docs: Docs, file: str, place: Steps) -> Data:
    here = docs[file]
    for step in place:
        here = here[step]
    return here


def _put(kind: str, file: str, place: Steps, value: Callable[[Data], Data]) -> Mutant:
    def change(docs: Docs) -> None:
        around = _at(docs, file, place[:-1])
        around[place[-1]] = value(around[place[-1]])

    return Mutant(kind, file, place, change)


def _drop(kind: str, file: str, place: Steps) -> Mutant:
    def change(docs: Docs) -> None:
        around = _at(docs, file, place[:-1])
        del around[place[-1]]
        if not around and len(place) > 1 and isinstance(place[-1], int):  # an empty list is another mistake
            del _at(docs, file, place[:-2])[place[-2]]

    return Mutant(kind, file, place, change)


def _impossible(docs: Docs) -> Data:
    flag = next(iter(docs[STORY]["flags"]))
    return [{"flag": flag}, {"not": {"flag": flag}}]


def _of_case(docs: Docs) -> Iterator[Mutant]:
    case = docs[STORY]
    for fact, entry in case["facts"].items():
        holders = entry.get("held-by", [])
        for index in range(len(holders) if isinstance(holders, list) else 0):
            yield _drop("remove-holder", STORY, ("facts", fact, "held-by", index))
        if "includes" in entry:
            yield _drop("drop-includes", STORY, ("facts", fact, "includes"))
    for request, entry in case.get("consent", {}).items():
        yield from _of_request(entry, ("consent", request))
    for verdict, entry in case["verdicts"].items():
        yield from _of_verdict(entry, ("verdicts", verdict))
    for event in case.get("timeline", {}):
        yield _drop("drop-event", STORY, ("timeline", event))
    for index, promise in enumerate(case.get("promises", [])):
        word = next(word for word in ("never", "always", "reachable") if word in promise)
        yield _put("negate-promise", STORY, ("promises", index, word), lambda when: {"not": when})
    for key in ("jurisdiction", "blurb", "review", "content-notes", "support"):
        if key in case:
            yield _drop("drop-case-key", STORY, (key,))


def _of_request(entry: Data, place: Steps) -> Iterator[Mutant]:
    for index in range(len(entry["answers"]) - 1):
        yield _drop("drop-answer", STORY, (*place, "answers", index))
    if len(entry["answers"]) > 1:
        yield _put("answer-always", STORY, (*place, "answers"), lambda answers: answers[-1:])
        yield _put("answer-never", STORY, (*place, "answers"), lambda _: ["refused"])
    if "unsafe" in entry:
        yield _drop("drop-unsafe", STORY, (*place, "unsafe"))


def _of_verdict(entry: Data, place: Steps) -> Iterator[Mutant]:
    yield _drop("drop-verdict", STORY, place)
    for key in ("by", "grave", "moot"):
        if key in entry:
            yield _drop(f"drop-{key}", STORY, (*place, key))
    for index, line in enumerate(entry["judge"]):
        yield from _of_line(line, (*place, "judge", index))
    if len(entry["judge"]) > 1:
        yield _put("reverse-judge", STORY, (*place, "judge"), _reversed_lines)


def _reversed_lines(lines: Data) -> Data:
    """The same verdicts under each other's conditions."""
    words = ("share", "withhold", "either", "basis", "sources", "principles")
    turned = []
    for line, other in zip(lines, reversed(lines), strict=True):
        turned.append({key: value for key, value in line.items() if key not in words})
        turned[-1].update({key: value for key, value in other.items() if key in words})
    return turned


def _of_line(line: Data, place: Steps) -> Iterator[Mutant]:
    if "when" in line:
        yield _drop("drop-judge-line", STORY, place)
    for key in ("basis", "sources"):
        if key in line and (key == "sources" or "share" in line):
            yield _drop(f"drop-{key}", STORY, (*place, key))
    if "share" in line or "withhold" in line:

        def swapped(here: Data) -> Data:
            turn = {"share": "withhold", "withhold": "share"}
            kept = {turn.get(key, key): value for key, value in here.items() if key != "basis"}
            return kept if "withhold" in kept else kept | {"basis": ["public-task"]}

        yield _put("swap-verdict", STORY, place, swapped)


def _of_seats(docs: Docs) -> Iterator[Mutant]:
    for seat, scenes in docs.items():
        if seat == STORY:
            continue
        for id_, scene in scenes.items():
            yield from _of_scene(docs, seat, id_, scene)


def _of_scene(docs: Docs, seat: str, id_: str, scene: Data) -> Iterator[Mutant]:
    choices = scene.get("choices", {})
    if "ending" in scene:
        yield _drop("remove-ending", seat, (id_, "ending"))
        yield _drop("remove-scene", seat, (id_,))
    if "to" in scene:
        yield _drop("drop-to", seat, (id_, "to"))
        yield _put("loop-back", seat, (id_, "to"), lambda _: id_)
    if choices:
        yield _put("close-all", seat, (id_, "choices"), lambda all_: _closed(docs, all_))
    words = [choice["say"] for choice in choices.values()]
    for number, (name, choice) in enumerate(choices.items()):
        place = (id_, "choices", name)
        yield _drop("remove-choice", seat, place)
        yield _put("close-choice", seat, place, lambda here: here | {"when": _impossible(docs)})
        if "to" in choice:
            yield _drop("drop-choice-to", seat, (*place, "to"))
        if number:
            yield _put("same-words", seat, (*place, "say"), _always(words[0]))
    for agency, reading in scene.get("readings", {}).items():
        yield _drop("delete-reading", seat, (id_, "readings", agency))
        if isinstance(reading, dict):
            yield _put("would-nothing-here", seat, (id_, "readings", agency, "would"), lambda _: "nowhere")


def _always(value: Data) -> Callable[[Data], Data]:
    return lambda _: value


def _closed(docs: Docs, choices: Data) -> Data:
    return {name: choice | {"when": _impossible(docs)} for name, choice in choices.items()}


def _everywhere(docs: Docs) -> Iterator[Mutant]:
    """Conditions and effects, wherever they are written."""
    for file, data in docs.items():
        for place, here in _mappings(data, ()):
            if "when" in here:
                yield _put("negate-when", file, (*place, "when"), lambda when: {"not": when})
                if "scene" not in here or "judge" not in place:
                    yield _drop("drop-when", file, (*place, "when"))
            if "unless" in here:
                yield _drop("drop-unless", file, (*place, "unless"))
            if isinstance(here.get("to"), list) and here["to"] and isinstance(here["to"][0], dict):
                for index in range(len(here["to"])):
                    yield _drop("drop-way", file, (*place, "to", index))
            if file == STORY and place[:1] not in (("timeline",), ("events",)):
                continue
            yield from _of_effects(file, place, here)


def _of_effects(file: str, place: Steps, here: Data) -> Iterator[Mutant]:
    for key in (*EFFECTS, *TELLING):
        if key in here and "answers" not in here:
            yield _drop(f"drop-{key}", file, (*place, key))
    for key, other in (("set", "unset"), ("unset", "set")):
        if key in here and other not in here:

            def turned(kept: Data, key: str = key, other: str = other) -> Data:
                return {other if name == key else name: value for name, value in kept.items()}

            if place:
                yield _put(f"{key}-for-{other}", file, place, turned)


def _mappings(data: Data, place: Steps) -> Iterator[tuple[Steps, Data]]:
    if isinstance(data, dict):
        yield place, data
        for key, value in data.items():
            yield from _mappings(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _mappings(value, (*place, index))
