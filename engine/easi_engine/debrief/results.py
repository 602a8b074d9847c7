"""What a debrief says, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.debrief.marks import Rate


@dataclass(frozen=True, slots=True)
class Line:
    """One judge line, in words."""

    verdict: str
    """share, withhold or either."""
    reason: str
    basis: tuple[str, ...]
    """Lawful bases that would do."""
    sources: tuple[str, ...]
    principles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact sent, and the line that judged it."""

    fact: str
    sender: str
    day: int | None
    scene: str
    choice: str
    moved: bool
    """False when the recipient already knew."""
    line: Line


@dataclass(frozen=True, slots=True)
class Awaited:
    """A consent that a question's sharing may wait for, as it stands at the ending."""

    request: str
    person: str
    """Who is asked, by name."""
    status: str
    """not-asked, given, refused or withdrawn."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question: what was due or to be kept, and what became of it."""

    id: str
    verdict: str
    facts: tuple[str, ...]
    recipient: str
    recipient_name: str
    effective: str | None
    """made, late, missed, moot; None when it is not on this axis."""
    appropriate: str | None
    """kept, leaked, moot; None when it is not on this axis."""
    grave: bool
    deadline: int | None
    judged: tuple[Judged, ...]
    """What the learner sent of it, in order; each fact by each sender once."""
    standing: Line
    """The line in force at the ending."""
    respected: bool
    """Asked, refused and respected: why ``effective`` is moot."""
    asked_of: tuple[str, ...] = ()
    """By name, whoever the seat could have asked for it; empty where the seat itself could have sent it."""
    unknown: tuple[str, ...] = ()
    """Facts of it that nobody who could have sent it ever held."""
    awaits: tuple[Awaited, ...] = ()
    """The consents without which no line says to share it; empty where some line does without any."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How something was done: a principle kept or broken."""

    principle: str
    kept: bool
    scene: str
    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class ConsentEntry:
    """One line of the consent log."""

    day: int | None
    scene: str
    choice: str
    request: str
    person: str
    """Who was asked, by id."""
    status: str
    unsafe: bool


@dataclass(frozen=True, slots=True)
class CameToKnow:
    """Somebody came to know something."""

    day: int | None
    move: int
    """0 before the first move, then the move's number from 1."""
    holder: str
    fact: str
    sender: str | None
    how: str
    """start, learned, share, ask, seek or meanwhile."""


@dataclass(frozen=True, slots=True)
class PredictionResult:
    """What the learner expected of another agency, beside what it would have wanted."""

    scene: str
    agency: str
    predicted: str
    would: tuple[str, ...]
    met: bool
    because: str = ""
    """Why the agency would have wanted it, in its reading's words."""


@dataclass(frozen=True, slots=True)
class RecordFeedback:
    """A decision record beside what the author accepts."""

    scene: str
    choice: str
    basis: str
    told: str
    route: str | None
    reason: str
    accepted: tuple[str, ...]
    """Bases that would do for what was sent and should have been; empty when nothing of that kind was sent."""
    fits: bool | None
    """Whether the basis is among them; None when there is nothing to hold it against."""
    sources: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    """The lines that judged what was sent there, each once: what the author accepts, and why."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What one playthrough came to. A pattern of this playthrough, never of the person."""

    ending: str
    effective: Rate
    appropriate: Rate
    model: str | None
    variant: str | None
    questions: tuple[QuestionResult, ...]
    conduct: tuple[Conduct, ...]
    consent: tuple[ConsentEntry, ...]
    knowledge: tuple[CameToKnow, ...]
    predictions: tuple[PredictionResult, ...]
    records: tuple[RecordFeedback, ...]
