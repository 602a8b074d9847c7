"""How to join, on a screen of its own: for those who come when the room has gone on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.base import EasiScreen
from easi_sim.tui.widgets.page import Folio
from easi_sim.tui.workshop.slides.slide import Given
from easi_sim.tui.workshop.slides.welcoming import join_only
from easi_sim.words.workshop import JOIN_TITLE
from easi_sim.workshop.joining import Join


class JoinScreen(EasiScreen[None]):
    """`j`. A whole screen: the picture is as wide as half of a small one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back", key_display="Esc"),
        Binding("j,n,p", "close", "Back", show=False),
    ]
    where = Content(JOIN_TITLE)

    def __init__(self, given: Given, join: Join) -> None:
        """Show the address and code of a room."""
        super().__init__()
        self.given = given
        self.join = join

    def compose_body(self) -> Iterable[Widget]:
        """Yield the picture and the code."""
        yield Folio(Static(join_only(self.given, self.join), classes="joining"))

    def action_close(self) -> None:
        """Go back to the room."""
        self.dismiss()
