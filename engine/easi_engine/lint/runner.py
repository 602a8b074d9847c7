"""Linting a story, and the library around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from easi_engine.findings import Finding
from easi_engine.lint.library import LibraryContext
from easi_engine.lint.options import Options
from easi_engine.lint.registry import REGISTRY
from easi_engine.lint.report import LibraryReport, StoryReport, ViewpointReport
from easi_engine.lint.rule import LibraryRule, Rule, SeatRule, StoryRule
from easi_engine.lint.rules.safety.bad_suppression import BadSuppression
from easi_engine.lint.rules.safety.unused_suppression import UnusedSuppression
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.lint.suppressions import Notes, excuse, read_notes
from easi_engine.loading.files import in_order
from easi_engine.loading.folder import STORY_PAGE, Loaded, load_story
from easi_engine.loading.shared import LoadedLibrary

CODES = tuple(registered.code for registered in REGISTRY)
COMMENT_CODES = (UnusedSuppression.code, BadSuppression.code)


def lint_story(folder: Path, library: LoadedLibrary, options: Options) -> StoryReport:
    """Everything wrong with the story in a folder. What its shared files have wrong is `lint_library`'s to say.

    Where it names what could not be read of the shared files, that is what its loading found, and nothing else.
    """
    loaded = load_story(folder, library)
    if loaded.story is None or (library.findings and load_story(folder, library.without_faults()).story is None):
        # Nothing else is known of it, so that is told whatever was asked for.
        return StoryReport(folder.name, str(folder), loaded.findings)
    return lint_loaded(loaded, folder, options)


def lint_loaded(loaded: Loaded, folder: Path, options: Options) -> StoryReport:
    """Everything wrong with a story that was loaded without a fault."""
    if loaded.story is None:
        raise ValueError("a story that did not load has nothing but its loading's findings")
    notes = {page.file: read_notes(_path(folder, key)) for key, page in loaded.pages.items()}
    rules = _rules(options, notes.values())
    context = StoryContext(loaded.story, loaded.pages, options, folder)
    exact = [rule for rule in rules if rule.exact]
    for seat in context.seats.values():
        seat.watched = tuple(watch for rule in exact for watch in rule.watches(seat))
    found = [finding for rule in rules for finding in _findings(rule, context)]
    observed = {rule.code: rule.observe(context) for rule in rules if isinstance(rule, LibraryRule)}
    proven = not exact or all(seat.proven for seat in context.seats.values())
    ran = {rule.code for rule in rules if not isinstance(rule, LibraryRule) and (proven or not rule.exact)}
    findings, suppressed = excuse(_once(found), notes, options, known=CODES, ran=ran)
    seats = tuple(_viewpoint(seat, explored=bool(exact)) for seat in context.seats.values())
    return StoryReport(context.story.id, str(folder), findings, seats, observed, suppressed)


def lint_library(
    loaded: LoadedLibrary,
    folder: Path,
    options: Options,
    stories: Sequence[StoryReport] = (),
    *,
    whole: bool = True,
) -> LibraryReport:
    """Everything wrong with shared files, and with the stories that were linted taken together.

    ``whole`` says that these are all the stories beside the files; if not, nothing is said of them taken together.
    """
    notes = {page.file: read_notes(folder / name) for name, page in loaded.pages.items()}
    rules = [
        rule for rule in _rules(options, notes.values()) if isinstance(rule, LibraryRule) and (whole or not _sums(rule))
    ]
    observed: dict[str, tuple[Any, ...]] = {
        rule.code: tuple(story.observed[rule.code] for story in stories if story.observed.get(rule.code) is not None)
        for rule in rules
    }
    context = LibraryContext(loaded.library, loaded.pages, options, observed)
    found = [finding for rule in rules for finding in rule.check(context)]
    # Other rules never find anything in a shared file.
    could_run = [registered for registered in REGISTRY if options.could_run(registered)]
    elsewhere_only = {rule.code for rule in could_run if not issubclass(rule.load(), LibraryRule)}
    ran = elsewhere_only.union(rule.code for rule in rules)
    elsewhere = {finding.file for finding in found}.difference(notes)
    notes_there = {file: read_notes(folder / file) for file in elsewhere if file.endswith(".yaml")}
    # Whether a comment in a story's own file is of use is said with that story.
    there = [finding for finding in found if finding.file in notes_there]
    excused = excuse(there, notes_there, options, known=CODES, ran=())
    here = [finding for finding in found if finding.file not in notes_there]
    kept = [finding for finding in excused.findings if finding.code not in COMMENT_CODES]
    findings, suppressed = excuse(_once([*here, *kept]), notes, options, known=CODES, ran=ran)
    # Faults of the files keep every story from being played, so they are told whatever was asked for.
    return LibraryReport(in_order([*loaded.findings, *findings]), suppressed + excused.suppressed)


def _sums(rule: LibraryRule) -> bool:
    """Whether a rule goes by what all stories together show."""
    return type(rule).observe is not LibraryRule.observe


def _path(folder: Path, page: str) -> Path:
    return folder / page if page == STORY_PAGE else folder / "scenes" / f"{page}.yaml"


def _rules(options: Options, notes: Iterable[Notes]) -> tuple[Rule, ...]:
    """The rules to run: those asked for, and those that comments name, if it is asked whether these are of use."""
    named = {code for inside in notes for note in inside.notes for code, _ in note.codes}
    if not options.wants(UnusedSuppression):
        named = set()
    wanted = (rule for rule in REGISTRY if options.wants(rule) or (rule.code in named and options.could_run(rule)))
    return tuple(rule.load()() for rule in wanted)


def _findings(rule: Rule, context: StoryContext) -> Iterable[Finding]:
    match rule:
        case StoryRule():
            return rule.check(context)
        case SeatRule():
            return [finding for seat in context.seats.values() for finding in rule.check(seat)]
        case _:
            return ()


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the files; what two seats say in the same words of the same place, once."""
    first: dict[tuple[str, str, int, int, str], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.file, finding.line, finding.column, finding.message)
        first.setdefault(key, finding)
    return list(in_order(list(first.values())))


def _viewpoint(seat: SeatContext, *, explored: bool) -> ViewpointReport:
    scenes = seat.scenes.values()
    sizes = (len(scenes), sum(scene.is_decision for scene in scenes), sum(s.ending is not None for s in scenes))
    judged = "surveys" in vars(seat)  # whether some rule asked what its playthroughs come to
    statistics = None
    if seat.context.options.statistics:
        # Loaded late: what counts is seldom asked for.
        from easi_engine.lint.statistics import statistics_of  # noqa: PLC0415

        statistics = statistics_of(seat, explored=explored)
    if not explored:
        return ViewpointReport(seat.viewpoint, *sizes, statistics=statistics)
    space, limit = seat.space, seat.space.limit
    if limit is None and judged and not seat.surveys:
        # The states are known and what they come to is not: with what was sent there are more of them.
        limit = f"more than {seat.context.options.limits.states:,} states, what was sent included"
    if limit is None and seat.uncompared:
        limit = f"more than {seat.context.options.limits.states:,} cases to hold against accepted.yaml"
    return ViewpointReport(seat.viewpoint, *sizes, space.states, limit is None, space.method, limit, statistics)
