"""How others see it: what the learner expected of each agency over time, beside what that agency is for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.catalogue import Catalogue
from easi_sim.records import Records, RecordsError
from easi_sim.study.perspectives import HOW_IT_FILLS, MARKS, WHAT_COUNTS, Perspective, agencies_of, perspectives
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.perspective import PerspectiveScreen, story_with
from easi_sim.tui.widgets.focus import focus_widgets
from easi_sim.tui.widgets.longlist import LongList, Row
from easi_sim.tui.widgets.page import Page


class PerspectivesScreen(EasiScreen[None]):
    """The agencies in the library's order, whatever was expected of them."""

    CSS_PATH = "perspectives.tcss"
    where = Content("How others see it")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v", "close", "Back", key_display="Esc"),
    ]

    def __init__(self, records: Records, catalogue: Catalogue | None) -> None:
        """Show the predictions of `records`, with the agencies of `catalogue`."""
        super().__init__()
        self.records = records
        self.stories = catalogue.stories if catalogue else ()
        self.perspectives: tuple[Perspective, ...] = ()
        self.trouble = ""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the agencies, and the focus of the one pointed at; or how this fills."""
        try:
            self.perspectives = perspectives(self.records.guesses(), agencies_of(self.stories))
        except RecordsError as error:
            self.trouble = str(error)
        with Horizontal(id="perspectives"):
            with Vertical(id="agencies"):
                yield Static(Content("Your guesses, and what they wanted"), classes="title")
                if self.perspectives:
                    yield Static(Content(WHAT_COUNTS), classes="quiet")
                    yield Static(Content(MARKS), id="marks", classes="quiet")
                    yield LongList(self._row, id="list")
                else:
                    for text in (self.trouble,) if self.trouble else HOW_IT_FILLS:
                        yield Static(plain(text), classes="prose")
            yield Page(id="focus", can_focus=False)

    def on_mount(self) -> None:
        """Begin at the first agency."""
        for agencies in self.query(LongList):
            agencies.show(range(len(self.perspectives)))
            agencies.focus()

    def _row(self, at: int) -> Row:
        one = self.perspectives[at]
        note = Content.assemble((f"{one.count_words:<10}", "$foreground"), one.marks)
        return Row(Content(), plain(one.name, "bold"), note)

    def on_long_list_pointed(self, event: LongList.Pointed) -> None:
        """Show what that agency is for."""
        if event.id is not None:
            self._look_at(self.perspectives[event.id].agency)

    def _look_at(self, agency: str) -> None:
        page = self.query_one("#focus", Page)
        page.remove_children()
        story = story_with(self.stories, agency)
        if story is not None:
            page.mount_all(focus_widgets(story, agency))

    def on_long_list_picked(self, event: LongList.Picked) -> None:
        """Look closer."""
        self.app.push_screen(PerspectiveScreen(self.records, self.stories, self.perspectives[event.id]))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
