"""What only the facilitator sees of a room: what each option does and where it leads, and the readings to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import look
from easi_sim.text import inert
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.workshop.slides.asking import stands
from easi_sim.tui.workshop.slides.slide import LETTER, heading, reading_heard, said, title
from easi_sim.words.common import day_words, listed, scene_words
from easi_sim.words.dates import date_words
from easi_sim.words.effects import effect_words
from easi_sim.words.workshop import (
    READINGS,
    RECORDED,
    WOULD,
    lettered,
    letters_of,
    now_words,
)
from easi_sim.workshop import tally
from easi_sim.workshop.file import Note
from easi_sim.workshop.room import Room

NOTHING_SENT = "Nothing is sent."
LEADS = "Then:"


def ahead(room: Room) -> Iterable[Widget]:
    """Where the room is, and for each option what it does and what comes next."""
    turn = room.turn
    yield title(now_words(room.story, room.viewpoint, room.phase))
    if turn is None:
        yield said(_without_scene(room))
        return
    if room.phase in {"vote", "expect"}:
        yield said(stands(room, turn, expecting=room.phase == "expect"))
    yield heading(f"If the room goes on from “{scene_words(room.story, turn.scene)}” with…")
    letters = letters_of(room.story, turn.scene)
    for option in look(room.playthrough).options:
        choice = room.story.scenes[turn.scene].choices[option.id]
        words = [plain(option.say, "bold")]
        does = effect_words(room.story, room.viewpoint, choice.effects) or (NOTHING_SENT,)
        words += [plain(line, "$muted") for line in does]
        words.append(Content.assemble((f"{LEADS} ", "$muted"), inert(_leads_to(room, option.id))))
        yield Hanging(Content.styled(letters[option.id], "bold $primary"), *words, gutter=LETTER, classes="option")
    if room.recorded_choice is not None:
        yield said(f"{RECORDED} {lettered(letters, [room.recorded_choice])}.", "prose")


def _without_scene(room: Room) -> str:
    if room.turns:
        return "The story is over."
    first = look(room.playthrough)
    return f"It begins with “{first.title}”."


def _leads_to(room: Room, choice: str) -> str:
    """The scenes that come next, by their titles."""
    view = look(room.playthrough.choose(choice))
    *passed, here = [*(glimpse.title for glimpse in view.passed), view.title]
    when = f", {day_words(view.day)}" if view.day is not None else ""
    ends = f", an ending: {view.ending}" if view.ending is not None else ""
    ways = "".join(f"“{scene}”, then " for scene in passed)
    warns = f" Before it: {listed(view.notes)}." if view.notes else ""
    return f"{ways}“{here}”{when}{ends}.{warns}"


def readings(room: Room) -> Iterable[Widget]:
    """How the story's services read the scene at hand, before the room sees it."""
    yield title(READINGS)
    turn = room.turn
    found = tally.readings_at(room, turn) if turn is not None else ()
    if turn is None or not found:
        yield said("No other service reads what the room is at.")
        return
    letters = letters_of(room.story, turn.scene)
    for reading in found:
        yield from reading_heard(room, reading)
        yield Static(Content.assemble((f"{WOULD} ", "$muted"), (lettered(letters, reading.would), "bold")))


def noted(room: Room, notes: Sequence[Note]) -> Iterable[Widget]:
    """What was noted, the newest first."""
    titles = {turn.number: scene_words(room.story, turn.scene) for turn in room.turns}
    for note in reversed(notes):
        where = titles.get(note.turn or 0, "before the story" if note.turn is None else "")
        at = note.at.astimezone()
        head = plain(f"{date_words(at)}, {at:%H:%M} · {where}", "$muted")
        yield Hanging(Content("·"), head, plain(note.text), gutter=3, classes="kept-note")
    if not notes:
        yield said("Nothing is noted yet.", "quiet kept-note")
