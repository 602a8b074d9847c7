"""The sheet that writes a playthrough's report where the learner wants it."""

from __future__ import annotations

from pathlib import Path

from easi_sim.exports.writing import REPORT_SAYS, report_place, write_report
from easi_sim.study.session import Session
from easi_sim.tui.screens.saveas import SaveSheet


def report_sheet(session: Session) -> SaveSheet:
    """Return the sheet for the report of a finished `session`; its result is the file, once it is written."""

    def write(place: Path, over: bool) -> Path:
        return write_report(session, place, overwrite=over).path

    return SaveSheet("Write the report", REPORT_SAYS, report_place(session), write)
