"""Fills a learner's records with playthroughs of long ago, for timing what has to look at all of them.

    python -m benchmarks.past 1000 FOLDER

plays the bundled case at random from every seat, and keeps each playthrough, its predictions and what it came to.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.common import default_story, story_at
from easi_engine.debrief import debrief
from easi_engine.play import DecisionRecord, Playthrough, Prediction, agency_to_predict, compile_seat, look
from easi_engine.space import membership
from easi_engine.story import Story
from easi_sim.records import Branch, Records, Result, Step

LAST = datetime(2026, 11, 1, 12, tzinfo=UTC)
"""When the last of them was played."""

KINDS = 40
"""How many different playthroughs are played; they are kept again and again."""


def fill(home: Path, playthroughs: int, folder: Path | None = None) -> Records:
    """Return records in `home` with so many playthroughs: nine in ten finished, every tenth of those a what-if."""
    story = story_at(folder or default_story())
    dice = random.Random(playthroughs)
    played = [_play(story, seat, dice) for seat, _ in zip(_seats(story), range(KINDS), strict=False)]
    times = count()
    records = Records.open(home, clock=lambda: LAST - timedelta(minutes=20 * (playthroughs - next(times) // 8)))
    first = 0
    for number in range(playthroughs):
        playthrough, result = played[number % len(played)]
        cut = number % 10 == 9
        moves = playthrough.moves[: len(playthrough.moves) // 2] if cut else playthrough.moves
        steps = [Step(move, over=not cut and move is moves[-1]) for move in moves]
        branch = Branch(first, 2) if first and number % 10 == 5 else None
        id_ = records.begin(playthrough, steps, branch)
        first = id_ if not cut and branch is None else first
        if not cut:
            records.keep_result(replace(result, playthrough=id_))
    return records


def _seats(story: Story) -> list[str]:
    return [seat for _ in range(KINDS) for seat in story.case.viewpoints]


def _play(story: Story, seat: str, dice: random.Random) -> tuple[Playthrough, Result]:
    program = compile_seat(story, seat)
    playthrough = Playthrough.begin(program, None)
    while not playthrough.is_over:
        view = look(playthrough)
        choice = dice.choice(view.options).id
        agency = agency_to_predict(playthrough)
        if view.decision and agency is not None:
            playthrough = playthrough.choose(choice, Prediction(agency, choice), DecisionRecord("public-task", "yes"))
        else:
            playthrough = playthrough.choose(choice)
    found = debrief(playthrough, membership(program, playthrough.variant))
    e, a = found.effective, found.appropriate
    grave = (e.grave, a.grave)
    rates = ((e.done, e.of), (a.done, a.of))
    return playthrough, Result(0, found.ending, *rates, grave, found.model, story.digest, LAST)


def main() -> None:
    """Fill a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("playthroughs", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    fill(arguments.folder, arguments.playthroughs).close()


if __name__ == "__main__":
    main()
