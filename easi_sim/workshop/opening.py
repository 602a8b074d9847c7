"""A new workshop, from a story or from somebody's recording; and one that was begun before, gone on with."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from easi_engine.errors import EasiError
from easi_engine.play import Playthrough, Recording, compile_seat, replay
from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.place import home_folder
from easi_sim.records.files import WORKSHOPS
from easi_sim.workshop.doing import after
from easi_sim.workshop.file import ENDING, CannotKeep, Opening, WorkshopFile
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Refused, Room, begin

LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"
"""For codes: nothing that is read as something else, and no vowels, so that no word comes about."""
CODE = 6


def open_workshop(
    story: Story,
    viewpoint: str,
    *,
    variant: str | None = None,
    recording: Recording | None = None,
    folder: Path | None = None,
    wall: bool = False,
    place: Path | None = None,
) -> Host:
    """Open a workshop on a seat of a story, its log in `place` or in a new file among the records.

    `recording` is somebody's playthrough of that seat, whose decisions are stopped at; `folder` is the story's own,
    where it is not in the library. Raises Trouble where the recording does not fit the story, and CannotKeep.
    """
    recorded: tuple[str, ...] = ()
    if recording is not None:
        viewpoint, variant = recording.viewpoint, recording.variant
        replayed = replay(story, recording)
        if replayed.stopped is not None:
            raise Trouble(f"The recording does not fit this story any more: {replayed.stopped.why}")
        recorded = tuple(move.choice for move in recording.moves)
    now = datetime.now(UTC)
    opening = Opening(
        story=story.id,
        folder=str(folder) if folder is not None else None,
        digest=story.digest,
        viewpoint=viewpoint,
        variant=variant,
        recorded=recorded,
        code="".join(secrets.choice(LETTERS) for _ in range(CODE)),
        secret=secrets.token_hex(32),
        wall=wall,
        opened=now,
    )
    room = first_room(story, opening)
    return Host(WorkshopFile.create(place or _free(story.id, now), opening), room)


def resume(path: Path, story: Story) -> Host:
    """Go on with a workshop exactly where it was. Raises CannotKeep, also where the story is another now."""
    file = WorkshopFile.reopen(path)
    try:
        room, version = read(file, story)
    except BaseException:
        file.close()
        raise
    return Host(file, room, version=version)


def read(file: WorkshopFile, story: Story) -> tuple[Room, int]:
    """The room that a log leads to, and its number. Raises CannotKeep."""
    if story.digest != file.opening.digest:
        raise CannotKeep(
            f"“{story.case.title}” has been changed since {file.path} was begun, so it cannot be gone on with."
        )
    room, version = first_room(story, file.opening), 0
    try:
        for number, at, act in file.acts():
            room, version = after(room, act, at), number
    except (Refused, EasiError) as error:
        raise CannotKeep(f"{file.path} is damaged: {error}") from error
    return room, version


def first_room(story: Story, opening: Opening) -> Room:
    """The room before anything is done in it."""
    program = compile_seat(story, opening.viewpoint)
    return begin(Playthrough.begin(program, opening.variant), seats_of(story), opening.recorded)


def seats_of(story: Story) -> tuple[str, ...]:
    """The agencies that can be spoken for: those that can be played and those whose readings the story has."""
    read_by = {agency for scene in story.scenes.values() for agency in scene.readings}
    spoken = {agency.partition(".")[0] for agency in read_by} | set(story.case.viewpoints)
    return tuple(agency for agency in story.library.agencies if agency in spoken)


def workshops(home: Path | None = None) -> tuple[Path, ...]:
    """Every workshop's file, the one last written first."""
    folder = (home or home_folder()) / WORKSHOPS
    found = [path for path in folder.glob(f"*{ENDING}") if path.is_file()] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))


def _free(story: str, now: datetime) -> Path:
    folder = home_folder() / WORKSHOPS
    day = now.astimezone().date().isoformat()
    names = (f"{day}-{story}{'' if number == 1 else f'-{number}'}{ENDING}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
