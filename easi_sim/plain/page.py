"""Plain output: paragraphs wrapped to the width, in characters the terminal has, with nothing it could act on."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from typing import TextIO

from easi_sim.text import fitted, inert

NARROWEST = 20
"""Columns below which wrapping would leave a word a line."""


def arrowless(text: str) -> str:
    """Return words of ours with “to” for an arrow, which a screen reader leaves out or calls by a long name.

    The comma keeps what goes apart from where it goes: “what Rowan said to Police” is something else.
    """
    return text.replace(" → ", ", to ")


class Page:
    """Somewhere to write plain text."""

    def __init__(self, out: TextIO, width: int | None = None) -> None:
        """Write to `out`, wrapped at `width`: by default COLUMNS, the terminal's own width, or 80."""
        self._out = out
        self._gap = True
        """Whether the last line written was empty."""
        self._given = width

    @property
    def _width(self) -> int:
        """How wide a line may be now: a window can be made narrower in the middle of a sitting."""
        return max(NARROWEST, self._given or shutil.get_terminal_size((80, 24)).columns)

    def gap(self) -> None:
        """Write an empty line, unless the last one was."""
        if not self._gap:
            self._out.write("\n")
        self._gap = True

    def heading(self, text: str) -> None:
        """Write a heading: a line of its own between empty ones, which a screen reader says as it stands."""
        self.gap()
        self.line(text)
        self.gap()

    def line(self, text: str, indent: str = "", hanging: str | None = None) -> None:
        """Write one paragraph; its later lines are indented by `hanging`, or as the first."""
        safe = fitted(inert(" ".join(text.split("\n"))), self._out.encoding)
        wrapped = textwrap.wrap(
            safe,
            self._width - 1,  # a full last column makes some terminals wrap again
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )
        self._out.write("\n".join(wrapped or [""]) + "\n")
        self._gap = not wrapped

    def paragraphs(self, texts: Iterable[str]) -> None:
        """Write paragraphs, an empty line after each; an author's empty lines part paragraphs too."""
        for text in texts:
            for part in text.split("\n\n"):
                if part.strip():
                    self.line(part.strip())
                    self.gap()

    def items(self, texts: Iterable[str], mark: str = "- ") -> None:
        """Write a list."""
        for text in texts:
            self.line(text, mark, " " * len(mark))

    def whole(self, texts: Iterable[str], mark: str = "- ") -> None:
        """Write a list in which a long word, such as a path to copy, is left whole; its line is then not wrapped."""
        for text in texts:
            if max(map(len, text.split()), default=0) < self._width - len(mark) - 1:
                self.items([text], mark)
            else:
                self.verbatim(mark + text)

    def numbered(self, texts: Iterable[str | tuple[str, ...]], start: int = 1) -> None:
        """Write a numbered list; an entry of several texts has each begin on a line of its own."""
        for number, entry in enumerate(texts, start):
            mark = f"{number}. "
            first, *others = (entry,) if isinstance(entry, str) else entry
            self.line(first, mark, " " * len(mark))
            for text in others:
                self.line(text, " " * len(mark))

    def verbatim(self, text: str) -> None:
        """Write one line as it is, however long: something to copy, or what was typed."""
        self._out.write(fitted(inert(text), self._out.encoding) + "\n")
        self._gap = False

    def prompt(self, text: str) -> None:
        """Write a prompt and leave the line open."""
        self._gap = False
        self._out.write(fitted(inert(text), self._out.encoding) + " ")
        self._out.flush()

    def flush(self) -> None:
        """Let everything written be seen."""
        self._out.flush()
