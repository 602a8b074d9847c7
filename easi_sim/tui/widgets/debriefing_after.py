"""The last turn of the debrief: one thing to take into practice, where else to look, and where to turn."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from easi_engine.debrief import PROVENANCE
from easi_sim.records import JournalEntry
from easi_sim.tui.widgets.debriefing import Debriefed, Plainly, columns, heading, paragraph, picks, title
from easi_sim.tui.widgets.debriefing_start import kept
from easi_sim.words.common import NOT_ADVICE, PATTERN
from easi_sim.words.journal import NO_FREE_TEXT


def after(made: Debriefed, notes: tuple[JournalEntry, ...]) -> Iterable[Widget]:
    """Yield what can be taken along, other ways to look at it, where to turn, and what this was."""
    session = made.session
    yield title("One thing to take into practice")
    yield paragraph("Enter opens a line. What you write goes on a page of its own.", "quiet")
    practice: list[Widget] = []
    if session.records.free_text:
        ways = picks(
            (
                "commitment",
                "One thing I will do",
                "with a date, if you like; kept in the journal",
            ),
            (
                "question",
                "A question for the others",
                "for a workshop, or to ask by telephone",
            ),
        )
        practice.append(Plainly(ways, id="practice", classes="-close"))
    else:
        practice.append(paragraph(NO_FREE_TEXT, "quiet"))
    again: list[tuple[str, str, str]] = [
        ("what-if", "What if I had chosen otherwise?", "stand again at any choice, and compare"),
    ]
    if session.branch is not None:
        again.insert(0, ("compare", "The two side by side", "this what-if beside what it parts from"))
        again.append(("first", "The first debrief", "of the playthrough that this what-if parts from"))
    if made.elsewhere:
        again.append(("elsewhere", "You have sat elsewhere", "your own decisions there, as this seat reads them"))
    again.append(("report", "Write the report", "to a file, for your portfolio"))
    again.append(("undo", "Take the last choice back", "and try another"))
    again.append(("close", "Back", "Esc, to where you opened this"))
    look_again = [heading("Look again"), Plainly(picks(*again), id="again", classes="-close")]
    yield columns([*practice, *kept(notes), *look_again], [*_support(made), *_what_it_was()])


def _support(made: Debriefed) -> Iterable[Widget]:
    yield heading("If it came close to home")
    for line in made.session.story.case.support:
        yield paragraph(line)


def _what_it_was() -> Iterable[Widget]:
    yield heading("What this was")
    yield paragraph(f"{PATTERN} {NOT_ADVICE}")
    yield paragraph(PROVENANCE["standing"], "quiet paragraph")
    yield paragraph("The same case from another seat is another case: you know other things.", "quiet paragraph")
