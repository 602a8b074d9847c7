"""A story's folder to a story, or to everything that is wrong with it in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.loading.codes import shown
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.collector import collector_paused
from easi_engine.loading.files import WHOLE, files_in, in_order, outside, plain_path
from easi_engine.loading.names import Page, names_of
from easi_engine.loading.nodes import Map, Value
from easi_engine.loading.positioned import read_yaml
from easi_engine.loading.references import check_references
from easi_engine.loading.salvage import salvage_case, salvage_entries
from easi_engine.loading.shared import LoadedLibrary, load_library
from easi_engine.story import Case, Scene, Story
from easi_engine.story.scenes import ScenesFile

STORY_PAGE = "story.yaml"
"""The key of story.yaml among the pages of a story; no viewpoint's id has a dot."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A story, None where anything is wrong; and what is wrong, by file and place."""

    story: Story | None
    findings: tuple[Finding, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    """``story.yaml`` and each viewpoint → its file, with every place in it; for those that could be read."""


def story_folders(stories: Path) -> tuple[Path, ...]:
    """The folders directly in ``stories`` that hold a story.yaml, by name; none where there is no such folder."""
    if not stories.is_dir():
        return ()
    return tuple(sorted(entry for entry in stories.iterdir() if (entry / "story.yaml").is_file()))


def load_story(folder: Path, library: LoadedLibrary | None = None) -> Loaded:
    """Read the story in ``folder``, with the shared ``library`` or else the shared files in the folder around it.

    Findings name files from the folder around the story's: ``packed-lunch/story.yaml``, ``agencies.yaml``. Whatever the
    files hold, nothing is raised and nothing of it is executed; a story that is returned compiles and plays.
    """
    # References, too, walk many objects that are all in use.
    with collector_paused():
        return _load(folder, library)


def _load(folder: Path, library: LoadedLibrary | None) -> Loaded:
    base = plain_path(folder)
    if missing := _no_story(base, _visible(folder)):
        return Loaded(None, (missing,))
    shared = load_library(base.parent) if library is None else library
    reader = _StoryReader(base)
    case = reader.case()
    seats = reader.seats()
    names = names_of(reader.story_data, reader.seat_data, shared.ids)
    story_page = Page(reader.name("story.yaml"), reader.story_data) if reader.story_data is not None else None
    # Shared files that were given have been reported on by whoever read them.
    ours = shared.findings if library is None else ()
    found = [*ours, *reader.findings, *check_references(case, seats, names, story_page, reader.pages)]
    pages = {STORY_PAGE: story_page} | reader.pages if story_page is not None else reader.pages
    if found or case is None:
        return Loaded(None, in_order(found), pages)
    in_case_order = {id_: seats[id_] for id_ in case.viewpoints}
    return Loaded(Story(case, in_case_order, shared.library), (), pages)


def _visible(folder: Path) -> str:
    """A path as it was asked for, whole, with nothing in it that a terminal would act on."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(folder))


def _no_story(base: Path, asked: str) -> Finding | None:
    """Why a folder is no story's, where that can be told without opening a file."""
    if not base.is_dir():
        message = f"There is no folder `{asked}`."
        return story_fault("no-story", asked, WHOLE, message, "a story is a folder with a file story.yaml in it")
    if (base / "story.yaml").exists() or (base / "story.yaml").is_symlink():
        return None
    message = f"The folder `{asked}` has no file story.yaml."
    inside = [entry.name for entry in story_folders(base)]
    if (base / "story.yml").exists():
        hint = "rename story.yml to story.yaml"
    elif inside:
        hint = f"it holds stories: try `{asked}/{inside[0]}`"
    else:
        hint = "a story is a folder with a file story.yaml in it"
    return story_fault("no-story", asked, WHOLE, message, hint)


class _StoryReader:
    """Reads the files of one story and keeps what was wrong with them."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.findings: list[Finding] = []
        self.story_data: Map | None = None
        self.seat_data: dict[str, Map | None] = {}
        self.pages: dict[str, Page] = {}

    def name(self, *parts: str) -> str:
        """A file's name in findings."""
        return "/".join((shown(self.base.name), *(shown(part) for part in parts)))

    def case(self) -> Case | None:
        """The case, entries with faults left out; None where it cannot be read."""
        name = self.name("story.yaml")
        data = self._read(self.base / "story.yaml", name)
        if data is None:
            return None
        self.story_data = data if isinstance(data, Map) else None
        case, findings = salvage_case(data, name)
        self.findings += findings
        return case

    def seats(self) -> dict[str, dict[str, Scene]]:
        """Scenes by viewpoint, those with faults left out."""
        folder, name = self.base / "scenes", self.name("scenes")
        if not folder.is_dir():
            hint = "each seat has a file scenes/VIEWPOINT.yaml"
            self.findings.append(story_fault("no-story", name, WHOLE, "There is no folder scenes in the story.", hint))
            return {}
        if finding := outside(folder, self.base, name):
            self.findings.append(finding)
            return {}
        paths, findings = files_in(folder, ".yaml", name)
        self.findings += findings
        seats: dict[str, dict[str, Scene]] = {}
        for path in paths:
            shown_as = self.name("scenes", path.name)
            data = self._read(path, shown_as)
            self.seat_data[path.stem] = data if isinstance(data, Map) else None
            if data is None:
                continue
            scenes, wrong = salvage_entries(ScenesFile, data, shown_as, self._meters())
            self.findings += wrong
            if isinstance(data, Map):
                self.pages[path.stem] = Page(shown_as, data)
                seats[path.stem] = scenes
        return seats

    def _meters(self) -> Map | tuple[str, ...] | None:
        """The meters of the story as written, which are keys of conditions; None where they are not known."""
        if self.story_data is None:
            return None
        meters = self.story_data.get("meters")
        return meters if isinstance(meters, Map) else ()

    def _read(self, path: Path, shown_as: str) -> Value:
        if finding := outside(path, self.base, shown_as):
            self.findings.append(finding)
            return None
        parsed = read_yaml(path, shown_as)
        self.findings += parsed.findings
        return parsed.data
