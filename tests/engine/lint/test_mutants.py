"""Bundled stories broken mechanically: the linter notices whatever changes what can happen, or what is complete.

A mutant is *caught* when the linter finds something that it does not find in the story itself. Each is also held
against what was accepted of the story. So what is not caught is the very same to play: both are played side by side,
through every reachable state, by means that the linter does not use.
`pytest --long tests/engine/lint/test_mutants.py -s` prints every survivor.
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
from easi_engine.lint.accepted.file import NAME
from easi_engine.lint.rules.graph.not_as_accepted import NotAsAccepted
from easi_engine.loading import LoadedLibrary, load_library, load_story, story_folders
from easi_engine.story import Story
from easi_sim.bundled import stories_folder
from tests.engine.lint.behaviour import differs
from tests.engine.lint.linting import ON, accepted_text
from tests.engine.lint.mutants import STORY, Docs, Mutant, broken, mutants, read, write

OPTIONS = Options(on=ON, profile="publish")
STORIES = [folder.name for folder in story_folders(stories_folder())]
SAMPLE = 24 // len(STORIES)
"""Mutants of a story in an ordinary run: so many in all, however many stories there are."""
PER_KIND = 12
"""Mutants of each kind with --long."""
PARTS = 2


class Outcome(NamedTuple):
    """What came of one mutant."""

    id: str
    kind: str
    codes: tuple[str, ...]
    """Codes of what the linter finds in it and not in the story itself, whatever was accepted."""
    accepted: bool
    """Whether it is found not to be as accepted."""
    loads: bool
    """Whether it could be compared."""
    figures: bool
    """Whether the numbers that `--statistics` prints are others."""
    change: str
    """What a learner can meet that is different; not asked of what does not load."""


@cache
def _library() -> LoadedLibrary:
    return load_library(stories_folder())


@cache
def _docs(story: str) -> Docs:
    return read(stories_folder() / story)


@cache
def _mutants(story: str) -> dict[str, Mutant]:
    return {mutant.id: mutant for mutant in mutants(_docs(story))}


def _lint(folder: Path, *, fast: bool = False) -> tuple[StoryReport, Counter[tuple[str, str, str]]]:
    options = replace(OPTIONS, fast=fast, statistics=not fast)
    report = lint_story(folder, _library(), options)
    shared = lint_library(_library(), stories_folder(), options, [report])
    return report, Counter(map(_said, (*report.findings, *shared.findings)))


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.file, finding.message


@cache
def _accepted(story: str) -> str:
    """What is accepted of the story."""
    with _written(story, _docs(story)) as folder:
        return accepted_text(folder, _library())


@cache
def _unbroken(story: str, *, fast: bool = False) -> tuple[StoryReport, Counter[tuple[str, str, str]]]:
    with _written(story, _docs(story), _accepted(story)) as folder:
        return _lint(folder, fast=fast)


class _written:  # noqa: N801 - used as a function is
    """The story in a folder of its own name."""

    def __init__(self, story: str, docs: Docs, accepted: str = "") -> None:
        self.around = tempfile.TemporaryDirectory()
        self.folder = Path(self.around.name) / story
        write(docs, self.folder)
        if accepted:
            (self.folder / NAME).write_text(accepted, encoding="utf-8")

    def __enter__(self) -> Path:
        return self.folder

    def __exit__(self, *_: object) -> None:
        self.around.cleanup()


def _original(story: str) -> Story:
    loaded = load_story(stories_folder() / story, _library()).story
    assert loaded is not None
    return loaded


def outcome(story: str, id_: str, *, thorough: bool = False) -> Outcome:
    """Lint one mutant, beside what was accepted, and play it beside the story.

    Unless ``thorough``, what is found without looking at states is looked at no further.
    """
    mutant = _mutants(story)[id_]
    with _written(story, broken(_docs(story), mutant), _accepted(story)) as folder:
        quick = () if thorough else _lint(folder, fast=True)[1] - _unbroken(story, fast=True)[1]
        if quick:
            codes = tuple(sorted({code for code, _, _ in quick}))
            return Outcome(id_, mutant.kind, codes, accepted=False, loads=False, figures=False, change="")
        report, found = _lint(folder)
        other = load_story(folder, _library()).story
    before, known = _unbroken(story)
    new = {code for code, _, _ in found - known}
    seats = () if mutant.file == STORY else (mutant.file,)
    return Outcome(
        id_,
        mutant.kind,
        tuple(sorted(new - {NotAsAccepted.code})),
        NotAsAccepted.code in new,
        other is not None,
        report.viewpoints != before.viewpoints,
        "" if other is None else differs(_original(story), other, seats),
    )


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


WORDS = frozenset(("same-words",))
"""Kinds of mutants that change nothing but words. What is accepted does not hold on to these; a rule finds this one."""


def unnoticed(outcomes: Sequence[Outcome]) -> list[str]:
    """Mutants that change what can happen and in which nothing is found."""
    return [
        f"{found.id}: {found.change}" for found in outcomes if found.change and not found.codes and not found.accepted
    ]


def misjudged(outcomes: Sequence[Outcome]) -> list[str]:
    """Mutants of which what was accepted says another thing than playing both stories does, rules or no rules."""
    return [
        f"{found.id}: {found.change or 'the same to play'}"
        for found in outcomes
        if found.loads and found.kind not in WORDS and found.accepted != bool(found.change)
    ]


@pytest.mark.parametrize("story", STORIES)
def test_the_story_written_out_again_is_the_same(story: str) -> None:
    with _written(story, _docs(story)) as folder:
        again = load_story(folder, _library()).story
    assert again is not None
    assert again.digest == _original(story).digest


@pytest.mark.parametrize("story", STORIES)
def test_what_is_accepted_of_a_bundled_story_is_what_it_does(story: str) -> None:
    written = (stories_folder() / story / NAME).read_text("utf-8")
    assert written == accepted_text(stories_folder() / story, _library())


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("story", STORIES)
def test_the_linter_notices_a_sample_of_mutants(story: str, part: int) -> None:
    sample = _evenly(spread(story, 2), SAMPLE)[part::PARTS]
    outcomes = [outcome(story, id_) for id_ in sample]
    assert unnoticed(outcomes) == []
    assert misjudged(outcomes) == []


@pytest.mark.long
@pytest.mark.parametrize("story", STORIES)
def test_the_linter_notices_every_kind_of_mutant(story: str) -> None:
    ids = spread(story, PER_KIND)
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 8)) as pool:
        outcomes = list(pool.map(partial(outcome, story, thorough=True), ids))
    print("\n".join(report(outcomes)))
    assert unnoticed(outcomes) == []
    assert misjudged(outcomes) == []


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many of each kind were caught, by what, and every survivor with its reason."""
    yield "kind | mutants | found by rules | only as not accepted | same to play | codes"
    for kind in dict.fromkeys(found.kind for found in outcomes):
        ours = [found for found in outcomes if found.kind == kind]
        codes = Counter(code for found in ours for code in found.codes)
        often = " ".join(f"{code}×{count}" for code, count in codes.most_common(6))
        yield f"{kind} | {' | '.join(map(str, counts(ours)))} | {often}"
    yield f"all | {' | '.join(map(str, counts(outcomes)))}"
    for found in outcomes:
        if not found.codes and not found.accepted:
            reason = found.change or "the same to play in every reachable state"
            yield f"{found.id}: {reason}{' [figures differ]' if found.figures else ''}"


def counts(outcomes: Sequence[Outcome]) -> tuple[int, int, int, int]:
    """How many there are, are found by rules, only against what was accepted, and not."""
    rules = sum(bool(found.codes) for found in outcomes)
    accepted = sum(found.accepted and not found.codes for found in outcomes)
    return len(outcomes), rules, accepted, len(outcomes) - rules - accepted
