"""The corner shop, copied and spoilt: what tests of loading start from."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.loading import Loaded, load_story

STORIES = Path(__file__).resolve().parents[2] / "stories"
"""A small set of shared files, and the story corner-shop."""

STORY = "corner-shop/story.yaml"
SCHOOL = "corner-shop/scenes/school.yaml"
HOUSING = "corner-shop/scenes/housing.yaml"


class Shop:
    """A copy of the stories in a folder of its own, whose files can be edited before they are loaded."""

    def __init__(self, folder: Path) -> None:
        """Copy the stories into ``folder``."""
        self.stories = folder / "stories"
        shutil.copytree(STORIES, self.stories)
        self.folder = self.stories / "corner-shop"

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the only place in ``file`` where ``old`` stands."""
        path = self.stories / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Put ``text`` at the end of ``file``, which is made where there is none."""
        with (self.stories / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def place(self, file: str, text: str) -> str:
        """``file:line:column`` of the only place in ``file`` where ``text`` stands."""
        content = (self.stories / file).read_text(encoding="utf-8")
        assert content.count(text) == 1, f"{text!r} stands {content.count(text)} times in {file}"
        before = content[: content.index(text)]
        return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def load(self) -> Loaded:
        """Load the story."""
        return load_story(self.folder)

    def findings(self) -> list[str]:
        """Everything that is wrong, as it would be printed."""
        return lines(self.load().findings)


def lines(findings: Sequence[Finding]) -> list[str]:
    """Findings as they would be printed."""
    return [str(finding) for finding in findings]
