"""What there is to say of a story in numbers: its seats, what playing them can come to, and what it teaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docs.stories.meeting import Met, met
from docs.stories.paths import Paths
from docs.stories.signs import Decision
from easi_engine.debrief import MODELS, Arrival, Survey, acceptable, model, survey
from easi_engine.debrief.marks import rates_of
from easi_engine.debrief.tally import totals
from easi_engine.lint import Options
from easi_engine.lint.reading import words
from easi_engine.lint.statistics import texts_of
from easi_engine.lint.story import StoryContext
from easi_engine.play import compile_seat
from easi_engine.story import Story, many, readings_of
from easi_sim.catalogue import load_one

SHEET = "facilitator.md"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What playing a seat can come to, in one variant."""

    variant: str | None
    effective: int
    """Questions that count for the one rate."""
    appropriate: int
    """Questions that count for the other."""
    met: Met
    """How many choices and words the paths have."""
    paths: int
    models: Mapping[str | None, int]
    """Model, or None where the rates give none → how many paths come to it."""
    perfect: int
    """How many paths bring both rates to 1."""
    most: tuple[str | None, ...]
    """The models that sharing as much as possible comes to."""
    least: tuple[str | None, ...]
    """The same for sharing as little as possible."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a story."""

    viewpoint: str
    scenes: int
    decisions: int
    endings: int
    words: int
    """Words that can be shown in it, each passage counted once."""
    outcomes: tuple[Outcomes, ...]
    """One for each variant; one for a story without."""
    guesses: tuple[Decision, ...]
    """The decisions at which there is something to guess."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One story."""

    story: Story
    folder: Path
    seats: tuple[Seat, ...]
    words: int
    """Words that can be shown in any seat, what several seats share counted once."""
    readings: int
    """How many of these are other agencies' readings."""
    judged: Mapping[str, int]
    """Principle → how many verdicts have a line that names it, most first."""
    conduct: Mapping[str, int]
    """Principle → how many options keep or break it in how they are done, most first."""
    concepts: tuple[str, ...]
    """The concept cards it teaches, then those that a scene points to."""
    sources: tuple[str, ...]
    """The sources that a line of a question names."""

    @property
    def has_sheet(self) -> bool:
        """Whether there is a facilitator's sheet."""
        return (self.folder / SHEET).is_file()

    @property
    def guesses(self) -> tuple[Decision, ...]:
        """The decisions of all seats at which there is something to guess."""
        return tuple(decision for seat in self.seats for decision in seat.guesses)


def measure(folder: Path) -> Measures:
    """Count everything in the story of a folder; raises `Trouble`, or `TooLarge` for one too large to survey."""
    story = load_one(folder)
    lines = [line for verdict in story.case.verdicts.values() for line in verdict.judge]
    taught = [*story.case.concepts, *(concept for scene in story.scenes.values() for concept in scene.concepts)]
    # Only for the texts, of which the statistics of the linter know what counts; nothing is linted.
    context = StoryContext(story, {}, Options(on=date.min))
    texts = dict.fromkeys(text for seat in context.seats.values() for text in texts_of(seat))
    return Measures(
        story,
        folder,
        tuple(_seat(story, viewpoint, texts_of(context.seats[viewpoint])) for viewpoint in story.seats),
        _count(texts),
        _count(dict.fromkeys(_reading_texts(story))),
        _judged(story),
        _conduct(story),
        tuple(dict.fromkeys(taught)),
        tuple(dict.fromkeys(source for line in lines for source in line.sources)),
    )


def _count(texts: Iterable[str]) -> int:
    return sum(len(words(text)) for text in texts)


def _reading_texts(story: Story) -> Iterable[str]:
    for scene in story.scenes.values():
        for entry in scene.readings.values():
            for reading in readings_of(entry):
                yield from (reading.notices, reading.because)


def _judged(story: Story) -> dict[str, int]:
    named: Counter[str] = Counter()
    for verdict in story.case.verdicts.values():
        named.update({name for line in verdict.judge for name in line.principles})
    return _most_first(story, named)


def _conduct(story: Story) -> dict[str, int]:
    named: Counter[str] = Counter()
    tags = (choice.conduct for scene in story.scenes.values() for choice in scene.choices.values())
    for tag in filter(None, tags):
        named.update({*many(tag.kept), *many(tag.broke)})
    return _most_first(story, named)


def _most_first(story: Story, named: Counter[str]) -> dict[str, int]:
    """What is named as often stands in the order of the library."""
    order = [name for name in story.library.principles if named[name]]
    return {name: named[name] for name in sorted(order, key=lambda name: -named[name])}


def _seat(story: Story, viewpoint: str, texts: Iterable[str]) -> Seat:
    scenes = story.seats[viewpoint]
    variants: tuple[str | None, ...] = tuple(story.case.variants) or (None,)
    surveys = {variant: survey(compile_seat(story, viewpoint), variant) for variant in variants}
    return Seat(
        viewpoint,
        len(scenes),
        sum(scene.is_decision for scene in scenes.values()),
        sum(scene.ending is not None for scene in scenes.values()),
        _count(texts),
        tuple(_outcomes(found, variant) for variant, found in surveys.items()),
        tuple(_to_guess(story, surveys.values())),
    )


def _outcomes(found: Survey, variant: str | None) -> Outcomes:
    program = found.reached.program
    paths = Paths(found.reached)
    ends = tuple(found.reached.endings())
    by_total: Counter[int] = Counter()
    for end, total in zip(ends, totals(program, found.membership, [end.bits for end in ends]), strict=True):
        by_total[total] += paths.to([end])
    models: Counter[str | None] = Counter()
    for total, count in by_total.items():
        models[model(*rates_of(total))] += count
    return Outcomes(
        variant,
        len(found.membership.effective),
        len(found.membership.appropriate),
        met(program, variant),
        paths.total,
        models,
        paths.to(found.perfect_ends),
        _models(found.most),
        _models(found.least),
    )


def _models(extreme: Mapping[str, list[Arrival]]) -> tuple[str | None, ...]:
    """In the order in which the debrief has them."""
    found = {arrival.model for arrivals in extreme.values() for arrival in arrivals}
    return tuple(model for model in (*MODELS, None) if model in found)


def _to_guess(story: Story, surveys: Iterable[Survey]) -> Iterable[Decision]:
    """The decisions with options that are acceptable in some state of some variant, and others that are in none."""
    right: dict[str, frozenset[str]] = {}
    for found in surveys:
        for scene, options in acceptable(found).items():
            right[scene] = right.get(scene, frozenset()) | options.sometimes
    for scene, ids in right.items():
        choices = story.scenes[scene].choices
        if 0 < len(ids) < len(choices):
            yield Decision(tuple(choice.say for choice in choices.values()), tuple(id_ in ids for id_ in choices))
