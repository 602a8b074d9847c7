"""EASI in the terminal: opens screens and carries what they say to each other; everything else is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from easi_engine.errors import EasiError
from easi_engine.story import Story
from easi_sim.records import Records, RecordsError, Saved
from easi_sim.session import Session
from easi_sim.tui.base import TALL, WIDE, EasiScreen
from easi_sim.tui.commands import commands_of
from easi_sim.tui.screens.casefile import CaseFileScreen
from easi_sim.tui.screens.help import HelpSheet
from easi_sim.tui.screens.library import LibraryScreen
from easi_sim.tui.screens.pause import PauseSheet, Way
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.toosmall import TooSmallScreen, is_too_small
from easi_sim.tui.screens.trouble import TroubleSheet
from easi_sim.tui.screens.words import WordsSheet
from easi_sim.tui.theme import INK, PAPER, THEMES

HERE = Path(__file__).resolve().parent


class EasiApp(App[None]):
    """The application."""

    TITLE = "EASI"
    # Every sheet at once: a sheet met later, with its screen, would have all of them parsed again.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        HERE / "app.tcss",
        *sorted(HERE.glob("screens/*.tcss")),
    ]
    # Textual declares these two as an instance's, so they cannot be marked as the class's.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "words", "Words"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "pause", "Leave"),
        Binding("t", "swap_theme", "Dark or light", show=False),
    ]

    def __init__(
        self,
        stories: Path,
        records: Records,
        *,
        story: Story | None = None,
        viewpoint: str | None = None,
        new: bool = False,
        warning: str = "",
    ) -> None:
        """Open the library of `stories`, or go straight to a story and a seat."""
        super().__init__()
        self.stories = stories
        self.records = records
        self.session: Session | None = None
        """The session last played."""
        self._to = (story, viewpoint, new)
        self._opening_warning = warning
        self._begun = False
        self.fault: Exception | None = None
        """What went wrong with the screens themselves, if anything did."""
        for theme in THEMES:
            self.register_theme(theme)

    def _handle_exception(self, error: Exception) -> None:
        """Leave the screens and keep the error for whoever started them.

        Textual would print it with the value of every variable, a learner's words among them.
        """
        if self.is_headless:
            super()._handle_exception(error)  # a test is told in its own way
            return
        self.fault = self.fault or error
        self.exit(return_code=1)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours a value before a theme of ours is on."""
        return dict(INK.variables)

    def on_mount(self) -> None:
        """Take the theme chosen last, and go where the command line says."""
        self.theme = PAPER.name if self._setting("theme") == PAPER.name else INK.name
        self.push_screen(LibraryScreen(self.stories, self.records))
        if self._opening_warning:
            self.notify(self._opening_warning, severity="warning", timeout=15, markup=False)
        story, viewpoint, new = self._to
        if story is not None and viewpoint is not None:
            self._sit(story, viewpoint, None if new else self._left_off(story, viewpoint), introduce=True)
        elif story is not None:
            self.push_screen(CaseFileScreen(story, self.records))
        self._begun = True
        self._make_room(self.size.width, self.size.height)

    # -- where to --------------------------------------------------------------------------------------------

    def on_library_screen_opened(self, event: LibraryScreen.Opened) -> None:
        """Open the case file."""
        self.push_screen(CaseFileScreen(event.story, self.records))

    def on_library_screen_continued(self, event: LibraryScreen.Continued) -> None:
        """Go on."""
        self._sit(event.story, event.saved.viewpoint, event.saved)

    def on_case_file_screen_seated(self, event: CaseFileScreen.Seated) -> None:
        """Begin, or go on."""
        self._sit(event.story, event.viewpoint, event.saved)

    def _left_off(self, story: Story, viewpoint: str) -> Saved | None:
        try:
            return next(iter(self.records.unfinished(story.id, viewpoint)), None)
        except RecordsError:
            return None

    def _sit(self, story: Story, viewpoint: str, saved: Saved | None, *, introduce: bool = False) -> None:
        try:
            if saved is None:
                begun = Session.begin(story, viewpoint, self.records)
                self.push_screen(PlayScreen(begun, introduce=introduce))
                return
            session, resumed = Session.resume(story, self.records, saved.id)
        except (RecordsError, EasiError) as error:
            self.push_screen(TroubleSheet(str(error)))
            return
        self.push_screen(PlayScreen(session))
        if resumed.stopped is not None:
            text = f"The case has been edited since. You are as far as your choices still fit: {resumed.stopped.why}"
            self.notify(text, severity="warning", timeout=15, markup=False)

    def on_play_screen_moved(self, event: PlayScreen.Moved) -> None:
        """Keep the session for whoever started the application."""
        self.session = event.session

    def on_play_screen_left(self) -> None:
        """Go to the library."""
        self._go_home()

    def on_play_screen_failed(self, event: PlayScreen.Failed) -> None:
        """Say why, from the library."""
        self._go_home()
        self.push_screen(TroubleSheet(str(event.error)))

    def _go_home(self) -> None:
        while not isinstance(self.screen, LibraryScreen):
            self.pop_screen()

    # -- always at hand --------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(HelpSheet())

    def action_words(self) -> None:
        """Explain the terms of the screen."""
        if isinstance(self.screen, EasiScreen):
            self.push_screen(WordsSheet(self.screen.terms()))

    def action_pause(self) -> None:
        """Pause or leave."""
        below = (screen.support() for screen in reversed(self.screen_stack) if isinstance(screen, EasiScreen))
        story = next(filter(None, below), None)
        self.push_screen(PauseSheet(story, saved=self._is_saved()), self._paused)

    def _is_saved(self) -> bool | None:
        playing = any(isinstance(screen, PlayScreen) for screen in self.screen_stack)
        return self.session.is_saved if playing and self.session is not None else None

    def _paused(self, way: Way | None) -> None:
        if way == "leave":
            self.exit()
        elif way == "library":
            self._go_home()

    def action_swap_theme(self) -> None:
        """Change between dark and light."""
        self.theme = INK.name if self.theme == PAPER.name else PAPER.name
        try:
            self.records.set_setting("theme", self.theme)
        except RecordsError:
            return

    def _setting(self, name: str) -> str:
        try:
            return self.records.setting(name)
        except RecordsError:
            return ""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette whatever a key does here."""
        yield from commands_of(self, screen)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room while there is too little."""
        self._make_room(event.size.width, event.size.height)

    def _make_room(self, width: int, height: int) -> None:
        # The first size comes before the first screen, which would then lie over the message.
        if self._begun and is_too_small(width, height) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())


def run(
    stories: Path,
    records: Records,
    *,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    warning: str = "",
) -> Session | None:
    """Run the screens and return the session last played, if any.

    With `story` go straight to its case file; with `viewpoint` too, into play: where it was left off, unless `new`.
    """
    app = EasiApp(stories, records, story=story, viewpoint=viewpoint, new=new, warning=warning)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.session
