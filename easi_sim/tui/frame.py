"""What every application of ours shares, the learner's and the facilitator's: colours, room, help, what is pasted."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App

from easi_sim.text import inert
from easi_sim.tui.base import TALL, WIDE, EasiScreen
from easi_sim.tui.screens.help import HelpSheet
from easi_sim.tui.screens.toosmall import TooSmallScreen, is_too_small
from easi_sim.tui.theme import INK, NAMES, THEMES
from easi_sim.tui.wording import KEYS, Keys


class FrameApp(App[None]):
    """An application, as far as it is the same whatever is done in it."""

    TITLE = "EASI"
    # Textual declares these two as an instance's, so they cannot be marked as the class's.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012
    keys: ClassVar[Keys] = KEYS
    """Every key, for the help sheet."""

    _begun = False
    """Whether there are screens of ours on the screen."""

    def __init__(self, *, theme: str = "") -> None:
        """Take a theme by its name; without one that is known, the dark one."""
        super().__init__()
        # What glides is drawn twenty times while the next key may be waiting.
        self.animation_level = "none"
        self.fault: Exception | None = None
        """What went wrong with the screens themselves, if anything did."""
        for known in THEMES:
            self.register_theme(known)
        # Before the sheets are parsed: with another theme they are parsed anew.
        self.set_reactive(App.theme, theme if theme in NAMES else INK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def run_whole(self) -> None:
        """Run it to its end; what went wrong with the screens themselves is raised then."""
        self.run()
        if self.fault is not None:
            raise self.fault

    def _handle_exception(self, error: Exception) -> None:
        """Leave the screens and keep the error for whoever started them.

        Textual would print it with the value of every variable, what people typed among them.
        """
        if self.is_headless:
            super()._handle_exception(error)  # a test is told in its own way
            return
        self.fault = self.fault or error
        self.exit(return_code=1)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours a value before a theme of ours is on."""
        return dict(INK.variables)

    def action_swap_theme(self) -> None:
        """Change to the next of the themes."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(HelpSheet(self.keys))

    def warn(self, text: str, title: str = "") -> None:
        """Say something that should not be missed."""
        self.notify(inert(text), title=title, severity="warning", timeout=15, markup=False)

    async def action_quit(self) -> None:
        """Leave at once, unless that would lose something typed."""
        if not (isinstance(self.screen, EasiScreen) and self.screen.holds_back()):
            self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted inert before any box gets it: a box draws its text as it is."""
        if isinstance(event, events.Paste):
            event.text = inert(event.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        await super().on_event(event)

    # -- room --------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Say that the first screen is there. From now on there has to be room."""
        self._begun = True
        self._make_room(self.size.width, self.size.height)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room while there is too little."""
        self._make_room(event.size.width, event.size.height)

    def _make_room(self, width: int, height: int) -> None:
        # The first size comes before the first screen, which would then lie over the message.
        if self._begun and is_too_small(width, height) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
