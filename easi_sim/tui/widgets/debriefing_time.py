"""Who knew what through time: the slider, the grid face up at that moment, and what had just moved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import Moment
from easi_sim.text import inert
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.debriefing import Debriefed, columns, heading, paragraph
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.slider import TimeSlider
from easi_sim.words.through_time import (
    NOBODY_NEEDS_ALL,
    WHAT_COUNTS,
    arrived_words,
    chosen_words,
    moment_name,
    picture_words,
    whole_words,
)

HOW = "   ← → through time"


class ThroughTime(Widget):
    """The moment the slider stands at; the last one first, so that it opens with everything turned face up."""

    def __init__(self, made: Debriefed) -> None:
        """Show the moments of `made`."""
        super().__init__()
        self.made = made

    def compose(self) -> ComposeResult:
        """Yield what stays in sight, then the page."""
        story, timeline = self.made.session.story, self.made.timeline
        last = len(timeline.moments) - 1
        with Vertical(id="moment"):
            yield TimeSlider(last + 1, last)
            yield Static(id="moment-name")
            yield Static(id="moment-chosen", classes="quiet")
            yield Static(id="moment-picture")
        grid = JigsawGrid()
        grid.hidden = ""
        grid.new_words = "just moved"
        grid.agencies = frozenset(story.library.letters())
        log = [
            heading("What had just moved"),
            Vertical(id="moment-moved"),
            heading("The whole picture"),
            paragraph(whole_words(story, timeline), "whole"),
            paragraph(f"{WHAT_COUNTS} {NOBODY_NEEDS_ALL}", "quiet"),
        ]
        face_up = columns([grid], log)
        face_up.add_class("-plane")
        yield Page(face_up)

    async def on_mount(self) -> None:
        """Show the moment it opens at."""
        await self._show(self.made.timeline.moments[self.query_one(TimeSlider).at])

    async def on_time_slider_moved(self, event: TimeSlider.Moved) -> None:
        """Show another."""
        event.stop()
        await self._show(self.made.timeline.moments[event.at])

    async def _show(self, moment: Moment) -> None:
        session, timeline = self.made.session, self.made.timeline
        name = Content.assemble((inert(moment_name(moment, timeline)), "bold $primary"), (HOW, "$muted"))
        self.query_one("#moment-name", Static).update(name)
        self.query_one("#moment-chosen", Static).update(plain(chosen_words(moment)))
        picture = picture_words(session.story, moment)
        self.query_one("#moment-picture", Static).update(plain(f"{picture[:1].upper()}{picture[1:]}"))
        self.query_one(JigsawGrid).jigsaw = moment.jigsaw
        moved = self.query_one("#moment-moved", Vertical)
        lines = arrived_words(session.story, session.viewpoint, moment) or ("Nothing yet.",)
        async with self.batch():
            await moved.remove_children()
            await moved.mount_all(entry("·", plain(line), classes="-dated") for line in lines)
