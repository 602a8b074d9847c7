"""What a lint run found, as plain data that can go from one process to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from easi_engine.findings import Finding

if TYPE_CHECKING:
    from easi_engine.lint.statistics import Statistics


@dataclass(frozen=True, slots=True)
class ViewpointReport:
    """One seat: its size, and whether what was said of it is proven."""

    id: str
    scenes: int
    decisions: int
    endings: int
    states: int | None = None
    """Reachable states, those that differ only in what no longer matters counted as one; None if none was looked at."""
    proven: bool | None = None
    """Whether every reachable state was looked at; None with ``--fast``."""
    method: str | None = None
    """``explicit`` or ``symbolic``."""
    limit: str | None = None
    """What stopped it, where it is not proven."""
    statistics: Statistics | None = None
    """How large it is, where that was asked for."""


@dataclass(frozen=True, slots=True)
class StoryReport:
    """One story."""

    id: str
    """The id it gives itself; its folder's name where it cannot be read."""
    folder: str
    findings: tuple[Finding, ...]
    viewpoints: tuple[ViewpointReport, ...] = ()
    observed: dict[str, Any] = field(default_factory=dict)
    """Code of a library rule → what it observed here."""
    suppressed: int = 0
    """Findings that a comment in the file excuses."""


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """The shared files, and what only all stories together show."""

    findings: tuple[Finding, ...]
    suppressed: int = 0
