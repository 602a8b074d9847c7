"""The debrief: two rates and a pattern, then every question, how it was done, who came to know, and where to turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TabbedContent, TabPane

from easi_engine.debrief import Debrief
from easi_engine.errors import EasiError
from easi_engine.play import TermUse
from easi_sim.session import Session
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain, terms_in
from easi_sim.tui.widgets import debriefing
from easi_sim.tui.widgets.page import Page

PARTS = (
    ("pattern", "Pattern", debriefing.pattern),
    ("questions", "Questions", debriefing.questions),
    ("conduct", "Conduct", debriefing.conduct),
    ("knew", "Who knew", debriefing.knew),
    ("records", "Records", debriefing.records),
    ("after", "After", debriefing.after),
)


class DebriefScreen(EasiScreen[bool]):
    """Six parts. The result is whether to take the last choice back."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "turn_to(1)", "Parts", key_display="1–6"),
        *(Binding(str(n), f"turn_to({n})", f"{part[1]}", show=False) for n, part in enumerate(PARTS[1:], start=2)),
        Binding("left", "turn(-1)", "The part before", show=False),
        Binding("right", "turn(1)", "The part after", show=False),
        Binding("u", "again", "Undo"),
        Binding("escape", "close", "Ending", key_display="Esc"),
    ]

    class Ready(Message):
        """The debrief has been worked out."""

        def __init__(self, debrief: Debrief) -> None:
            """Hand it over."""
            super().__init__()
            self.debrief = debrief

    class Impossible(Message):
        """It cannot be."""

        def __init__(self, error: EasiError) -> None:
            """Say why."""
            super().__init__()
            self.error = error

    def __init__(self, where: Content, session: Session) -> None:
        """Debrief a finished `session`."""
        super().__init__()
        self.where = Content.assemble(where, "  ·  Debrief")
        self.session = session

    def compose_body(self) -> Iterable[Widget]:
        """Yield a line to wait by."""
        yield Vertical(Static(Content("Working out what could have flowed, and to whom…"), id="wait"), id="debrief")

    def on_mount(self) -> None:
        """Work it out, off the screen's own thread."""
        self.work_out()

    @work(thread=True, exclusive=True)
    def work_out(self) -> None:
        """Explore what this seat could have shared, and judge this playthrough beside it."""
        try:
            debrief = self.session.debrief()
        except EasiError as error:
            self.post_message(self.Impossible(error))
        else:
            self.post_message(self.Ready(debrief))

    async def on_debrief_screen_ready(self, event: Ready) -> None:
        """Lay the parts out."""
        panes = [
            TabPane(Content(f"{n} {name}"), Page(*make(self.session, event.debrief)), id=id_)
            for n, (id_, name, make) in enumerate(PARTS, start=1)
        ]
        tabs = TabbedContent()
        place = self.query_one("#debrief")
        await place.remove_children()
        await place.mount(tabs)
        for pane in panes:
            await tabs.add_pane(pane)
        self.action_turn_to(1)

    def on_debrief_screen_impossible(self, event: Impossible) -> None:
        """Say why there is none."""
        self.query_one("#wait", Static).update(plain(f"There can be no debrief of this case: {event.error}"))

    def action_turn_to(self, part: int) -> None:
        """Show a part, by number (from 1)."""
        for tabs in self.query(TabbedContent):
            tabs.active = PARTS[part - 1][0]
            pane = tabs.get_pane(tabs.active)
            self.call_after_refresh(pane.query_one(Page).focus)

    def action_turn(self, step: int) -> None:
        """Show the part before or after."""
        for tabs in self.query(TabbedContent):
            ids = [part[0] for part in PARTS]
            self.action_turn_to((ids.index(tabs.active) + step) % len(PARTS) + 1)

    def action_again(self) -> None:
        """Take the last choice back."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Back to the ending."""
        self.dismiss(False)

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the questions' reasons."""
        story = self.session.story
        lines = (line for verdict in story.case.verdicts.values() for line in verdict.judge)
        return terms_in(story, (line.reason for line in lines))
