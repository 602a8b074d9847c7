"""The welcome, once: privacy in three lines, and one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.page import Folio
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.home import (
    ASK_PROFESSION,
    NO_PROFESSION,
    OTHER,
    PRIVACY_LINES,
    PRIVACY_LINES_PRIVATE,
    PROFESSION_WHY,
    TAGLINE,
    WELCOME,
)


class WelcomeScreen(EasiScreen[str]):
    """The result is the profession: an agency's id, or "other"."""

    CSS_PATH = "welcome.tcss"
    where = Content("Welcome")
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("enter", "pick", "Go on", key_display="Enter"),
        Binding("escape", "pass_by", "Not now", key_display="Esc"),
    ]

    def __init__(self, professions: Mapping[str, str], *, private: bool = False) -> None:
        """Ask for one of `professions`, agency id → name; `private` where nothing outlives the process."""
        super().__init__()
        self.professions = professions
        self.private = private

    def compose_body(self) -> Iterable[Widget]:
        """Yield what this is, privacy, and the question."""
        lines = PRIVACY_LINES_PRIVATE if self.private else PRIVACY_LINES
        yield Folio(
            Static(Content(WELCOME), classes="title"),
            Static(Content(TAGLINE), classes="quiet"),
            Static(Content("Privacy"), classes="heading"),
            *(Hanging(Content.styled("·", "$muted"), Content(line), classes="privacy") for line in lines),
            Static(Content(ASK_PROFESSION), classes="heading"),
            Static(Content(PROFESSION_WHY), classes="quiet"),
            PickList(self._picks(), classes="-close"),
        )

    def _picks(self) -> Iterable[Pick]:
        for id_, name in self.professions.items():
            yield Pick(id_, Content(inert(name)))
        yield Pick(OTHER, Content(NO_PROFESSION))

    def on_mount(self) -> None:
        """Begin at the question, with the page at its top."""
        self.query_one(PickList).focus(scroll_visible=False)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Go on with what was picked."""
        self.dismiss(event.pick.id)

    def action_pass_by(self) -> None:
        """Go on without an answer."""
        self.dismiss("")
