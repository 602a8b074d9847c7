"""Linting a few lines of YAML: pieces of a story, filled up to a whole one on disk, so that places are real.

A piece that gives a top-level key (``facts:``, or a scene) replaces that key of the standard story; what it does not
give is the standard story's. Where ``⟪`` stands in a piece, one finding is expected just after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from easi_engine.findings import Finding
from easi_engine.lint import LibraryReport, Options, StoryReport, lint_library, lint_story
from easi_engine.lint.accepted.accepting import acceptance
from easi_engine.lint.accepted.file import NAME
from easi_engine.loading import LoadedLibrary, load_library, load_story

HERE = "⟪"
STANDARD = Path(__file__).parent / "standard"
"""The standard story, ``little``, with the shared files around it."""
STORY = "little"
ON = date(2026, 11, 1)

_TOP = re.compile(r"^[a-z][a-z0-9-]*:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
"""One top-level key of a YAML file with everything under it."""


def write(folder: Path, pieces: Mapping[str, str], without: tuple[str, ...] = ()) -> dict[str, list[tuple[int, int]]]:
    """Write the story into ``folder``; returns file → places where findings are expected.

    Of a file of scenes that is given, nothing of the standard one is kept. ``without`` names top-level keys of the
    standard story.yaml to leave out. A new seat's scenes need a viewpoint in the story's piece.
    """
    expected: dict[str, list[tuple[int, int]]] = {}
    standard = {str(path.relative_to(STANDARD)): path.read_text("utf-8") for path in STANDARD.rglob("*.yaml")}
    names = {name if name in standard else f"{STORY}/{name}": text for name, text in pieces.items()}
    for name in {*standard, *names}:
        text = names.get(name)
        if text is None:
            text = standard[name]
        elif not name.startswith(f"{STORY}/scenes/"):
            text = _filled(text, standard.get(name, ""), without)
        shown = name
        expected[shown] = _places(text)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(HERE, ""), encoding="utf-8")
    return {name: places for name, places in expected.items() if places}


def _filled(piece: str, standard: str, without: tuple[str, ...]) -> str:
    given = set(re.findall(r"^([a-z][a-z0-9-]*):", piece.replace(HERE, ""), re.MULTILINE))
    kept = [part for part in _TOP.findall(standard) if part.partition(":")[0] not in {*given, *without}]
    return "".join(kept) + piece


def _places(text: str) -> list[tuple[int, int]]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        column = line.find(HERE)
        taken = 0
        while column >= 0:
            found.append((number, column - taken + 1))
            taken += 1
            column = line.find(HERE, column + 1)
    return found


def lint(folder: Path, **options: Any) -> tuple[StoryReport, LibraryReport]:
    """Lint the story in ``folder`` and the shared files around it."""
    chosen = replace(Options(on=ON), **options)
    library = load_library(folder)
    story = lint_story(folder / STORY, library, chosen)
    return story, lint_library(library, folder, chosen, [story])


def findings(folder: Path, **options: Any) -> list[Finding]:
    """Everything found in the story and around it."""
    story, library = lint(folder, **options)
    return [*story.findings, *library.findings]


def accepted_text(folder: Path, library: LoadedLibrary) -> str:
    """What `easi lint --accept` writes down of the story in a folder."""
    return acceptance(load_story(folder, library), folder, Options(on=ON)).text


def accept(folder: Path) -> None:
    """Accept the story in ``folder``, as it stands."""
    text = accepted_text(folder / STORY, load_library(folder))
    (folder / STORY / NAME).write_text(text, encoding="utf-8")
