"""What happened during one move, in order, as the debrief and the screens need it."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.story.case import JudgeLine


@dataclass(frozen=True, slots=True)
class Learned:
    """The seat found facts out for itself (with what they include); only those new to it."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One fact went from a holder to a recipient, on the learner's account."""

    fact: str
    sender: str
    recipient: str
    how: str
    """``share``, ``ask`` or ``seek``."""
    moved: bool
    """False when the recipient already knew it."""
    question: str | None
    """The question that judges it, if any."""
    line: JudgeLine | None
    """The line of the question in force just before."""
    first: bool
    """Whether this is the triple's first sending, the one that is judged."""


@dataclass(frozen=True, slots=True)
class Told:
    """Another agency came to know a fact without the learner's doing."""

    fact: str
    sender: str | None
    recipient: str


@dataclass(frozen=True, slots=True)
class Consulted:
    """Advice was taken without naming anyone."""

    adviser: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A consent request was put and answered."""

    request: str
    answer: str
    unsafe: bool


@dataclass(frozen=True, slots=True)
class Withdrew:
    """A consent given was taken back."""

    request: str


@dataclass(frozen=True, slots=True)
class Informed:
    """Someone was told of this choice's sharing."""

    person: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A timeline event came about; ``say`` is what the learner sees of it, if anything."""

    event: str
    say: str | None


@dataclass(frozen=True, slots=True)
class Replied:
    """What came back from a choice."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A scene began; ``passed`` when play went straight on from it."""

    scene: str
    paragraphs: tuple[str, ...]
    passed: bool


Happening = Learned | Sent | Told | Consulted | Sought | Withdrew | Informed | Happened | Replied | Entered


@dataclass(frozen=True, slots=True)
class Stamped:
    """A happening with the day on which it happened (None where the story counts no days)."""

    day: int | None
    what: Happening
    event: str | None = None
    """The timeline event it was part of, if any."""
