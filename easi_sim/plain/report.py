"""The word `report`: what was played, as a file to print, keep or send."""

from __future__ import annotations

from pathlib import Path

from easi_sim.exports import FORMS, Form, Written, write_report
from easi_sim.exports.gather import Include
from easi_sim.plain.files import write_out
from easi_sim.plain.sitting import Sitting
from easi_sim.study.session import Session

WHAT = {
    "html": "A report as a web page, to print or to keep in a portfolio.",
    "md": "A report as Markdown text, which any editor opens.",
}
"""What is written, by form."""
BARE = "bare"
"""The word after `report` that leaves out what the learner wrote."""
WITH = "What you wrote about it, reasons and notes, is in it; report bare leaves that out."
WITHOUT = "What you wrote about it, reasons and notes, is left out."


def report(sitting: Sitting, asked: str, session: Session | None = None) -> None:
    """Write the report of a finished playthrough; `asked` is a form, `bare`, a file's name, or nothing."""
    of = session or sitting.playing
    first, _, rest = asked.partition(" ")
    bare = first.casefold() == BARE
    file = rest.strip() if bare else asked
    form = _form(file)
    file = "" if file.casefold() in FORMS else file
    include = Include(journal=not bare, reasons=not bare)

    def write(path: Path | None, over: bool) -> Written:
        return write_report(of, path, form, include=include, overwrite=over)

    write_out(sitting, f"{WHAT[form]} {WITHOUT if bare else WITH}", file, write, f".{form}")


def _form(asked: str) -> Form:
    """Markdown where that is asked for, or the file's name ends so; otherwise a web page."""
    return "md" if asked.casefold().rpartition(".")[2] in {"md", "markdown", "txt"} else "html"
