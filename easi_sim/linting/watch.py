"""`easi lint --watch`: runs anew whenever a file of a story has changed.

It looks at the files instead of asking the system for news of them: a library is a few hundred files, looking takes a
millisecond or two, and it works alike on every system, on network drives and in shared folders.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

INTERVAL = 0.25
"""Seconds between two looks. A change is taken for finished when nothing more has happened from one to the next."""
PATIENCE = 8
"""Looks after which a change that goes on and on is taken for finished all the same."""
SUFFIXES = (".yaml", ".yml", ".md", ".toml")
"""Endings of the names of files that a run may read. Editors' swap files have others, or begin with a dot."""
NAMED = 3
"""Changed files that are named at most."""

Seen = dict[str, tuple[int, int, int]]
"""Path → what tells that the file is another: its time, its size and its number on the disk."""


def watch(paths: Sequence[Path], run_once: Callable[[], int], say: Callable[[str], None]) -> NoReturn:
    """Run, and run anew after each change of a file in or below ``paths``, until Ctrl-C raises KeyboardInterrupt.

    `say` is told what has changed and that more is awaited. A file that is gone or half written is for the run to
    report; once it is whole again, that is the next change. A change made during a run brings another run.
    """
    while True:
        seen = look(paths)
        run_once()
        say("Watching for changes. Ctrl-C stops.")
        changed = _settled(paths, seen)
        say(f"Changed: {_named(changed)}")


def look(paths: Sequence[Path]) -> Seen:
    """The files that count, as they are now. What is gone by the time it is looked at is not among them."""
    found: Seen = {}
    for path in _files(paths):
        try:
            status = path.stat()
        except OSError:
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files in and below folders, and what a run reads beside them: of a story, the shared files."""
    for path in dict.fromkeys(_whole(path) for path in paths):
        if (path / "story.yaml").exists():
            beside = path.absolute().parent
            yield from (entry for entry in beside.glob("*") if entry.suffix in SUFFIXES)
            yield from (beside / "concepts").glob("*.md")
        if not path.is_dir():
            yield path
            continue
        for folder, inside, files in os.walk(path):
            inside[:] = [name for name in inside if not name.startswith(".")]
            yield from (Path(folder, name) for name in files if name.endswith(SUFFIXES) and not name.startswith("."))


def _whole(path: Path) -> Path:
    """The story's folder of one of its files, which is linted with all the others."""
    around = (folder for folder in (path.parent, path.parent.parent) if (folder / "story.yaml").exists())
    return path if path.is_dir() else next(around, path)


def _settled(paths: Sequence[Path], seen: Seen) -> list[str]:
    """Wait for a change and for its end; returns the files it was about."""
    now = seen
    while now == seen:
        time.sleep(INTERVAL)
        now = look(paths)
        if now != seen:
            now = _at_rest(paths, now)
    return sorted(path for path in {*seen, *now} if seen.get(path) != now.get(path))


def _at_rest(paths: Sequence[Path], now: Seen) -> Seen:
    """What there is once nothing changes any more, or patience ends."""
    for _ in range(PATIENCE):
        before = now
        time.sleep(INTERVAL)
        now = look(paths)
        if now == before:
            break
    return now


def _named(paths: Sequence[str]) -> str:
    """The changed files, relative to where the command was started where they lie below that."""
    here = Path.cwd()
    names = [str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path for path in paths]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
