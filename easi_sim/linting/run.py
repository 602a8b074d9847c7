"""One run of the linter over one or many stories, in one process or in several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.lint import LibraryReport, Options, StoryReport, ViewpointReport, lint_library, lint_story
from easi_engine.lint.suppressions import LOADING
from easi_engine.loading import LoadedLibrary, load_library
from easi_engine.loading.collector import collector_paused
from easi_sim.linting.targets import Target

Choose = Callable[[Path], Options]
"""The options for what is in a folder: each may have settings of its own."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found in one folder of stories."""

    folder: Path
    shared: LibraryReport
    stories: tuple[StoryReport, ...]

    @property
    def found(self) -> Iterator[Found]:
        """What is wrong with the shared files first, then story by story, each in the order of its files."""
        for finding in self.shared.findings:
            yield Found(self, self.folder / finding.file.partition("/")[0], finding)
        for story in self.stories:
            yield from (Found(self, Path(story.folder), finding) for finding in story.findings)

    @property
    def playable(self) -> bool:
        """Whether its stories can be played: faults of the shared files keep all of them from that."""
        return LOADING.isdisjoint(finding.code for finding in self.shared.findings)


class Found(NamedTuple):
    """A finding, and where it was found."""

    shelf: Shelf
    story: Path
    """The story's folder; means nothing for a shared file."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole run found."""

    shelves: tuple[Shelf, ...]

    @property
    def found(self) -> tuple[Found, ...]:
        """Every finding."""
        return tuple(found for shelf in self.shelves for found in shelf.found)

    @property
    def stories(self) -> tuple[StoryReport, ...]:
        """Every story, in order."""
        return tuple(story for shelf in self.shelves for story in shelf.stories)

    @property
    def seats(self) -> tuple[tuple[StoryReport, ViewpointReport], ...]:
        """Every seat with its story."""
        return tuple((story, seat) for story in self.stories for seat in story.viewpoints)

    def count(self, severity: str) -> int:
        """How many findings are errors, or warnings."""
        return sum(found.finding.severity == severity for found in self.found)

    @property
    def suppressed(self) -> int:
        """How many findings comments excuse."""
        return sum(shelf.shared.suppressed + sum(story.suppressed for story in shelf.stories) for shelf in self.shelves)

    @property
    def unproven(self) -> tuple[tuple[StoryReport, ViewpointReport], ...]:
        """Seats of which not every reachable state was looked at, though it was asked for."""
        return tuple((story, seat) for story, seat in self.seats if seat.proven is False)

    @property
    def unread(self) -> int:
        """How many stories have faults that keep them from being read, so that no rule looked at them."""
        return sum(not story.viewpoints for story in self.stories)

    @property
    def proven(self) -> bool | None:
        """Whether every reachable state of every story was looked at; None where that was not asked for."""
        asked = [seat.proven for _, seat in self.seats if seat.proven is not None]
        return all(asked) and not self.unread if asked else None

    @property
    def states(self) -> int:
        """How many states were looked at."""
        return sum(seat.states or 0 for _, seat in self.seats)

    @property
    def clean(self) -> bool:
        """Whether nothing was found and nothing is left open."""
        return not self.unproven and not self.found


def lint(targets: Sequence[Target], choose: Choose, jobs: int, done: Callable[[], None]) -> Report:
    """Lint stories in up to ``jobs`` processes; ``done`` is called after each. The report's order is the targets'."""
    work = [(story, target.folder, choose(story)) for target in targets for story in target.stories]
    reports = iter(_all(work, min(jobs, len(work)), done))
    shelves = []
    for target in targets:
        stories = tuple(next(reports) for _ in target.stories)
        options = choose(target.folder)
        shared = lint_library(_library(target.folder), target.folder, options, stories, whole=target.whole)
        shelves.append(Shelf(target.folder, shared, stories))
    _library.cache_clear()
    return Report(tuple(shelves))


def cpus() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Work = tuple[Path, Path, Options]
"""A story, the folder it is in, and how it is to be linted."""


def _all(work: Sequence[Work], jobs: int, done: Callable[[], None]) -> list[StoryReport]:
    if jobs > 1:
        # Loading what starts processes takes longer than linting a small story.
        from easi_sim.linting.processes import in_processes  # noqa: PLC0415

        return in_processes(_one, work, jobs, done)
    reports = []
    for story, folder, options in work:
        reports.append(_one(story, folder, options))
        done()
    return reports


def _one(story: Path, folder: Path, options: Options) -> StoryReport:
    # Linting makes much and throws little away: collecting would only take time.
    with collector_paused():
        return lint_story(story, _library(folder), options)


@lru_cache(maxsize=8)
def _library(folder: Path) -> LoadedLibrary:
    """The shared files of a folder, read once for all its stories. They are forgotten after each run."""
    return load_library(folder)
