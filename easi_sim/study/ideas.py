"""The concept cards of a library, and where each is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from easi_engine.story import Story
from easi_engine.story.library import Concept
from easi_sim.words.dates import date_words

WORDING = {"ours": "In our words.", "research": "After the research it names."}
NO_CARDS = "There are no concept cards in this library."
NO_MATCH = "No card has all of these words."


def concepts_of(stories: Iterable[Story]) -> dict[str, Concept]:
    """Return every card of the libraries of some stories, in its place among the cards."""
    found = {id_: concept for story in stories for id_, concept in story.library.concepts.items()}
    return dict(sorted(found.items(), key=lambda item: item[1].head.order))


def used_in(story: Story) -> frozenset[str]:
    """The cards that a case names, as its own or in one of its scenes."""
    scenes = (id_ for scene in story.scenes.values() for id_ in scene.concepts)
    return frozenset((*story.case.concepts, *scenes))


def cases_of(concept: str, stories: Iterable[Story]) -> tuple[str, ...]:
    """Titles of the cases that use a card."""
    return tuple(story.case.title for story in stories if concept in used_in(story))


def finding(cards: Mapping[str, Concept], words: str) -> tuple[str, ...]:
    """Return the ids of the cards in which every one of some words occurs."""
    wanted = words.casefold().split()

    def said(card: Concept) -> str:
        return f"{card.head.title} {card.body}".casefold()

    return tuple(id_ for id_, card in cards.items() if all(map(said(card).__contains__, wanted)))


def read_words(read: datetime | None) -> str:
    """When a card was read; nothing if it was not."""
    return f"read on {date_words(read.astimezone())}" if read else ""


def minutes_words(card: Concept) -> str:
    """How long a card takes."""
    return f"{card.head.minutes} minute{'' if card.head.minutes == 1 else 's'}"
