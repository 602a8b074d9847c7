"""The story itself: the part played, what came of the last choice, the scene, what could be done, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.prose import paragraphs, plain, prose
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.slides.slide import Given, Slide, heading, options, said, title
from easi_sim.words.common import choice_words, day_words
from easi_sim.words.workshop import PHASE, TALK, WALL, WALL_ABOUT, WENT_ON, part_words


def reading(given: Given) -> tuple[Slide, ...]:
    """What is read before a scene, and the scene."""
    view, first = given.view, given.turn.number == 1
    before = [Slide("part", part)] if first else [Slide("came", came)]
    notes = [Slide("notes", beforehand)] if view.notes else []
    return (*before, *notes, Slide("scene", scene))


def ended(given: Given) -> tuple[Slide, ...]:
    """What came of the last choice, how it ended, what the path came to, and the wall."""
    notes = [Slide("notes", beforehand)] if given.view.notes else []
    wall_ = [Slide("wall", wall)] if given.wall else []
    return (Slide("came", came), *notes, Slide("ending", ending), Slide("debrief", debrief), *wall_)


def part(given: Given) -> Iterable[Widget]:
    """The seat that is played."""
    story = given.room.story
    seat = story.case.viewpoints[given.room.viewpoint]
    yield title(wording.THE_PART)
    yield said(part_words(seat.role))
    yield Static(prose(story, seat.brief), classes="prose")


def came(given: Given) -> Iterable[Widget]:
    """What was chosen, and what came back."""
    room, view = given.room, given.view
    last = next((turn for turn in reversed(room.turns) if turn.picked is not None), None)
    yield title(wording.CAME_OF_IT)
    if last is not None and last.picked is not None:
        chosen = choice_words(room.story, last.scene, last.picked)
        yield Static(Content.assemble((f"{WENT_ON} ", "$muted"), (inert(chosen), "bold")), classes="prose")
    if view.reply:
        yield Static(paragraphs(room.story, view.reply), classes="prose")
    for line in view.happened:
        yield Static(prose(room.story, line), classes="prose happened")
    for glimpse in view.passed:
        yield heading(glimpse.title)
        yield Static(paragraphs(room.story, glimpse.paragraphs), classes="prose")


def beforehand(given: Given) -> Iterable[Widget]:
    """What may distress, before any of it is told."""
    yield title(wording.BEFOREHAND)
    for note in given.view.notes:
        yield entry("·", plain(note), gutter=5)
    yield said(wording.BEFOREHAND_SAYS)


def scene(given: Given) -> Iterable[Widget]:
    """The scene, as people read it."""
    view = given.view
    yield Static(_title(view.title, view.day), classes="title")
    yield Static(paragraphs(given.room.story, view.paragraphs), classes="prose")


def _title(name: str, day: int | None) -> Content:
    when = f"  ·  {day_words(day)}" if day is not None else ""
    return Content.assemble((inert(name), "bold"), (when, "$muted not bold"))


def talk(given: Given) -> Iterable[Widget]:
    """What could be done."""
    yield title(TALK)
    yield from options(given)


def ending(given: Given) -> Iterable[Widget]:
    """How it ended, and what became of them."""
    view, story = given.view, given.room.story
    yield Static(_title(view.ending or view.title, view.day), classes="title")
    yield Static(paragraphs(story, view.paragraphs), classes="prose")
    for outcome in view.outcomes:
        yield heading(outcome.name)
        yield Static(paragraphs(story, outcome.paragraphs), classes="outcome")


def debrief(given: Given) -> Iterable[Widget]:
    """What the path came to, in words."""
    yield title("What this path came to")
    if given.debrief is None:
        yield said(wording.WORKING_OUT, "quiet")
        return
    for classes, words in given.debrief:
        yield said(words, classes)


def wall(given: Given) -> Iterable[Widget]:
    """The questions for the next meeting."""
    yield title(f"{WALL}: the wall")
    yield said(WALL_ABOUT, "quiet")
    if not given.room.wall:
        yield said(wording.WALL_EMPTY)
    for number, question in enumerate(given.room.wall, start=1):
        yield entry((f"{number}", "bold $primary"), plain(question), gutter=5)


def story_place(given: Given) -> str:
    """Where the room is, for the line at the top."""
    room = given.room
    where = PHASE[room.phase]
    number = f" · scene {room.turn.number}" if room.turn is not None else ""
    return inert(f"{room.story.case.title}{number} · {where}")
