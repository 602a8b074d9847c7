"""A report as one HTML file."""

from __future__ import annotations

from easi_sim.exports import wording
from easi_sim.exports.pages import page
from easi_sim.exports.plane import plane_of
from easi_sim.exports.report import Report


def report_html(report: Report) -> str:
    """Return the report as a whole page."""
    plane = plane_of(report.pattern) if report.pattern else None
    return page("report.html.jinja", "report.css", report=report, plane=plane, parts=_parts(report))


def _parts(report: Report) -> dict[str, str]:
    """The parts that have something in them, with their headings, in order."""
    return {part: heading for part, heading in wording.HEADINGS.items() if part == "about" or getattr(report, part)}
