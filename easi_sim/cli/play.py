"""`easi play`: play a case, or with `--choose` play given choices and print where they lead."""

from __future__ import annotations

import argparse

from easi_sim.cli.home import open_player
from easi_sim.cli.options import add_json, add_plain, add_private, add_stories
from easi_sim.cli.output import CLEAN
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from easi_engine.play import Playthrough
    from easi_engine.story import Story


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = "Play a case. What is left out is asked for."
    parser.epilog = "With --choose nothing is asked and nothing is kept in your records."
    parser.add_argument("story", metavar="STORY", nargs="?", help="a story's id (see `easi list`), or its folder")
    parser.add_argument("--as", dest="viewpoint", metavar="VIEWPOINT", help="the seat to take, such as school")
    parser.add_argument("--new", action="store_true", help="start anew, though there is a playthrough to go on with")
    parser.add_argument("--choose", metavar="A,B,C", help="make these choices, by id, and print where they lead")
    parser.add_argument("--record", metavar="FILE", help="write a recording that `easi replay` can play")
    add_plain(parser)
    add_private(parser)
    add_json(parser)
    add_stories(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Play."""
    if arguments.choose is not None:
        return _choose(arguments)
    if arguments.json:
        raise Trouble('--json goes with --choose. `--choose ""` gives the start.')
    return _play(arguments)


def _play(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import find_story

    folder = library_folder(arguments.stories)
    story = find_story(arguments.story, folder) if arguments.story else None
    if story and arguments.viewpoint:
        check_seat(story, arguments.viewpoint)
    open_player(
        folder,
        plain=arguments.plain,
        private=arguments.private,
        story=story,
        viewpoint=arguments.viewpoint,
        new=arguments.new,
        named=arguments.story,
        record=Path(arguments.record) if arguments.record else None,
    )
    return CLEAN


def _choose(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from easi_engine.play import recording_of
    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import find_story
    from easi_sim.cli.result import show

    if arguments.story is None:
        raise Trouble("--choose needs a story: `easi play STORY --as VIEWPOINT --choose A,B`.")
    story = find_story(arguments.story, library_folder(arguments.stories))
    if arguments.viewpoint is None:
        raise Trouble(f"--choose needs a seat. `--as` can be: {', '.join(story.case.viewpoints)}.")
    check_seat(story, arguments.viewpoint)
    playthrough = played(story, arguments.viewpoint, arguments.choose)
    if arguments.record:
        from easi_sim.exports.writing import write_text

        write_text(Path(arguments.record), recording_of(playthrough).to_json(), overwrite=True)
    show(playthrough, as_json=arguments.json)
    return CLEAN


def check_seat(story: Story, viewpoint: str) -> None:
    """Raise Trouble where a story cannot be played from a seat."""
    from easi_sim.catalogue import did_you_mean

    seats = story.case.viewpoints
    if viewpoint not in seats:
        raise Trouble(
            f"“{story.case.title}” has no seat “{viewpoint}”.{did_you_mean(viewpoint, seats)}"
            f" Seats: {', '.join(seats)}."
        )


def played(story: Story, viewpoint: str, choices: str) -> Playthrough:
    """Play a comma-separated list of choices; its first item may be the variant. Raises Trouble."""
    from easi_engine.errors import UnavailableChoice
    from easi_engine.play import Playthrough, compile_seat

    items = [item.strip() for item in choices.split(",") if item.strip()]
    variant = items.pop(0) if items and items[0] in story.case.variants else None
    playthrough = Playthrough.begin(compile_seat(story, viewpoint), variant)
    for number, choice in enumerate(items, start=1):
        try:
            playthrough = playthrough.choose(choice)
        except UnavailableChoice as error:
            raise Trouble(f"Choice {number} of {len(items)}: {error}") from error
    return playthrough
