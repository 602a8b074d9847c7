"""`easi workshop`: a group walks a story together, led from this terminal."""

from __future__ import annotations

import argparse
from importlib import import_module

PARTS = (
    "workshop_host",
    "workshop_notes",
    "workshop_check",
    "workshop_join",
    "workshop_rehearse",
    "workshop_taking",
    "workshop_files",
)
"""Modules that have the parts of the command, in the order in which help lists them."""


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its parts, each with its options."""
    parser.description = (
        "A group walks a story together, or stops at the decisions of somebody's recording. It needs no network: votes"
        " can be typed. With --lan, people vote on their phones."
    )
    parser.epilog = "`easi workshop rehearse STORY` is a way to try it alone first."
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what", prog=parser.prog)
    for name in PARTS:
        import_module(f"easi_sim.cli.{name}").add(parts)
