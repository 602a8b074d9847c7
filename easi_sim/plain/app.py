"""Plain mode from start to end: home, a case, its debrief, and home again, with a way out at every prompt."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from easi_engine.story import Story
from easi_sim.bundled import library_folder
from easi_sim.plain.commanding import is_command, obey
from easi_sim.plain.home import begin, go_home, offer_to_go_on, welcome
from easi_sim.plain.page import Page
from easi_sim.plain.playing import leave, play_case
from easi_sim.plain.sitting import Moved, Sitting, Warn
from easi_sim.plain.talk import EndOfInput, GoHome, PlayOn, Quit, Talk
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.words.records import expired_words, policy_lines, private_words


def run(
    stories: Path,
    records: Records,
    *,
    story: Story | None = None,
    viewpoint: str | None = None,
    new: bool = False,
    named: str | None = None,
    warn: Warn,
    moved: Moved | None = None,
    lines: TextIO | None = None,
    out: TextIO | None = None,
) -> Session | None:
    """Play in plain text until the learner leaves or the input ends, and return the session last played.

    `named` is how the learner named the story: its id, or the path of its folder. `moved` is told of every new state
    of play, so that whoever called has the last one however the sitting ends.
    KeyboardInterrupt passes through, after a line that says what is kept. Raises Trouble.
    """
    sitting = Sitting(Talk(Page(out or sys.stdout), _tolerant(lines or sys.stdin)), stories, records, warn, given=story)
    sitting.moved = moved
    sitting.talk.command = lambda line: obey(sitting, line)
    sitting.talk.is_command = is_command
    if story and named:
        sitting.named[story.id] = named
    try:
        _sit(sitting, story, viewpoint, new=new)
    except (EndOfInput, Quit):
        leave(sitting, _command_for(sitting))
    except KeyboardInterrupt:
        sitting.page.gap()
        leave(sitting, _command_for(sitting))
        sitting.page.flush()
        raise
    sitting.page.flush()
    return sitting.last


def _tolerant(lines: TextIO) -> TextIO:
    """Read on past bytes that are no text, showing them as such."""
    reconfigure = getattr(lines, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return lines


def _sit(sitting: Sitting, story: Story | None, viewpoint: str | None, *, new: bool) -> None:
    """Play one case after another until the learner leaves."""
    sitting.page.line("EASI. The word help, at any prompt, lists what you can type.")
    for said in _first(sitting.records):
        sitting.page.line(said)
    sitting.page.gap()
    while True:
        try:
            if sitting.session is not None:
                play_case(sitting)
                _close(sitting)
            elif story is None:
                welcome(sitting)
                go_home(sitting)
            elif new or not offer_to_go_on(sitting, story, viewpoint):
                begin(sitting, story, viewpoint)
        except GoHome:
            _close(sitting)
        except PlayOn as other:
            sitting.open(other.session)
        story = None


def _first(records: Records) -> Iterator[str]:
    """What is to be said of the records before anything else."""
    if records.policy.problem:
        yield next(policy_lines(records.policy))
    yield from filter(None, (private_words(records), expired_words(records)))


def _close(sitting: Sitting) -> None:
    sitting.session = None
    sitting.origins.clear()


def _command_for(sitting: Sitting) -> str:
    """The command that comes back to the story that is open, by the name it was asked for."""
    parts = ["easi", "play", "--plain"]
    if sitting.session is not None:
        id_ = sitting.session.story.id
        parts.insert(2, sitting.named.get(id_, id_))
    if sitting.stories != library_folder():
        parts += ["--stories", str(sitting.stories)]
    return shlex.join(parts)
