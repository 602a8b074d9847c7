"""What a workshop walks: a story by its name, a recording in a file, or what is picked from a list."""

from __future__ import annotations

import sys
from typing import NamedTuple

from easi_sim.cli.output import tell
from easi_sim.cli.play import check_seat
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from easi_engine.play import Recording
    from easi_engine.story import Story
    from easi_sim.workshop.file import Opening


class Wanted(NamedTuple):
    """What is to be walked."""

    story: Story
    viewpoint: str
    recording: Recording | None
    folder: Path | None
    """The story's own, where `easi` alone would not find it by its id."""


def wanted(named: str | None, viewpoint: str | None, stories: str | None) -> Wanted:
    """Find what was named, and ask for what was not. Raises Trouble."""
    from pathlib import Path

    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import find_place, load_one
    from easi_sim.cli.replay import recording_in

    library = library_folder(stories)
    recording = recording_in(Path(named)) if named and Path(named).is_file() else None
    if recording is not None and viewpoint not in {None, recording.viewpoint}:
        raise Trouble(f"This recording was played as {recording.viewpoint}. Leave --as out.")
    place = find_place(recording.story if recording else named or _pick_story(library), library)
    story = load_one(place)
    usual = library_folder(None) / story.id
    folder = None if place.resolve() == usual.resolve() else place.resolve()
    seat = recording.viewpoint if recording else viewpoint or _pick_seat(story)
    check_seat(story, seat)
    return Wanted(story, seat, recording, folder)


def story_of(opening: Opening, stories: str | None) -> Story:
    """The story of a workshop that was begun. Raises Trouble."""
    from pathlib import Path

    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import UnknownStory, find_story

    try:
        return find_story(opening.folder or opening.story, library_folder(stories))
    except UnknownStory:
        if opening.folder and stories is not None:
            return find_story(Path(opening.folder).name, library_folder(stories))
        raise


def _pick_story(library: Path) -> str:
    from easi_sim.catalogue import load_all

    found = load_all(library).stories
    return found[_pick("Which case?", [story.case.title for story in found])].id


def _pick_seat(story: Story) -> str:
    seats = story.case.viewpoints
    names = [f"{story.holder_names.get(seat, seat)}: {one.role}" for seat, one in seats.items()]
    return tuple(seats)[_pick("From which seat?", names)]


def _pick(question: str, names: Sequence[str]) -> int:
    """Ask on stderr for one of several by its number; one alone is not asked about. Raises Trouble."""
    if not names:
        raise Trouble("There is no story here. --stories names the folder of the stories.")
    if len(names) == 1:
        return 0
    tell(question)
    for number, name in enumerate(names, start=1):
        tell(f"  {number}. {name}")
    while line := sys.stdin.readline():
        if line.strip().isdecimal() and 1 <= int(line) <= len(names):
            return int(line) - 1
        tell(f"A number from 1 to {len(names)}, please.")
    raise Trouble("Nothing was picked, so nothing was opened.")
