"""`easi replay`: play a recording again, on the story as it is now."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_json, add_stories
from easi_sim.cli.output import CLEAN, FINDINGS, tell
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_engine.play import Recording

LARGEST = 8_000_000
"""Bytes of a recording that are read; a long one has a few hundred moves."""


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = (
        "Play a recording again. If the story has changed, it goes as far as it fits and says why it stops."
    )
    parser.add_argument("recording", metavar="RECORDING", help="a file that `easi play --record` wrote")
    parser.add_argument("--story", metavar="STORY", help="the story's id or folder (default: the one recorded)")
    add_json(parser)
    add_stories(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Replay, and exit with 1 if the recording no longer fits."""
    from pathlib import Path

    from easi_engine.play import replay
    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import UnknownStory, find_story
    from easi_sim.cli.result import show

    recording = recording_in(Path(arguments.recording))
    try:
        story = find_story(arguments.story or recording.story, library_folder(arguments.stories))
    except UnknownStory as error:
        if arguments.story:
            raise
        raise Trouble(f"{error} If it was played from a folder of its own, name that folder with --story.") from error
    done = replay(story, recording)
    show(done.playthrough, as_json=arguments.json, stopped=done.stopped)
    if done.stopped is None:
        if done.edited:
            tell("The story has changed since this was recorded; every move still fits.")
        return CLEAN
    stop, total = done.stopped, len(recording.moves)
    what = f"“{stop.choice}” in scene {stop.scene}" if stop.choice else f"the start, in scene {stop.scene}"
    changed = "The story has changed since this was recorded." if done.edited else "The recording has been altered."
    tell(f"{changed} {stop.at} of {total} moves fit. It stops at move {stop.at + 1}, {what}: {stop.why.rstrip('.')}.")
    return FINDINGS


def recording_in(path: Path) -> Recording:
    """The recording in a file. Raises Trouble."""
    from easi_engine.errors import BadRecording
    from easi_engine.play import Recording

    try:
        return Recording.from_json(_read(path))
    except BadRecording as error:
        raise Trouble(f"{path}: {error}") from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise Trouble(f"The recording {path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if len(text) > LARGEST:
        raise Trouble(f"{path} is too large to be a recording.")
    return text
