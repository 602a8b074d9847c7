"""The parts of a report that come from the debrief: the two rates with their questions, and the jigsaw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from easi_engine.debrief import HIGH, MODELS, PROVENANCE, CameToKnow, Debrief, QuestionResult, Rate
from easi_engine.story import Story
from easi_sim.exports import wording
from easi_sim.exports.report import Axis, Pattern, Piece, Question
from easi_sim.study.session import Session
from easi_sim.text import capital
from easi_sim.words.common import (
    VERDICT,
    day_words,
    fact_words,
    holder_words,
    listed,
    rate_words,
    sendings,
    sent_words,
    source_name,
    sources_of,
)
from easi_sim.words.question import (
    APPROPRIATE,
    EARLIER,
    EARLY,
    EFFECTIVE,
    ORDER,
    status_words,
    still_new,
    was_due_earlier,
    was_early,
)

_NOTHING = "There was nothing to count on one side, so this path is placed in none of the four models."
_GRAVE = "Something grave was {what}. That side does not count as high, whatever its rate and wherever the point lies."


def pattern_of(session: Session, found: Debrief, *, detail: bool = True) -> Pattern:
    """Return the two rates and the model; with `detail`, their questions too."""
    questions = found.questions if detail else ()
    effective = [(question, question.effective) for question in questions if question.effective]
    appropriate = [(question, question.appropriate) for question in questions if question.appropriate]
    card = MODELS[found.model] if found.model else None
    variant = session.story.case.variants.get(found.variant or "")
    form = f" This case comes in more than one form; this time: {variant.title}." if variant and variant.title else ""
    return Pattern(
        effective=_axis(
            session, "effective", found.effective, effective, EFFECTIVE,
            means="Of what should have been shared, how much was, in time.",
            grave="not shared in time", heading="What should have been shared",
        ),
        appropriate=_axis(
            session, "appropriate", found.appropriate, appropriate, APPROPRIATE,
            means="Of what should have been kept, how much was.",
            grave="passed on", heading="What should have been kept",
        ),
        model=found.model,
        name=card.name if card else "",
        rates=capital(f"{card.rates}.") if card else "",
        says=f"{card.says if card else _NOTHING}{form}",
        cut=HIGH,
        whose=(wording.CUT.format(cut=f"{HIGH:.0%}"), PROVENANCE["research"], PROVENANCE["ours"]),
    )  # fmt: skip


def _axis(
    session: Session,
    id_: str,
    rate: Rate,
    questions: Iterable[tuple[QuestionResult, str]],
    says: Mapping[str, str],
    *,
    means: str,
    grave: str,
    heading: str,
) -> Axis:
    return Axis(
        id=id_,
        name=capital(id_),
        means=means,
        rate=rate.rate,
        says=rate_words(rate),
        grave=_GRAVE.format(what=grave) if rate.grave else "",
        heading=heading,
        questions=tuple(
            _question(session, question, status, says)
            for question, status in sorted(questions, key=lambda pair: ORDER.index(pair[1]))
        ),
    )


def _question(session: Session, question: QuestionResult, status: str, says: Mapping[str, str]) -> Question:
    story = session.story
    due = f"; due by day {question.deadline}" if question.deadline is not None and says is EFFECTIVE else ""
    grave = "; grave" if question.grave else ""
    return Question(
        title=f"{capital(fact_words(story, question.facts))}, to {question.recipient_name}",
        status=status,
        says=f"{status_words(question, status, says)}{due}{grave}",
        lines=tuple(_lines(session, question, says)),
        sources=tuple(source_name(story, source) for source in sources_of([question])),
    )


def _lines(session: Session, question: QuestionResult, says: Mapping[str, str]) -> Iterator[str]:
    for judged, facts in sendings(question):
        how = sent_words(session.story, session.viewpoint, judged, facts, whole=len(facts) == len(question.facts))
        yield f"{capital(how)}: {VERDICT[judged.line.verdict]}. {judged.line.reason}"
    if still_new(question, says):
        yield f"At the ending: {VERDICT[question.standing.verdict]}. {question.standing.reason}"
    if says is EFFECTIVE and was_due_earlier(question):
        yield EARLIER
    if says is EFFECTIVE and was_early(question):
        yield EARLY


def pieces_of(session: Session, found: Debrief) -> tuple[Piece, ...]:
    """Return the jigsaw: every fact, who held it at the start and who came to know it."""
    story, seat = session.story, session.viewpoint
    known = {id_: [came for came in found.knowledge if came.fact == id_] for id_ in story.case.facts}
    return tuple(
        Piece(
            says=fact.says,
            at_first=tuple(holder_words(story, came.holder, seat) for came in known[id_] if came.how == "start"),
            later=tuple(_later(story, seat, (came for came in known[id_] if came.how != "start"))),
        )
        for id_, fact in story.case.facts.items()
    )


def _later(story: Story, seat: str, known: Iterable[CameToKnow]) -> Iterator[str]:
    """Who came to know a fact: those who had it at one time from one sender together."""
    for (move, day, sender), group in groupby(known, lambda came: (came.move, came.day, came.sender)):
        who = listed(holder_words(story, came.holder, seat) for came in group)
        how = f"from {holder_words(story, sender, seat)}" if sender else "found out"
        yield capital(f"{day_words(day) or f'move {move}'}, {how}: {who}")
