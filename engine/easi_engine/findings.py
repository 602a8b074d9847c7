"""What an author got wrong, as data: loading and the linter both report in this one shape."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Witness(NamedTuple):
    """A shortest way to see a fault: choices that arrive at it, for ``easi play STORY --as SEAT --choose A,B``."""

    viewpoint: str
    choices: tuple[str, ...]
    """Choice ids in order; in a story with variants, the variant's id comes first."""


class Finding(NamedTuple):
    """One fault in a story, with its place and how to mend it."""

    code: str
    """Stable code, such as ``ES103``."""
    name: str
    """Kebab-case name that states the fault, such as ``duplicate-key``."""
    severity: Severity
    file: str
    """The file as the reader knows it: relative to the story's folder where there is one."""
    line: int
    """1-based; 0 when the finding is about a whole file."""
    column: int
    """1-based, in characters; 0 when the finding is about a whole file."""
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """How to mend it."""
    witness: Witness | None = None
    """A way to see it; None where the fault can be seen in the file alone."""

    def place(self) -> str:
        """``file:line:column``, or the file alone when no line can be named."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        """One line in the manner of a compiler, hint included."""
        text = f"{self.place()}: {self.code} {self.message}"
        return f"{text} ({self.hint})" if self.hint else text
