"""Findings for people: the place, the words, the lines around it, and how to mend it and see it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from easi_engine.lint import ViewpointReport
from easi_sim.linting.places import Places
from easi_sim.linting.run import Found, Report

Span = tuple[str, str]
"""A style and a text."""
Line = tuple[Span, ...]

AROUND = 2
"""Lines shown before and after the one that a finding is about."""
WIDE = 120
"""Columns of a line that are shown; prose is often written on one long line."""
LEAD = 30
"""Columns shown before the place, in a line that is cut."""

_MARKED = re.compile(r""" "[^"]*" | '[^']*' | [^\s,\[\]{}"':#]+:?(?=[\s,\]}]|$) | [^\s,\[\]{}]+ """, re.VERBOSE)
"""What is underlined: a word in quotes, or a key, an id or a value."""


def as_text(report: Report, places: Places, seen: Callable[[str], str]) -> Iterator[Line]:
    """Every finding as styled lines, an empty one after each; ``seen`` tells what a terminal shows of a text."""
    for found in report.found:
        finding = found.finding
        file = places.file(found)
        place = f"{file}:{finding.line}:{finding.column}" if finding.line else file
        yield ("place", place), ("", ": "), (finding.severity, finding.code), ("", f" {finding.message}")
        if finding.line:
            yield from excerpt(places.lines(found), finding.line, finding.column, seen)
        if finding.hint:
            yield ("bold", "help:"), ("", f" {finding.hint}")
        if finding.witness:
            yield ("bold", f"{how_to_see(found)}:"), ("", f" {places.play(found)}")
        yield ()


def how_to_see(found: Found) -> str:
    """What stands before the command that plays a witness."""
    return "see it" if found.shelf.playable else "see it, once the shared files are mended"


def excerpt(lines: Sequence[str], line: int, column: int, seen: Callable[[str], str]) -> Iterator[Line]:
    """A line with those around it, numbered, and a mark under a place in it; nothing where there is no such line."""
    if line > len(lines):
        return
    first, last = max(1, line - AROUND), min(len(lines), line + AROUND)
    while first < line and not lines[first - 1].strip():
        first += 1
    while last > line and not lines[last - 1].strip():
        last -= 1
    gutter = len(str(last))
    yield (("quiet", f"{'':{gutter}} |"),)
    for number in range(first, last + 1):
        text = lines[number - 1].rstrip()
        cut = _cut(text, column) if number == line else _cut(text, 1)
        yield ("quiet", f"{number:{gutter}} |"), ("", f" {cut[0]}" if cut[0] else "")
        if number == line:
            before, marked = seen(cut[0][: cut[1]]), seen(cut[0][cut[1] : cut[2]])
            mark = " " * width(before) + "^" * max(1, width(marked))
            yield ("quiet", f"{'':{gutter}} |"), ("mark", f" {mark}")
    yield (("quiet", f"{'':{gutter}} |"),)


def _cut(text: str, column: int) -> tuple[str, int, int]:
    """What is shown of a line, and from where to where the place in it is marked."""
    start = column - 1
    match = _MARKED.match(text, start)
    end = max(start + 1, match.end() if match else 0)
    from_ = max(0, start - LEAD) if len(text) > WIDE and end > WIDE else 0
    shown = text[from_ : from_ + WIDE]
    if len(text) > from_ + WIDE:
        shown = shown[:-1] + "…"
    if from_:
        shown = "…" + shown[1:]
    return shown, start - from_, min(end - from_, max(len(shown), start - from_ + 1))


def width(text: str) -> int:
    """The columns that a text takes up on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )


# -- statistics ------------------------------------------------------------------------------------------------------

HEADINGS = ("seat", "scenes", "decisions", "endings", "states", "words", "age", "share", "keep", "shortest", "longest")
KEY = "share, keep: questions that each rate counts. shortest, longest: moves to an ending. age: reading age in years."


def statistics(report: Report) -> Iterator[str]:
    """A table of the seats of each story that could be read."""
    for story in report.stories:
        rows = [HEADINGS, *(_row(seat) for seat in story.viewpoints)]
        if len(rows) == 1:
            continue
        wide = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
        yield story.id
        for row in rows:
            cells = (f"{cell:>{room}}" for cell, room in zip(row[1:], wide[1:], strict=True))
            yield f"  {row[0]:<{wide[0]}}  {'  '.join(cells)}"
        yield ""
    if report.seats:
        yield KEY


def _row(seat: ViewpointReport) -> tuple[str, ...]:
    found = seat.statistics
    if found is None:
        raise ValueError("the statistics of a run that was not asked for any")
    return (
        seat.id,
        *map(number, (seat.scenes, seat.decisions, seat.endings)),
        number(seat.states) + ("+" if seat.proven is False else ""),
        number(found.words),
        "?" if found.reading_age is None else f"{found.reading_age:.1f}",
        *map(number, (found.effective, found.appropriate, found.shortest)),
        "no end" if found.loops else number(found.longest),
    )


def number(value: int | None) -> str:
    """A number, or a question mark for one that is not known."""
    return "?" if value is None else f"{value:,}"


# -- the last line -----------------------------------------------------------------------------------------------------


def summary(report: Report) -> Iterator[str]:
    """What it comes to, and what is not proven."""
    for story, seat in report.unproven:
        yield (
            f"Not proven: {story.id}, {seat.id}: {seat.limit}. What was found there is so; whether there is more is not"
            " known. (`states` and `nodes` under `limits` in easi.toml raise the limit.)"
        )
    errors, warnings = report.count("error"), report.count("warning")
    counted = [counts(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    stories = counts(len(report.stories), "story", "stories")
    known = _known(report)
    if counted:
        said = f"Found {' and '.join(counted)} in {stories} ({known})."
    elif report.unproven:
        said = f"Found nothing in {stories}, but not everything was looked at ({known})."
    else:
        said = f"All clear: {stories} ({known})."
    if report.suppressed:
        said += f" Comments excuse {counts(report.suppressed, 'finding')}."
    yield said


def _known(report: Report) -> str:
    """How far what is said can be relied on."""
    unread = f"{counts(report.unread, 'story', 'stories')} could not be read" if report.unread else ""
    if report.proven is None:
        looked = "" if report.unread == len(report.stories) else "reachable states not looked at"
    else:
        looked = f"{report.states:,} states, {'not proven' if report.unproven else 'proven'}"
    return "; ".join(filter(None, (looked, unread)))


def counts(number: int, one: str, many: str = "") -> str:
    """``1 error``, ``2 errors``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
