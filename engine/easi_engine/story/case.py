"""The case file of a story: its people, facts, consents, clocks and questions (``story.yaml``)."""

from datetime import date
from typing import Annotated, Literal, Self, Union

from pydantic import Discriminator, Field, Tag, model_validator

from easi_engine.story.base import Basis, Id, Maybe, Model, OneOrMany, Prose, Ref, Whole, by_shape
from easi_engine.story.conditions import When
from easi_engine.story.effects import Effects
from easi_engine.story.library import Term
from easi_engine.story.text import Text

FORMAT = 1
"""The version of the story format this engine reads."""


class Person(Model):
    """Someone the case is about, or who may be told."""

    name: Prose
    """As a reader meets it."""
    age: Maybe[Whole] = None
    """In whole years."""
    decides: Ref = "self"
    """Who decides about this person's information: ``self``, another person's id, or ``best-interests``."""
    note: Maybe[Prose] = None
    """Who is who, in one line."""


class Audience(Model):
    """Several recipients told at once: either ``members``, or everyone ``of`` one agency."""

    name: Prose
    """Who they are, in a phrase that fits after “to”."""
    of: Maybe[Ref] = None
    """The agency whose people these are: a holder of its own, told as one."""
    members: Maybe[OneOrMany] = None
    """The holders told: one flow each."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.of is None) == (self.members is None):
            raise ValueError("an audience has either `of` (everyone in one agency) or `members`, and not both")
        return self


class Fact(Model):
    """One piece of information about one or more people."""

    about: OneOrMany
    """The person or people it is about."""
    says: Prose
    """The fact itself, in one sentence."""
    short: Maybe[Prose] = None
    """Two to four words for grids and lists."""
    held_by: OneOrMany = ()
    """Who holds it at the start; left out when somebody has yet to find it."""
    category: Literal["ordinary", "special", "criminal"] = "ordinary"
    """Ordinary, special category (UK GDPR Article 9) or criminal offence data (Article 10)."""
    kind: Literal["observed", "reported", "opinion", "allegation", "intelligence"] = "observed"
    """How it is known: seen, told by somebody, a professional's opinion, an allegation, or police intelligence."""
    includes: OneOrMany = ()
    """Lesser facts inside this one: whoever knows this knows them."""


class ConditionalAnswer(Model):
    """An answer with the condition under which it is given."""

    given: Maybe[When] = None
    """Consent is given if this holds."""
    refused: Maybe[When] = None
    """Consent is refused if this holds."""

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if (self.given is None) == (self.refused is None):
            raise ValueError("an answer is either `given` or `refused`, with its condition")
        return self


Answer = Annotated[
    Union[  # noqa: UP007 - a discriminated union needs Union
        Annotated[Literal["given", "refused"], Tag("<word>")], Annotated[ConditionalAnswer, Tag("<conditional>")]
    ],
    Discriminator(by_shape({"word": str, "conditional": dict})),
]


class ConsentRequest(Model):
    """A question that can be put to a person about some of their information."""

    of: Ref
    """The person asked."""
    for_: OneOrMany
    """The facts it is about. Asking tells the person any of them that they did not know."""
    with_: OneOrMany
    """The recipients it would go to."""
    say: Maybe[Prose] = None
    """What is being asked, in a phrase."""
    unsafe: Maybe[When] = None
    """While this holds, asking puts someone at risk: it is marked in the debrief, never blocked."""
    answers: tuple[Answer, ...]
    """What the person says: the first whose condition holds; the last has none."""


class Meter(Model):
    """A whole number that the story counts, kept between its bounds. It starts at ``from``."""

    from_: Whole
    """Where it starts, and the least it can be."""
    to: Whole
    """The most it can be."""
    name: Maybe[Prose] = None
    """What it counts, in words."""

    @model_validator(mode="after")
    def _room(self) -> Self:
        if self.to <= self.from_:
            raise ValueError("a meter's `to` is greater than its `from`")
        if self.to - self.from_ > 366:
            raise ValueError("a meter spans at most 366")
        return self


class Viewpoint(Model):
    """A seat that can be played; its key is the agency."""

    role: Prose
    """Whose seat it is, in the agency's own words."""
    start: Ref
    """The first scene."""
    brief: Prose
    """Who you are in this seat, in the second person."""
    seat: Maybe[Ref] = None
    """The holder it acts as, when that is a service of the agency rather than the agency itself."""


class TimelineEvent(Effects):
    """Something that happens when ``days`` gets to its day, whoever plays."""

    day: Whole
    """The value of ``days`` at which it happens."""
    unless: Maybe[When] = None
    """If this holds when the day comes, it does not happen, then or later."""
    say: Maybe[Prose] = None
    """What the learner sees of it; left out, it shows only in the debrief."""


class Event(Model):
    """A moment seen from more than one seat."""

    title: Prose
    """Shown above the text, whichever seat is played."""
    text: Text
    """What happens, in each seat that uses it."""
    on_entry: Maybe[Effects] = None
    """What it changes, before anything is shown."""


class JudgeLine(Model):
    """One line of a verdict: exactly one of ``share``, ``withhold`` or ``either``, with the reason."""

    share: Maybe[Prose] = None
    """It should be shared, and why."""
    withhold: Maybe[Prose] = None
    """It should be kept, and why."""
    either: Maybe[Prose] = None
    """Either can be defended, and why; it counts in neither rate."""
    when: Maybe[When] = None
    """The line is in force while this holds; the last line has none."""
    basis: tuple[Basis, ...] = ()
    """Lawful bases that would do for sharing here."""
    sources: tuple[Ref, ...] = ()
    """Law, guidance and research it rests on."""
    principles: tuple[Ref, ...] = ()
    """Principles it is an example of."""

    @model_validator(mode="after")
    def _one_verdict(self) -> Self:
        if sum(value is not None for value in (self.share, self.withhold, self.either)) != 1:
            raise ValueError("a judge line has exactly one of `share`, `withhold` and `either`")
        return self

    @property
    def verdict(self) -> Literal["share", "withhold", "either"]:
        """What this line says should be done."""
        if self.share is not None:
            return "share"
        return "withhold" if self.withhold is not None else "either"

    @property
    def reason(self) -> str:
        """Why, in the author's words."""
        return self.share or self.withhold or self.either or ""


class Deadline(Model):
    """The last value of ``days`` at which sending is in time."""

    days: Whole
    """On this day sending is still in time; on the next it is late."""


class Verdict(Model):
    """A verdict question: facts × recipients, judged by the first line that holds at the moment of sending."""

    facts: OneOrMany
    """The facts it is about."""
    to: OneOrMany
    """The recipients it is about: one question each."""
    from_: Maybe[OneOrMany] = None
    """Whose sending is judged; an agency stands for its services too. Left out: anyone's."""
    by: Maybe[Deadline] = None
    """Sent later than this, it is late."""
    grave: bool = False
    """Missing it (or, where it should be kept, sending it) rules the upper half of its axis out."""
    moot: Maybe[When] = None
    """If this holds at the ending and nothing was sent, the question never came up."""
    judge: tuple[JudgeLine, ...]
    """The first line that holds at the moment of sending judges it."""


class Promise(Model):
    """What must hold of every path: exactly one of ``never``, ``always`` or ``reachable``."""

    never: Maybe[When] = None
    """This holds at no point of any path."""
    always: Maybe[When] = None
    """This holds at every point of every path."""
    reachable: Maybe[When] = None
    """This holds at some point of some path."""
    because: Prose
    """Why it matters, for whoever breaks it."""

    @model_validator(mode="after")
    def _one_promise(self) -> Self:
        if sum(value is not None for value in (self.never, self.always, self.reachable)) != 1:
            raise ValueError("a promise has exactly one of `never`, `always` and `reachable`")
        return self


class Variant(Effects):
    """A hidden first move; which one a learner meets is chosen outside the engine."""

    title: Maybe[Prose] = None
    """Shown only at the debrief."""


class Reviewed(Model):
    """A practitioner's reading of the story."""

    role: Prose
    """What the reader works as."""
    on: date
    """The day on which it was read."""


class Review(Model):
    """Who has reviewed the story's readings."""

    status: Literal["not-yet-reviewed", "reviewed"] = "not-yet-reviewed"
    """Whether practitioners have read it."""
    by: tuple[Reviewed, ...] = ()
    """Who has, by role."""


class Case(Model):
    """``story.yaml``."""

    format: Literal[1]
    """The version of the story format."""
    id: Id
    """The story's own id, the same as its folder's name."""
    title: Prose
    """The story's name."""
    blurb: Prose
    """One or two sentences for the library, giving nothing away."""
    jurisdiction: Maybe[Prose] = None
    """Whose law the verdicts rest on."""
    minutes: Whole = 30
    """How long one seat takes, roughly."""
    themes: tuple[Prose, ...] = ()
    """What it is about, for the library: one phrase each."""
    content_notes: tuple[Prose, ...] = ()
    """What may distress, one phrase each."""
    support: tuple[Prose, ...] = ()
    """Where help can be found, shown on leaving and at the end."""
    concepts: tuple[Ref, ...] = ()
    """Concept cards that this case teaches."""
    review: Review = Review()
    """Which practitioners have read it."""
    people: dict[Id, Person]
    """Everyone it is about, by id."""
    audiences: dict[Id, Audience] = {}
    """Groups that are told at once, by id."""
    facts: dict[Id, Fact]
    """Everything that can be known, by id."""
    consent: dict[Id, ConsentRequest] = {}
    """Questions that can be put to people, by id."""
    flags: dict[Id, Prose] = {}
    """Things that can be so or not: id and what it means."""
    meters: dict[Id, Meter] = {}
    """Numbers that the story counts, by id; ``days`` is the clock."""
    viewpoints: dict[Id, Viewpoint]
    """Seats that can be played, by agency."""
    # Events may bring on events; a bound keeps a story made for it from running play out of stack.
    timeline: Annotated[dict[Id, TimelineEvent], Field(max_length=100)] = {}
    """What happens on its day whoever plays, by id."""
    events: dict[Id, Event] = {}
    """Moments that several seats share, by id."""
    verdicts: dict[Id, Verdict] = {}
    """What should be shared and what kept, by id."""
    promises: tuple[Promise, ...] = ()
    """What must hold on every path; the linter proves it."""
    variants: dict[Id, Variant] = {}
    """Hidden first moves, by id; a learner meets one of them."""
    glossary: dict[Id, Term] = {}
    """The story's own terms, by id, besides those that all stories share."""
