"""What is at hand on every screen: help, words, places, files, colours, a pause, the palette."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from easi_sim.tui.base import EasiScreen
from easi_sim.tui.commands import commands_of
from easi_sim.tui.frame import FrameApp
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.pause import PauseSheet, Way
from easi_sim.tui.theme import NAMES

if TYPE_CHECKING:
    from easi_sim.tui.desk import Desk


class AlwaysApp(FrameApp):
    """An application with a desk, as far as it is the same wherever one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "words", "Words"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "pause", "Leave"),
        Binding("t", "swap_theme", "Next colours: dark, light, high contrast", show=False),
    ]

    _desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """What knows where everything leads."""
        raise NotImplementedError

    def go_home(self) -> None:
        """Take every screen away but home."""
        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    def action_visit(self, place: str) -> None:
        """Go to one of the learner's own places, over the screen at hand."""
        self.desk.visit(place)

    def action_report(self) -> None:
        """Write a report of the playthrough at hand."""
        self.desk.report()

    def action_take_away(self) -> None:
        """Write what was played to a file."""
        self.desk.take_away()

    def action_home(self) -> None:
        """Go home."""
        self.go_home()

    def action_words(self) -> None:
        """Explain the terms of the screen."""
        if isinstance(self.screen, EasiScreen):
            self.desk.explain(self.screen.terms())

    def action_pause(self) -> None:
        """Pause or leave."""
        below = [screen for screen in reversed(self.screen_stack) if isinstance(screen, EasiScreen)]
        story = next(filter(None, (screen.support() for screen in below)), None)
        unkept = next(filter(None, (screen.unkept() for screen in below)), "")
        saved = self._desk.is_saved() if self._desk is not None else None
        self.push_screen(PauseSheet(story, saved=saved, unkept=unkept), self._paused)

    def _paused(self, way: Way | None) -> None:
        if way == "leave":
            self.exit()
        elif way == "home":
            self.go_home()
        elif way == "export":
            self.action_take_away()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to explain words only where there can be some."""
        if action != "words" or not self._begun:
            return True
        return isinstance(self.screen, EasiScreen) and type(self.screen).terms is not EasiScreen.terms

    def use_theme(self, name: str) -> None:
        """Take a theme, if it is one of ours."""
        if name in NAMES and name != self.theme:
            self.theme = name

    def action_swap_theme(self) -> None:
        """Change to the next of the themes, and remember it."""
        super().action_swap_theme()
        self.desk.remember("theme", self.theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette whatever a key does here, and every place."""
        return commands_of(self, screen)
