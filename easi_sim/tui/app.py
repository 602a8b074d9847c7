"""EASI in the terminal: opens home, and hands what screens say to the desk, which knows where it leads."""

from __future__ import annotations

import gc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import work
from textual.message import Message

from easi_sim.errors import Trouble
from easi_sim.tui.always import AlwaysApp
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.theme import CONTRAST, INK
from easi_sim.words.home import CAN_EXPORT

if TYPE_CHECKING:
    from easi_engine.story import Story
    from easi_sim.catalogue import Catalogue
    from easi_sim.records import Records
    from easi_sim.study.session import Session
    from easi_sim.tui.desk import Desk
    from easi_sim.tui.screens.casefile import CaseFileScreen
    from easi_sim.tui.screens.play import PlayScreen
    from easi_sim.tui.screens.played import PlayedScreen
    from easi_sim.tui.screens.settings import SettingsScreen

HERE = Path(__file__).resolve().parent

SELDOM = 5_000, 20, 50
"""Objects after which Python looks for those that hold each other, and rounds after which it looks further. As Python
has it, one key press in three would wait for a round, and one in thirty for all of what the screens are made of."""

Opening = Callable[[], "tuple[Records, str]"]
"""Opens the records, and says what to tell the learner of it, if anything. Called once the first frame is drawn."""


class EasiApp(AlwaysApp):
    """The application."""

    # What the first frame needs. The other sheets are read with the desk, all at once: a sheet met later, with its
    # screen, would have all of them parsed again.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [HERE / "app.tcss", HERE / "screens/home.tcss"]

    class Loaded(Message):
        """The stories have been read."""

        def __init__(self, catalogue: Catalogue) -> None:
            """Hand them over."""
            super().__init__()
            self.catalogue = catalogue

    class Missing(Message):
        """There are no stories to be had."""

        def __init__(self, trouble: Trouble) -> None:
            """Say why."""
            super().__init__()
            self.trouble = trouble

    def __init__(
        self,
        stories: Path,
        records: Records | Opening,
        *,
        story: Story | None = None,
        viewpoint: str | None = None,
        new: bool = False,
        warning: str = "",
        theme: str = "",
        moved: Callable[[Session], None] | None = None,
    ) -> None:
        """Open home over the cases of `stories`, or go straight to a story and a seat.

        `theme` is that of the first frame; the records, once they are open, may name another.
        """
        super().__init__(theme=theme)
        self.stories = stories
        self.session: Session | None = None
        """The session last played."""
        self.records: Records | None = None
        """What is kept of the learner; None until it is open."""
        self._open = records if callable(records) else lambda: (records, "")
        self._to = (story, viewpoint, new)
        self._opening_warning = warning
        self._moved = moved
        """Told of every new state of play, so that whoever called has the last one however the screens end."""

    def get_default_screen(self) -> HomeScreen:
        """Return home, which lies under all others; one pushed over Textual's own would cost a frame."""
        return HomeScreen(str(self.stories))

    # -- beginning -------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Draw home, and go where the command line says; what takes time to load comes after the first frame."""
        story, viewpoint, new = self._to
        if story is not None:
            self.desk.begin(story, viewpoint, new=new)
        self.begin()
        if self._opening_warning:
            self.warn(self._opening_warning)
        self.call_after_refresh(self.read_stories)

    @work(thread=True, exclusive=True)
    def read_stories(self) -> None:
        """Load what play is made of, and then every story of the folder."""
        _load_desk()
        catalogue = import_module("easi_sim.catalogue")
        try:
            self.post_message(self.Loaded(catalogue.load_all(self.stories)))
        except Trouble as trouble:
            self.post_message(self.Missing(trouble))

    async def on_easi_app_loaded(self, event: Loaded) -> None:
        """Show the cases."""
        # What has been loaded stays to the end. Left to the garbage collector, going through a large story takes a
        # tenth of a second now and then, in the middle of a key press.
        gc.freeze()
        gc.set_threshold(*SELDOM)
        await self.desk.stock(event.catalogue)

    def on_easi_app_missing(self, event: Missing) -> None:
        """Say so at home."""
        self.home.say(str(event.trouble))

    @property
    def desk(self) -> Desk:
        """What knows where everything leads. At first need it is loaded and the records are opened."""
        if self._desk is None:
            self.records, warning = self._open()
            self._desk = _load_desk()(self, self.records)
            self.stylesheet.read_all([HERE / "later.tcss", *sorted(HERE.glob("screens/*.tcss"))])
            self.stylesheet.parse()
            if warning:
                self.warn(f"{warning} {CAN_EXPORT}")
        return self._desk

    @property
    def home(self) -> HomeScreen:
        """The screen under all others."""
        return next(screen for screen in self.screen_stack if isinstance(screen, HomeScreen))

    # -- where to --------------------------------------------------------------------------------------------

    async def on_home_screen_resumed(self) -> None:
        """Show home as it is now."""
        await self.desk.tidy()

    def on_home_screen_opened(self, event: HomeScreen.Opened) -> None:
        """Open the case file."""
        self.desk.open_case(event.story)

    def on_home_screen_continued(self, event: HomeScreen.Continued) -> None:
        """Go on."""
        self.desk.go_on(event.saved)

    def on_case_file_screen_seated(self, event: CaseFileScreen.Seated) -> None:
        """Begin, or go on."""
        self.desk.sit(event.story, event.viewpoint, event.saved)

    def on_play_screen_moved(self, event: PlayScreen.Moved) -> None:
        """Keep the session for whoever started the application."""
        self.session = event.session
        if self._moved is not None:
            self._moved(event.session)

    def on_play_screen_left(self) -> None:
        """Go home."""
        self.go_home()

    def on_play_screen_failed(self, event: PlayScreen.Failed) -> None:
        """Say why, from home."""
        self.go_home()
        self.desk.trouble(str(event.error))

    def on_played_screen_asked(self, event: PlayedScreen.Asked) -> None:
        """Do something with a playthrough of long ago."""
        self.desk.again(event.way, event.saved)

    async def on_settings_screen_changed(self, event: SettingsScreen.Changed) -> None:
        """Keep a setting, take a theme at once, and show the settings as they are now."""
        self.desk.remember(event.name, event.value)
        if event.name == "theme":
            self.use_theme(event.value)
        await event.settings.show()


def _load_desk() -> type[Desk]:
    """Load the desk, and with it every other screen and the engine.

    The one import that waits for the first frame: it takes longer than everything before that.
    """
    desk: type[Desk] = import_module("easi_sim.tui.desk").Desk
    return desk


def theme_of_terminal(color_system: str | None) -> str:
    """Return the theme for whoever has chosen none: of 16 colours, high contrast leaves most apart."""
    return CONTRAST.name if color_system == "standard" else INK.name


def run(
    stories: Path,
    records: Records | Opening,
    *,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    warning: str = "",
    theme: str = "",
    moved: Callable[[Session], None] | None = None,
) -> Session | None:
    """Run the screens and return the session last played, if any.

    With `story` go straight to its case file; with `viewpoint` too, into play: where it was left off, unless `new`.
    """
    theme = theme or theme_of_terminal(Console().color_system)
    app = EasiApp(
        stories, records, story=story, viewpoint=viewpoint, new=new, warning=warning, theme=theme, moved=moved
    )
    app.run_whole()
    return app.session
