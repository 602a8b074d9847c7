"""The way so far, on a sheet: where the learner has chosen and what, and nothing of what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import PathStep
from easi_sim.text import inert
from easi_sim.tui.base import Sheet
from easi_sim.words.common import day_words


class PathSheet(Sheet[None]):
    """`m`."""

    CSS_PATH = "path.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "close", "Back")]
    heading = "The way so far"
    keys = "Esc  back      u  in the case takes the last choice back"

    def __init__(self, steps: Iterable[PathStep]) -> None:
        """Draw `steps`; the last is where play stands."""
        super().__init__()
        self.steps = tuple(steps)

    def body(self) -> Iterable[Widget]:
        """Yield a line for each scene and one for what was chosen in it."""
        for step in self.steps:
            here = step.choice is None
            mark = "▸" if here else ("●" if step.decision else "○")
            day = f"  {day_words(step.day)}" if step.day is not None else ""
            title = Content.assemble((f"{mark} ", "$primary"), (inert(step.title), "bold"), (day, "$muted"))
            yield Static(title, classes="step-title")
            words = "You are here." if here else inert(step.choice or "")
            yield Static(Content(words), classes="step-choice" + (" -here" if here else ""))
        yield Static(Content("● a decision others have a reading of    ○ other choices"), classes="quiet")

    def on_mount(self) -> None:
        """Begin at the end, where play stands."""
        self.query_one(".sheet-page").scroll_end(animate=False)
