"""Finding a story's files: what is there, what is not, and what lies outside its folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.loading.codes import shown
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.wording import quoted

MAX_FILES = 200
"""Files of scenes, or concept cards, that are read from one folder: ten times what a large story has."""

WHOLE = (0, 0)
"""The place of a finding about a whole file."""


def plain_path(folder: Path) -> Path:
    """The folder as an absolute path without ``..``; links in it stay, since their names are what people know it by."""
    return Path(os.path.abspath(folder))  # noqa: PTH100 - Path.resolve would follow the links


def files_in(folder: Path, suffix: str, shown_as: str) -> tuple[list[Path], list[Finding]]:
    """The files in ``folder`` whose names end in ``suffix``, by name; and findings for names that only look like it."""
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        return [], [story_fault("outside-folder", shown_as, WHOLE, f"The folder cannot be read: {error.strerror}.")]
    findings: list[Finding] = []
    found: list[Path] = []
    for entry in entries:
        if entry.suffix == suffix:
            found.append(entry)
        elif entry.suffix.lower() in _LOOKALIKES[suffix]:
            message = f"The file is not read, because its name does not end in {quoted(suffix)}."
            hint = f"rename it to {quoted(entry.stem + suffix)}"
            findings.append(story_fault("stray-file", f"{shown_as}/{shown(entry.name)}", WHOLE, message, hint))
    if len(found) > MAX_FILES:
        message = f"The folder has {len(found)} files, and at most {MAX_FILES} are read."
        findings.append(story_fault("too-many-files", shown_as, WHOLE, message))
        found = found[:MAX_FILES]
    return found, findings


_LOOKALIKES = {".yaml": {".yaml", ".yml"}, ".md": {".md", ".markdown"}}


def outside(path: Path, folder: Path, shown_as: str) -> Finding | None:
    """A finding when ``path`` is a link out of ``folder``: a stranger's story must not show other files."""
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a circle of links
        inside = False
    if inside:
        return None
    message = "The file is a link to somewhere outside its folder, and is not read."
    return story_fault("outside-folder", shown_as, WHOLE, message, "put the file itself there")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file and place, each said once.

    Where a file could not be read as meant, what its model says of the same place follows from that, and is left out.
    """
    every = set(findings)
    misread = {(f.file, f.line, f.column) for f in every if f.code < "ES2" and f.line}
    kept = [f for f in every if f.code < "ES2" or (f.file, f.line, f.column) not in misread]
    return tuple(sorted(kept, key=lambda f: (f.file, f.line, f.column, f.code, f.message)))
