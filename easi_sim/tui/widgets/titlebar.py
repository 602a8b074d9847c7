"""The line at the top: where we are at the left, how things stand at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from easi_sim.text import inert

if TYPE_CHECKING:  # home is drawn before the engine is loaded
    from easi_sim.study.session import Session

NAME = "EASI"
WHAT_IF = "what if"
PRIVATE = Content.styled("private: nothing is kept", "$secondary")


class TitleBar(Horizontal):
    """One line."""

    where: reactive[Content] = reactive(Content(NAME))
    """Left: the case and the seat."""
    standing: reactive[Content] = reactive(Content())
    """Right: the day, and whether what is done is kept."""

    def compose(self) -> ComposeResult:
        """Yield both ends."""
        yield Static(self.where, id="where")
        yield Static(self._standing(), id="standing")

    def _standing(self) -> Content:
        """Say first of all that nothing is kept, where somebody wants it so: then nothing else needs to warn of it."""
        return PRIVATE if self.app.has_class("-private") else self.standing

    def show_privacy(self) -> None:
        """Say whether this is a private sitting, once that is known."""
        self.watch_standing(self.standing)

    def watch_where(self, where: Content) -> None:
        """Draw the left end."""
        for end in self.query("#where").results(Static):
            end.update(where)

    def watch_standing(self, _standing: Content) -> None:
        """Draw the right end."""
        for end in self.query("#standing").results(Static):
            end.update(self._standing())


def place_of(session: Session) -> Content:
    """Return what the left end says of a playthrough: the case, the seat, and whether it is a “what if”."""
    # The agency, not the role: with its workplace a role can be longer than the line.
    parts = [session.story.case.title, session.story.holder_names[session.viewpoint]]
    return Content(inert("  ·  ".join([*parts, WHAT_IF] if session.branch else parts)))
