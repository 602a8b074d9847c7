"""Bundled stories broken mechanically: the linter notices whatever changes what can happen, or what is complete.

A mutant is *caught* when the linter finds something that it does not find in the story itself. What it does not find is
either no change at all (both are played side by side through every reachable state), or another story that is as sound
as the first: see `SOUND`. `pytest --long tests/engine/lint/test_mutants.py -s` prints every survivor.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pytest

from easi_engine.findings import Finding
from easi_engine.lint import Options, StoryReport, lint_library, lint_story
from easi_engine.loading import LoadedLibrary, load_library, load_story, story_folders
from easi_engine.story import Story
from easi_sim.bundled import stories_folder
from tests.engine.lint.behaviour import differs
from tests.engine.lint.linting import ON
from tests.engine.lint.mutants import STORY, Docs, Mutant, broken, mutants, read, write

OPTIONS = Options(on=ON, profile="publish")
STORIES = [folder.name for folder in story_folders(stories_folder())]
SAMPLE = 40
"""Mutants of a story in an ordinary run."""
PER_KIND = 12
"""Mutants of each kind with --long."""
PARTS = 4

_COURSE = "another course of events, in which everything can still be reached"
_JUDGEMENT = "another judgement; whether it is right is for its sources and reviewers to say"
_ACT = "the choice does something else, which a colleague might also do"
_WORDS = "other words, or another way on, where both are possible"
SOUND: dict[str, str] = {
    "drop-add": _COURSE,
    "drop-by": _JUDGEMENT,
    "drop-consult": _ACT,
    "drop-event": _COURSE,
    "drop-grave": _JUDGEMENT,
    "drop-includes": "two facts that have nothing to do with each other",
    "drop-inform": _ACT,
    "drop-judge-line": _JUDGEMENT,
    "drop-meanwhile": _COURSE,
    "drop-moot": _JUDGEMENT,
    "drop-set": _COURSE,
    "drop-share": _ACT,
    "drop-share-if-held": _ACT,
    "drop-then": _ACT,
    "drop-unless": _COURSE,
    "drop-unset": _COURSE,
    "drop-way": _WORDS,
    "drop-when": _WORDS,
    "negate-when": _WORDS,
    "remove-holder": "another start, in which one holder fewer knows",
    "reverse-judge": _JUDGEMENT,
    "set-for-unset": _COURSE,
    "swap-verdict": _JUDGEMENT,
}
"""Kind of mutant → what a changed story is in which nothing is found: as sound as it was, though not the same.

No rule can tell such a story from what its author meant. Every other kind of mutant must be found wherever it changes
anything.
"""


SOUND_ONE = {
    "drop-verdict@story:verdicts/gp-mornings-nurse": "what comes along inside another fact needs no verdict of its own",
}
"""Mutant → the same, where it is true of one and not of its kind."""


class Outcome(NamedTuple):
    """What came of one mutant."""

    id: str
    kind: str
    codes: tuple[str, ...]
    """Codes of what the linter finds in it and not in the story itself."""
    figures: bool
    """Whether the numbers that `--statistics` prints are others."""
    change: str
    """What a learner can meet that is different; asked only of what is not found."""


@cache
def _library() -> LoadedLibrary:
    return load_library(stories_folder())


@cache
def _docs(story: str) -> Docs:
    return read(stories_folder() / story)


@cache
def _mutants(story: str) -> dict[str, Mutant]:
    return {mutant.id: mutant for mutant in mutants(_docs(story))}


def _lint(folder: Path, *, fast: bool) -> tuple[StoryReport, Counter[tuple[str, str, str]]]:
    options = replace(OPTIONS, fast=fast, statistics=not fast)
    report = lint_story(folder, _library(), options)
    shared = lint_library(_library(), stories_folder(), options, [report])
    return report, Counter(map(_said, (*report.findings, *shared.findings)))


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.file, finding.message


@cache
def _unbroken(story: str, *, fast: bool) -> tuple[StoryReport, Counter[tuple[str, str, str]]]:
    with _written(story, _docs(story)) as folder:
        return _lint(folder, fast=fast)


class _written:  # noqa: N801 - used as a function is
    """The story in a folder of its own name."""

    def __init__(self, story: str, docs: Docs) -> None:
        self.around = tempfile.TemporaryDirectory()
        self.folder = Path(self.around.name) / story
        write(docs, self.folder)

    def __enter__(self) -> Path:
        return self.folder

    def __exit__(self, *_: object) -> None:
        self.around.cleanup()


def _original(story: str) -> Story:
    loaded = load_story(stories_folder() / story, _library()).story
    assert loaded is not None
    return loaded


def outcome(story: str, id_: str, *, thorough: bool = False) -> Outcome:
    """Lint one mutant; if that finds nothing play it beside the story, those of a `SOUND` kind if ``thorough``."""
    mutant = _mutants(story)[id_]
    with _written(story, broken(_docs(story), mutant)) as folder:
        for fast in (True, False):
            report, found = _lint(folder, fast=fast)
            before, known = _unbroken(story, fast=fast)
            new = found - known
            if new:
                return Outcome(id_, mutant.kind, tuple(sorted({code for code, _, _ in new})), False, "")
        figures = report.viewpoints != before.viewpoints
        other = load_story(folder, _library()).story
    assert other is not None, "a story that does not load has findings"
    if mutant.kind in SOUND and not thorough:
        return Outcome(id_, mutant.kind, (), figures, "not compared")
    seats = () if mutant.file == STORY else (mutant.file,)
    return Outcome(id_, mutant.kind, (), figures, differs(_original(story), other, seats))


def spread(story: str, per_kind: int) -> list[str]:
    """Mutants of every kind, evenly over the story."""
    kinds: dict[str, list[str]] = {}
    for id_, mutant in _mutants(story).items():
        kinds.setdefault(mutant.kind, []).append(id_)
    return [id_ for ids in kinds.values() for id_ in _evenly(ids, per_kind)]


def _evenly(ids: Sequence[str], count: int) -> list[str]:
    if len(ids) <= count:
        return list(ids)
    return [ids[(2 * number + 1) * len(ids) // (2 * count)] for number in range(count)]


def unnoticed(outcomes: Sequence[Outcome]) -> list[str]:
    """Mutants that change what can happen, that nothing is found in, and that nobody has a reason for."""
    return [
        f"{found.id}: {found.change}"
        for found in outcomes
        if not found.codes and found.change and found.kind not in SOUND and found.id not in SOUND_ONE
    ]


@pytest.mark.parametrize("story", STORIES)
def test_the_story_written_out_again_is_the_same(story: str) -> None:
    with _written(story, _docs(story)) as folder:
        again = load_story(folder, _library()).story
    assert again is not None
    assert again.digest == _original(story).digest


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("story", STORIES)
def test_the_linter_notices_a_sample_of_mutants(story: str, part: int) -> None:
    sample = _evenly(spread(story, 2), SAMPLE)[part::PARTS]
    assert unnoticed([outcome(story, id_) for id_ in sample]) == []


@pytest.mark.long
@pytest.mark.parametrize("story", STORIES)
def test_the_linter_notices_every_kind_of_mutant(story: str) -> None:
    ids = spread(story, PER_KIND)
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 8)) as pool:
        outcomes = list(pool.map(partial(outcome, story, thorough=True), ids))
    print("\n".join(report(outcomes)))
    assert unnoticed(outcomes) == []


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many of each kind were caught, by what, and every survivor with its reason."""
    yield "kind | mutants | found | same to play | sound otherwise | codes"
    for kind in dict.fromkeys(found.kind for found in outcomes):
        ours = [found for found in outcomes if found.kind == kind]
        codes = Counter(code for found in ours for code in found.codes)
        numbers = (
            len(ours),
            sum(bool(found.codes) for found in ours),
            sum(not found.codes and not found.change for found in ours),
            sum(not found.codes and bool(found.change) for found in ours),
        )
        often = " ".join(f"{code}×{count}" for code, count in codes.most_common(6))
        yield f"{kind} | {' | '.join(map(str, numbers))} | {often}"
    for found in outcomes:
        if not found.codes:
            reason = (
                f"changed ({SOUND.get(found.kind) or SOUND_ONE.get(found.id, 'NO REASON')}): {found.change}"
                if found.change
                else "same to play"
            )
            yield f"{found.id}: {reason}{' [figures differ]' if found.figures else ''}"
