"""What happened during one move, in order, as the debrief and the screens need it."""

from __future__ import annotations

from typing import NamedTuple

from easi_engine.story.case import JudgeLine


class Learned(NamedTuple):
    """The seat found facts out for itself (with what they include); only those new to it."""

    facts: tuple[str, ...]


class Sent(NamedTuple):
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


class Told(NamedTuple):
    """Another agency came to know a fact without the learner's doing."""

    fact: str
    sender: str | None
    recipient: str


class Consulted(NamedTuple):
    """Advice was taken without naming anyone."""

    adviser: str
    facts: tuple[str, ...]


class Sought(NamedTuple):
    """A consent request was put and answered."""

    request: str
    answer: str
    unsafe: bool


class Withdrew(NamedTuple):
    """A consent given was taken back."""

    request: str


class Informed(NamedTuple):
    """Someone was told of this choice's sharing."""

    person: str


class Happened(NamedTuple):
    """A timeline event came about; ``say`` is what the learner sees of it, if anything."""

    event: str
    say: str | None


class Replied(NamedTuple):
    """What came back from a choice."""

    paragraphs: tuple[str, ...]


class Entered(NamedTuple):
    """A scene began; ``passed`` when play went straight on from it."""

    scene: str
    paragraphs: tuple[str, ...]
    passed: bool


Happening = Learned | Sent | Told | Consulted | Sought | Withdrew | Informed | Happened | Replied | Entered


class Stamped(NamedTuple):
    """A happening with the day on which it happened (None where the story counts no days)."""

    day: int | None
    what: Happening
    event: str | None = None
    """The timeline event it was part of, if any."""
