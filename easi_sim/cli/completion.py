"""`easi completion`: a script with which a shell completes the command's words."""

from __future__ import annotations

import argparse

from easi_sim.cli.output import CLEAN, write_raw

SHELLS = ("bash", "zsh", "tcsh")


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = (
        "Print a completion script. For bash, write it to ~/.local/share/bash-completion/completions/easi."
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from easi_sim.cli.main import make_parser

    write_raw(shtab.complete(make_parser(), arguments.shell))
    return CLEAN
