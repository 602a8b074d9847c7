"""From the paths on the command line to the stories that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from easi_engine.loading import load_story, story_folders
from easi_engine.loading.files import plain_path
from easi_sim.errors import Trouble


@dataclass(frozen=True, slots=True)
class Target:
    """A folder of stories, and those in it that are to be linted."""

    folder: Path
    """Absolute; the shared files are in it."""
    stories: tuple[Path, ...]
    """In the order of their names."""
    whole: bool
    """Whether these are all the stories of the folder."""


def targets_of(paths: Iterable[Path]) -> tuple[Target, ...]:
    """The stories that paths mean, each once, in the order in which their folders were first named.

    A path is a story's folder, a folder of stories, or a file or folder inside either. Raises Trouble for one that is
    neither or cannot be looked at.
    """
    found: dict[Path, set[Path]] = {}
    for path in paths:
        try:
            folder, stories = _meant(path)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise Trouble(f"{path} cannot be read: {why}.") from error
        found.setdefault(folder, set()).update(stories)
    return tuple(
        Target(folder, tuple(sorted(stories)), stories.issuperset(story_folders(folder)))
        for folder, stories in found.items()
    )


def _meant(path: Path) -> tuple[Path, Sequence[Path]]:
    """A folder of stories, and the stories in it that a path means."""
    path.stat()  # says in the system's own words why there is nothing to read
    whole = plain_path(path)
    inside = whole.is_dir()
    # A file of scenes is one folder further down than story.yaml, and a concept card than the shared files.
    for folder in (whole, whole.parent) if inside else whole.parents[:2]:
        if (folder / "story.yaml").is_file():
            return folder.parent, (folder,)
    around = whole if inside else whole.parent
    library = around.parent if around.name == "concepts" else around
    if stories := story_folders(library):
        return library, stories
    if inside:
        wrong = load_story(path).findings[0]
        raise Trouble(wrong.message, (f"{wrong.hint[:1].upper()}{wrong.hint[1:]}.",) if wrong.hint else ())
    raise Trouble(f"{path} is in no story. A story is a folder with a file story.yaml in it.")
