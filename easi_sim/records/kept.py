"""What the records hold, as values. All times are aware, in UTC; `.astimezone()` gives the learner's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from easi_sim.policy import Policy

if TYPE_CHECKING:
    from easi_engine.play import Move, Playthrough, Stop

Kind = Literal["reflection", "commitment", "question"]
"""What a journal entry is: a thought kept, a thing to do in practice, a question to bring to a workshop."""
KINDS: tuple[Kind, ...] = get_args(Kind)

What = Literal["everything", "journal", "playthrough"]
"""What can be erased."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a “what if” parts from another playthrough: it shares the first `at` moves of number `of`."""

    of: int
    """The number of the other playthrough; 0 where that one is in no records."""
    at: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A playthrough as the records list it."""

    id: int
    story: str
    """The story's id."""
    digest: str
    """Of the story when it was last played."""
    viewpoint: str
    variant: str | None
    started: datetime
    updated: datetime
    finished: datetime | None
    moves: int
    """How many moves stand."""
    branch: Branch | None = None
    """What it is a “what if” of, if it is one."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A playthrough read back and replayed."""

    playthrough: Playthrough
    stopped: Stop | None
    """Where and why the story no longer fits what was recorded; the playthrough goes as far as it fits."""
    edited: bool
    """Whether the story has changed since."""
    entries: int
    """Length of its log, to give back as `after` when adding to it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision just made, for the record of predictions: where, and whether what was predicted was wanted."""

    scene: str
    choices: tuple[str, ...]
    """Every choice the scene has, open or not."""
    agency: str | None = None
    """Whose wish was predicted; None where the prediction was skipped."""
    predicted: str | None = None
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a playthrough's log, on its way to the file."""

    move: Move | None
    """None takes back the last move that stands."""
    over: bool
    """Whether it reached an ending."""
    at: datetime | None = None
    """When it was made; None for now."""
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished playthrough came to."""

    playthrough: int
    ending: str
    effective: tuple[int, int]
    """Done, of."""
    appropriate: tuple[int, int]
    grave: tuple[bool, bool]
    """Whether a grave question went wrong: on the effective axis, on the appropriate one."""
    model: str | None
    """None where an axis has nothing to count."""
    digest: str
    """Of the story by which it was judged."""
    at: datetime
    """When the playthrough ended."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One prediction of what another agency would have wanted, and whether it met."""

    playthrough: int
    entry: int
    """Of the log."""
    at: datetime
    story: str
    viewpoint: str
    scene: str
    agency: str
    predicted: str
    """A choice id."""
    met: bool
    first: bool
    """Whether this decision's readings had not been shown to the learner before. Only these count in the record."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Something the learner wrote for themselves."""

    id: int
    kind: Kind
    text: str
    due: date | None
    """A commitment's date."""
    done: datetime | None
    """When a commitment was ticked as done."""
    playthrough: int | None
    """What it was written about, where that is still held."""
    story: str | None
    viewpoint: str | None
    written: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Export:
    """Something that was written outside the records, where erasing does not reach."""

    at: datetime
    what: str
    path: Path


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file on the disk that holds something of the learner's."""

    path: Path
    size: int
    """In bytes."""
    what: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything that is held about the learner, counted."""

    home: Path | None
    """The folder; None where nothing outlives the process."""
    private: bool
    playthroughs: int
    """Those with a move; what-ifs are counted apart."""
    finished: int
    what_ifs: int
    choices: int
    """Entries of all logs, those taken back included."""
    reasons: int
    """Decision records with a reason in the learner's own words, those taken back included."""
    guesses: int
    results: int
    journal: Mapping[Kind, int]
    cards: int
    """Concept cards marked as read."""
    settings: Mapping[str, str]
    exports: tuple[Export, ...]
    oldest: datetime | None
    newest: datetime | None
    files: tuple[HeldFile, ...]
    keep_days: int
    """How long something is kept without being touched."""
    policy: Policy


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did, in sentences."""

    did: tuple[str, ...]
    undone: tuple[str, ...] = ()
    """What it could not do, each with what to do about it; empty when the erasure is complete."""
    beyond: tuple[Export, ...] = ()
    """Exports written elsewhere, which only the learner can delete."""
