"""A report of one playthrough: plain values, every one already in words, for whoever writes it down.

Nothing in it has been made safe to show: each form does that in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Note:
    """Something from the journal."""

    text: str
    """As it was typed, line ends and all."""
    when: str
    """When it was written and, of a commitment, how it stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """A scene on the way."""

    day: str
    title: str
    choice: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option as it was offered."""

    say: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How one other agency saw a decision."""

    agency: str
    notices: str
    would: str
    """Which options it would have wanted, by their numbers, in a sentence."""
    because: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision point, with all that was written and read there."""

    title: str
    day: str
    options: tuple[Option, ...]
    record: tuple[tuple[str, str], ...]
    """What was put on record: a name and what was said."""
    reason: str
    """In the learner's own words; empty where none was written or wanted."""
    prediction: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the two rates, and the questions it counts."""

    id: str
    """effective or appropriate."""
    name: str
    means: str
    rate: float | None
    says: str
    """The rate in words."""
    grave: str
    """What is to be said of something grave that went wrong; empty if nothing did."""
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question on an axis."""

    title: str
    status: str
    """made, late, missed, kept, leaked or moot."""
    says: str
    """The status in words, with the day it was due by."""
    lines: tuple[str, ...]
    """What was sent, when, and how that is judged."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The two rates and the model in which the pair lies."""

    effective: Axis
    appropriate: Axis
    model: str | None
    """Its id; None where one rate has nothing to count."""
    name: str
    rates: str
    says: str
    cut: float
    """From this rate on an axis counts as high."""
    whose: tuple[str, ...]
    """What is the research's and what is ours."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One fact of the jigsaw."""

    says: str
    at_first: tuple[str, ...]
    """Who held it at the start."""
    later: tuple[str, ...]
    """Who came to know it, when and from whom."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says, whatever it is written in."""

    story: str
    """The story's id."""
    viewpoint: str
    title: str
    seat: str
    """The role and the agency."""
    day: date
    """On which the playthrough ended, or the report was made where the records do not tell."""
    made: str
    about: tuple[tuple[str, str], ...]
    """A name and what is said under it: dates, method, topics, time spent and the like."""
    caution: tuple[str, ...]
    """What a reader is to know before the rest: an edited story, a what-if, no rates."""
    reflections: tuple[Note, ...]
    ending: str
    outcomes: tuple[tuple[str, str], ...]
    """Name of each person and what became of them."""
    pattern: Pattern | None
    """None for a story too large to say what could have flowed in it."""
    steps: tuple[Step, ...]
    decisions: tuple[Decision, ...]
    conduct: tuple[str, ...]
    consent: tuple[str, ...]
    pieces: tuple[Piece, ...]
    commitments: tuple[Note, ...]
    questions: tuple[Note, ...]
    """To bring to a workshop."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    """What the report is and is not."""
    sign: bool
    """Whether there is a line to sign on."""

    @property
    def own_words(self) -> tuple[str, ...]:
        """Everything in it that the learner typed."""
        notes = self.reflections + self.commitments + self.questions
        return (*(note.text for note in notes), *(one.reason for one in self.decisions if one.reason))
