"""`easi schema`: the story format as JSON Schema, for editors."""

from __future__ import annotations

import argparse

from easi_sim.cli.output import CLEAN, write_json
from easi_sim.errors import Trouble


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = "Print the JSON Schema of one kind of file, or all of them as one object by name."
    parser.add_argument("name", metavar="NAME", nargs="?", help="a kind of file, such as story or scenes")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the schemas."""
    from easi_engine.loading import schemas
    from easi_sim.catalogue import did_you_mean

    known = schemas()
    if arguments.name is None:
        write_json(known)
    elif arguments.name in known:
        write_json(known[arguments.name])
    else:
        guess = did_you_mean(arguments.name, known)
        raise Trouble(f"There is no schema “{arguments.name}”.{guess} There is: {', '.join(known)}.")
    return CLEAN
