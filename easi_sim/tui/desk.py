"""The desk: holds the cases and the records, and knows where what a screen says leads.

It loads every screen and the engine, so the application loads it after its first frame.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from easi_engine.errors import EasiError
from easi_engine.play import TermUse
from easi_engine.story import Story
from easi_sim.catalogue import Catalogue
from easi_sim.exports.recording import write_recording
from easi_sim.exports.writing import free_name, takeaway_folder
from easi_sim.records import Records, RecordsError, Resumed, Saved
from easi_sim.study.session import Session
from easi_sim.study.shelf import introduce, opened, shelf_of
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.screens.casefile import CaseFileScreen
from easi_sim.tui.screens.concepts import ConceptsScreen
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.erase import EraseSheet
from easi_sim.tui.screens.journal import JournalScreen
from easi_sim.tui.screens.perspectives import PerspectivesScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.played import PlayedScreen, Way
from easi_sim.tui.screens.report import report_sheet
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.screens.settings import SettingsScreen, professions_of
from easi_sim.tui.screens.trouble import TroubleSheet
from easi_sim.tui.screens.welcome import WelcomeScreen
from easi_sim.tui.screens.whatif import WhatIfScreen
from easi_sim.tui.screens.words import WordsSheet
from easi_sim.tui.widgets.titlebar import TitleBar, place_of
from easi_sim.words.home import ERASE_PLAYTHROUGH, NO_REPORT_YET, NOTHING_TO_EXPORT, RECORDING_SAYS
from easi_sim.words.journal import due_words
from easi_sim.words.records import erased_lines, expired_words, private_words

if TYPE_CHECKING:
    from textual.screen import Screen

    from easi_sim.tui.app import EasiApp


class Desk:
    """One for each run of the application."""

    def __init__(self, app: EasiApp, records: Records) -> None:
        """Take the place of the records' theme, which may be another than the first frame's."""
        self.app = app
        self.records = records
        self.catalogue = Catalogue((), ())
        """What has been read of the library so far."""
        app.use_theme(self.setting("theme"))
        app.set_class(records.private, "-private")
        for bar in app.screen.query(TitleBar):
            bar.show_privacy()
        for said in (private_words(records), expired_words(records)):
            if said:
                app.notify(said, timeout=10, markup=False)

    def setting(self, name: str) -> str:
        """Return a setting, or nothing when the records fail: no setting is worth stopping for."""
        try:
            return self.records.setting(name)
        except RecordsError:
            return ""

    def remember(self, name: str, value: str) -> None:
        """Keep a setting if it can be kept."""
        try:
            self.records.set_setting(name, value)
        except RecordsError:
            return

    # -- home ------------------------------------------------------------------------------------------------

    def begin(self, story: Story, viewpoint: str | None, *, new: bool) -> None:
        """Go straight to a story, and to a seat of it if one is named."""
        self.catalogue = Catalogue((story,), ())
        if viewpoint is None:
            self._file(story)
        else:
            self.sit(story, viewpoint, None if new else self._left_off(story, viewpoint), introduce=True)

    async def stock(self, catalogue: Catalogue) -> None:
        """Show the cases at home; the first time ever, welcome whoever comes in by home."""
        self.catalogue = catalogue
        introduce(catalogue, self.records)
        await self.tidy()
        if self.setting("seen-welcome") != "yes" and self.app.screen is self.app.home:
            welcome = WelcomeScreen(professions_of(catalogue), private=self.records.path is None)
            self.app.push_screen(welcome, self._welcomed)

    async def _welcomed(self, profession: str | None) -> None:
        self.remember("seen-welcome", "yes")
        if profession:
            self.remember("profession", profession)
        await self.tidy()

    async def tidy(self) -> None:
        """Show home as it is now."""
        await self.app.home.show(shelf_of(self.catalogue, self.records), due=due_words(self.records) or "")

    # -- cases -----------------------------------------------------------------------------------------------

    def open_case(self, story: str) -> None:
        """Open a case file."""
        self._file(self.stories[story])

    def _file(self, story: Story) -> None:
        opened(story, self.records)
        self.app.push_screen(CaseFileScreen(story, self.records))

    @property
    def stories(self) -> dict[str, Story]:
        """The cases, by id."""
        return {story.id: story for story in self.catalogue.stories}

    def go_on(self, saved: int) -> None:
        """Go on with a playthrough."""
        try:
            row = self.records.saved(saved)
        except RecordsError as error:
            self.trouble(str(error))
            return
        self.sit(self.stories[row.story], row.viewpoint, row)

    def _left_off(self, story: Story, viewpoint: str) -> Saved | None:
        try:
            return next(iter(self.records.unfinished(story.id, viewpoint)), None)
        except RecordsError:
            return None

    def sit(self, story: Story, viewpoint: str, saved: Saved | None, *, introduce: bool = False) -> None:
        """Begin from a seat, or go on with what is saved of it."""
        try:
            if saved is None:
                begun = Session.begin(story, viewpoint, self.records)
                self.app.push_screen(PlayScreen(begun, introduce=introduce))
                return
            session, resumed = Session.resume(story, self.records, saved.id)
        except (RecordsError, EasiError) as error:
            self.trouble(str(error))
            return
        self.app.push_screen(PlayScreen(session))
        self._say_edited(resumed)

    def _say_edited(self, resumed: Resumed) -> None:
        if resumed.stopped is not None:
            self.app.warn(
                f"The case has been edited since. You are as far as your choices still fit: {resumed.stopped.why}"
            )

    def again(self, way: Way, saved: Saved) -> None:
        """Do something with a playthrough of long ago."""
        if way == "erase":
            self._erase(saved)
            return
        try:
            session, resumed = Session.reopen(self.stories[saved.story], self.records, saved.id)
        except (RecordsError, EasiError) as error:
            self.trouble(str(error))
            return
        if not session.playthrough.is_over:
            self.app.push_screen(PlayScreen(session))
            self._say_edited(resumed)
        elif way == "report":
            self.report(session)
        elif way == "what-if":
            self.app.push_screen(WhatIfScreen(session, place_of(session)), self._play_on)
        else:
            self.app.push_screen(DebriefScreen(place_of(session), session), self._play_on)

    def _play_on(self, session: Session | None) -> None:
        if session is not None:
            self.app.push_screen(PlayScreen(session))

    def _erase(self, saved: Saved) -> None:
        def answered(yes: bool | None) -> None:
            if not yes:
                return
            try:
                said = tuple(erased_lines(self.records.erase("playthrough", saved.id)))
            except RecordsError as error:
                said = (str(error),)
            self.app.push_screen(AskSheet("Erase this playthrough", said, [offer("done", "Back")]))

        self.app.push_screen(EraseSheet("Erase this playthrough", ERASE_PLAYTHROUGH), answered)

    # -- files -----------------------------------------------------------------------------------------------

    def report(self, session: Session | None = None) -> None:
        """Ask where the report of a finished playthrough is to go, and write it there."""
        session = session or self._at_hand()
        if session is None or not session.playthrough.is_over:
            self.app.warn(NO_REPORT_YET)
            return
        self.app.push_screen(report_sheet(session), self._taken)

    def _at_hand(self) -> Session | None:
        """The playthrough that is on the screen, or lies under what is."""
        played = (one for one in reversed(self.app.screen_stack) if isinstance(one, (DebriefScreen, PlayScreen)))
        return next((one.session for one in played), None)

    def take_away(self) -> None:
        """Write the choices made in what is being played to a file, which `easi replay` can play."""
        session = self._at_hand()
        if session is None:
            self.app.warn(NOTHING_TO_EXPORT)
            return

        def write(path: Path, over: bool) -> Path:
            return write_recording(session, path, overwrite=over).path

        name = f"easi-{session.story.id}-{session.viewpoint}.json"
        place = free_name(takeaway_folder() / name)
        self.app.push_screen(SaveSheet("Write what was played to a file", RECORDING_SAYS, place, write), self._taken)

    def _taken(self, path: Path | None) -> None:
        if path is not None:
            self.app.notify(f"Written to {path}.", timeout=15, markup=False)

    def is_saved(self) -> bool | None:
        """Whether the place in play is kept; None where nothing is being played."""
        playing = any(isinstance(screen, PlayScreen) for screen in self.app.screen_stack)
        return self.app.session.is_saved if playing and self.app.session is not None else None

    # -- places ----------------------------------------------------------------------------------------------

    def visit(self, place: str) -> None:
        """Go to one of the learner's own places; from there, take a step back rather than open it twice."""
        screen = self._place(place)
        if not any(isinstance(open_, type(screen)) for open_ in self.app.screen_stack):
            self.app.push_screen(screen)

    def _place(self, place: str) -> Screen[None]:
        match place:
            case "journal":
                return JournalScreen(self.records, self.catalogue)
            case "ideas":
                return ConceptsScreen(self.records, self.catalogue)
            case "played":
                return PlayedScreen(self.records, self.catalogue)
            case "others":
                return PerspectivesScreen(self.records, self.catalogue)
            case _:
                return SettingsScreen(self.records, self.catalogue)

    def explain(self, terms: tuple[TermUse, ...]) -> None:
        """Explain the terms of a screen."""
        self.app.push_screen(WordsSheet(terms))

    def trouble(self, what: str) -> None:
        """Say that something blocks the way."""
        self.app.push_screen(TroubleSheet(what))
