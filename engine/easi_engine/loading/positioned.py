"""YAML text to plain data with the line and column of every key and value, and findings for all that is wrong.

One loop over the parser's events builds the data, without recursion and without a layer between, so that a file
of any depth costs a bounded stack and what a story may not use is refused where it appears. After most faults the
reading goes on, so that an author sees all of them in one go; a syntax error, or a limit that only a hostile file
reaches, ends its file.
"""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from easi_engine.findings import Finding
from easi_engine.loading.codes import fault, shown
from easi_engine.loading.collector import collector_paused
from easi_engine.loading.events import NextEvent, open_events
from easi_engine.loading.nodes import COLUMN_BITS, Map, Packed, Seq, Value, empty_map, key_position, pack, position
from easi_engine.loading.refusals import DEFAULT, Limits, Refusals, StopReading
from easi_engine.loading.scalars import CONSTANTS, NUMBER_STARTS, number
from easi_engine.loading.syntax import explain
from easi_engine.loading.text import MAX_FILE_BYTES, check_characters, has_bad_characters, line_and_column, read_text

__all__ = ["DEFAULT", "Limits", "Map", "Parsed", "Seq", "Value", "key_position", "parse_yaml", "position", "read_yaml"]

_LINE = re.compile(r"[^\r\n]+")
_FOREIGN_DIRECTIVE = re.compile(r"%(?!YAML[ \t]+1\.2[ \t]*(?:#.*)?$)")


class Parsed(NamedTuple):
    """What a file holds, and what is wrong with it."""

    data: Value
    """None exactly when the file could not be read; a file that holds nothing gives an empty Map at 1:1."""
    findings: tuple[Finding, ...]
    """In the order met; all are errors."""


def parse_yaml(text: str, file: str, *, limits: Limits = DEFAULT, pure: bool = False) -> Parsed:
    """Read the YAML ``text``, whose file findings call ``file``; never raises for anything the text may hold.

    ``pure`` asks for the pure parser even where libyaml is installed.
    """
    findings = check_characters(text, file)
    return Parsed(None, findings) if findings else _parse(text, file, limits, pure)


def read_yaml(path: Path, shown_as: str, *, limits: Limits = DEFAULT) -> Parsed:
    """Read the YAML file at ``path``, which findings call ``shown_as``; one that cannot be read is a finding too."""
    try:
        # Asked before opening, because opening a pipe waits for its writer.
        if not S_ISREG(path.stat().st_mode):
            return _unreadable(shown_as, "This is a folder or a device, not a file.")
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return _unreadable(shown_as, "There is no such file.")
    except OSError as error:
        return _unreadable(shown_as, f"The file cannot be read: {shown(error.strerror or str(error))}.")
    text, findings = read_text(raw, shown_as)
    return Parsed(None, findings) if text is None else _parse(text, shown_as, limits, pure=False)


def _unreadable(file: str, message: str) -> Parsed:
    return Parsed(None, (fault("file-unreadable", file, (0, 0), message),))


def _parse(text: str, file: str, limits: Limits, pure: bool) -> Parsed:
    """Read ``text``, whose characters have been checked."""
    refusals = Refusals(file, limits)
    data: Value = None
    try:
        with collector_paused():
            _refuse_directives(text, refusals)
            data = _build(open_events(text, pure=pure), refusals, limits)
    except StopReading:
        pass
    except YAMLError as error:
        refusals.found.append(explain(error, text, file))
    return Parsed(data, tuple(refusals.found))


def _refuse_directives(text: str, refusals: Refusals) -> None:
    """Look for directives in the text itself: the parsers tell neither all of them nor where they stand."""
    for line in _LINE.finditer(text):
        if _FOREIGN_DIRECTIVE.match(line.group()):
            row, column = line_and_column(text, line.start())
            message = f"The directive “{shown(line.group())}” is not allowed."
            hint = "Take the line away; only %YAML 1.2 is allowed."
            refusals.stop("directive", pack(row - 1, column - 1), message, hint)
        content = line.group().lstrip()
        if content and content[0] not in "#%":
            return


def _build(next_event: NextEvent, refusals: Refusals, limits: Limits) -> Value:  # noqa: PLR0912, PLR0915
    """Build the data of the first document. YAMLError at a syntax error, StopReading at a limit.

    One long loop on purpose: a call for each event would cost more than all else that is done with it. The first
    half makes a ``value`` of the event, or goes on to the next; the second puts it into the innermost collection
    still open, which is ``mapping``, or ``sequence`` when that is None. ``key`` is the key whose value comes next, or
    None where a key comes next; ``opened`` is a value that later events go into.
    """
    root = sequence = Seq()
    root.at, root.items_at = 0, []
    mapping: Map | None = None
    key: str | None = None
    around: list[Map | Seq] = []
    at: Packed = 0
    begun = False
    max_characters = limits.characters
    value: Value
    opened: Map | Seq | None
    for _ in range(limits.parts):
        event = next_event()
        kind = type(event)

        if kind is ScalarEvent:
            mark = event.start_mark
            at = mark.line << COLUMN_BITS | mark.column
            value = text = event.value
            style = event.style
            opened = None
            if event.anchor is not None or event.ctag is not None:
                refusals.properties(event, at)
            if len(text) > max_characters:
                refusals.long_text(len(text), at)
            if style == '"' and not text.isprintable() and ("\r" in text or has_bad_characters(text)):
                refusals.escapes(at)
            if mapping is not None and key is None:
                if not style and (text == "<<" or not text):
                    (refusals.merge_key if text else refusals.key)(at)
                    _skip(next_event, next_event(), len(around), refusals)
                    continue
                if text in mapping:
                    refusals.duplicate_key(text, at, mapping.keys_at[text])
                else:
                    mapping.keys_at[text] = at
                key = text
                continue
            if not style:
                if text in CONSTANTS:
                    value = CONSTANTS[text]
                    if not text and mapping is not None and key is not None:
                        at = mapping.keys_at[key]
                elif text[0] in NUMBER_STARTS:
                    value = number(text, limits.digits)
                    if value is None:
                        refusals.long_number(at)
                        value = text
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            outer = around.pop()
            if isinstance(outer, Map):
                mapping = outer
            else:
                mapping, sequence = None, outer
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            mark = event.start_mark
            at = mark.line << COLUMN_BITS | mark.column
            if event.anchor is not None or event.ctag is not None:
                refusals.properties(event, at)
            if mapping is not None and key is None:
                refusals.key(at)
                _skip(next_event, event, len(around), refusals)
                _skip(next_event, next_event(), len(around), refusals)
                continue
            if kind is MappingStartEvent:
                opened = Map()
                opened.keys_at, opened.values_at = {}, {}
            else:
                opened = Seq()
                opened.items_at = []
            opened.at = at
            value = opened
        elif kind is AliasEvent:
            at = pack(event.start_mark.line, event.start_mark.column)
            refusals.alias(event.anchor, at)
            if mapping is not None and key is None:
                _skip(next_event, next_event(), len(around), refusals)
                continue
            value = opened = None
        elif kind is DocumentStartEvent and not begun:
            begun = True
            continue
        elif kind is DocumentStartEvent:
            refusals.second_document(pack(event.start_mark.line, event.start_mark.column))
            break
        elif kind is StreamEndEvent:
            break
        else:
            continue

        if mapping is None:
            sequence.append(value)
            sequence.items_at.append(at)
        elif key is not None:
            mapping[key] = value
            mapping.values_at[key] = at
            key = None
        if opened is not None:
            around.append(sequence if mapping is None else mapping)
            if len(around) > limits.depth:
                refusals.too_deep(at)
            if isinstance(opened, Map):
                mapping = opened
            else:
                mapping, sequence = None, opened
    else:
        refusals.too_many(at)
    return root[0] if root and root[0] is not None else empty_map()


def _skip(next_event: NextEvent, event: Any, depth: int, refusals: Refusals) -> None:
    """Pass over the node that begins with ``event``, which stands inside ``depth`` collections."""
    inside = 0
    while True:
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            inside += 1
            if depth + inside > refusals.limits.depth:
                refusals.too_deep(pack(event.start_mark.line, event.start_mark.column))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            inside -= 1
        if not inside:
            return
        event = next_event()
