"""The report of a workshop as Markdown."""

from __future__ import annotations

from easi_sim.exports.marking import Markdown
from easi_sim.exports.workshop.report import KIND, NOT_COUNTED, Stop, WorkshopReport

TABLES = ("Table", "Speaks for", "Chose")
EXPECTED = ("Who", "Of whom", "Expected", "Came", "")
READINGS = ("Service", "Would have wanted", "Its people here chose", "Why, by its reading")
MISREAD = ("Service", "As others expected", "Who had expected otherwise")
"""The heads of the tables, on the page too."""


def workshop_markdown(report: WorkshopReport) -> str:
    """Return the report; everything in it shows as it was typed."""
    page = Markdown()
    page.heading(1, report.title)
    page.paragraph(f"{KIND}. {report.seat}. {report.made}")
    page.pairs(report.about)
    for stop in report.stops:
        _stop(page, stop)
    if report.misread:
        page.heading(2, "What was expected of each service")
        page.table(MISREAD, ((row.name, *row.cells) for row in report.misread))
    page.heading(2, "The way the group went")
    page.numbered(report.map.way)
    if report.ending:
        page.heading(2, f"How it ended: {report.ending}")
        page.pairs(report.outcomes)
    for heading, lines in (
        ("The two rates of this path", report.rates),
        ("Questions for the next meeting", report.wall),
        ("Notes", report.notes),
        ("What this is, and what it is not", report.claims),
    ):
        if lines:
            page.heading(2, heading)
            page.items(lines)
    return page.text()


def _stop(page: Markdown, stop: Stop) -> None:
    page.heading(2, f"{stop.number}. {stop.title}{f' ({stop.day})' if stop.day else ''}")
    marks = {True: " (the branch taken)", False: ""}
    page.items(
        f"{one.letter}. {one.say}{marks[one.picked]}{' (the recording)' if one.recorded else ''}"
        f"{f': {one.total}' if one.total else ''}"
        for one in stop.options
    )
    if not stop.counted:
        page.paragraph(NOT_COUNTED)
    page.table(TABLES, ((row.name, *row.cells) for row in stop.tables))
    if stop.expected:
        page.table(EXPECTED, ((row.name, *row.cells) for row in stop.expected))
    if stop.readings:
        page.table(READINGS, ((row.name, *row.cells) for row in stop.readings))
    for note in stop.notes:
        page.quote(note)
