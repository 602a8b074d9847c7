"""`easi workshop report` and `recording`: what a workshop leaves, written to files."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN, tell, write

FILE = "its log, or its name in `easi workshop list` (default: the last one)"


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both parts, with their options."""
    report = parts.add_parser("report", help="write what each table chose and expected, and the path that was walked")
    report.description = "Write the report of a workshop: of tables and the room, never of a person."
    report.add_argument("file", metavar="FILE", nargs="?", help=FILE)
    report.add_argument("--output", metavar="FILE", help="the file to write (default: a new one in this folder)")
    says = "html to read and print, or md (default: as the file ends)"
    report.add_argument("--format", choices=("html", "md"), help=says)
    report.add_argument("--notes", action="store_true", help="with your notes")
    report.add_argument("--overwrite", action="store_true", help="write over a file that is there already")
    add_stories(report)
    report.set_defaults(run=_report)
    recording = parts.add_parser("recording", help="write the path that was walked, for anyone to play alone")
    recording.description = "Write the path that was walked as a recording: `easi replay` plays it, and `host` too."
    recording.add_argument("file", metavar="FILE", nargs="?", help=FILE)
    recording.add_argument("--output", metavar="FILE", required=True, help="the file to write")
    recording.add_argument("--overwrite", action="store_true", help="write over a file that is there already")
    add_stories(recording)
    recording.set_defaults(run=_recording)


def _report(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from easi_sim.cli.workshop_held import named_file, opened
    from easi_sim.cli.workshop_story import story_of
    from easi_sim.exports.workshop.writing import write_workshop_report
    from easi_sim.exports.writing import form_of, free_name

    with opened(named_file(arguments.file)) as file:
        story = story_of(file.opening, arguments.stories)
        form = arguments.format or form_of(Path(arguments.output or ""))
        day = file.opening.opened.astimezone().date().isoformat()
        place = Path(arguments.output or free_name(Path(f"easi-workshop-{story.id}-{day}.{form}")))
        held = bool(file.notes())
        path = write_workshop_report(file, story, place, form, notes=arguments.notes, overwrite=arguments.overwrite)
    write(str(path))
    if held:
        tell("Your notes are in it. Read it before you pass it on." if arguments.notes else "Your notes are left out.")
    return CLEAN


def _recording(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from easi_sim.cli.workshop_held import named_file, opened
    from easi_sim.cli.workshop_story import story_of
    from easi_sim.exports.workshop.writing import write_recording

    with opened(named_file(arguments.file)) as file:
        story = story_of(file.opening, arguments.stories)
        path = write_recording(file, story, Path(arguments.output), overwrite=arguments.overwrite)
    write(str(path))
    return CLEAN
