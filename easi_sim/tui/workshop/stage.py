"""What both of the facilitator's applications share: colours, help, room on the screen, and what is pasted."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from easi_sim.text import inert
from easi_sim.tui.screens.toosmall import TooSmallScreen, is_too_small
from easi_sim.tui.theme import INK, NAMES, THEMES
from easi_sim.tui.workshop.help import KeysSheet
from easi_sim.tui.workshop.wording import Keys

HERE = Path(__file__).resolve().parent
# All at once: a sheet met later, with its screen, would have all of them parsed again.
SHEETS = (
    *(HERE.parent / name for name in ("app.tcss", "later.tcss", "screens/ask.tcss", "screens/toosmall.tcss")),
    HERE / "workshop.tcss",
)

WIDE = 110
"""Columns from which the notes have room for a second column."""
TALL = 28
"""Rows from which letters can be drawn at their full height."""


class StageApp(App[None]):
    """An application of the workshop."""

    TITLE = "EASI"
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = list(SHEETS)
    ENABLE_COMMAND_PALETTE = False
    # Textual declares these two as an instance's, so they cannot be marked as the class's.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "pause", "Leave"),
        Binding("c", "swap_theme", "Next colours: dark, light, high contrast", show=False),
    ]
    keys: ClassVar[Keys] = ()
    """Every key, for the help sheet."""

    def __init__(self, *, theme: str = "") -> None:
        """Take a theme by its name; without one that is known, the dark one."""
        super().__init__()
        self.animation_level = "none"
        self.fault: Exception | None = None
        """What went wrong with the screens themselves, if anything did: whoever ran them raises it."""
        for known in THEMES:
            self.register_theme(known)
        # Before the sheets are parsed: with another theme they are parsed anew.
        self.set_reactive(App.theme, theme if theme in NAMES else INK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self._begun = False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours a value before a theme of ours is on."""
        return dict(INK.variables)

    def _handle_exception(self, error: Exception) -> None:
        """Leave the screens and keep the error for whoever started them: Textual would print what people typed."""
        if self.is_headless:
            super()._handle_exception(error)  # a test is told in its own way
            return
        self.fault = self.fault or error
        self.exit(return_code=1)

    def warn(self, text: str) -> None:
        """Say something that should not be missed."""
        self.notify(inert(text), severity="warning", timeout=12, markup=False)

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(KeysSheet(self.keys))

    def action_pause(self) -> None:
        """Leave, after asking where something depends on it."""
        self.exit()

    def action_swap_theme(self) -> None:
        """Change to the next of the themes."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted inert before any box gets it: a box draws its text as it is."""
        if isinstance(event, events.Paste):
            event.text = inert(event.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room while there is too little."""
        self.make_room(event.size.width, event.size.height)

    def make_room(self, width: int, height: int) -> None:
        """Ask for more room if there is too little; from now on, whenever the size changes."""
        # The first size comes before the first screen, which would then lie over the message.
        if self._begun and is_too_small(width, height) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

    def begin(self) -> None:
        """Say that the first screen is there."""
        self._begun = True
        self.make_room(self.size.width, self.size.height)
