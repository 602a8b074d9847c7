"""`easi workshop list` and `erase`: which workshops are held on this machine."""

from __future__ import annotations

import argparse
import sys

from easi_sim.cli.output import CLEAN, FINDINGS, USAGE, tell, tell_trouble, write
from easi_sim.cli.workshop_held import NONE_YET, named_file, opened, stood
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both parts, with their options."""
    listing = parts.add_parser("list", help="list the workshops that are held on this machine")
    listing.description = "List the workshops that are held on this machine, the one last written first."
    listing.set_defaults(run=_list)
    erase = parts.add_parser("erase", help="erase a workshop's log, from the disk too")
    erase.description = "Overwrite and remove a workshop's log: votes, questions and notes."
    erase.add_argument("file", metavar="FILE", nargs="?", help="its log, or its name in `easi workshop list`")
    erase.add_argument("--all", action="store_true", help="every workshop that is held")
    erase.add_argument("--yes", action="store_true", help="do not ask first")
    erase.set_defaults(run=_erase)


def _list(arguments: argparse.Namespace) -> int:
    from easi_sim.workshop.opening import workshops

    found = workshops()
    if not found:
        tell(NONE_YET)
    unreadable = 0
    for path in found:
        try:
            write(_words(path))
        except Trouble as error:
            unreadable += 1
            tell_trouble(str(error))
    return FINDINGS if unreadable else CLEAN


def _words(path: Path) -> str:
    """A workshop in a line: its name, what was walked, how far, and whether it is over."""
    from easi_sim.words.dates import date_words
    from easi_sim.words.records import count_words

    with opened(path) as file:
        opening, so_far = file.opening, stood(file)
    day = date_words(opening.opened.astimezone())
    over = "closed" if so_far.closed else "not closed"
    far = count_words(so_far.scenes, "scene")
    return f"{path.stem}: {opening.story}, {opening.viewpoint}, {far} walked, opened {day}, {over}"


def _erase(arguments: argparse.Namespace) -> int:
    from easi_sim.claim import Claimed
    from easi_sim.records.files import erase_workshop
    from easi_sim.words.records import NOT_ERASED

    if arguments.all == (arguments.file is not None):
        raise Trouble("Name the workshop to erase, or give --all. `easi workshop list` lists them.")
    logs = _all() if arguments.all else (_log(arguments.file),)
    if not logs:
        tell(NONE_YET)
        return CLEAN
    if not arguments.yes and not _is_sure(logs):
        tell(NOT_ERASED)
        return USAGE
    left = 0
    for log in logs:
        try:
            erase_workshop(log)
            write(f"Overwritten and removed: {log}")
        except Claimed as error:
            left += 1
            tell_trouble(f"{error} It was left as it is.")
        except OSError as error:
            left += 1
            tell_trouble(f"{log} could not be removed: {(error.strerror or str(error)).lower()}. Delete it yourself.")
    return FINDINGS if left else CLEAN


def _log(named: str) -> Path:
    """A log that is sure to be one: what is named may be any file. Raises Trouble."""
    path = named_file(named)
    if path not in _all():
        with opened(path):
            pass  # what is no log of a workshop is refused
    return path


def _all() -> tuple[Path, ...]:
    from easi_sim.place import home_folder
    from easi_sim.records.files import workshops_in

    return workshops_in(home_folder())


def _is_sure(logs: tuple[Path, ...]) -> bool:
    from easi_sim.words.records import ERASE_WORD

    what = "every workshop that is held" if len(logs) > 1 else str(logs[0])
    tell(f"This erases {what}: votes, questions and notes. It cannot be brought back. To go on, type {ERASE_WORD}:")
    return sys.stdin.readline().strip().casefold() == ERASE_WORD
