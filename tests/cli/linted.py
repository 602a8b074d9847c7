"""A story with one fault to lint, what else can be wrong beside it, and many copies of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.engine.lint.linting import STORY

SCENES = """\
s-desk:
  title: Your desk
  text: "The log is open: “four lunches” — \N{RIGHT-TO-LEFT OVERRIDE}one belt."
  to: s-phone
  choices:
    look: {say: Look, learn: bruise}
    wait: {say: Wait}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: "電話 \N{RIGHT-TO-LEFT OVERRIDE}!", share: {csc: [food, bruise]}}
s-end: {title: The end, text: It is over., ending: Over}
"""
"""In the choice `ring` the school may share what it does not know."""
ONLY = ("--select", "EK101", "--on", "2026-11-01")
"""Enough for these stories, and nothing that a new rule could add to."""


def add_broken(folder: Path) -> None:
    """Add a story that cannot be read, and a fault to the shared files."""
    (folder / "broken").mkdir()
    (folder / "broken/story.yaml").write_text("format: 1\nid: broken\ntitle: [Broken\n", encoding="utf-8")
    (folder / "broken/scenes").mkdir()
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  extra: what no source has\n")


def copies(folder: Path, count: int) -> None:
    for number in range(count):
        shutil.copytree(folder / STORY, folder / f"copy-{number:03}")
    for story in folder.glob("copy-*/story.yaml"):
        text = story.read_text(encoding="utf-8").replace(f"id: {STORY}", f"id: {story.parent.name}")
        story.write_text(text, encoding="utf-8")
