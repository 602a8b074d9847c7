"""`easi` alone: opens the library, on screen or as plain text."""

from __future__ import annotations

import argparse
import os
import sys

from easi_sim.cli.options import add_plain, add_stories
from easi_sim.cli.output import CLEAN, tell, tell_trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_engine.story import Story
    from easi_sim.session import Session


def add(parser: argparse.ArgumentParser) -> None:
    """Make this what happens without a command."""
    add_stories(parser)
    add_plain(parser)
    parser.set_defaults(run=run, stories=None, plain=False)


def run(arguments: argparse.Namespace) -> int:
    """Open the library."""
    from easi_sim.catalogue import library_folder

    open_player(library_folder(arguments.stories), plain=arguments.plain)
    return CLEAN


def open_player(
    stories: Path,
    *,
    plain: bool,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    named: str | None = None,
) -> Session | None:
    """Play on screen or in plain text, with the learner's records; return the session last played."""
    from easi_sim.records import open_or_forget

    records, problem = open_or_forget()
    if problem:
        tell_trouble(str(problem))
    try:
        if plain or not _can_draw():
            from easi_sim.plain.app import run as run_plain

            return run_plain(
                stories, records, story=story, viewpoint=viewpoint, new=new, named=named, warn=tell_trouble
            )
        from easi_sim.tui.app import run as run_screens

        warning = str(problem) if problem else ""
        return run_screens(stories, records, story=story, viewpoint=viewpoint, new=new, warning=warning)
    finally:
        records.close()


def _can_draw() -> bool:
    """Whether there is a terminal that can draw screens; say so if not, since plain mode comes unasked."""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return True
    tell("This is no terminal to draw screens on, so this is plain mode; --plain asks for it.")
    return False
