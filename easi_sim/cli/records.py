"""`easi records`: what is held about the learner, shown, taken away or erased."""

from __future__ import annotations

import argparse
import sys

from easi_sim.cli.options import add_json
from easi_sim.cli.output import CLEAN, FINDINGS, USAGE, tell, tell_trouble, write, write_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_sim.records import Erased, Records


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its parts, each with its options."""
    parser.description = "Show, take away or erase everything that EASI holds about you on this machine."
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what", prog=parser.prog)
    show = parts.add_parser("show", help="say what is held, since when, in which files, and for how long")
    show.add_argument("--playthroughs", action="store_true", help="list each playthrough with its number")
    add_json(show)
    show.set_defaults(run=_show)
    export = parts.add_parser("export", help="write all of it as JSON")
    export.add_argument("file", metavar="FILE", nargs="?", help="the file to write (default: print it)")
    export.add_argument("--overwrite", action="store_true", help="write over a file that is there already")
    export.set_defaults(run=_export)
    erase = parts.add_parser("erase", help="erase it, from the files on the disk too")
    some = erase.add_mutually_exclusive_group()
    some.add_argument("--journal", action="store_true", help="only the journal")
    some.add_argument("--playthrough", metavar="N", type=int, help="only this playthrough and its what-ifs")
    erase.add_argument("--yes", action="store_true", help="do not ask first")
    erase.set_defaults(run=_erase)


def _show(arguments: argparse.Namespace) -> int:
    from contextlib import closing

    from easi_sim.words.records import holdings_lines

    home = _home()
    if home is None:
        return _nothing(as_json=arguments.json)
    with closing(_open(home)) as records:
        if arguments.playthroughs:
            return _list(arguments, records)
        held = records.holdings()
    if arguments.json:
        from dataclasses import asdict

        from easi_sim.records.holding import plain

        write_json(plain(asdict(held)))
    else:
        for line in holdings_lines(held):
            write(line)
    return CLEAN


def _list(arguments: argparse.Namespace, records: Records) -> int:
    from dataclasses import asdict

    from easi_sim.records.holding import plain
    from easi_sim.words.records import saved_words

    every = records.playthroughs()
    if arguments.json:
        write_json(plain({"playthroughs": [asdict(saved) for saved in every]}))
    else:
        for saved in every:
            write(saved_words(saved))
    return CLEAN


def _export(arguments: argparse.Namespace) -> int:
    from contextlib import closing

    home = _home()
    if home is None:
        return _nothing(as_json=arguments.file is None)
    with closing(_open(home)) as records:
        if arguments.file is None:
            write_json(records.export())
            return CLEAN
        import json
        from pathlib import Path

        from easi_sim.exports.writing import note, write_text

        text = json.dumps(records.export(), ensure_ascii=False, indent=2) + "\n"
        path = write_text(Path(arguments.file), text, overwrite=arguments.overwrite)
        unnoted = note(records, "everything held", path)
    write(str(path))
    if unnoted is not None:
        tell_trouble(f"Erasing your records will not name this file. {unnoted}")
    return CLEAN


def _erase(arguments: argparse.Namespace) -> int:
    from easi_sim.words.records import NOT_ERASED, erased_lines

    home = _home()
    if home is None:
        return _nothing(as_json=False)
    part = arguments.journal or arguments.playthrough is not None
    if not arguments.yes and not _is_sure(arguments, home):
        tell(NOT_ERASED)
        return USAGE
    erased = _erase_part(arguments, home) if part else _erase_everything(home)
    for line in erased_lines(erased):
        write(line)
    return FINDINGS if erased.undone else CLEAN


def _is_sure(arguments: argparse.Namespace, home: Path) -> bool:
    from easi_sim.words.records import ERASE_WORD

    what = f"everything EASI holds about you, in {home}"
    if arguments.journal:
        what = "your journal"
    elif arguments.playthrough is not None:
        what = f"playthrough {arguments.playthrough} and its what-ifs"
    tell(f"This erases {what}. It cannot be brought back. To go on, type {ERASE_WORD}:")
    return sys.stdin.readline().strip().casefold() == ERASE_WORD


def _erase_part(arguments: argparse.Namespace, home: Path) -> Erased:
    from contextlib import closing

    with closing(_open(home)) as records:
        return records.erase("journal") if arguments.journal else records.erase("playthrough", arguments.playthrough)


def _erase_everything(home: Path) -> Erased:
    """Erase through the tables or, where they cannot be opened, the files as such."""
    from contextlib import closing

    from easi_sim.records import Busy, RecordsError, erase_files

    try:
        with closing(_open(home)) as records:
            return records.erase("everything")
    except Busy:
        raise
    except RecordsError as error:
        tell(f"{error.problem} The files are erased as they are.")
        return erase_files(home)


def _home() -> Path | None:
    """Return the folder of the records, or None where it holds nothing: looking makes no files."""
    from easi_sim.place import home_folder
    from easi_sim.records.files import files_in

    home = home_folder()
    try:
        return home if any(files_in(home)) else None
    except OSError:
        return home  # what cannot be looked into may hold something; whoever opens it is told what is wrong


def _open(home: Path) -> Records:
    """Open the records as they are on the disk: a private sitting, or a policy, shows what was kept before it too."""
    from easi_sim.records import Records

    return Records.open(home)


def _nothing(*, as_json: bool) -> int:
    from easi_sim.place import home_folder

    if as_json:
        write_json({"held": None, "home": str(home_folder())})
    else:
        write(f"Nothing is held about you: there are no records in {home_folder()}.")
    return CLEAN
