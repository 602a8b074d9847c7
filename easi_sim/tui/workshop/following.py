"""Following a workshop from another process: its log is read, and notes are written beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from easi_engine.errors import EasiError
from easi_engine.story import Story
from easi_sim.bundled import library_folder
from easi_sim.catalogue import find_story
from easi_sim.workshop.doing import after
from easi_sim.workshop.file import CannotKeep, Note, WorkshopFile
from easi_sim.workshop.opening import read
from easi_sim.workshop.room import Refused, Room


class Following:
    """A workshop that is held in another terminal."""

    def __init__(self, path: Path, story: Story | None = None) -> None:
        """Read it as far as it has come; the story is found where there is none. Raises Trouble."""
        self.file = WorkshopFile.reopen(path)
        try:
            self.story = story or _story_of(self.file)
            self.room, self._number = read(self.file, self.story)
        except BaseException:
            self.file.close()
            raise

    def look(self) -> Room | None:
        """The room, if it has changed since. Raises CannotKeep."""
        room, number = self.room, self._number
        try:
            for last, at, act in self.file.acts(after=self._number):
                room, number = after(room, act, at), last
        except (Refused, EasiError) as error:
            raise CannotKeep(f"{self.file.path} is damaged: {error}") from error
        if number == self._number:
            return None
        self.room, self._number = room, number
        return room

    def note(self, text: str) -> None:
        """Keep a note on the scene at hand. Raises CannotKeep."""
        turn = self.room.turn
        self.file.note(text, turn.number if turn is not None else None, datetime.now(UTC))

    def notes(self) -> tuple[Note, ...]:
        """Every note, oldest first. Raises CannotKeep."""
        return self.file.notes()

    def sheet(self) -> str | None:
        """The facilitator's sheet beside the story; None where there is none that can be read."""
        try:
            return (folder_of(self.file) / "facilitator.md").read_text(encoding="utf-8")[:200_000]
        except (OSError, UnicodeDecodeError):
            return None

    def close(self) -> None:
        """Close the file."""
        self.file.close()


def folder_of(file: WorkshopFile) -> Path:
    """The folder of a workshop's story, as far as it is where it was."""
    opening = file.opening
    return Path(opening.folder) if opening.folder is not None else library_folder() / opening.story


def _story_of(file: WorkshopFile) -> Story:
    return find_story(str(folder_of(file)), library_folder())
