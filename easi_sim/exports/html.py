"""A report as one HTML file: no script, nothing fetched, readable by a screen reader, on a phone and on paper.

Everything that comes from a story or a keyboard is escaped by the template, and made inert first. The page forbids
itself everything but its own style sheet, named by its digest.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from easi_sim.exports import wording
from easi_sim.exports.plane import plane_of
from easi_sim.exports.report import Report
from easi_sim.text import capital, inert

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
"""What the page lets itself do, as a content security policy."""


def report_html(report: Report) -> str:
    """Return the report as a whole page."""
    environment = _environment()
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    return environment.get_template("report.html.jinja").render(
        report=report,
        plane=plane_of(report.pattern) if report.pattern else None,
        parts=_parts(report),
        words=wording,
        capital=capital,
        style=Markup(style),
        policy=POLICY.format(style=f"sha256-{digest}"),
    )


def _parts(report: Report) -> dict[str, str]:
    """The parts that have something in them, with their headings, in order."""
    return {part: heading for part, heading in wording.HEADINGS.items() if part == "about" or getattr(report, part)}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("easi_sim.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    """The style sheet, as it stands in the page."""
    loader = _environment().loader
    if loader is None:
        raise AssertionError("the environment was made with a loader")
    return f"\n{loader.get_source(_environment(), 'report.css')[0].strip()}\n"


def _inert(value: object) -> object:
    """What the template is about to write, with control codes made visible; our own style sheet stays as it is."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value
