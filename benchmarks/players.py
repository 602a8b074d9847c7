"""The engine's ways of playing at random, each doing a little more than the one before."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from pydantic import TypeAdapter

from benchmarks.ink.player import LONGEST
from easi_engine.play import Move, Playthrough, Program, SceneView, look, recording_of
from easi_engine.play.program import State

H = TypeVar("H")
Dice = Callable[[], float]
"""Gives a number from 0 up to 1."""


class Played(NamedTuple):
    """What a player did."""

    choices: int
    wall: float
    """Seconds by the clock."""
    processor: float
    """Seconds of processor time, of every thread."""
    starting: float
    """Seconds by the clock that went into beginning anew after an ending."""


Player = Callable[[Program, float], Played]
"""Plays from start to ending, again and again, for so many seconds."""

SEED = 20
_MOVE = TypeAdapter(Move)


def _play(seconds: float, start: Callable[[], H], step: Callable[[H, Dice], H | None]) -> Played:
    """The loop that ``play.mjs`` has too: ``step`` makes one random choice, or says None at an ending."""
    dice, choices, starting = random.Random(SEED).random, 0, 0.0
    spent, begin = time.process_time(), time.perf_counter()
    end = begin + seconds
    while (now := time.perf_counter()) < end:
        here = start()
        starting += time.perf_counter() - now
        for _ in range(LONGEST):
            after = step(here, dice)
            if after is None:
                break
            here = after
            choices += 1
    return Played(choices, time.perf_counter() - begin, time.process_time() - spent, starting)


def moves(program: Program, seconds: float) -> Played:
    """List the options, choose one."""

    def step(state: State, dice: Dice) -> State | None:
        options = program.options(state)
        return program.choose(state, options[int(dice() * len(options))]) if options else None

    return _play(seconds, program.start, step)


def moves_saved(program: Program, seconds: float) -> Played:
    """The same, and after each choice the whole state as JSON, from which play resumes on the same story."""
    header = json.dumps([program.story.digest, program.viewpoint])[:-1]
    saved, last = "", program.start()

    def step(state: State, dice: Dice) -> State | None:
        nonlocal saved, last
        options = program.options(state)
        if not options:
            return None
        last = program.choose(state, options[int(dice() * len(options))])
        saved = f'{header}, {last.scene}, "{last.bits:x}"]'
        return last

    done = _play(seconds, program.start, step)
    _, _, scene, bits = json.loads(saved)
    if State(scene, int(bits, 16)) != last:
        raise AssertionError("the last save does not resume")
    return done


def moves_afresh(program: Program, seconds: float) -> Played:
    """List the options, choose one, and carry the move out without remembering any: what a first learner meets."""

    def step(state: State, dice: Dice) -> State | None:
        options = program.options(state)
        return program.tell(state, options[int(dice() * len(options))])[0] if options else None

    return _play(seconds, program.start, step)


def playthrough(program: Program, seconds: float) -> Played:
    """With the moves and every earlier state kept, for undo, debrief and recording: what the application holds."""

    def step(here: Playthrough, dice: Dice) -> Playthrough | None:
        options = here.options
        return here.choose(options[int(dice() * len(options))]) if options else None

    return _play(seconds, lambda: Playthrough.begin(program), step)


def playthrough_logged(program: Program, seconds: float) -> Played:
    """The same, and each move added as JSON to a log in memory, from which play resumes by replaying."""
    log: list[bytes] = []

    def start() -> Playthrough:
        log.clear()
        return Playthrough.begin(program)

    def step(here: Playthrough, dice: Dice) -> Playthrough | None:
        options = here.options
        if not options:
            return None
        after = here.choose(options[int(dice() * len(options))])
        log.append(_MOVE.dump_json(after.moves[-1]))
        return after

    return _play(seconds, start, step)


def playthrough_recorded(program: Program, seconds: float) -> Played:
    """The same, and after each choice the whole recording so far as the JSON of a recording file."""

    def step(here: Playthrough, dice: Dice) -> Playthrough | None:
        options = here.options
        if not options:
            return None
        after = here.choose(options[int(dice() * len(options))])
        recording_of(after).to_json()
        return after

    return _play(seconds, lambda: Playthrough.begin(program), step)


def playthrough_shown(program: Program, seconds: float) -> Played:
    """A playthrough with everything a screen shows at each step: title, paragraphs, reply, options, outcomes."""

    def start() -> tuple[Playthrough, SceneView]:
        begun = Playthrough.begin(program)
        return begun, look(begun)

    def step(here: tuple[Playthrough, SceneView], dice: Dice) -> tuple[Playthrough, SceneView] | None:
        before, view = here
        if not view.options:
            return None
        after = before.choose(view.options[int(dice() * len(view.options))].id)
        return after, look(after)

    return _play(seconds, start, step)
