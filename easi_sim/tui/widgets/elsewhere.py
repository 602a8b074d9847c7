"""One's own decisions from another seat, as widgets: for the debrief, and for the end of the case file."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import SeenFrom
from easi_engine.story import Story
from easi_sim.study.elsewhere import OTHERWISE, SAME, SAYS, Sat
from easi_sim.text import inert
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.hanging import entry
from easi_sim.words.common import day_words


def elsewhere(story: Story, viewpoint: str, sat: Sat) -> Iterable[Widget]:
    """Yield each decision: what was chosen there, and how `viewpoint` reads it."""
    agency = story.holder_names[viewpoint]
    yield Static(plain(SAYS.format(agency=agency)), classes="quiet")
    for seat, seen in sat:
        yield Static(plain(f"As {story.holder_names[seat]}, you decided"), classes="heading")
        for decision in seen:
            yield VerticalGroup(*_decision(story, decision), classes="decision")


def _decision(story: Story, seen: SeenFrom) -> Iterable[Widget]:
    day = f"  {day_words(seen.day)}" if seen.day is not None else ""
    reading = seen.reading
    yield Static(Content.assemble((inert(seen.title), "bold"), (inert(day), "$muted")), classes="stage")
    yield entry(("●", "$primary"), Content.assemble(("You chose: ", "$muted"), prose(story, seen.chosen)))
    notes = [
        Content.assemble(("notices  ", "$muted"), (inert(reading.notices), "italic")),
        prose(story, reading.because),
    ]
    if seen.met:
        notes.append(plain(SAME.format(agency=reading.name), "$success"))
    others = [wanted for wanted in seen.wanted if wanted != seen.chosen]
    if others and not seen.met:
        notes.append(plain(OTHERWISE.format(agency=reading.name), "$muted"))
        notes += [prose(story, f"○ {wanted}") for wanted in others]
    yield entry(("○", "$secondary"), Content.styled(inert(reading.name), "bold $primary"), notes)
