"""Which workshop is meant: the file that is named, or the one begun last."""

from __future__ import annotations

from contextlib import closing
from typing import NamedTuple

from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_sim.workshop.file import WorkshopFile

NONE_YET = "No workshop is held on this machine. `easi workshop host` opens one."
ALL_CLOSED = "No workshop is left to go on with: all of them were closed. `easi workshop list` lists them."


class Stood(NamedTuple):
    """How far a workshop came."""

    scenes: int
    """Scenes that were shown side by side and gone on from."""
    closed: bool


def named_file(named: str | None, *, unclosed: bool = False) -> Path:
    """The log of the workshop that is named, by its path or as in `easi workshop list`; without a name, the last one.

    With `unclosed`, the last one that was not closed. Raises Trouble.
    """
    from pathlib import Path

    from easi_sim.place import home_folder
    from easi_sim.records.files import WORKSHOPS
    from easi_sim.workshop.file import ENDING
    from easi_sim.workshop.opening import workshops

    if named is not None:
        folder = home_folder() / WORKSHOPS
        tried = (Path(named), folder / named, folder / f"{named}{ENDING}")
        found = next((path for path in tried if path.is_file()), None)
        if found is None:
            raise Trouble(f"There is no workshop “{named}”. `easi workshop list` lists those that are held.")
        return found
    every = workshops()
    if not every:
        raise Trouble(NONE_YET)
    if not unclosed:
        return every[0]
    for path in every:
        with opened(path) as file:
            if not stood(file).closed:
                return path
    raise Trouble(ALL_CLOSED)


def opened(path: Path) -> closing[WorkshopFile]:
    """A workshop's file, for a `with`. Raises CannotKeep."""
    from easi_sim.workshop.file import WorkshopFile

    return closing(WorkshopFile.reopen(path))


def stood(file: WorkshopFile) -> Stood:
    """How far a workshop came, read off its log without its story. Raises CannotKeep."""
    from easi_sim.workshop.acts import Go, Pick, TakeBack

    scenes, closed = 0, False
    for _, _, act in file.acts():
        scenes += isinstance(act, Pick)
        scenes -= isinstance(act, TakeBack)
        closed = closed or (isinstance(act, Go) and act.phase == "closed")
    return Stood(scenes, closed)
