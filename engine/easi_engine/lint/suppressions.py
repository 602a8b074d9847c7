"""Comments that excuse findings: ``# easi: ignore[EG101]`` at the end of a line, or on a line of its own above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent, StreamEndEvent

from easi_engine.findings import Finding
from easi_engine.lint.options import Options
from easi_engine.lint.rules.safety.bad_suppression import BadSuppression
from easi_engine.lint.rules.safety.unused_suppression import UnusedSuppression
from easi_engine.loading.codes import LOADING_FAULTS
from easi_engine.loading.codes_story import STORY_FAULTS
from easi_engine.loading.events import open_events
from easi_engine.loading.files import in_order
from easi_engine.loading.text import MAX_FILE_BYTES, read_text, split_lines
from easi_engine.loading.wording import did_you_mean, quoted

_OURS = re.compile(r"#[ \t]*easi[ \t]*:")
"""How a comment begins that is meant for the linter, on its own or behind another."""
IGNORE = re.compile(r"#[ \t]*easi[ \t]*:[ \t]*ignore[ \t]*\[([^\[\]]*)\]")
"""A comment that excuses something, with what stands between its brackets."""
_NAMED = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_COMMENT = re.compile(r"(?:^|[ \t])#")

LOADING = frozenset(fault.code for fault in (*LOADING_FAULTS, *STORY_FAULTS))
"""Codes of what keeps a story from being read, which nothing excuses: nothing else would be known of it."""

REST = 1 << 30
"""A column behind the end of any line."""


class Named(NamedTuple):
    """A code in a comment, and its column."""

    code: str
    column: int


class Note(NamedTuple):
    """A comment for the linter."""

    line: int
    column: int
    """Of its hash sign."""
    excuses: frozenset[int]
    """The lines on which it excuses findings."""
    codes: tuple[Named, ...]
    """Of what it excuses; none where it is not written as it should be."""


class Notes(NamedTuple):
    """The comments for the linter in one file."""

    notes: tuple[Note, ...] = ()
    begins: Mapping[int, int] | None = None
    """A line within a text of several lines → the line on which that text begins, where a comment may stand."""

    def excusing(self, code: str, line: int) -> Iterator[tuple[Note, Named]]:
        """What excuses a finding of a code on a line."""
        lines = {line, (self.begins or {}).get(line, line)}
        for note in self.notes:
            if note.excuses & lines:
                yield from ((note, named) for named in note.codes if named.code == code)


def read_notes(path: Path) -> Notes:
    """The comments for the linter in a file; none where it cannot be read, which is said elsewhere."""
    try:
        if not S_ISREG(path.stat().st_mode):
            return Notes()
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError:
        return Notes()
    # Most files have none, and are not parsed a second time.
    if b"easi" not in raw:
        return Notes()
    text, _ = read_text(raw, path.name)
    return Notes() if text is None else notes_in(text)


def notes_in(text: str) -> Notes:
    """The comments for the linter in the text of a YAML file; none where it does not parse.

    What looks like a comment within quotes, or in a text under ``|`` or ``>``, is not one.
    """
    if _OURS.search(text) is None:
        return Notes()
    try:
        written = _Written(text)
    except YAMLError:
        return Notes()
    comments = {}
    for number, line in enumerate(written.lines, start=1):
        if "#" in line and (column := written.comment_in(number, line)):
            comments[number] = column
    alone = {n for n, column in comments.items() if not written.lines[n - 1][: column - 1].strip()}
    found = []
    for number, column in comments.items():
        line = written.lines[number - 1]
        ours = _OURS.search(line, column - 1)
        if ours is not None:
            target = number
            while target in alone:
                target += 1
            excuses = frozenset({target, written.begins.get(target, target)})
            found.append(Note(number, ours.start() + 1, excuses, _codes_in(line, ours.start())))
    return Notes(tuple(found), written.begins)


def _codes_in(line: str, start: int) -> tuple[Named, ...]:
    match = IGNORE.match(line, start)
    if match is None:
        return ()
    return tuple(
        Named(line[named.start() : named.end()], named.start() + 1)
        for named in _NAMED.finditer(line, match.start(1), match.end(1))
    )


class _Written:
    """Which parts of a file are words: where a hash sign begins no comment."""

    def __init__(self, text: str) -> None:
        self.lines = split_lines(text)
        self.begins: dict[int, int] = {}
        self.words: dict[int, list[tuple[int, int]]] = {}
        """Line → columns (1-based, the end not included) that are inside quotes or in a block of text."""
        next_event = open_events(text)
        while not isinstance(event := next_event(), StreamEndEvent):
            if isinstance(event, ScalarEvent):
                self._add(event.style, event.start_mark, event.end_mark)

    def _add(self, style: str | None, start: Any, end: Any) -> None:
        first, last = start.line + 1, end.line + 1
        from_, to = start.column + 1, end.column + 1
        if to == 1 and last > first:  # a block of text ends where the line after it begins
            last, to = last - 1, REST
        for line in range(first + 1, last + 1):
            self.begins[line] = first
        if style in ("|", ">"):  # behind the sign itself there may be a comment
            for line in range(first + 1, last + 1):
                self.words.setdefault(line, []).append((1, REST))
        elif style in ("'", '"'):
            for line in range(first, last + 1):
                span = (from_ if line == first else 1, to if line == last else REST)
                self.words.setdefault(line, []).append(span)

    def comment_in(self, number: int, line: str) -> int:
        """The column of the hash sign with which a line's comment begins; 0 where it has none."""
        words = self.words.get(number, ())
        for match in _COMMENT.finditer(line):
            column = match.end()
            if not any(first <= column < end for first, end in words):
                return column
        return 0


class Excused(NamedTuple):
    """What is left of findings."""

    findings: tuple[Finding, ...]
    suppressed: int
    """How many a comment excuses."""


def excuse(
    findings: Sequence[Finding],
    notes: Mapping[str, Notes],
    options: Options,
    *,
    known: Collection[str],
    ran: Collection[str],
) -> Excused:
    """Take away what comments excuse and what is not asked for, and add what is wrong with the comments themselves.

    ``notes`` are those of each file by the name that findings give it, ``known`` the codes of all rules, and ``ran`` of
    those that would by now have found whatever there is to find.
    """
    kept: list[Finding] = []
    suppressed = 0
    used: set[tuple[str, Note, Named]] = set()
    for finding in findings:
        by = tuple(notes[finding.file].excusing(finding.code, finding.line)) if finding.file in notes else ()
        if by:
            used.update((finding.file, note, named) for note, named in by)
            suppressed += options.wants_code(finding.code)
        else:
            kept.append(finding)
    for file, inside in notes.items():
        for note in inside.notes:
            kept += _bad(file, note, known)
            idle = (named for named in note.codes if named.code in ran and (file, note, named) not in used)
            kept += (_unused(file, note, named) for named in idle)
    return Excused(in_order(finding for finding in kept if options.wants_code(finding.code)), suppressed)


def _unused(file: str, note: Note, named: Named) -> Finding:
    message = f"This comment excuses {quoted(named.code)}, which finds nothing here."
    hint = "take the code out, or the comment if that leaves none"
    rule = UnusedSuppression
    return Finding(rule.code, rule.name, rule.severity, file, note.line, named.column, message, hint)


def _bad(file: str, note: Note, known: Collection[str]) -> Iterable[Finding]:
    rule = BadSuppression
    if not note.codes:
        message = "This comment is meant for the linter, and says nothing that it understands."
        hint = "write it as `# easi: ignore[EG101]`, with the codes of what to excuse between the brackets"
        yield Finding(rule.code, rule.name, rule.severity, file, note.line, note.column, message, hint)
    for code, column in note.codes:
        if code in LOADING:
            message = f"{quoted(code)} cannot be excused: a story with such a fault cannot be read."
            hint = "mend what it finds, and take the code out"
        elif code not in known:
            message = f"There is no rule with the code {quoted(code)}."
            hint = did_you_mean(unslipped(code), known, "each code is written in full, such as `EG101`")
        else:
            continue
        yield Finding(rule.code, rule.name, rule.severity, file, note.line, column, message, hint)


_SLIPS = str.maketrans("OIL", "011")


def unslipped(code: str) -> str:
    """A code in capitals, with the digits for which letters are mistaken."""
    code = code.upper()
    return code[:2] + code[2:].translate(_SLIPS)
