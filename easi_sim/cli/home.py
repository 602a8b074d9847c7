"""`easi` alone: opens home, on screen or as plain text."""

from __future__ import annotations

import argparse
import os
import sys

from easi_sim.cli.options import add_plain, add_private, add_stories
from easi_sim.cli.output import CLEAN, tell, tell_trouble
from easi_sim.cli.recorder import Recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_engine.story import Story
    from easi_sim.records import Records


def add(parser: argparse.ArgumentParser) -> None:
    """Make this what happens without a command."""
    add_stories(parser)
    add_plain(parser)
    add_private(parser)
    parser.set_defaults(run=run, stories=None, plain=False, private=False)


def run(arguments: argparse.Namespace) -> int:
    """Open home."""
    from easi_sim.bundled import library_folder

    open_player(library_folder(arguments.stories), plain=arguments.plain, private=arguments.private)
    return CLEAN


def open_player(
    stories: Path,
    *,
    plain: bool,
    private: bool = False,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    named: str | None = None,
    record: Path | None = None,
) -> None:
    """Play on screen or in plain text, with the learner's records; write what was played to `record`, if named."""
    keeping = _Keeping(private=private)
    recorder = Recorder(record)
    try:
        if plain or not _can_draw():
            from easi_sim.plain.app import run as run_plain

            records, problem = keeping.open()
            if problem:
                tell_trouble(problem)
            run_plain(
                stories,
                records,
                story=story,
                viewpoint=viewpoint,
                new=new,
                named=named,
                warn=tell_trouble,
                moved=recorder.moved,
            )
            return
        from easi_sim.tui.app import run as run_screens

        theme = keeping.theme()
        run_screens(stories, keeping.open, story=story, viewpoint=viewpoint, new=new, theme=theme, moved=recorder.moved)
    finally:
        try:
            recorder.finish()
        finally:
            keeping.close()


class _Keeping:
    """The records, opened when they are asked for: on screen that is after the first frame."""

    def __init__(self, *, private: bool) -> None:
        from easi_sim.place import wants_privacy

        self._private = private or wants_privacy()
        self._records: Records | None = None

    def theme(self) -> str:
        """Return the theme last chosen, before the records are open."""
        from easi_sim.place import glance

        return "" if self._private else glance("theme")

    def open(self) -> tuple[Records, str]:
        """Open the records; what to tell the learner where they cannot be kept."""
        from easi_sim.records import open_or_forget

        self._records, problem = open_or_forget(private=self._private)
        return self._records, str(problem) if problem else ""

    def close(self) -> None:
        """Let go of the file."""
        if self._records is not None:
            self._records.close()


def _can_draw() -> bool:
    """Whether there is a terminal that can draw screens; say so if not, since plain mode comes unasked."""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return True
    tell("This is no terminal to draw screens on, so this is plain mode; --plain asks for it.")
    return False
