"""The report of a workshop as a page or as Markdown, and its path as a recording that anyone can play alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from easi_engine.play import recording_of
from easi_engine.story import Story
from easi_sim.exports.pages import page
from easi_sim.exports.workshop.markdown import workshop_markdown
from easi_sim.exports.workshop.report import KIND, NOT_COUNTED, WorkshopReport, report_of
from easi_sim.exports.writing import Form, form_of, write_text
from easi_sim.words.dates import date_words, today
from easi_sim.workshop.file import WorkshopFile
from easi_sim.workshop.opening import read


def write_workshop_report(
    file: WorkshopFile,
    story: Story,
    path: Path,
    form: Form | None = None,
    *,
    notes: bool = False,
    overwrite: bool = False,
    now: date | None = None,
) -> Path:
    """Write the report of a workshop and return its full path; without a form, the path's ending tells it.

    The facilitator's notes are in it only where `notes` says so. Raises CannotKeep and CannotWrite.
    """
    report = made(file, story, notes=notes, now=now)
    text = workshop_markdown(report) if (form or form_of(path)) == "md" else workshop_html(report)
    return write_text(path, text, overwrite=overwrite)


def made(file: WorkshopFile, story: Story, *, notes: bool = False, now: date | None = None) -> WorkshopReport:
    """Gather the report from a workshop's log. Raises CannotKeep."""
    room, _ = read(file, story)
    return report_of(file.opening, room, file.notes() if notes else (), now=date_words(now or today()))


def workshop_html(report: WorkshopReport) -> str:
    """Return the report as a whole page."""
    return page("workshop.html.jinja", "workshop.css", report=report, kind=KIND, not_counted=NOT_COUNTED)


def write_recording(file: WorkshopFile, story: Story, path: Path, *, overwrite: bool = False) -> Path:
    """Write the path that was walked as a recording. Raises CannotKeep and CannotWrite."""
    room, _ = read(file, story)
    return write_text(path, recording_of(room.playthrough).to_json(), overwrite=overwrite)
