"""Plain mode from start to end: one loop over scenes, and a way out of it at every prompt."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from easi_engine.errors import NothingToUndo
from easi_engine.story import Story
from easi_sim.catalogue import library_folder, load_all
from easi_sim.plain.deciding import ask_prediction, ask_record
from easi_sim.plain.ending import show_debrief, show_outcomes
from easi_sim.plain.lookup import commands, show_case, show_help, show_support, texts_of
from easi_sim.plain.opening import choose_seat, choose_story, offer_to_go_on, welcome
from easi_sim.plain.page import Page
from easi_sim.plain.scene import explain_new_terms, show_arrival, show_revealed, show_scene
from easi_sim.plain.talk import EndOfInput, Quit, StartOver, TakeBack, Talk
from easi_sim.records import ContinuedElsewhere, Records, RecordsError
from easi_sim.session import Session

Warn = Callable[[str], None]
"""Says on stderr what the learner should know but is no part of the play."""


def run(
    stories: Path,
    records: Records,
    *,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    named: str | None = None,
    warn: Warn,
    lines: TextIO | None = None,
    out: TextIO | None = None,
) -> Session | None:
    """Play in plain text until the learner leaves or the input ends, and return the session last played.

    `named` is how the learner named the story: its id, or the path of its folder.
    KeyboardInterrupt passes through, after a line that says what is kept. Raises Trouble.
    """
    game = Game(Talk(Page(out or sys.stdout), _tolerant(lines or sys.stdin)), stories, records, warn)
    if story and named:
        game.named[story.id] = named
    try:
        game.play(story, viewpoint, new=new)
    except (EndOfInput, Quit):
        game.leave()
    except KeyboardInterrupt:
        game.talk.page.gap()
        game.leave()
        game.talk.page.flush()
        raise
    game.talk.page.flush()
    return game.session


def _tolerant(lines: TextIO) -> TextIO:
    """Read on past bytes that are no text, showing them as such."""
    reconfigure = getattr(lines, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return lines


@dataclass
class Game:
    """One sitting: which case is open, and what has been explained in it."""

    talk: Talk
    stories: Path
    records: Records
    warn: Warn
    session: Session | None = None
    full_record: bool = False
    named: dict[str, str] = field(default_factory=dict)
    """Story id → how the learner named it."""
    explained: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    """Scenes whose content notes have been shown."""

    def __post_init__(self) -> None:
        self.talk.command = self._command

    def play(self, story: Story | None, viewpoint: str | None, *, new: bool) -> None:
        """Play one case after another until the learner leaves."""
        welcome(self.talk, self.records)
        while True:
            try:
                self._open(story, viewpoint, new=new)
                self._play_case()
            except StartOver:
                self.session = None
            story = viewpoint = None
            new = True

    def leave(self) -> None:
        """Say what is kept and how to go on."""
        page = self.talk.page
        page.gap()
        if self.session is None:
            page.line("Nothing was being played. `easi play --plain` starts.")
            return
        if self.session.playthrough.is_over:
            return
        if not self.session.is_saved:
            page.line("This playthrough was not saved, because nothing can be kept on this machine now.")
        elif self.session.playthrough.moves:
            page.verbatim(f"Saved. To go on: {self._command_for(self.session.story)}")
        else:
            page.verbatim(f"No choice was made yet. To start: {self._command_for(self.session.story)}")
        show_support(page, self.session.story)

    def _command_for(self, story: Story) -> str:
        """The command that comes back to a story, by the name it was asked for."""
        parts = ["easi", "play", self.named.get(story.id, story.id), "--plain"]
        if self.stories != library_folder():
            parts += ["--stories", str(self.stories)]
        return shlex.join(parts)

    # -- opening -----------------------------------------------------------------------------------------------

    def _open(self, story: Story | None, viewpoint: str | None, *, new: bool) -> None:
        """Settle on a session: one to go on with, or a new one."""
        self.explained.clear()
        self.noted.clear()
        if not new:
            known = (story,) if story else load_all(self.stories).stories
            try:
                self.session = offer_to_go_on(self.talk, known, self.records, viewpoint)
            except ContinuedElsewhere:
                raise
            except RecordsError as error:
                self.warn(str(error))
                self.records = Records.in_memory()
            if self.session is not None:
                return
        story = story or choose_story(self.talk, self.stories)
        viewpoint = viewpoint if viewpoint in story.case.viewpoints else choose_seat(self.talk, story, self.records)
        show_case(self.talk.page, story, viewpoint)
        seat = story.case.viewpoints[viewpoint]
        explain_new_terms(self.talk.page, story, (story.case.blurb, seat.role, seat.brief), self.explained)
        self.talk.pause("to start")
        self._now(Session.begin(story, viewpoint, self.records))

    def _now(self, session: Session) -> None:
        """Take a session as the one played; tell once if saving has just failed."""
        told = self.session.warning if self.session else None
        self.session = session
        if session.warning is not None and session.warning is not told:
            self.warn(str(session.warning))

    # -- playing -----------------------------------------------------------------------------------------------

    def _play_case(self) -> None:
        """Play the open case scene by scene; raises what ends the sitting."""
        self._show_scene()
        while True:
            try:
                if self._session.playthrough.is_over:
                    self._after_ending()
                self._decide()
            except TakeBack:
                self._take_back()
            self._show_scene()

    @property
    def _session(self) -> Session:
        if self.session is None:
            raise AssertionError("a case is open while scenes are played")
        return self.session

    def _show_scene(self) -> None:
        session, view, page = self._session, self._session.view, self.talk.page
        show_arrival(page, view)
        if view.notes and view.id not in self.noted:
            self.noted.add(view.id)
            page.heading("Before the next scene")
            page.items(view.notes)
            try:
                self.talk.pause()
            except TakeBack:
                self._take_back()
                self._show_scene()
                return
        self._show_place()
        if session.playthrough.is_over:
            show_outcomes(page, view)
            show_debrief(page, session)
            show_support(page, session.story)

    def _show_place(self) -> None:
        story, view = self._session.story, self._session.view
        show_scene(self.talk.page, view)
        explain_new_terms(self.talk.page, story, texts_of(view), self.explained)

    def _decide(self) -> None:
        """Ask for one choice with all that belongs to it, confirm it, and show how others read it."""
        session, view = self._session, self._session.view
        if not view.options:
            self.talk.page.line("The case goes no further here, which is a fault of the case. undo goes back.")
            self.talk.read("undo, new or quit:")
            return
        asked = "This is a decision." if view.decision else "What do you do?"
        option = view.options[self.talk.choice(asked, [option.say for option in view.options])]
        record = prediction = None
        if view.decision:
            try:
                record = ask_record(self.talk, lambda: view.full_record or self.full_record)
                prediction = ask_prediction(self.talk, session)
            except TakeBack:
                self.talk.page.line("Nothing was chosen.")
                return
        self._now(session.confirm(option.id, prediction, record))
        self.full_record = False
        revealed = self._session.revealed
        if revealed is not None:
            show_revealed(self.talk.page, self._session, revealed)
            self.talk.pause()

    def _after_ending(self) -> None:
        """Wait at the end: every word still works, undo goes back, Enter leaves."""
        self.talk.page.line("undo tries another last choice; jigsaw shows who knew what; new chooses another case.")
        self.talk.read("Enter to leave:")
        raise Quit

    def _take_back(self) -> None:
        try:
            self._now(self._session.undo())
            self.talk.page.line("Taken back.")
        except NothingToUndo:
            self.talk.page.line("There is nothing to take back: this is the start.")

    # -- commands ----------------------------------------------------------------------------------------------

    def _command(self, line: str) -> bool:
        """Do what a command word asks; say whether the line was one."""
        word, _, rest = line.partition(" ")
        word, rest = word.casefold(), rest.strip()
        if word in {"quit", "exit"}:
            raise Quit
        if self.session is None:
            return self._command_before_play(word)
        if word == "undo":
            raise TakeBack
        if word == "new":
            raise StartOver
        if word == "record":
            self.full_record = True
            self.talk.page.line("You will be asked for the full record.")
            return True
        shown = commands(self.talk.page, self.session, self._scene_again)
        if word not in shown:
            return False
        shown[word](rest)
        return True

    def _command_before_play(self, word: str) -> bool:
        if word == "help":
            show_help(self.talk.page)
            return True
        if word in {"know", "jigsaw", "consent", "path", "case", "scene", "word", "card", "agency", "undo", "record"}:
            self.talk.page.line("That works once a case is open.")
            return True
        return False

    def _scene_again(self) -> None:
        show_arrival(self.talk.page, self._session.view)
        self._show_place()
        self.talk.page.numbered(option.say for option in self._session.view.options)
