"""The debrief of one playthrough: its rates and model, and everything they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from easi_engine.debrief.conduct import conduct_of
from easi_engine.debrief.marks import Mark, Rate, mark, model, rates
from easi_engine.debrief.results import (
    Awaited,
    ConsentEntry,
    Debrief,
    Judged,
    Line,
    PredictionResult,
    QuestionResult,
    RecordFeedback,
)
from easi_engine.debrief.steps import Step, came_to_know, steps_of, stood_before
from easi_engine.play.events import Sent, Sought, Withdrew
from easi_engine.play.playthrough import Playthrough
from easi_engine.play.program import Program
from easi_engine.play.questions import Question
from easi_engine.play.views import readings
from easi_engine.space import Membership
from easi_engine.story import many
from easi_engine.story.case import JudgeLine
from easi_engine.story.conditions import When


def debrief(playthrough: Playthrough, membership: Membership | None) -> Debrief:
    """Debrief a playthrough that has come to an ending; raises ValueError before that.

    Without a membership, because the story is too large to explore, nothing is counted: there are no rates and no
    statuses, and the questions are those of which something was sent.
    """
    if not playthrough.is_over:
        raise ValueError("a playthrough is debriefed at its ending")
    program, state = playthrough.program, playthrough.state
    steps = steps_of(playthrough)
    marks = mark(program, membership, state.bits) if membership else ()
    effective, appropriate = rates(marks)
    return Debrief(
        ending=program.scene(state).ending or "",
        effective=effective,
        appropriate=appropriate,
        model=model(effective, appropriate),
        variant=playthrough.variant,
        questions=tuple(_questions(playthrough, steps, marks, counting=membership is not None)),
        conduct=conduct_of(playthrough, steps),
        consent=tuple(_consent(playthrough, steps)),
        knowledge=came_to_know(playthrough, steps),
        predictions=tuple(_predictions(playthrough)),
        records=tuple(_records(playthrough, steps)),
    )


def _questions(
    playthrough: Playthrough, steps: tuple[Step, ...], marks: tuple[Mark, ...], *, counting: bool
) -> Iterator[QuestionResult]:
    program, bits = playthrough.program, playthrough.state.bits
    marked = {m.question: m for m in marks}
    judged = _judged(steps)
    for question in program.questions:
        if question.id not in (marked if counting else judged):
            continue
        mark_here = marked.get(question.id, Mark(question.id, question.grave, None, None))
        yield QuestionResult(
            id=question.id,
            verdict=question.verdict,
            facts=question.facts,
            recipient=question.recipient,
            recipient_name=program.story.holder_names[question.recipient],
            effective=mark_here.effective,
            appropriate=mark_here.appropriate,
            grave=question.grave,
            deadline=question.deadline,
            judged=tuple(judged.get(question.id, ())),
            standing=_line(program.line_in_force(question, bits)),
            respected=mark_here.respected,
            asked_of=_asked_of(program, question),
            unknown=_unknown(program, question, bits),
            awaits=_awaited(program, question, bits),
        )


def _asked_of(program: Program, question: Question) -> tuple[str, ...]:
    if question.recipient != program.holder:
        return ()
    senders = dict.fromkeys(sender for _, sender, _ in question.triples)
    return tuple(program.story.holder_names[sender] for sender in senders)


def _unknown(program: Program, question: Question, bits: int) -> tuple[str, ...]:
    senders = {sender for _, sender, _ in question.triples}
    knows = program.layout.knows
    return tuple(fact for fact in question.facts if not any(bits & knows[sender, fact] for sender in senders))


def _awaited(program: Program, question: Question, bits: int) -> tuple[Awaited, ...]:
    if not all(_needs_consent(line.when) for line in question.lines if line.verdict == "share"):
        return ()
    found = []
    for request in question.awaits:
        # Bits of a request's statuses; none of them is set until it is sought.
        states = program.layout.consent[request]
        status = next((status for status, bit in states.items() if bits & bit), "not-asked")
        found.append(Awaited(request, program.story.holder_names[program.story.case.consent[request].of], status))
    return tuple(found)


def _needs_consent(when: When | None) -> bool:
    """Whether a condition can hold only while some consent is given."""
    if when is None:
        return False
    if isinstance(when, tuple):
        return any(map(_needs_consent, when))
    return (
        any(many(status) == ("given",) for status in (when.consent or {}).values())
        or any(map(_needs_consent, when.all_ or ()))
        or (bool(when.any_) and all(map(_needs_consent, when.any_ or ())))
    )


def _line(line: JudgeLine) -> Line:
    return Line(line.verdict, line.reason, line.basis, line.sources, line.principles)


def _judged(steps: tuple[Step, ...]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for _, scene, choice, happened in steps:
        for stamped in happened:
            what = stamped.what
            if isinstance(what, Sent) and what.first and what.question and what.line:
                entry = Judged(what.fact, what.sender, stamped.day, scene, choice, what.moved, _line(what.line))
                found.setdefault(what.question, []).append(entry)
    return found


def _consent(playthrough: Playthrough, steps: tuple[Step, ...]) -> Iterator[ConsentEntry]:
    requests = playthrough.program.story.case.consent
    for _, scene, choice, happened in steps:
        for stamped in happened:
            match stamped.what:
                case Sought(request, answer, unsafe):
                    person = requests[request].of
                    yield ConsentEntry(stamped.day, scene, choice, request, person, answer, unsafe)
                case Withdrew(request):
                    person = requests[request].of
                    yield ConsentEntry(stamped.day, scene, choice, request, person, "withdrawn", unsafe=False)
                case _:
                    pass


def _predictions(playthrough: Playthrough) -> Iterator[PredictionResult]:
    program = playthrough.program
    for index, move in enumerate(playthrough.moves):
        if move.prediction is None:
            continue
        before = stood_before(playthrough, index)
        reading = next((r for r in readings(before) if r.agency == move.prediction.agency), None)
        if reading is not None:
            scene = program.scene_id(before.state)
            met = move.prediction.would in reading.would
            yield PredictionResult(scene, reading.agency, move.prediction.would, reading.would, met, reading.because)


def _records(playthrough: Playthrough, steps: tuple[Step, ...]) -> Iterator[RecordFeedback]:
    seat = playthrough.program.holder
    for number, scene, choice, happened in steps:
        record = playthrough.moves[number - 1].record if number else None
        if record is None:
            continue
        # What was sent again to somebody who knew it was shared all the same, on some basis.
        flows = [s.what for s in happened if isinstance(s.what, Sent)]
        lines = [flow.line for flow in flows if flow.line]
        # What came to the seat because it asked went on the sender's basis, which is not the seat's to record.
        shares = [flow.line for flow in flows if flow.line and flow.line.verdict != "withhold" and flow.sender == seat]
        accepted: tuple[str, ...] = tuple(dict.fromkeys(basis for line in shares for basis in line.basis))
        sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
        if flows:
            fits = record.basis in accepted if accepted else None
        else:
            accepted, fits = ("none",), record.basis == "none"
        yield RecordFeedback(
            scene,
            choice,
            record.basis,
            record.told,
            record.route,
            record.reason,
            accepted,
            fits,
            sources,
            tuple(dict.fromkeys(map(_line, lines))),
        )


def to_json(result: Debrief) -> dict[str, Any]:
    """The debrief as plain data for JSON."""
    return {
        "effective": _rate_json(result.effective),
        "appropriate": _rate_json(result.appropriate),
        "model": result.model,
        "questions": [
            {
                "id": q.id,
                "facts": list(q.facts),
                "to": q.recipient,
                "grave": q.grave,
                "effective": q.effective,
                "appropriate": q.appropriate,
            }
            for q in result.questions
        ],
        "conduct": [
            {"principle": c.principle, "kept": c.kept, "scene": c.scene, "choice": c.choice, "why": c.why}
            for c in result.conduct
        ],
        "consent": [
            {"day": c.day, "request": c.request, "person": c.person, "status": c.status, "unsafe": c.unsafe}
            for c in result.consent
        ],
        "predictions": [
            {"scene": p.scene, "agency": p.agency, "predicted": p.predicted, "would": list(p.would), "met": p.met}
            for p in result.predictions
        ],
    }


def _rate_json(rate: Rate) -> dict[str, Any]:
    return {"done": rate.done, "of": rate.of, "rate": rate.rate}
