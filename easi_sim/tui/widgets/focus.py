"""An agency's primary focus: what it is for, and what it notices first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.story import Story
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.hanging import entry


def focus_widgets(story: Story, id_: str, *, more: bool = False) -> Iterable[Widget]:
    """Yield what an agency of the story's library is for; with `more`, how others misread it and why it makes sense."""
    agency = story.library.agencies.get(id_)
    if agency is None:
        return
    yield Static(plain(f"{agency.name}: primary focus"), classes="heading")
    yield Static(prose(story, agency.focus), classes="prose")
    yield Static(Content("Often notices first"), classes="heading")
    for what in agency.notices:
        yield entry("·", prose(story, what))
    if more:
        yield Static(Content("Why that makes sense"), classes="heading")
        yield Static(prose(story, agency.makes_sense), classes="prose")
        yield Static(Content("How others misread it"), classes="heading")
        for what in agency.misread_as:
            yield entry("·", prose(story, what))
    whose = "In our words" if agency.wording == "ours" else "After the research"
    yield Static(Content(f"{whose}: habits of a role, never of a person."), classes="quiet whose")
