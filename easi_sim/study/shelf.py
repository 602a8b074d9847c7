"""What home shows: where to go on, and each case beside what the learner's records say of it.

Worked out here, drawn elsewhere: home is on the screen before any story is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from easi_engine.story import Story
from easi_sim.catalogue import Catalogue
from easi_sim.records import Records, RecordsError, Result, Saved
from easi_sim.words.common import listed
from easi_sim.words.dates import date_words

KNOWN = "known-stories"
"""The setting that lists the stories there were when the library was first shown, so that later ones are new."""

SEEN = "seen-story:"
"""Beginning of the settings that hold a story's digest as it was when its case file was last open."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a case."""

    agency: str
    name: str
    """The agency's."""
    played: bool
    """Whether the learner has come to an ending from here."""
    own: bool
    """Whether it is of the learner's own profession."""


@dataclass(frozen=True, slots=True)
class CaseOnShelf:
    """One case."""

    id: str
    title: str
    blurb: str
    minutes: int
    themes: tuple[str, ...]
    content_notes: tuple[str, ...]
    seats: tuple[Seat, ...]
    """The learner's own first."""
    news: tuple[str, ...]
    """What there is to see that the learner has not seen, in a few words each."""

    def matches(self, words: str) -> bool:
        """Whether every one of some words is in what is said of the case: search as one types."""
        seats = (seat.name for seat in self.seats)
        said = " ".join((self.title, self.blurb, *self.themes, *self.content_notes, *seats, *self.news)).casefold()
        return all(word in said for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class GoOn:
    """The playthrough to go on with."""

    saved: int
    """Its number in the records."""
    title: str
    seat: str
    """The agency's name."""
    moves: int
    when: datetime

    @property
    def day(self) -> str:
        """The day it was last played, in words."""
        return date_words(self.when.astimezone())


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of it."""

    cases: tuple[CaseOnShelf, ...]
    unreadable: int
    go_on: GoOn | None
    played: int
    """How many playthroughs there are, what-ifs apart."""


def shelf_of(catalogue: Catalogue, records: Records) -> Shelf:
    """Return what home shows; records that fail are as good as empty, since whoever opened them has said so."""
    try:
        kept = _Kept.of(records)
    except RecordsError:
        kept = _Kept.nothing()
    stories = {story.id: story for story in catalogue.stories}
    return Shelf(
        tuple(_case(story, kept) for story in catalogue.stories),
        len(catalogue.unreadable),
        _go_on(stories, kept.playthroughs),
        sum(saved.branch is None for saved in kept.playthroughs),
    )


def introduce(catalogue: Catalogue, records: Records) -> None:
    """Note which stories there were when the library was first shown; none of those is called new."""
    try:
        if not records.setting(KNOWN):
            records.set_setting(KNOWN, " ".join(story.id for story in catalogue.stories))
    except RecordsError:
        return


def opened(story: Story, records: Records) -> None:
    """Note that a story's case file was open, as the story is now."""
    try:
        if records.setting(SEEN + story.id) != story.digest:
            records.set_setting(SEEN + story.id, story.digest)
    except RecordsError:
        return


def profession_of(records: Records) -> str:
    """Return the agency of the learner's profession, "other", or nothing where it is not known."""
    try:
        return records.setting("profession")
    except RecordsError:
        return ""


def own_first(story: Story, profession: str) -> tuple[str, ...]:
    """Return the seats of a story, the one of the learner's own profession first."""
    return tuple(sorted(story.case.viewpoints, key=lambda id_: id_ != profession))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the records say that matters here."""

    playthroughs: tuple[Saved, ...]
    results: tuple[tuple[Saved, Result], ...]
    profession: str
    known: frozenset[str]
    seen: dict[str, str]

    @classmethod
    def of(cls, records: Records) -> _Kept:
        """Read it."""
        settings = records.settings()
        return cls(
            records.playthroughs(),
            records.results(),
            settings.get("profession", ""),
            frozenset(settings.get(KNOWN, "").split()),
            {name.removeprefix(SEEN): digest for name, digest in settings.items() if name.startswith(SEEN)},
        )

    @classmethod
    def nothing(cls) -> _Kept:
        """Return what empty records say."""
        return cls((), (), "", frozenset(), {})


def _case(story: Story, kept: _Kept) -> CaseOnShelf:
    case = story.case
    first = (saved for saved in kept.playthroughs if saved.story == story.id and not saved.branch)
    finished = {saved.viewpoint for saved in first if saved.finished}
    seats = tuple(
        Seat(id_, story.holder_names.get(id_, id_), id_ in finished, id_ == kept.profession)
        for id_ in own_first(story, kept.profession)
    )
    return CaseOnShelf(
        id=story.id,
        title=case.title,
        blurb=case.blurb,
        minutes=case.minutes,
        themes=tuple(case.themes),
        content_notes=tuple(case.content_notes),
        seats=seats,
        news=tuple(_news(story, kept, seats)),
    )


def _news(story: Story, kept: _Kept, seats: Iterable[Seat]) -> Iterator[str]:
    seen = kept.seen.get(story.id, "")
    met = {saved.variant for saved in kept.playthroughs if saved.story == story.id}
    if kept.known and story.id not in kept.known and not seen and not met:
        yield "new in the library"
    elif seen and seen != story.digest:
        yield "changed since you last opened it"
    unmet = [seat.name for seat in seats if seat.played and _has_unmet_ending(story, kept, seat.agency)]
    if unmet:
        yield f"it can end otherwise from {listed(unmet)}"
    if met and set(story.case.variants) - met:
        yield "it can begin otherwise"


def _has_unmet_ending(story: Story, kept: _Kept, viewpoint: str) -> bool:
    met = {result.ending for saved, result in kept.results if saved.story == story.id and saved.viewpoint == viewpoint}
    there = {scene.ending for scene in story.seats[viewpoint].values() if scene.ending}
    return bool(met and there - met)


def _go_on(stories: dict[str, Story], playthroughs: Iterable[Saved]) -> GoOn | None:
    for saved in playthroughs:
        story = stories.get(saved.story)
        if saved.finished or saved.branch or story is None or saved.viewpoint not in story.case.viewpoints:
            continue
        seat = story.holder_names.get(saved.viewpoint, saved.viewpoint)
        return GoOn(saved.id, story.case.title, seat, saved.moves, saved.updated)
    return None
