"""A report as Markdown, to be read as it is or pasted into a portfolio."""

from __future__ import annotations

from easi_sim.exports import wording
from easi_sim.exports.marking import Markdown
from easi_sim.exports.report import Axis, Decision, Note, Pattern, Report

_HEADINGS = wording.HEADINGS


def report_markdown(report: Report) -> str:
    """Return the report; everything in it shows as it was typed."""
    page = Markdown()
    page.heading(1, report.title)
    page.paragraph(f"{wording.KIND}. {report.seat}. {report.made}")
    page.heading(2, _HEADINGS["about"])
    page.pairs(report.about)
    for text in report.caution:
        page.quote(text)
    _notes(page, "reflections", report.reflections)
    page.heading(2, _HEADINGS["ending"])
    page.paragraph(report.ending)
    page.pairs(report.outcomes)
    if report.pattern is not None:
        _pattern(page, report.pattern)
    page.heading(2, _HEADINGS["steps"])
    page.table(wording.STEP_HEADS, ((step.day, step.title, step.choice) for step in report.steps))
    if report.decisions:
        page.heading(2, _HEADINGS["decisions"])
    for number, decision in enumerate(report.decisions, start=1):
        _decision(page, number, decision)
    _list(page, "conduct", report.conduct)
    _list(page, "consent", report.consent)
    _pieces(page, report)
    _notes(page, "commitments", report.commitments)
    _notes(page, "questions", report.questions)
    _list(page, "sources", report.sources)
    _list(page, "claims", report.claims)
    if report.sign:
        page.heading(2, _HEADINGS["sign"])
        for name in wording.SIGN:
            page.paragraph(f"{name}: {'.' * 40}")
    return page.text()


def _pattern(page: Markdown, pattern: Pattern) -> None:
    page.heading(2, _HEADINGS["pattern"])
    for axis in (pattern.effective, pattern.appropriate):
        page.entry(f"{axis.name}: {axis.says}", list(filter(None, (axis.means, axis.grave))))
    page.paragraph(f"{pattern.name}. {pattern.rates} {pattern.says}" if pattern.name else pattern.says)
    for text in pattern.whose:
        page.paragraph(text)
    for axis in (pattern.effective, pattern.appropriate):
        _questions(page, axis)


def _questions(page: Markdown, axis: Axis) -> None:
    if axis.questions:
        page.heading(3, axis.heading)
    for question in axis.questions:
        sources = [f"Sources: {'; '.join(question.sources)}."] if question.sources else []
        page.entry(f"{question.title}: {question.says}", [*question.lines, *sources])


def _decision(page: Markdown, number: int, decision: Decision) -> None:
    when = f" ({decision.day})" if decision.day else ""
    page.heading(3, f"{number}. {decision.title}{when}")
    page.numbered(f"{option.say}{f' ({wording.CHOSEN})' if option.chosen else ''}" for option in decision.options)
    page.pairs(decision.record)
    if decision.reason:
        page.paragraph(f"{wording.OWN_WORDS}:")
        page.quote(decision.reason)
    if decision.prediction:
        page.pairs([(wording.PREDICTED, decision.prediction)])
    for reading in decision.readings:
        page.entry(f"{reading.agency}, {wording.NOTICED}: {reading.notices}", [reading.would, reading.because])


def _pieces(page: Markdown, report: Report) -> None:
    if not report.pieces:
        return
    page.heading(2, _HEADINGS["pieces"])
    rows = (
        (piece.says, "; ".join(piece.at_first) or wording.NOBODY, "; ".join(piece.later) or wording.NO_ONE_ELSE)
        for piece in report.pieces
    )
    page.table(wording.PIECE_HEADS, rows)


def _list(page: Markdown, part: str, texts: tuple[str, ...]) -> None:
    if texts:
        page.heading(2, _HEADINGS[part])
        page.items(texts)


def _notes(page: Markdown, part: str, notes: tuple[Note, ...]) -> None:
    if notes:
        page.heading(2, _HEADINGS[part])
    for note in notes:
        page.quote(note.text, note.when)
