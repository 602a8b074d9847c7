"""One's own decisions from another seat, on a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from easi_engine.story import Story
from easi_sim.study.elsewhere import TITLE, Sat
from easi_sim.tui.base import Sheet
from easi_sim.tui.widgets.elsewhere import elsewhere


class ElsewhereSheet(Sheet[None]):
    """Read and go back."""

    CSS_PATH = "elsewhere.tcss"
    heading = TITLE

    def __init__(self, story: Story, viewpoint: str, sat: Sat) -> None:
        """Show what was decided in other seats, as `viewpoint` reads it."""
        super().__init__()
        self.story = story
        self.viewpoint = viewpoint
        self.sat = sat

    def body(self) -> Iterable[Widget]:
        """Yield each decision."""
        yield from elsewhere(self.story, self.viewpoint, self.sat)

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one(".sheet-page").focus()
