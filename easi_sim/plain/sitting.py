"""One sitting in plain mode: what is open, and what every part of the conversation needs to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from easi_engine.story import Story
from easi_engine.story.library import Library
from easi_sim.catalogue import Catalogue, load_all
from easi_sim.plain.page import Page
from easi_sim.plain.talk import Talk
from easi_sim.records import Records, RecordsError
from easi_sim.study.session import Session

Warn = Callable[[str], None]
"""Says on stderr what the learner should know but is no part of the play."""

Moved = Callable[[Session], None]
"""Takes the state of play that is on the page now."""


Way = tuple[int | None, tuple[str, ...]]
"""A playthrough as it stands: its number, and the choices made."""


@dataclass
class Sitting:
    """What is open, and what has been explained in it."""

    talk: Talk
    stories: Path
    """The library folder."""
    records: Records
    warn: Warn
    moved: Moved | None = None
    """Whom to tell of every new state of play."""
    session: Session | None = None
    """The playthrough that is open; None at home."""
    last: Session | None = None
    """The playthrough played last, open or not."""
    full_record: bool = False
    """Whether the full decision record was asked for."""
    given: Story | None = None
    """A story opened by the path of its folder, which the library need not hold."""
    named: dict[str, str] = field(default_factory=dict)
    """Story id → how the learner named it."""
    explained: set[str] = field(default_factory=set)
    """Glossary terms that have been explained in this case."""
    noted: set[str] = field(default_factory=set)
    """Scenes whose content notes have been shown."""
    origins: list[Session] = field(default_factory=list)
    """The playthroughs from which what-ifs were started, the first one first."""
    behind: tuple[Session | None] | None = None
    """Where the learner still is while play has gone on already: nowhere yet, before the first scene."""
    debriefed: dict[Way, set[str]] = field(default_factory=dict)
    """The parts of each debrief that have been read or passed over in this sitting."""

    @property
    def page(self) -> Page:
        """Where to write."""
        return self.talk.page

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every story of the library. Raises Trouble when there is no such folder."""
        return load_all(self.stories)

    def known(self) -> tuple[Story, ...]:
        """Every story that can be played here: the library's, and the one given."""
        if self.given is None:
            return self.catalogue.stories
        return (self.given, *(story for story in self.catalogue.stories if story.id != self.given.id))

    def story(self, id_: str) -> Story | None:
        """Return a story by its id, if it can be played here."""
        return next((story for story in self.known() if story.id == id_), None)

    @property
    def library(self) -> Library:
        """What all stories share: agencies, concept cards and the like."""
        if self.session is not None:
            return self.session.story.library
        return next((story.library for story in self.known()), Library())

    def open(self, session: Session) -> None:
        """Open a playthrough in which nothing has been explained yet."""
        self.explained.clear()
        self.noted.clear()
        self.full_record = False
        self.take(session)

    def take(self, session: Session) -> None:
        """Take a session as the one played; tell once if saving has just failed."""
        told = self.session.warning if self.session else None
        self.session = self.last = session
        if self.moved is not None:
            self.moved(session)
        if session.warning is not None and session.warning is not told:
            self.warn(str(session.warning))
        elif told is not None and session.warning is None:
            self.page.line("What could not be saved before is saved now.")

    @property
    def playing(self) -> Session:
        """The playthrough that is open, where there has to be one."""
        if self.session is None:
            raise AssertionError("a case is open while scenes are played")
        return self.session

    @property
    def here(self) -> Session | None:
        """The playthrough as far as the learner has read, to look at and not to go on with; None before any scene."""
        return self.playing if self.behind is None else self.behind[0]

    @contextmanager
    def still_before(self) -> Iterator[None]:
        """Inside this, the learner has not yet read what the last move led to, and is shown nothing of it."""
        played = self.playing.playthrough
        before = replace(self.playing, playthrough=played.undo()) if played.moves else None
        self.behind = (before,)
        try:
            yield
        finally:
            self.behind = None

    @property
    def way(self) -> Way:
        """What the debrief at hand is known by."""
        return self.playing.id, tuple(move.choice for move in self.playing.playthrough.moves)

    def setting(self, name: str) -> str:
        """Return a setting, or nothing when the records fail: no setting is worth stopping for."""
        try:
            return self.records.setting(name)
        except RecordsError:
            return ""

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting if it can be kept."""
        try:
            self.records.set_setting(name, value)
        except RecordsError:
            return
