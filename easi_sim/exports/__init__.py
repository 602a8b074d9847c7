"""Taking something away: one playthrough as a report, and the journal, in files that need nothing else to be read.

`easi_sim.exports.html` and `easi_sim.exports.markdown` write a `Report`; `write_report` does all of it at once.
"""

from easi_sim.exports.gather import Include, NotFinished, report_of
from easi_sim.exports.journal import journal_markdown
from easi_sim.exports.report import Report
from easi_sim.exports.writing import (
    FORMS,
    CannotWrite,
    Form,
    Written,
    file_name,
    form_of,
    free_name,
    report_text,
    save_report,
    takeaway_folder,
    write_journal,
    write_report,
)

__all__ = [
    "FORMS",
    "CannotWrite",
    "Form",
    "Include",
    "NotFinished",
    "Report",
    "Written",
    "file_name",
    "form_of",
    "free_name",
    "journal_markdown",
    "report_of",
    "report_text",
    "save_report",
    "takeaway_folder",
    "write_journal",
    "write_report",
]
