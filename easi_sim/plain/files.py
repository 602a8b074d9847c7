"""Files that the learner asks for: where to, and nothing written over without a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from easi_sim.exports import CannotWrite, Written, takeaway_folder
from easi_sim.plain.sitting import Sitting

Write = Callable[[Path | None, bool], Written]
"""Writes to a path, or to a new file in the usual folder; says whether one that is there may be written over."""


def write_out(sitting: Sitting, what: str, asked: str, write: Write, ends: str) -> None:
    """Ask where a file is to go, unless that was said already, write it, and say where it is.

    A bare name goes into the usual folder, which is the one that is named; `ends` is put to a name that has no end.
    """
    talk = sitting.talk
    if not asked:
        talk.page.line(what)
        talk.page.line("Enter gives it a name of ours; or type one. A path puts it elsewhere. The folder is:")
        talk.page.verbatim(str(takeaway_folder()))
        asked = talk.text("File, or Enter:")
    path = _place(asked, ends) if asked else None
    over = False
    if path is not None and path.is_file():
        over = talk.agreed(f"{path} is there already. Write over it?")
        if not over:
            talk.page.line("Nothing was written.")
            return
    try:
        written = write(path, over)
    except CannotWrite as error:
        talk.page.line(str(error))
        return
    talk.page.line("Written to:")
    talk.page.verbatim(str(written.path))
    talk.page.line("It is yours to look after from now on: erasing what EASI holds does not reach it.")
    if written.unnoted is not None:
        talk.page.line(f"EASI holds no note of this file: {written.unnoted}")


def _place(asked: str, ends: str) -> Path:
    path = Path(asked).expanduser()
    path = path if path.suffix else path.with_name(f"{path.name}{ends}")
    return takeaway_folder() / path if path.parent == Path() and not asked.startswith(".") else path
