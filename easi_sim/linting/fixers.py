"""Which faults have one right answer, and the edit that is it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from easi_engine.findings import Finding
from easi_engine.lint.suppressions import IGNORE
from easi_sim.linting.edits import Edit, Path, Source, same

_NOTHING = {"\x00", "\x7f", "\ufeff", "\ufffe", "\uffff"}
"""Characters that stand for nothing, and can go without a trace."""
_SPACES = {"\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
"""Line breaks of some word processors: what stood on both sides of one must not grow together."""
_ROOMLESS = {
    *map(chr, (0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}
"""Soft hyphen, marks without width and marks of direction. Others may stand for a letter that was lost."""
_UNICODE = re.compile(r"U\+([0-9A-F]{4,6})")
_HEADER = re.compile(r"([|>])([1-9]?)\+?(?=[ \t]*(?:#|[\r\n]|$))")


@dataclass(frozen=True)
class Mend:
    """What mends one fault."""

    edits: tuple[Edit, ...]
    said: str
    """What was done, in a few words."""
    changed: Callable[[Any], Any] | None = None
    """What the file's data become, in place; None where they stay as they are."""
    gone: str = ""
    """A character that is taken out of a text, or turned into a space."""


Fixer = Callable[[Source, Finding], Mend | None]


def _control_character(source: Source, finding: Finding) -> Mend | None:
    """A character that stands for nothing goes; one that parts words becomes a space. Others may be half of a word."""
    start = source.offset(finding.line, finding.column)
    char = source.text[start : start + 1]
    if char in _NOTHING:
        return Mend((Edit(start, start + 1),), f"removed U+{ord(char):04X}", gone=char)
    if char in _SPACES:
        return Mend((Edit(start, start + 1, " "),), f"replaced U+{ord(char):04X} by a space", gone=char)
    return None


def _duplicate_key(source: Source, finding: Finding) -> Mend | None:
    """The second of two entries that say the same goes."""
    second = source.entry_at(finding.line, finding.column)
    if second is None:
        return None
    pairs = second.mapping.value
    first = next(value for key, value in pairs if key.value == second.key.value)
    edit = source.removal(second)
    if first is second.value or not same(first, second.value) or edit is None:
        return None
    return Mend((edit,), f"removed the second `{second.key.value}`, which said the same")


def _unseen_character(source: Source, finding: Finding) -> Mend | None:
    """A mark that takes no room goes wherever it is in a text; one written as an escape was meant by somebody."""
    code = _UNICODE.search(finding.message)
    node = source.scalar_at(finding.line, finding.column)
    if code is None or node is None or (char := chr(int(code[1], 16))) not in _ROOMLESS:
        return None
    start, end = node.start_mark.index, node.end_mark.index
    places = [at for at in range(start, end) if source.text[at] == char]
    if not places:
        return None
    return Mend(tuple(Edit(at, at + 1) for at in places), f"removed {code[0]}", gone=char)


def _trailing_break(source: Source, finding: Finding) -> Mend | None:
    """Words after ``>`` or ``|`` whose only line break is the one at their end lose it with ``>-`` or ``|-``."""
    node = source.scalar_at(finding.line, finding.column)
    if node is None or node.style not in ("|", ">") or "\n" in node.value.rstrip("\n"):
        return None
    start = node.start_mark.index
    header = _HEADER.match(source.text, start)
    path = source.path_of(node)
    if header is None or path is None:
        return None
    edit = Edit(start, header.end(), f"{header[1]}{header[2]}-")
    return Mend((edit,), f"wrote `{edit.text}`, which keeps no line break", lambda data: _in_line(data, path))


def _unused_suppression(source: Source, finding: Finding) -> Mend | None:
    """A code that excuses nothing goes; the comment with it, if it was the last."""
    line = source.line(finding.line)
    start = source.offset(finding.line, 1)
    found = next((f for f in IGNORE.finditer(line) if f.start(1) <= finding.column - 1 <= f.end(1)), None)
    if found is None:
        return None
    codes = [code.strip() for code in found[1].split(",")]
    at = found[1][: finding.column - 1 - found.start(1)].count(",")
    said = f"removed {codes[at]} from the comment"
    if len(codes) > 1:
        left = ", ".join(codes[:at] + codes[at + 1 :])
        return Mend((Edit(start + found.start(1), start + found.end(1), left),), said)
    before, after = line[: found.start()], line[found.end() :]
    if after.strip():  # more is said in the comment: only what is ours goes
        return None
    if not before.strip():
        return Mend((Edit(start, start + len(line)),), "removed the comment")
    ends = len(after.rstrip("\r\n"))
    return Mend((Edit(start + len(before.rstrip()), start + found.end() + ends),), "removed the comment")


def _declaration(source: Source, finding: Finding) -> Mend | None:
    """A flag that nothing sets and nothing reads goes."""
    entry = source.entry_at(finding.line, finding.column)
    edit = entry and source.removal(entry)
    if entry is None or edit is None or not finding.message.startswith("Nothing sets or reads "):
        return None
    path = entry.path
    return Mend((edit,), f"removed `{path[-1]}`", lambda data: _without(data, path))


def _in_line(data: Any, path: Path) -> Any:
    here = data
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = here[path[-1]].rstrip("\n")
    return data


def _without(data: Any, path: Path) -> Any:
    here = data
    for part in path[:-1]:
        here = here[part]
    del here[path[-1]]
    return data


FIXERS: dict[str, Fixer] = {
    "ES103": _duplicate_key,
    "ES104": _control_character,
    "ES105": _control_character,
    "EG112": _declaration,
    "ET105": _trailing_break,
    "EX101": _unseen_character,
    "EX102": _unseen_character,
    "EX901": _unused_suppression,
}
"""Code → what mends it. A fault that two people might mend in two ways is not here."""
