"""Whether two stories are the same to play: every reachable state of one, side by side with the other's."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from easi_engine.debrief.tally import ending_reads
from easi_engine.play import Program, State, compile_seat
from easi_engine.play.events import Sent
from easi_engine.space import live_bits
from easi_engine.space.membership import membership
from easi_engine.story import Scene, Story, passages
from easi_engine.story.case import JudgeLine
from easi_engine.story.conditions import When
from easi_engine.story.scenes import readings_of

TOO_MANY = "too many states to compare"


def differs(
    one: Story, other: Story, seats: Collection[str] = (), *, limit: int = 300_000, thinned: bool = True
) -> str:
    """The first difference that a learner in some seat can meet, in a phrase; empty where there is none.

    States are ``thinned`` out as far as nothing that is compared reads what goes, but for what shows only who comes to
    know something: see `_kept`.
    """
    if list(one.case.viewpoints) != list(other.case.viewpoints):
        return "other seats"
    if list(one.case.variants) != list(other.case.variants):
        return "other variants"
    found = (
        _seat(compile_seat(one, seat), compile_seat(other, seat), variant, limit, thinned=thinned)
        for seat in seats or one.case.viewpoints
        for variant in tuple(one.case.variants) or (None,)
    )
    return next((f"{seat}: {what}" for seat, what in found if what), "")


def _seat(left: Program, right: Program, variant: str | None, limit: int, *, thinned: bool) -> tuple[str, str]:
    return left.viewpoint, _compared(left, right, variant, limit, thinned=thinned)


def _compared(left: Program, right: Program, variant: str | None, limit: int, *, thinned: bool) -> str:
    if membership(left, variant) != membership(right, variant):
        return "other questions count"
    if _questions(left) != _questions(right):
        return "questions are counted otherwise"
    (a, first), (b, second) = left.tell_start(variant), right.tell_start(variant)
    if _said(first) != _said(second):
        return "begins otherwise"
    whole = tuple(-1 for _ in left.rooms), tuple(-1 for _ in right.rooms)
    lives = (_kept(left), _kept(right)) if thinned else whole
    waiting = [(a, b)]
    seen: set[tuple[int, int, int, int]] = set()
    while waiting:
        pair = waiting.pop()
        if len(seen) > limit:
            return TOO_MANY
        if _shown(left, pair[0]) != _shown(right, pair[1]):
            return f"{left.scene_id(pair[0])} shows something else"
        for choice in left.options(pair[0]):
            (a, first), (b, second) = left.tell(pair[0], choice), right.tell(pair[1], choice)
            if _said(first) != _said(second):
                return f"{left.scene_id(pair[0])}/{choice} does something else"
            key = (a.scene, a.bits & lives[0][a.scene], b.scene, b.bits & lives[1][b.scene])
            if key not in seen:
                seen.add(key)
                waiting.append((a, b))
    return ""


def _kept(program: Program) -> tuple[int, ...]:
    """Scene by scene, the bits that anything compared can read there or later."""
    layout = program.layout
    keep = ending_reads(program)
    for scene in program.story.seats[program.viewpoint].values():
        for when in _whens(program.story, scene):
            keep |= program.guard(when).reads
    if (days := layout.meters.get("days")) is not None:
        keep |= days.mask
    return live_bits(program, keep, keep=keep)


def _whens(story: Story, scene: Scene) -> Iterator[When | None]:
    """The conditions of what is shown in a scene."""
    texts = [scene.text, *scene.outcomes.values(), *(choice.reply for choice in scene.choices.values())]
    if scene.use is not None:
        texts.append(story.case.events[scene.use].text)
    yield from (passage.when for text in texts for passage in passages(text))
    yield from (reading.when for entry in scene.readings.values() for reading in readings_of(entry))


def _standing(program: Program, question: str, bits: int) -> Any:
    """What marking a question at an ending takes besides what was sent on the way, which is compared move by move."""
    found = next(q for q in program.questions if q.id == question)
    when = program.story.case.verdicts[found.verdict].moot
    moot = when is not None and program.guard(when).holds(bits)
    knows, consent = program.layout.knows, program.layout.consent
    held = {(triple[1], fact) for triple in found.triples for fact in found.facts if bits & knows[triple[1], fact]}
    refused = {request for request in found.awaits if bits & consent[request]["refused"]}
    return question, moot, _judged(program.line_in_force(found, bits)), held, refused


def _said(happenings: Any) -> list[Any]:
    return sorted(((stamped.day, _what(stamped.what), stamped.event) for stamped in happenings), key=repr)


def _what(happening: Any) -> Any:
    if isinstance(happening, Sent):
        # What came first follows from the moves before, and knowledge that nothing reads is not kept.
        return "Sent", happening._replace(first=False, line=None), _judged(happening.line)
    return type(happening).__name__, happening


def _judged(line: JudgeLine | None) -> Any:
    """What a learner is told of a judge line; nobody is told its condition."""
    return line and (line.verdict, line.reason, line.basis, line.sources, line.principles)


def _questions(program: Program) -> Any:
    # Which consents a question waits for is told at the endings: see `_standing`.
    return {q.id: (set(q.facts), set(q.triples), q.deadline, q.grave) for q in program.questions}


def _shown(program: Program, state: State) -> Any:
    scene = program.scene(state)

    def now(text: Any) -> list[str]:
        return [passage.say for passage in passages(text) if program.holds(state, passage.when)]

    options = [(id_, asdict_choice(scene.choices[id_])) for id_ in program.options(state)]
    readings = [
        (agency, next(r.because for r in readings_of(entry) if program.holds(state, r.when)))
        for agency, entry in scene.readings.items()
    ]
    marks = [_standing(program, q.id, state.bits) for q in program.questions] if program.is_over(state) else []
    outcomes = {person: now(text) for person, text in scene.outcomes.items()}
    return (program.scene_id(state), scene.title, scene.ending, options, readings, outcomes, marks)


def asdict_choice(choice: Any) -> tuple[str, Any]:
    """What a learner sees of a choice before and after taking it."""
    return choice.say, choice.conduct
