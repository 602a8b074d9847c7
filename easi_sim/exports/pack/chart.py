"""One seat of a story as numbered sheets: what the room sees, and what its facilitator needs to lead through it.

Everything that depends on what was done before carries its condition in words, since on paper nobody but the
facilitator knows what has been done. Order: as the author wrote the scenes, which is the order of the days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from easi_engine.story import Story, exits, many, passages, readings_of
from easi_engine.story.conditions import When
from easi_engine.story.scenes import Choice, Reading, Scene, To
from easi_engine.story.text import Text
from easi_sim.words.common import any_of
from easi_sim.words.conditions import always_holds, condition_words, never_holds, otherwise_words
from easi_sim.words.effects import effect_words


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, and what has to be so for it to be said."""

    text: str
    when: str = ""
    """In words; empty where it is always said."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where play goes on."""

    sheet: int
    title: str
    when: str
    """In words; empty where it is always taken, or if no way before it was."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to do."""

    letter: str
    say: str
    when: str
    """What has to be so for it to be offered, in words."""
    does: tuple[str, ...]
    replies: tuple[Said, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How one agency reads the decision."""

    agency: str
    notices: str
    because: str
    would: str
    """The letters of what it would have wanted."""
    when: str
    """Which of its views this is, as a whole phrase; empty where it has no other."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One scene."""

    number: int
    title: str
    notes: tuple[str, ...]
    """What may distress."""
    before: tuple[str, ...]
    """What happens as it begins, for the facilitator."""
    text: tuple[Said, ...]
    options: tuple[Option, ...]
    views: tuple[View, ...]
    in_full: bool
    """Whether the group makes the whole record here."""
    ways: tuple[Way, ...]
    """Where a scene leads in which there is nothing to choose."""
    ending: str
    outcomes: tuple[tuple[str, tuple[Said, ...]], ...]
    """At an ending: a person, and what became of them."""

    @property
    def always(self) -> tuple[str, ...]:
        """What is said whatever was done before."""
        return tuple(said.text for said in self.text if not said.when)

    @property
    def sometimes(self) -> tuple[Said, ...]:
        """What is said only if something was so before."""
        return tuple(said for said in self.text if said.when)

    @property
    def plain_views(self) -> tuple[View, ...]:
        """The views that are the same whatever was done before."""
        return tuple(view for view in self.views if view.agency not in self.read_out)

    @property
    def depends(self) -> tuple[View, ...]:
        """The views of agencies that see it otherwise if something else was done before: the first that fits holds."""
        return tuple(view for view in self.views if view.agency in self.read_out)

    @property
    def read_out(self) -> tuple[str, ...]:
        """Those agencies."""
        return tuple(dict.fromkeys(view.agency for view in self.views if view.when))


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that comes on its day, whatever the group does."""

    day: int
    when: str
    """In words what has to be so for it to happen; empty where it always does."""
    says: str
    """What is read out of it; empty where nobody in the room would see it."""
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A telling of the case: the facilitator picks one and says nothing of it."""

    name: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A seat on paper."""

    viewpoint: str
    agency: str
    role: str
    brief: str
    sheets: tuple[Sheet, ...]
    happenings: tuple[Happening, ...]
    variants: tuple[Variant, ...]


def chart_of(story: Story, viewpoint: str) -> Chart:
    """Lay a seat out on numbered sheets."""
    seat = story.case.viewpoints[viewpoint]
    return Chart(
        viewpoint=viewpoint,
        agency=story.holder_names[viewpoint],
        role=seat.role,
        brief=seat.brief,
        sheets=_Sheets(story, viewpoint).all(),
        happenings=tuple(_happenings(story, viewpoint)),
        variants=tuple(
            Variant(variant.title or id_, effect_words(story, viewpoint, variant.effects))
            for id_, variant in story.case.variants.items()
        ),
    )


def _happenings(story: Story, viewpoint: str) -> Iterable[Happening]:
    for event in sorted(story.case.timeline.values(), key=lambda event: event.day):
        if event.unless is not None and always_holds(event.unless, viewpoint):
            continue
        when = ""
        if event.unless is not None and not never_holds(event.unless, viewpoint):
            when = otherwise_words(story, viewpoint, event.unless)
        yield Happening(event.day, when, event.say or "", effect_words(story, viewpoint, event.effects))


class _Sheets:
    """The scenes of a seat being laid out."""

    def __init__(self, story: Story, viewpoint: str) -> None:
        self.story = story
        self.viewpoint = viewpoint
        scenes = story.seats[viewpoint]
        start = story.case.viewpoints[viewpoint].start
        self.scenes: Mapping[str, Scene] = {start: scenes[start], **scenes}
        self.numbers = {id_: number for number, id_ in enumerate(self.scenes, start=1)}

    def all(self) -> tuple[Sheet, ...]:
        return tuple(self._sheet(id_, scene) for id_, scene in self.scenes.items())

    def _sheet(self, id_: str, scene: Scene) -> Sheet:
        letters = dict(zip(scene.choices, ascii_uppercase, strict=False))
        return Sheet(
            number=self.numbers[id_],
            title=self.story.title_of(scene),
            notes=scene.notes,
            before=effect_words(self.story, self.viewpoint, self.story.entry_effects(scene)),
            text=self._said((passage.say, passage.when) for passage in self.story.passages_of(scene)),
            options=tuple(self._option(scene, letters[key], choice) for key, choice in scene.choices.items()),
            views=tuple(self._views(scene, letters)),
            in_full=scene.record == "full",
            ways=() if scene.choices else self._ways(scene.to),
            ending=scene.ending or "",
            outcomes=tuple(
                (self.story.holder_names[person], self._text(text)) for person, text in scene.outcomes.items()
            ),
        )

    def _option(self, scene: Scene, letter: str, choice: Choice) -> Option:
        return Option(
            letter=letter,
            say=choice.say,
            when=self._words(choice.when),
            does=effect_words(self.story, self.viewpoint, choice.effects),
            replies=self._text(choice.reply),
            ways=self._ways(choice.to if choice.to is not None else scene.to),
        )

    def _views(self, scene: Scene, letters: Mapping[str, str]) -> Iterable[View]:
        for agency, readings in scene.readings.items():
            possible = [one for one in readings_of(readings) if not never_holds(one.when, self.viewpoint)]
            for at, reading in enumerate(possible):
                words = self._words(reading.when)
                otherwise = ("Otherwise, if" if words else "Otherwise") if at else ("If" if words else "")
                yield self._view(agency, reading, letters, f"{otherwise} {words}".strip())

    def _view(self, agency: str, reading: Reading, letters: Mapping[str, str], when: str) -> View:
        return View(
            agency=self.story.holder_names[agency],
            notices=reading.notices,
            because=reading.because,
            would=any_of([letter for choice, letter in letters.items() if choice in many(reading.would)]),
            when=when,
        )

    def _ways(self, to: To | None) -> tuple[Way, ...]:
        return tuple(
            Way(self.numbers[way.scene], self.story.title_of(self.scenes[way.scene]), self._words(way.when))
            for way in exits(to)
            if not never_holds(way.when, self.viewpoint)
        )

    def _text(self, text: Text | None) -> tuple[Said, ...]:
        return self._said((passage.say, passage.when) for passage in passages(text))

    def _said(self, parts: Iterable[tuple[str, When | None]]) -> tuple[Said, ...]:
        return tuple(Said(text, self._words(when)) for text, when in parts if not never_holds(when, self.viewpoint))

    def _words(self, when: When | None) -> str:
        return condition_words(self.story, self.viewpoint, when)
