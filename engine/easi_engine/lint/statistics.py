"""How large a seat is: its questions, its words, and how long a playthrough takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easi_engine.lint.reading import reading_age, words
from easi_engine.play.guards import ALWAYS
from easi_engine.play.program import Program, State, compile_seat
from easi_engine.play.seat import AtScene
from easi_engine.space import explore, live_bits
from easi_engine.space.graph import components
from easi_engine.story import Story, passages
from easi_engine.story.scenes import readings_of

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext


@dataclass(frozen=True, slots=True)
class Statistics:
    """Numbers that are no faults. None stands for what was not looked at, or could not be looked at whole."""

    effective: int | None
    """Questions that some path could get right by sharing."""
    appropriate: int | None
    """Questions that some path could get wrong by sharing."""
    words: int
    """Words that a learner in this seat can be shown, each passage counted once."""
    reading_age: float | None
    """In years, of all those words together, glossary terms exempt; None where there are none."""
    shortest: int | None
    """Moves of the shortest playthrough that comes to an ending."""
    longest: int | None
    """Moves of the longest playthrough; None also where play can go on without end."""
    loops: bool | None
    """Whether play can go on without end."""


def statistics_of(seat: SeatContext, *, explored: bool) -> Statistics:
    """The numbers of a seat; ``explored`` says whether its reachable states are to be looked at."""
    text = "\n\n".join(texts_of(seat))
    glossary = seat.context.story.glossary.values()
    exempt = [form for term in glossary for form in (term.term, *term.also)]
    age = reading_age(text, exempt) if text.strip() else None
    if not explored:
        return Statistics(None, None, len(words(text)), age, None, None, None)
    effective, appropriate = _axes(seat)
    longest, loops = longest_path(seat.context.story, seat.viewpoint, seat.context.options.limits.states)
    return Statistics(effective, appropriate, len(words(text)), age, _shortest(seat), longest, loops)


def texts_of(seat: SeatContext) -> Iterator[str]:
    """Everything that a learner in a seat can be shown, in written order."""
    case = seat.context.story.case
    yield case.viewpoints[seat.viewpoint].brief
    for scene in seat.scenes.values():
        event = case.events[scene.use] if scene.use is not None else None
        yield from filter(None, (scene.title or (event.title if event else None), scene.ending))
        for text in (event.text if event else scene.text, *scene.outcomes.values()):
            yield from (passage.say for passage in passages(text))
        for choice in scene.choices.values():
            yield choice.say
            yield from (passage.say for passage in passages(choice.reply))
        for entry in scene.readings.values():
            for reading in readings_of(entry):
                yield from (reading.notices, reading.because)
    yield from (happening.say for happening in case.timeline.values() if happening.say)


def _axes(seat: SeatContext) -> tuple[int | None, int | None]:
    """How many questions each rate counts, over all variants."""
    if not seat.proven:
        return None, None
    lines = {question.id: question.lines for question in seat.questions}
    met = {(judged.question, lines[judged.question][judged.line].verdict) for judged in seat.judged if judged.moved}
    return sum(verdict == "share" for _, verdict in met), sum(verdict == "withhold" for _, verdict in met)


def _shortest(seat: SeatContext) -> int | None:
    endings = [id_ for id_, scene in seat.scenes.items() if scene.ending is not None]
    trails = [trail for id_ in endings if (trail := seat.space.first(AtScene(id_), ALWAYS)) is not None]
    return min((len(trail.choices) for trail in trails), default=None)


def longest_path(story: Story, viewpoint: str, limit: int) -> tuple[int | None, bool | None]:
    """The moves of the longest playthrough, and whether some playthrough never has to end, when there is no longest.

    Exact: states that differ only in what no later move can read lead on alike. Both None beyond ``limit`` states.
    """
    program = compile_seat(story, viewpoint)
    live = tuple(bits & ~program.layout.ledger for bits in live_bits(program, 0))
    starts = [program.start(variant) for variant in tuple(story.case.variants) or (None,)]
    reached = explore(program, starts, live=live, limit=limit, partly=True)
    if not reached.complete:
        return None, None
    numbers = {state: number for number, state in enumerate(reached)}
    after = [sorted({numbers[to] for to in _moves(program, state, live)}) for state in numbers]
    parts = components(after, [numbers[state] for state in reached.starts])
    if any(len(part) > 1 or part[0] in after[part[0]] for part in parts):
        return None, True
    longest = [0] * len(after)
    for (number,) in reversed(parts):
        longest[number] = max((longest[to] + 1 for to in after[number]), default=0)
    return max(longest[numbers[state]] for state in reached.starts), False


def _moves(program: Program, state: State, live: tuple[int, ...]) -> Iterator[State]:
    steps = program.rooms[state.scene].steps
    for choice in program.options(state):
        outcome = program.outcome_of(steps[choice], state)
        yield State(outcome.scene, (state.bits & outcome.keep | outcome.on) & live[outcome.scene])
