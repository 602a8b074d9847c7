"""What the tables are given: the case in brief, cards of what each holder knows at the start, cards to vote with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from easi_engine.story import Story, many
from easi_engine.story.case import Fact
from easi_engine.story.library import Agency
from easi_sim.words.common import CATEGORY
from easi_sim.words.notes import KIND


@dataclass(frozen=True, slots=True)
class Known:
    """One thing in somebody's files."""

    says: str
    marks: str
    """How it is known and what kind of data it is, where that is out of the ordinary."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one holder knows at the start: kept face down until it is asked for."""

    table: str
    """The agency."""
    holder: str
    """The service of it; the agency itself where it has none."""
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One agency as it is handed to its table."""

    name: str
    letter: str
    focus: str
    confidentiality: str
    consent: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Handouts:
    """Everything for the tables."""

    title: str
    blurb: str
    jurisdiction: str
    notes: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    """A name, and who that is."""
    support: tuple[str, ...]
    tables: tuple[Table, ...]
    votes: tuple[str, ...]
    """The letters of the longest list of options."""


def handouts_of(story: Story) -> Handouts:
    """Gather what a story's tables are given."""
    case = story.case
    longest = max(len(scene.choices) for scene in story.scenes.values())
    return Handouts(
        title=case.title,
        blurb=case.blurb,
        jurisdiction=case.jurisdiction or "",
        notes=tuple(case.content_notes),
        people=tuple((person.name, person.note) for person in case.people.values() if person.note),
        support=tuple(case.support),
        tables=tuple(_tables(story)),
        votes=tuple(ascii_uppercase[:longest]),
    )


def _tables(story: Story) -> Iterable[Table]:
    """The agencies that somebody can play, that hold something or that read a decision."""
    reads = {agency.partition(".")[0] for scene in story.scenes.values() for agency in scene.readings}
    for id_, agency in story.library.agencies.items():
        cards = tuple(_cards(story, id_, agency))
        if cards or id_ in story.case.viewpoints or id_ in reads:
            yield Table(agency.name, agency.letter, agency.focus, agency.confidentiality, agency.consent, cards)


def _cards(story: Story, id_: str, agency: Agency) -> Iterable[Card]:
    holders: Mapping[str, str] = {
        id_: agency.name,
        **{f"{id_}.{key}": service.name for key, service in agency.services.items()},
    }
    for holder, name in holders.items():
        known = tuple(
            Known(fact.says, _marks(fact)) for fact in story.case.facts.values() if holder in many(fact.held_by)
        )
        if known:
            yield Card(agency.name, name, known)


def _marks(fact: Fact) -> str:
    marks = [fact.kind] if fact.kind in KIND else []
    return ", ".join(marks if fact.category == "ordinary" else [*marks, CATEGORY[fact.category]])
