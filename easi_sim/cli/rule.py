"""`easi rule`: what a rule of the linter looks for, why, and how to mend what it finds."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_json
from easi_sim.cli.output import CLEAN, columns, write, write_json
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from easi_sim.linting.rulebook import Entry

WIDEST = 100
"""Longer lines of prose are hard to read."""


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = "Explain a rule of `easi lint`, or list the rules."
    parser.add_argument(
        "rule", metavar="RULE", nargs="?", help="a code such as EG101, a name, or the letters of a family such as EG"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one page, or the list."""
    from easi_sim.linting.rulebook import as_text, rulebook, table

    entries = rulebook()
    asked = arguments.rule or ""
    listed = tuple(entry for entry in entries if asked.upper() in ("", entry.family))
    if listed and arguments.json:
        write_json({"rules": [entry.row() for entry in listed]})
    elif listed:
        write(table(listed))
    elif arguments.json:
        entry = _named(asked, entries)
        write_json({**entry.row(), "sections": entry.page.sections})
    else:
        write(as_text(_named(asked, entries), min(columns(), WIDEST)))
    return CLEAN


def _named(asked: str, entries: tuple[Entry, ...]) -> Entry:
    """The rule of that code or name, written large or small. Raises Trouble."""
    from easi_sim.catalogue import did_you_mean

    word = asked.lower()
    for entry in entries:
        if word in (entry.page.code.lower(), entry.page.name):
            return entry
    names = [entry.page.name for entry in entries] + [entry.page.code for entry in entries]
    guess = did_you_mean(asked.upper(), names) or did_you_mean(word, names)
    raise Trouble(f"There is no rule “{asked}”.{guess} `easi rule` lists them.")
