"""`easi export`: a story taken away for a room with no computers."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN, tell, write


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its parts, each with its options."""
    parser.description = "Write a story out for use away from the computer."
    parts = parser.add_subparsers(title="what to write", metavar="WHAT", required=True, dest="what", prog=parser.prog)
    says = "the facilitator's sheet, hand-outs, vote cards and flip charts, to print"
    pack = parts.add_parser("pack", help=says, description=f"Write {says}: pages that any browser opens.")
    pack.add_argument("story", metavar="STORY", help="a story's id, or the path of its folder")
    only = "charts of this seat only; can be given more than once"
    pack.add_argument("--as", dest="seats", metavar="SEAT", action="append", default=[], help=only)
    pack.add_argument("--output", metavar="FOLDER", help="where to write it (default: a new folder in this one)")
    pack.add_argument("--overwrite", action="store_true", help="write over files that are there already")
    add_stories(pack)
    pack.set_defaults(run=_pack)


def _pack(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import find_place, load_one
    from easi_sim.exports.pack.writing import SHEET, pack_of, write_pack
    from easi_sim.exports.writing import free_name

    folder = find_place(arguments.story, library_folder(arguments.stories))
    story = load_one(folder)
    place = Path(arguments.output) if arguments.output else free_name(Path(f"easi-pack-{story.id}"))
    written = write_pack(pack_of(story, folder, arguments.seats), place.absolute(), overwrite=arguments.overwrite)
    for path in written:
        write(str(path))
    tell(f"Begin with {SHEET}: it says how the rest is used.")
    return CLEAN
