"""`easi lint --fix`: mends what has one right answer, and changes nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.lint import Options, lint_library, lint_story
from easi_engine.loading import load_library
from easi_engine.loading.files import plain_path
from easi_sim.linting.edits import Source, apart, applied, round_trip, without_characters
from easi_sim.linting.fixers import FIXERS, Mend

MOST_ROUNDS = 20
"""Times a story is looked at anew: mending one fault can uncover another. What is left then is left."""

DISPUTED_BREAKS = "\x85\u2028\u2029"
"""Characters at which a line ends for some programs and not for others."""

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Fixed:
    """One fault that was mended."""

    file: str
    """As findings name it."""
    line: int
    """Where it was, at the time it was mended."""
    column: int
    code: str
    message: str
    """What was done."""

    def __str__(self) -> str:
        """One line in the manner of a finding."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


def fix(folders: Sequence[Path], options: Options) -> list[Fixed]:
    """Mend the stories in these folders and the shared files beside them; returns what was done, in order.

    Only faults that the options ask for, that no comment excuses and that have one right answer are mended. A file is
    written whole or not at all, and only if nobody else has changed it since it was read.
    """
    fixed: list[Fixed] = []
    for library, stories in _by_library(folders).items():
        for _ in range(MOST_ROUNDS):
            done = _one_round(library, stories, options)
            fixed += done
            if not done:
                break
    return fixed


def _by_library(folders: Iterable[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = defaultdict(list)
    for folder in folders:
        whole = plain_path(folder)
        found[whole.parent].append(whole)
    return found


def _one_round(library: Path, stories: Sequence[Path], options: Options) -> list[Fixed]:
    """Lint once and mend what that finds."""
    wanted: dict[str, list[Finding]] = defaultdict(list)
    for finding in _findings(library, stories, options):
        if finding.code in FIXERS and finding.line and options.wants_code(finding.code):
            wanted[finding.file].append(finding)
    return [fixed for file, findings in sorted(wanted.items()) for fixed in fix_file(library / file, findings)]


def _findings(library: Path, stories: Sequence[Path], options: Options) -> list[Finding]:
    loaded = load_library(library)
    reports = [lint_story(story, loaded, options) for story in stories]
    shared = lint_library(loaded, library, options, reports)
    return [*(finding for report in reports for finding in report.findings), *shared.findings]


def fix_file(path: Path, findings: Sequence[Finding]) -> list[Fixed]:
    """Mend the faults of one file. Nothing is done where the result would hold anything but what it should."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    mark = _MARK if text.startswith(_MARK) else ""
    source = Source(text.removeprefix(_MARK))
    mends = [(finding, mend) for finding in findings if (mend := _mend(source, finding)) is not None]
    kept = set(apart(edit for _, mend in mends for edit in mend.edits))
    mends = [(finding, mend) for finding, mend in mends if kept.issuperset(mend.edits)]
    after = applied(source.text, (edit for _, mend in mends for edit in mend.edits))
    if not mends or not _as_meant(source.text, after, [mend for _, mend in mends]):
        return []
    if not replace_file(path, raw, (mark + after).encode("utf-8")):
        return []
    return sorted({Fixed(f.file, f.line, f.column, f.code, mend.said) for f, mend in mends})


def _mend(source: Source, finding: Finding) -> Mend | None:
    try:
        return FIXERS[finding.code](source, finding)
    except IndexError:  # the file is another than the one that was linted
        return None


def _as_meant(before: str, after: str, mends: Sequence[Mend]) -> bool:
    """Whether the file, read again, holds what it held with the changes of the mends and no others.

    A file that could not be read before because of a character, or in which programs disagree about where lines end,
    can only be held to the characters.
    """
    held, holds = round_trip(before), round_trip(after)
    gone = "".join(mend.gone for mend in mends)
    if held is None or any(break_ in before for break_ in DISPUTED_BREAKS):
        return all(mend.gone for mend in mends)
    for mend in mends:
        if mend.changed is not None:
            held = mend.changed(held)
    if gone:
        held, holds = without_characters(held, gone), without_characters(holds, gone)
    return bool(held == holds)


def replace_file(path: Path, before: bytes, after: bytes) -> bool:
    """Write a file whole, with the permissions it had; False, and nothing done, if it no longer holds ``before``."""
    target = path.resolve()  # of a link, the file it leads to
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, new)
        if target.read_bytes() != before:
            return False
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return True
