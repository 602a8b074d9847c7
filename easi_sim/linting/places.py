"""Where a finding is, as people and other programs can open it, and how to play what it is about."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from easi_engine.loading.files import plain_path
from easi_engine.loading.text import MAX_FILE_BYTES, split_lines
from easi_sim.linting.run import Found


class Places:
    """Names for files and stories, from the folder in which the command was called."""

    def __init__(self, here: Path, library: Path) -> None:
        """``library`` is the folder of stories in which `easi play` looks for a story's id."""
        self.here = plain_path(here)
        self.library = plain_path(library)
        self._lines: dict[Path, list[str]] = {}

    def file(self, found: Found) -> str:
        """The file of a finding, with slashes: from here where it is below, else from the top."""
        return self.short(found.shelf.folder / found.finding.file)

    def short(self, path: Path) -> str:
        """A path from here, with slashes; whole where it is not below."""
        whole = plain_path(path)
        return (whole.relative_to(self.here) if whole.is_relative_to(self.here) else whole).as_posix()

    def lines(self, found: Found) -> list[str]:
        """The lines of a finding's file; none where it cannot be read or is named only roughly."""
        path = found.shelf.folder / found.finding.file
        if path not in self._lines:
            self._lines[path] = _lines_of(path)
        return self._lines[path]

    def play(self, found: Found) -> str:
        """The command that plays a finding's witness; empty where it has none."""
        witness = found.finding.witness
        if witness is None:
            return ""
        name = self._name(plain_path(found.story))
        words = ["easi", "play", name, "--as", witness.viewpoint, "--choose", ",".join(witness.choices)]
        if os.name != "nt":
            return shlex.join(words)
        from subprocess import list2cmdline  # noqa: PLC0415 - loads much that is of no use elsewhere

        return list2cmdline(words)

    def _name(self, story: Path) -> str:
        """The shortest name by which `easi play` finds just this story."""
        if story.parent == self.library and not story.name.startswith("-"):
            return story.name
        short = self.short(story)
        # A story of the library comes before a folder of that name here.
        taken = short.startswith("-") or (self.library / short / "story.yaml").is_file()
        return story.as_posix() if taken else short


def _lines_of(path: Path) -> list[str]:
    try:
        if not path.is_file():
            return []
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES)
    except OSError:
        return []
    return split_lines(raw.decode("utf-8-sig", errors="replace"))
