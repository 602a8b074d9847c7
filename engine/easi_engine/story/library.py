"""What all stories share: agencies, sources, principles, glossary, concept cards."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from easi_engine.story.base import Entries, Id, Maybe, Model, Prose, Ref, Whole

Letter = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]$")]


class Service(Model):
    """Part of an agency that holds facts of its own; its id is ``agency.service``."""

    name: Prose
    """As a reader meets it."""
    letter: Letter
    """One character for narrow grids, unique among agencies and services."""
    focus: Maybe[Prose] = None
    """Its primary focus."""


class Agency(Model):
    """One agency and how it sees the world."""

    name: Prose
    """As a reader meets it."""
    letter: Letter
    """One character for narrow grids, unique among agencies and services."""
    focus: Prose
    """Its primary focus."""
    notices: tuple[Prose, ...]
    """What it notices first."""
    confidentiality: Prose
    """Its default on confidentiality."""
    consent: Prose
    """Its habits of consent."""
    vocabulary: dict[Prose, Prose]
    """Words it uses in a sense of its own, with what they mean there."""
    misread_as: tuple[Prose, ...]
    """How others misread it."""
    makes_sense: Prose
    """Why its way makes sense from where it stands."""
    wording: Literal["ours", "research"]
    """Whose words these are."""
    services: dict[Id, Service] = {}
    """Parts of it that hold facts of their own, by id."""


class Source(Model):
    """A law, guidance, code or study that a verdict rests on."""

    title: Prose
    """Its name."""
    section: Maybe[Prose] = None
    """Which part of it."""
    kind: Literal["law", "guidance", "professional", "research"]
    """What sort of source it is."""
    says: Prose
    """What it says, in our words."""
    jurisdiction: Maybe[Prose] = None
    """Where it applies."""
    status: Literal["checked", "unchecked"]
    """Whether what it says here was read at the source."""
    as_at: date
    """The day for which what is said here holds."""
    against: Maybe[Prose] = None
    """What was read, when checked."""
    review_by: date
    """The day by which it should be read again."""
    note: Maybe[Prose] = None
    """Anything a reader should know of how it was read."""


class Principle(Model):
    """A principle of good sharing that conduct keeps or breaks."""

    name: Prose
    """Its name, a few words."""
    says: Prose
    """What it asks for, in one sentence."""
    sources: tuple[Ref, ...] = ()
    """What it rests on."""


class Term(Model):
    """A word explained."""

    term: Prose
    """The word as it is mostly written."""
    also: tuple[Prose, ...] = ()
    """Other forms in which a text may use it."""
    means: Prose
    """What it means, in plain words."""


class ConceptHead(Model):
    """The front matter of a concept card."""

    title: Prose
    """Shown above the card."""
    order: Whole
    """Its place among the cards."""
    minutes: Whole = 2
    """How long it takes to read."""
    sources: tuple[Ref, ...] = ()
    """What it rests on."""
    wording: Literal["ours", "research"] = "ours"
    """Whose words these are."""


class AgenciesFile(Entries[Agency]):
    """``agencies.yaml``."""


class SourcesFile(Entries[Source]):
    """``sources.yaml``."""


class PrinciplesFile(Entries[Principle]):
    """``principles.yaml``."""


class GlossaryFile(Entries[Term]):
    """``glossary.yaml``."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept card: its front matter and its Markdown."""

    head: ConceptHead
    body: str


@dataclass(frozen=True, slots=True)
class Library:
    """The shared files, loaded."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    principles: dict[str, Principle] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)

    def holder_names(self) -> dict[str, str]:
        """Name of every agency and, as ``agency.service``, of every service."""
        names = {id_: agency.name for id_, agency in self.agencies.items()}
        for id_, agency in self.agencies.items():
            names |= {f"{id_}.{part}": service.name for part, service in agency.services.items()}
        return names

    def letters(self) -> dict[str, str]:
        """The one-character mark of every agency and service."""
        marks = {id_: agency.letter for id_, agency in self.agencies.items()}
        for id_, agency in self.agencies.items():
            marks |= {f"{id_}.{part}": service.letter for part, service in agency.services.items()}
        return marks
