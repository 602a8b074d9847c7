"""What a learner meets on the way to an ending, on whatever path: so many choices, and so many words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from docs.stories.paths import Paths, Spread
from easi_engine.lint.accepted.telling import TellingReads
from easi_engine.lint.reading import words
from easi_engine.play import Program, SceneView, State, look, readings
from easi_engine.play.events import Stamped
from easi_engine.play.playthrough import Answered
from easi_engine.space import explore, live_bits
from easi_engine.story import passages
from easi_engine.story import readings_of as lines_of


class Met(NamedTuple):
    """What the paths of a seat have."""

    choices: Spread
    words: Spread


def met(program: Program, variant: str | None = None) -> Met:
    """What the paths of a seat and variant have; raises `Trouble` and `TooLarge`.

    Words are those that a learner is shown up to the ending: the seat's brief; each scene's title and the paragraphs
    that hold; the options that are open; what comes back; the other agencies' readings of each decision; the ending
    with its outcomes. What is met twice counts twice. The debrief, and what has to be asked for, are not counted.
    """
    reads = TellingReads(program)
    start, happened = program.tell_start(variant)
    paths = Paths(explore(program, start, live=_live(program, reads)))
    bears = {
        (room.number, step.id): reads.of_step(room.id, step) for room in program.rooms for step in room.steps.values()
    }
    told: dict[tuple[int, str, int], int] = {}

    @cache  # many choices lead to one state
    def at(state: State) -> int:
        return _at(program, state)

    def met_by(before: State, choice: str, after: State) -> int:
        key = (before.scene, choice, before.bits & bears[before.scene, choice])
        if key not in told:
            told[key] = _told(program, *program.tell(before, choice))
        return told[key] + at(after)

    brief = program.story.case.viewpoints[program.viewpoint].brief
    first = _count([brief]) + _told(program, start, happened) + at(paths.start)
    found = paths.spread(met_by)
    total = Spread(found.mean + first, found.least + first, found.most + first)
    return Met(paths.spread(lambda before, choice, after: 1), total)


def _live(program: Program, reads: TellingReads) -> tuple[int, ...]:
    """Scene → the bits that bear on what is shown there or later; none of the ledger's does."""
    asked: dict[int, int] = {}
    for room in program.rooms:
        found = reads.of_text(room.text)
        for text in room.scene.outcomes.values():
            found |= reads.of_text(passages(text))
        for entry in room.scene.readings.values():
            for line in lines_of(entry):
                found |= program.guard(line.when).reads
        for step in room.steps.values():
            found |= reads.of_step(room.id, step)
        asked[room.number] = found
    return tuple(bits & ~program.layout.ledger for bits in live_bits(program, 0, asked=asked))


def _told(program: Program, state: State, happened: tuple[Stamped, ...]) -> int:
    """How many words come up on the way to a state: the reply, what the days bring, scenes passed."""
    view = _look(program, state, happened)
    passed = (text for glimpse in view.passed for text in (glimpse.title, *glimpse.paragraphs))
    return _count([*view.reply, *view.happened, *passed])


def _at(program: Program, state: State) -> int:
    """How many words come up where play waits, with the readings that are given once a choice is made there."""
    view = _look(program, state)
    options = (option.say for option in view.options)
    outcomes = (text for outcome in view.outcomes for text in outcome.paragraphs)
    given = readings(Answered(program, None, (), (state,), ()))
    read = (text for reading in given for text in (reading.notices, reading.because))
    return _count([view.title, *view.paragraphs, *options, view.ending or "", *outcomes, *read])


def _look(program: Program, state: State, happened: tuple[Stamped, ...] = ()) -> SceneView:
    """A state as a learner sees it after what happened, whatever moves led there."""
    return look(Answered(program, None, (), (state,), happened))


def _count(texts: Iterable[str]) -> int:
    return sum(map(_words, texts))


@lru_cache(maxsize=1 << 13)
def _words(text: str) -> int:
    return len(words(text))
