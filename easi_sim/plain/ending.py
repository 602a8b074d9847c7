"""The ending and the debrief in full, as text."""

from __future__ import annotations

from collections.abc import Mapping

from easi_engine.debrief import MODELS, PROVENANCE, Debrief, QuestionResult
from easi_engine.errors import TooLarge
from easi_engine.play import SceneView
from easi_engine.story import Story
from easi_sim.plain.page import Page
from easi_sim.session import Session
from easi_sim.words import (
    APPROPRIATE,
    EARLIER,
    EARLY,
    EFFECTIVE,
    GRAVE,
    ORDER,
    SOURCES,
    VERDICT,
    arrivals,
    conduct_words,
    consent_words,
    fact_words,
    prediction_words,
    rate_words,
    record_words,
    sendings,
    sent_words,
    source_name,
    source_words,
    sources_of,
    status_words,
    still_new,
    was_due_earlier,
    was_early,
)


def show_outcomes(page: Page, view: SceneView) -> None:
    """Say what became of each person."""
    page.line(f"The ending: {view.ending}")
    for outcome in view.outcomes:
        page.gap()
        page.line(f"{outcome.name}: {' '.join(outcome.paragraphs)}")
    page.gap()


def show_debrief(page: Page, session: Session) -> None:
    """Show the whole debrief."""
    page.heading("Debrief")
    try:
        found = session.debrief()
    except TooLarge as error:
        page.line(f"The rates cannot be worked out for this case. {error}")
        return
    _show_rates(page, session.story, found)
    _show_questions(page, session, found)
    _show_lists(page, session, found)
    page.heading("Where this comes from")
    page.paragraphs(
        [f"The research's: {PROVENANCE['research']}", f"Ours: {PROVENANCE['ours']}", PROVENANCE["standing"]]
    )


def _show_rates(page: Page, story: Story, found: Debrief) -> None:
    page.line(f"Effective, of what should have been shared, how much was, in time: {rate_words(found.effective)}.")
    page.line(f"Appropriate, of what should have been kept, how much was: {rate_words(found.appropriate)}.")
    for axis, rate in (("effective", found.effective), ("appropriate", found.appropriate)):
        if rate.grave:
            page.line(f"Something grave went wrong on the {axis} side, so that side does not count as high.")
    page.gap()
    if found.model is None:
        page.line("With nothing to count on one side, this path is placed in none of the four models.")
    else:
        card = MODELS[found.model]
        page.line(f"{card.name}: {card.rates}. {card.says}")
    page.line(PROVENANCE["pattern"])
    if found.variant is not None:
        title = story.case.variants[found.variant].title
        page.line(f"This case comes in more than one form. You met: {title or found.variant}.")


def _show_questions(page: Page, session: Session, found: Debrief) -> None:
    axes = (
        ("What should have been shared", EFFECTIVE, [(q, q.effective) for q in found.questions if q.effective]),
        ("What should have been kept", APPROPRIATE, [(q, q.appropriate) for q in found.questions if q.appropriate]),
    )
    for title, says, questions in axes:
        page.heading(title)
        if not questions:
            page.line("Nothing came up on this path.")
        for question, status in sorted(questions, key=lambda pair: ORDER.index(pair[1])):
            due = f"; due by day {question.deadline}" if question.deadline is not None and says is EFFECTIVE else ""
            _show_question(page, session, question, f"{status_words(question, status, says)}{due}", says)


def _show_question(
    page: Page, session: Session, question: QuestionResult, status: str, says: Mapping[str, str]
) -> None:
    story = session.story
    grave = " This one was grave." if question.grave else ""
    facts = fact_words(story, question.facts)
    page.items([f"{facts[:1].upper()}{facts[1:]}, to {question.recipient_name}: {status}.{grave}"])
    lines = []
    for judged, sent in sendings(question):
        how = sent_words(story, session.viewpoint, judged, sent, whole=len(sent) == len(question.facts))
        lines.append(f"{how[:1].upper()}{how[1:]}: {VERDICT[judged.line.verdict]}. {judged.line.reason}")
    if still_new(question, says):
        lines.append(f"At the ending: {VERDICT[question.standing.verdict]}. {question.standing.reason}")
    if says is EFFECTIVE and was_due_earlier(question):
        lines.append(EARLIER)
    if says is EFFECTIVE and was_early(question):
        lines.append(EARLY)
    sources = "; ".join(source_name(story, source) for source in sources_of([question]))
    for line in (*lines, f"Sources: {sources}.") if sources else lines:
        page.line(line, "  ")
    page.gap()


def _show_lists(page: Page, session: Session, found: Debrief) -> None:
    story = session.story
    lists = {
        "How it was done": [conduct_words(story, entry) for entry in found.conduct],
        "Consent": [consent_words(story, entry) for entry in found.consent],
        "Who came to know what": list(arrivals(story, session.viewpoint, found.knowledge)),
        "What you expected of others": [prediction_words(story, entry) for entry in found.predictions],
        "Your decision records": [record_words(story, entry) for entry in found.records],
        "Sources": [source_words(story, source) for source in sources_of(found.questions)],
    }
    for title, lines in lists.items():
        if lines:
            page.heading(title)
            page.items(lines)
    page.line(f"{GRAVE} {SOURCES}")
