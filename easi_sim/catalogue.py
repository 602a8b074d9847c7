"""Finding stories: by id in a library folder, or by the path of a story's own folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.loading import load_library, load_story, story_folders
from easi_engine.story import Story
from easi_sim.errors import Trouble


class UnknownStory(Trouble):
    """No story of that name, in the library or as a folder."""

    def __init__(self, name: str, known: Iterable[str], folder: Path) -> None:
        """Say what was asked for, what is nearest and what there is."""
        known = sorted(known)
        self.known = tuple(known)
        there = f"In {folder}: {', '.join(known)}." if known else f"{folder} holds no stories."
        super().__init__(f"There is no story “{name}”.{did_you_mean(name, known)} {there}")


class UnreadableStory(Trouble):
    """The story has errors that keep it from being played."""

    def __init__(self, folder: Path, findings: Iterable[Finding]) -> None:
        """Keep what is wrong, the errors first."""
        self.folder = folder
        self.findings = tuple(sorted(findings, key=lambda finding: finding.severity))
        super().__init__(
            f"The story in {folder} cannot be played until it is mended.", (str(finding) for finding in self.findings)
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every story of a library folder: those that can be played, and what is wrong with the others."""

    stories: tuple[Story, ...]
    unreadable: tuple[UnreadableStory, ...]


def load_all(folder: Path) -> Catalogue:
    """Load every story of a library folder. Raises Trouble when there is no such folder."""
    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}. --stories and EASI_STORIES name the folder of the stories.")
    loaded = load_library(folder)
    # Faults of the shared files are reported with each story they keep from being played.
    library = None if loaded.findings else loaded
    stories: list[Story] = []
    unreadable: list[UnreadableStory] = []
    for place in story_folders(folder):
        result = load_story(place, library)
        if result.story is None:
            unreadable.append(UnreadableStory(place, result.findings))
        else:
            stories.append(result.story)
    return Catalogue(tuple(stories), tuple(unreadable))


def find_story(name: str, folder: Path) -> Story:
    """Load one story by its id in `folder`, or by the path of its own folder.

    Raises UnknownStory and UnreadableStory.
    """
    return load_one(find_place(name, folder))


def find_place(name: str, folder: Path) -> Path:
    """Return the folder of a story, named by its id in `folder` or by the path of its own folder.

    Raises UnknownStory.
    """
    for place in (folder / name, Path(name)):
        if (place / "story.yaml").is_file():
            return place
    places = story_folders(folder) if folder.is_dir() else ()
    raise UnknownStory(name, (place.name for place in places), folder)


def load_one(folder: Path) -> Story:
    """Load the story in a folder. Raises UnreadableStory."""
    result = load_story(folder)
    if result.story is None:
        raise UnreadableStory(folder, result.findings)
    return result.story


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean “…”?`` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
