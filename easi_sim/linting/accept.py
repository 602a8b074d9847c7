"""`easi lint --accept`: writes down what a story does, for a later run to hold it against."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from easi_engine.errors import TooLarge
from easi_engine.lint import Options, StoryReport
from easi_engine.lint.accepted.accepting import acceptance
from easi_engine.lint.accepted.file import NAME, Damaged
from easi_engine.lint.rules.graph.not_as_accepted import NotAsAccepted
from easi_engine.loading import load_library, load_story
from easi_sim.errors import Trouble
from easi_sim.linting.run import Choose, Report, Shelf


def without_comparison(choose: Choose) -> Choose:
    """The options of each folder but for the rule that holds a story against what was accepted of it before."""
    return lambda folder: _without(choose(folder))


def _without(options: Options) -> Options:
    return replace(options, ignore=(*options.ignore, NotAsAccepted.code))


class Refused(Exception):
    """A story is not accepted."""


def accept(report: Report, choose: Choose) -> Iterator[tuple[bool, str]]:
    """Accept each story of a run that has no errors and is proven; yields what to tell, and whether it went well."""
    for shelf in report.shelves:
        for story in shelf.stories:
            try:
                _refuse(shelf, story)
                yield from ((True, line) for line in _accept(Path(story.folder), choose(Path(story.folder))))
            except Refused as refused:
                yield False, f"Not accepted: {story.id}. {refused}"


def _refuse(shelf: Shelf, story: StoryReport) -> None:
    """Raise `Refused` where a story cannot be accepted as it is."""
    name = Path(story.folder).name
    shared = [found for found in shelf.shared.findings if not shelf.playable or found.file.startswith(f"{name}/")]
    errors = sum(finding.severity == "error" for finding in (*story.findings, *shared))
    if errors:
        raise Refused(f"It has {errors} error{'s' if errors > 1 else ''}; mend {'them' if errors > 1 else 'it'} first.")
    unproven = [seat for seat in story.viewpoints if not seat.proven]
    if unproven:
        raise Refused(f"{unproven[0].id} is not proven: {unproven[0].limit}.")


def _accept(folder: Path, options: Options) -> Iterator[str]:
    loaded = load_story(folder, load_library(folder.parent))
    try:
        found = acceptance(loaded, folder, options)
    except TooLarge as error:
        limit = f"{options.limits.states:,}"
        raise Refused(f"There are more cases in it than the limit, {limit}: too many to write down.") from error
    except Damaged as damaged:
        raise Refused(f"{NAME} cannot be replaced. {damaged.message}") from damaged
    path = folder / NAME
    if found.differences:
        places = "1 place" if len(found.differences) == 1 else f"{len(found.differences)} places"
        yield f"{folder.name}: {places} where something else was accepted before:"
        for different in found.differences:
            line, column = different.at.key_place
            yield f"  {different.at.page.file}:{line}:{column}: {different.message}"
    if _write(path, found.text):
        yield f"Accepted: {folder.name}. What it does is written down in {folder.name}/{NAME}."
    else:
        yield f"Accepted: {folder.name}. It is as it was; {folder.name}/{NAME} stays as it is."


def _write(path: Path, text: str) -> bool:
    """Write a file whole or not at all; False, and nothing done, where it holds that already."""
    raw = text.encode()
    new = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.is_file() and not path.is_symlink() and path.read_bytes() == raw:
            return False
        try:
            with new.open("xb") as stream:
                stream.write(raw)
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Trouble(f"{path} cannot be written: {why}.", ("Nothing was accepted.",)) from error
    return True
