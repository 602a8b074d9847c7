"""The `easi` command: reads its arguments and hands over to one file a command."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from importlib import import_module

from easi_sim.cli import home, version
from easi_sim.cli.output import USAGE, columns, guarded, leave, tell_trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, NoReturn

COMMANDS = {
    "list": ("listing", "list the stories"),
    "play": ("play", "play a case"),
    "replay": ("replay", "play a recording again"),
    "workshop": ("workshop", "lead a group through a case, with or without a network"),
    "export": ("export", "write a story out for a room with no computers"),
    "report": ("report", "write a report of a finished playthrough"),
    "lint": ("lint", "look for what is wrong with stories"),
    "rule": ("rule", "explain a rule of the linter, or list the rules"),
    "records": ("records", "show, take away or erase what is held about you"),
    "policy": ("policy", "show what the organisation allows on this machine"),
    "schema": ("schema", "print the story format as JSON Schema"),
    "completion": ("completion", "print a completion script for a shell"),
}
"""Command → the module that has it, and what it does. A module is loaded only when its command is named."""

CALM = (200_000, 2, 2)
"""Objects made before Python looks for cycles among them, and how often among older ones.

Left to itself it looks after every 700. Modules and stories are a hundred thousand, in which there is nothing to find.
"""


class Help(argparse.HelpFormatter):
    """argparse's help, as wide as the terminal; left to itself, argparse loads `shutil` to measure that."""

    def __init__(self, prog: str) -> None:
        """Measure the terminal."""
        super().__init__(prog, width=columns() - 2)


class Parser(argparse.ArgumentParser):
    """argparse's parser, with errors in our manner."""

    def __init__(self, **options: Any) -> None:
        """Take argparse's options; an abbreviated flag would break when a longer one is added."""
        super().__init__(allow_abbrev=False, formatter_class=Help, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and leave."""
        command = self.prog.removeprefix("easi").strip()
        tell_trouble(f"{_with_nearest(message)} `easi {command + ' ' if command else ''}--help` explains.")
        raise SystemExit(USAGE)


def _with_nearest(message: str) -> str:
    """Turn argparse's list of choices into a guess and a list."""
    import difflib

    found = re.fullmatch(r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)", message, re.DOTALL)
    if not found:
        said = message.replace("unrecognized arguments", "these arguments mean nothing here")
        return said[:1].upper() + said[1:] + "."
    what, given, listed = found.groups()
    known = [word.strip("' ") for word in listed.split(",")]
    near = difflib.get_close_matches(given, known, n=1)
    guess = f" Did you mean “{near[0]}”?" if near else ""
    return f"There is no {what.lower()} “{given}”.{guess} There is: {', '.join(known)}."


def make_parser(named: Iterable[str] = COMMANDS) -> Parser:
    """Return the parser of the whole command, with the options of the commands named."""
    parser = Parser(
        prog="easi",
        description="Branching cases in which you decide what to share, with whom, and see how others read it.",
        epilog="Without a command, `easi` opens the library.",
    )
    version.add(parser)
    home.add(parser)
    # Left to itself, argparse would find `prog` by formatting a usage line, which loads a good deal.
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    for name, (module, help_line) in COMMANDS.items():
        command = commands.add_parser(name, help=help_line)
        if name in named:
            import_module(f"easi_sim.cli.{module}").add(command)
    return parser


def without_plugins() -> None:
    """Have pydantic look for no plugins of other people's, which reads every installed distribution; EASI wants none.

    Told so, it loads what it would have looked with all the same: a tenth of the modules of a lint. So a module without
    plugins stands in for the one that looks; should pydantic want more of that, it gets the real one.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__" and _LOADER not in sys.modules:
        stand_in: Any = type(sys)(_LOADER)
        stand_in.get_plugins = tuple
        stand_in.__getattr__ = _real_loader
        sys.modules[_LOADER] = stand_in


_LOADER = "pydantic.plugin._loader"


def _real_loader(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    del sys.modules[_LOADER]
    return getattr(import_module(_LOADER), name)


def entry() -> NoReturn:
    """Run the command that the program was started with, and leave."""
    gc.set_threshold(*CALM)
    leave(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0 clean, 1 findings, 2 usage or unreadable input, 130 interrupted."""

    def command() -> int:
        try:
            words = sys.argv[1:] if argv is None else argv
            arguments = make_parser(words).parse_args(words)
        except SystemExit as leaving:  # --help, --version and mistakes in the arguments
            return int(leaving.code or 0)
        without_plugins()
        return int(arguments.run(arguments))

    return guarded(command)
