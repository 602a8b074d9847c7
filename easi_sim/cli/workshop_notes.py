"""`easi workshop notes`: what only the facilitator sees, in a second terminal."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the part, with its options."""
    notes = parts.add_parser("notes", help="for you alone, in a second terminal: timer, notes, what comes next")
    notes.description = "What only you see: the timer, what comes next, the facilitator's sheet, and your notes."
    notes.add_argument("file", metavar="FILE", nargs="?", help="the workshop's log (default: the last one)")
    add_stories(notes)
    notes.set_defaults(run=_notes)


def _notes(arguments: argparse.Namespace) -> int:
    from easi_sim.cli.workshop_held import named_file, opened
    from easi_sim.cli.workshop_host import check_screen
    from easi_sim.cli.workshop_story import story_of
    from easi_sim.place import glance
    from easi_sim.tui.workshop.notes import NotesApp

    check_screen()
    path = named_file(arguments.file)
    with opened(path) as file:
        story = story_of(file.opening, arguments.stories)
    app = NotesApp(path, story, theme=glance("theme"))
    app.run_whole()
    return CLEAN
