"""Markdown in which everything shows as it was typed: no text given here can become a heading, a link or a tag.

Anything that CommonMark or GitHub's tables could take for a mark gets a backslash; lines keep their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from easi_sim.text import inert

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$#]")
_AT_START = re.compile(r"[-+=:]|\d{1,9}(?=[.)])")
"""What begins a list, an underline, a table's second line or, with the mark after it, a numbered list."""


def within(line: str) -> str:
    """Return one line of text for where no block can begin, as in a heading."""
    return _ANYWHERE.sub(r"\\\g<0>", inert(" ".join(line.split("\n"))).strip())


def escaped(line: str) -> str:
    """Return one line of text as Markdown that shows it: outer white space goes, since it would mean something."""
    marked = within(line)
    start = _AT_START.match(marked)
    if start is None:
        return marked
    found = start.group()
    return f"{found}\\{marked[len(found) :]}" if found[0].isdigit() else f"\\{marked}"


class Markdown:
    """A document being written, block by block."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._blocks: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading."""
        self._blocks.append(f"{'#' * level} {within(text)}")

    def paragraph(self, text: str) -> None:
        """Add a paragraph; nothing for a text without words."""
        if text.strip():
            self._blocks.append(_broken(text, ""))

    def quote(self, text: str, by: str = "") -> None:
        """Add what somebody typed, with its line ends, and who or when under it."""
        said = _broken(text, "> ")
        self._blocks.append(f"{said}\n>\n> — {escaped(by)}" if by else said)

    def items(self, texts: Iterable[str]) -> None:
        """Add a list."""
        lines = [f"- {escaped(text)}" for text in texts]
        if lines:
            self._blocks.append("\n".join(lines))

    def numbered(self, texts: Iterable[str]) -> None:
        """Add a numbered list."""
        lines = [f"{number}. {escaped(text)}" for number, text in enumerate(texts, start=1)]
        if lines:
            self._blocks.append("\n".join(lines))

    def entry(self, title: str, under: Sequence[str]) -> None:
        """Add one item of a list, in bold, with a list of its own."""
        self._blocks.append("\n".join([f"- **{escaped(title)}**", *(f"  - {escaped(text)}" for text in under)]))

    def pairs(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add names and what is said under each."""
        lines = [f"- **{escaped(name)}:** {escaped(said)}" for name, said in rows]
        if lines:
            self._blocks.append("\n".join(lines))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table."""
        cells = [[escaped(cell) for cell in row] for row in (heads, *rows)]
        table = [cells[0], ["---"] * len(heads), *cells[1:]]
        self._blocks.append("\n".join(f"| {' | '.join(row)} |" for row in table))

    def text(self) -> str:
        """Return all of it."""
        return "\n\n".join(self._blocks) + "\n"


def _broken(text: str, before: str) -> str:
    """Return a text with its line ends kept; an empty line begins a new paragraph."""
    lines = [escaped(line) for line in text.strip().split("\n")]
    breaks = ["\\" if line and after else "" for line, after in pairwise([*lines, ""])]
    return "\n".join(f"{before}{line}{end}".rstrip() for line, end in zip(lines, breaks, strict=True))
