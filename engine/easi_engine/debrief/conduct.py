"""Conduct: how things were done, derived where the state knows it and tagged by the author where it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from easi_engine.debrief.results import Conduct
from easi_engine.play.events import Informed, Sent, Sought, Stamped
from easi_engine.play.playthrough import Playthrough
from easi_engine.play.program import Program
from easi_engine.story import many

TOLD, IN_TIME, SAFE_TO_ASK, MINIMUM = "told", "in-time", "safe-to-ask", "minimum"
"""The principles whose keeping the state itself shows; principles.yaml words them."""

DERIVED = (TOLD, IN_TIME, SAFE_TO_ASK, MINIMUM)


def conduct_of(
    playthrough: Playthrough, steps: Iterable[tuple[int, str, str, tuple[Stamped, ...]]]
) -> tuple[Conduct, ...]:
    """Everything to be said of how a playthrough's choices were done, in order."""
    program = playthrough.program
    found: list[Conduct] = []
    begun: set[str] = set()
    for number, scene, choice, happened in steps:
        if number:
            found += _derived(program, scene, choice, happened, begun)
            tags = program.story.scenes[scene].choices[choice].conduct
            if tags is not None:
                say = program.story.scenes[scene].choices[choice].say
                found += [Conduct(principle, True, scene, choice, say) for principle in many(tags.kept)]
                found += [Conduct(principle, False, scene, choice, say) for principle in many(tags.broke)]
    return tuple(found)


def _derived(
    program: Program, scene: str, choice: str, happened: tuple[Stamped, ...], begun: set[str]
) -> Iterator[Conduct]:
    names = program.story.holder_names
    whats = [stamped.what for stamped in happened]
    sent = [what for what in whats if isinstance(what, Sent)]
    too_soon = {what.recipient for what in sent if what.line is not None and what.line.verdict == "withhold"}
    # Telling somebody what should not have reached them yet is no openness kept.
    informed = [what.person for what in whats if isinstance(what, Informed) and what.person not in too_soon]
    if informed and any(what.moved for what in sent):
        people = " and ".join(names[person] for person in informed)
        yield Conduct(TOLD, True, scene, choice, f"You told {people} what you were passing on as you did it.")
    yield from _timely(program, scene, choice, happened, begun)
    for what in whats:
        if isinstance(what, Sought):
            person = names[program.story.case.consent[what.request].of]
            why = (
                f"Asking {person} at that moment could have put someone at risk."
                if what.unsafe
                else f"You asked {person} when it was safe to ask."
            )
            yield Conduct(SAFE_TO_ASK, not what.unsafe, scene, choice, why)
    yield from _minimum(program, scene, choice, sent)


def _timely(
    program: Program, scene: str, choice: str, happened: tuple[Stamped, ...], begun: set[str]
) -> Iterator[Conduct]:
    """In time or late, for each question with a deadline that this choice was the first to send for.

    ``begun`` is the questions sent for so far: what is learned after a question's first sending is never late.
    """
    deadlines = {question.id: question for question in program.questions if question.deadline is not None}
    for stamped in happened:
        what = stamped.what
        if not isinstance(what, Sent) or what.question not in deadlines or what.question in begun:
            continue
        begun.add(what.question)
        question = deadlines[what.question]
        if what.line is None or what.line.verdict == "withhold" or stamped.day is None or question.deadline is None:
            continue
        in_time = stamped.day <= question.deadline
        facts = program.story.case.facts
        sent = [s.what.fact for s in happened if isinstance(s.what, Sent) and s.what.question == question.id]
        heard = ", ".join(facts[fact].short or facts[fact].says.rstrip(".") for fact in dict.fromkeys(sent))
        to = "You" if question.recipient == program.holder else program.story.holder_names[question.recipient]
        why = f"{to} heard of this on day {stamped.day}, and day {question.deadline} was the last in time: {heard}."
        yield Conduct(IN_TIME, in_time, scene, choice, why)


def _minimum(program: Program, scene: str, choice: str, sent: list[Sent]) -> Iterator[Conduct]:
    """The greater fact should have been kept and the lesser inside it would have done: sent whole, or pared down."""
    facts = program.story.case.facts
    for what in sent:
        lesser = [
            inner
            for inner in sent
            if inner.recipient == what.recipient
            and inner.fact in program.included[what.fact][1:]
            and inner.line is not None
            and inner.line.verdict == "share"
        ]
        if lesser and what.moved and what.line is not None and what.line.verdict == "withhold":
            to = program.story.holder_names[what.recipient]
            enough = facts[lesser[0].fact].says
            yield Conduct(MINIMUM, False, scene, choice, f"{to} needed only this: “{enough}”")
    for what in sent:
        wholes = {fact for fact, parts in program.included.items() if what.fact in parts[1:]}
        alone = bool(wholes) and not any(s.fact in wholes and s.recipient == what.recipient for s in sent)
        if alone and what.moved and what.line is not None and what.line.verdict == "share":
            to = program.story.holder_names[what.recipient]
            yield Conduct(MINIMUM, True, scene, choice, f"{to} got what helps, without what lies behind it.")
