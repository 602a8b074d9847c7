"""`easi list`: the stories there are."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_json, add_stories
from easi_sim.cli.output import CLEAN, FINDINGS, tell_trouble, write, write_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from easi_engine.story import Story


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = "List the stories and their seats."
    add_stories(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the stories that can be played; say on stderr what is wrong with the others."""
    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import load_all

    catalogue = load_all(library_folder(arguments.stories))
    if arguments.json:
        write_json({"stories": [_row(story) for story in catalogue.stories]})
    else:
        for story in catalogue.stories:
            write(f"{story.id}: {story.case.title}, about {story.case.minutes} minutes a seat")
            write(f"    {story.case.blurb}")
            write(f"    Seats: {', '.join(story.case.viewpoints)}")
    for broken in catalogue.unreadable:
        tell_trouble(str(broken), broken.details)
    return FINDINGS if catalogue.unreadable else CLEAN


def _row(story: Story) -> dict[str, Any]:
    case = story.case
    return {
        "id": story.id,
        "title": case.title,
        "blurb": case.blurb,
        "viewpoints": list(case.viewpoints),
        "minutes": case.minutes,
    }
