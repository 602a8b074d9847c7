"""What the flows show: the two rates in their plane, and every question they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import MODELS, PROVENANCE, Debrief, QuestionResult, Rate
from easi_engine.story import Story
from easi_sim.records import Result, Saved
from easi_sim.study.session import Session
from easi_sim.text import inert
from easi_sim.tui.prose import prose
from easi_sim.tui.widgets.debriefing import EXPLAINS, GLYPHS, Debriefed, columns, heading, paragraph, title
from easi_sim.tui.widgets.explained import Entry, ExplainedList, Folded
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.widgets.rates import Plane, Point, RateBar
from easi_sim.words.common import GRAVE, NAME_ONLY, PATTERN, THE_MARK
from easi_sim.words.dates import date_words
from easi_sim.words.explain import explain_question
from easi_sim.words.question import (
    EFFECTIVE,
    NOTHING_TO_THINK,
    first_status,
    grave_words,
    in_order,
    question_name,
    reason_words,
    rest_words,
    status_lines,
    status_words,
    unknown_words,
)

EARLIER_SHOWN = 9
"""Earlier playthroughs that have a figure of their own in the plane."""
NO_RATES = "There are no rates for this case: {why} Everything that needs none is here."


def pattern(made: Debriefed) -> Iterable[Widget]:
    """Yield the two rates, the plane, the model in words, and whose these are."""
    debrief = made.debrief
    yield title("How the information flowed")
    if made.too_large:
        yield paragraph(NO_RATES.format(why=made.too_large))
        yield paragraph(PATTERN)
        return
    effective = RateBar("Effective", "what should have been shared, and was, in time", debrief.effective)
    appropriate = RateBar("Appropriate", "what should have been kept, and was", debrief.appropriate)
    yield columns([effective], [appropriate])
    yield paragraph(THE_MARK, "quiet")
    earlier = made.earlier[-EARLIER_SHOWN:]
    here = Point(debrief.effective, debrief.appropriate)
    before = (_point(str(number), result) for number, (_, result) in enumerate(earlier, start=1))
    plane: list[Widget] = [Plane((here, *before), (debrief.model,)), *_legend(earlier)]
    beside = columns(plane, [*_said(made.session.story, debrief), *_whose()])
    beside.add_class("-plane")
    yield beside


def _said(story: Story, debrief: Debrief) -> Iterable[Widget]:
    for sentence in grave_words(story, debrief.questions):
        yield Static(Content.styled(inert(sentence), "bold"), classes="paragraph")
    card = MODELS.get(debrief.model or "")
    if card is None:
        yield paragraph("There was nothing to count on one side of this path, so it has no pattern.")
    else:
        yield Static(Content.assemble((card.name, "bold $primary"), (f"  {NAME_ONLY}", "$muted")), classes="model")
        yield Static(Content(card.rates), classes="quiet")
        yield paragraph(card.says)
    if debrief.effective.grave:
        yield paragraph("That rules out the upper half, whatever the rate.")
    if debrief.appropriate.grave:
        yield paragraph("What was passed on rules out the right-hand side, whatever the rate.")
    yield Static(Content.styled(PATTERN, "bold"), classes="paragraph")
    yield paragraph("x explains how each number was counted, and what it cannot say.", "quiet paragraph")


def _whose() -> Iterable[Widget]:
    yield heading("From research")
    yield paragraph(PROVENANCE["research"], "quiet")
    yield heading("Ours")
    yield paragraph(PROVENANCE["ours"], "quiet")


def _point(glyph: str, result: Result) -> Point:
    return Point(Rate(*result.effective, result.grave[0]), Rate(*result.appropriate, result.grave[1]), glyph, "$muted")


def _legend(earlier: tuple[tuple[Saved, Result], ...]) -> Iterable[Widget]:
    yield entry(("●", "bold $primary"), Content("this playthrough"), classes="-dated")
    for number, (saved, result) in enumerate(earlier, start=1):
        kind = ", a what-if" if saved.branch is not None else ""
        rates = (
            f"effective {result.effective[0]} of {result.effective[1]}, "
            f"appropriate {result.appropriate[0]} of {result.appropriate[1]}"
        )
        model = f", {MODELS[result.model].name.lower()}" if result.model in MODELS else ""
        text = Content.assemble(f"{date_words(result.at.astimezone())}{kind}: ", (inert(f"{rates}{model}"), "$muted"))
        yield entry((str(number), "$muted"), text, classes="-dated")


def questions(made: Debriefed) -> Iterable[Widget]:
    """Yield every question once, short: what there is to think about, then the rest under a count."""
    session = made.session
    think, rest = in_order(made.debrief.questions)
    yield title("Every question that was counted" if not made.too_large else "What you sent")
    yield paragraph((made.too_large and NO_RATES.format(why=made.too_large)) or EXPLAINS, "quiet")
    if any(question.grave for question in think):
        yield paragraph(GRAVE, "quiet")
    yield columns(
        [heading(f"To think about: {len(think)}"), _list(session, think)] if not made.too_large else [],
        _rest(session, rest, shut=bool(think)),
    )


def _rest(session: Session, questions: Sequence[QuestionResult], *, shut: bool) -> list[Widget]:
    if not questions:
        return []
    entries = tuple(_question(session, question) for question in questions)
    return [heading(f"The rest: {len(questions)}"), Folded(rest_words(questions), entries, shut=shut)]


def _list(session: Session, questions: Iterable[QuestionResult]) -> Widget:
    entries = tuple(_question(session, question) for question in questions)
    return ExplainedList(entries) if entries else paragraph(NOTHING_TO_THINK, "quiet")


def _question(session: Session, question: QuestionResult) -> Entry:
    story = session.story
    notes = [_status(question, *line) for line in status_lines(question)]
    reason, unknown = reason_words(question), unknown_words(story, question)
    if reason:
        notes.append(prose(story, reason))
    if unknown:
        notes.append(Content.styled(inert(unknown), "$muted"))
    return Entry(
        GLYPHS[first_status(question)],
        Content.styled(inert(question_name(story, question)), "bold"),
        tuple(notes),
        explain=partial(explain_question, story, session.viewpoint, question),
    )


def _status(question: QuestionResult, status: str, words: str) -> Content:
    """One side of a question in a line; the last day bears on the side of sharing only."""
    sharing = status in EFFECTIVE and words == status_words(question, status, EFFECTIVE)
    deadline = f" · by day {question.deadline}" if question.deadline is not None and sharing else ""
    glyph, colour = GLYPHS[status]
    both = f"{glyph} " if question.effective and question.appropriate else ""
    grave = "  ! grave" if question.grave else ""
    return Content.assemble((f"{both}{inert(words)}", colour), (deadline, "$muted"), (grave, "bold $warning"))
