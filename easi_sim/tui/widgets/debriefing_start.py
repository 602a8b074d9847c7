"""The first two turns of the debrief: how was that, and what happened."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import Debrief
from easi_engine.play import look
from easi_sim.records import JournalEntry, RecordsError
from easi_sim.study import reactions
from easi_sim.study.reactions import DELTA, HOW_WAS_THAT, PLUS, SAYS, WORDS
from easi_sim.study.session import Session
from easi_sim.text import inert
from easi_sim.tui.prose import paragraphs, prose
from easi_sim.tui.widgets.chips import Chips
from easi_sim.tui.widgets.debriefing import Debriefed, Plainly, columns, heading, paragraph, picks, title
from easi_sim.tui.widgets.hanging import entry
from easi_sim.words.common import day_words
from easi_sim.words.journal import KIND, NO_FREE_TEXT, mark_of, state_words
from easi_sim.words.way import YOURS, Stage, way

HOW_TO_PICK = "Enter or a click picks a word, arrows move among them, 2 goes on."
NOT_KEPT = "Nothing of this playthrough is being kept, so what you pick goes when you leave."


def how_was_that(made: Debriefed, words: tuple[str, ...], notes: tuple[JournalEntry, ...]) -> Iterable[Widget]:
    """Yield a few words to pick from, then what went as wanted and what one would change."""
    session = made.session
    yield title(HOW_WAS_THAT)
    yield paragraph(SAYS, "quiet")
    if not reactions.can_keep(session):
        yield paragraph(NO_FREE_TEXT if not session.records.free_text else NOT_KEPT, "quiet")
    ways = [("plus", PLUS), ("delta", DELTA), ("line", "Write a line about it")] if session.records.free_text else []
    yield heading("It was…")
    yield paragraph(HOW_TO_PICK, "quiet")
    yield Chips(WORDS, words, id="words")
    if ways:
        yield heading("In your own words, if you like")
    yield Plainly(picks(*ways, ("next", "Go on: what happened (2)")), id="writing", classes="-close")
    yield from kept(notes)


def kept(notes: Iterable[JournalEntry]) -> Iterable[Widget]:
    """Yield what this learner has kept in the journal of this playthrough."""
    for number, note in enumerate(notes):
        if number == 0:
            yield heading("In your journal")
        words = f"{KIND[note.kind]}{_stands(note)}"
        yield entry(mark_of(note), Content(inert(note.text)), [Content.styled(inert(words), "$muted")])


def _stands(note: JournalEntry) -> str:
    stands = state_words(note, note.written.astimezone().date())
    return f" · {stands}" if stands and stands != "no date" else ""


def notes_of(session: Session) -> tuple[tuple[str, ...], tuple[JournalEntry, ...]]:
    """The words picked and what was written, as far as the records can be read."""
    try:
        return reactions.picked(session), reactions.kept(session)
    except RecordsError:
        return (), ()


def what_happened(made: Debriefed) -> Iterable[Widget]:
    """Yield the way in plain words by day, and what became of each person."""
    session = made.session
    yield title("What happened")
    yield paragraph("→ you   · others, seen or unseen   ◦ word that reached you", "quiet")
    steps = [widget for stage in way(session.playthrough) for widget in _stage(session, stage)]
    became: list[Widget] = [heading(f"The ending: {made.debrief.ending}")]
    for outcome in look(session.playthrough).outcomes:
        became.append(Static(Content(inert(outcome.name)), classes="outcome-name"))
        became.append(Static(paragraphs(session.story, outcome.paragraphs), classes="outcome"))
    yield columns(steps, became)
    yield from _variant(session, made.debrief)


def _stage(session: Session, stage: Stage) -> Iterable[Widget]:
    day = f"{day_words(stage.day)}  " if stage.day is not None else ""
    name = Content.assemble((inert(f"{day[:1].upper()}{day[1:]}"), "$primary"), (inert(stage.title), "bold"))
    yield Static(name, classes="stage")
    if stage.chosen:
        yield Static(prose(session.story, f"You chose: {stage.chosen}"), classes="stage-chosen")
    for mark, sentence in stage.came:
        style = "$secondary" if mark == YOURS else "$muted"
        yield entry((mark, style), prose(session.story, sentence), classes="-dated")


def _variant(session: Session, debrief: Debrief) -> Iterable[Widget]:
    variant = session.story.case.variants.get(debrief.variant or "")
    if variant is not None and variant.title:
        yield paragraph(f"This time: {variant.title}. The case can also go another way.")
