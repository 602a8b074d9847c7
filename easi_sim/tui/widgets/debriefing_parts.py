"""The parts of the debrief in their order: what they are called, made from and explained by."""

from __future__ import annotations

from textual.containers import Vertical
from textual.widget import Widget

from easi_engine.debrief import debrief as debrief_of
from easi_engine.debrief import knowledge_through_time
from easi_engine.errors import TooLarge
from easi_sim.study.elsewhere import sat_elsewhere
from easi_sim.study.session import Session
from easi_sim.tui.widgets.debriefing import Debriefed
from easi_sim.tui.widgets.debriefing_after import after
from easi_sim.tui.widgets.debriefing_flows import pattern, questions
from easi_sim.tui.widgets.debriefing_how import conduct, records
from easi_sim.tui.widgets.debriefing_start import how_was_that, notes_of, what_happened
from easi_sim.tui.widgets.debriefing_time import ThroughTime
from easi_sim.tui.widgets.page import Page
from easi_sim.words.explain import Explanation, explain_no_rates, explain_picture, explain_rates
from easi_sim.words.explain_how import explain_how, explain_predictions

TURNS = (
    ("How was that", ("How was that",)),
    ("What happened", ("What happened",)),
    ("What the flows show", ("Pattern", "Questions", "Who knew", "Conduct", "Records")),
    ("To take away", ("To take away",)),
)
PARTS = ("how", "happened", "pattern", "questions", "knew", "conduct", "records", "after")
"""The parts by id, in their order."""
NAMES = tuple(name for _, names in TURNS for name in names)

_MAKE = {
    "happened": what_happened,
    "pattern": pattern,
    "questions": questions,
    "conduct": conduct,
    "records": records,
}


def worked_out(session: Session) -> Debriefed:
    """Explore what a seat could have shared, and judge a playthrough beside it; slow, so off the screen's thread."""
    too_large = ""
    try:
        found = session.debrief()
    except TooLarge as error:
        found, too_large = debrief_of(session.playthrough, None), str(error)
    timeline = knowledge_through_time(session.playthrough)
    sat = sat_elsewhere(session.records, session.story, session.viewpoint)
    return Debriefed(session, found, timeline, session.earlier(), sat, too_large)


def part_widget(name: str, made: Debriefed, words: tuple[str, ...]) -> Widget:
    """One part, laid out; `words` are those the learner has picked."""
    match name:
        case "knew":
            return Vertical(ThroughTime(made), id=name)
        case "how":
            return Page(*how_was_that(made, words, notes_of(made.session)[1]), id=name)
        case "after":
            return Page(*after(made, notes_of(made.session)[1]), id=name)
        case _:
            return Page(*_MAKE[name](made), id=name)


def part_explained(name: str, made: Debriefed) -> Explanation:
    """What a part's own number rests on."""
    match name:
        case "knew":
            return explain_picture()
        case "conduct":
            return explain_how()
        case "records":
            return explain_predictions(made.session.story, made.debrief)
        case _ if made.too_large:
            return explain_no_rates(made.too_large)
        case _:
            return explain_rates(made.session.story, made.debrief)
