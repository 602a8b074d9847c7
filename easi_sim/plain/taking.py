"""The two ends of the debrief where the learner speaks: how it was, and what they take into practice."""

from __future__ import annotations

from easi_sim.plain.journal import write_entry
from easi_sim.plain.sitting import Sitting
from easi_sim.study.reactions import (
    COMMITMENT,
    DELTA,
    HOW_WAS_THAT,
    PLUS,
    QUESTION,
    SAYS,
    WORDS,
    can_keep,
    kept,
    pick,
    picked,
)
from easi_sim.study.session import Session
from easi_sim.words.journal import KIND, NO_FREE_TEXT, first_line

NOT_IN_RECORDS = "This playthrough is not in the records, so nothing can be written beside it now."


def ask_how_it_was(sitting: Sitting) -> None:
    """Ask for a word or two, what went as wanted and what would be changed; all of it may be left out."""
    session, talk = sitting.playing, sitting.talk
    talk.page.heading(HOW_WAS_THAT)
    if not _can_write(sitting, session):
        return
    talk.page.line(SAYS)
    if before := picked(session):
        talk.page.line(f"You had picked: {', '.join(before)}.")
    _pick(sitting, session)
    for question in (PLUS, DELTA):
        talk.page.gap()
        write_entry(sitting, "reflection", question)


def _pick(sitting: Sitting, session: Session) -> None:
    """Several numbers in one line, so that it stays one question."""
    talk, page = sitting.talk, sitting.page

    def ask() -> None:
        page.numbered(WORDS)

    ask()
    while True:
        answer = talk.read("Numbers, such as 1 4, or Enter for none:", again=ask)
        numbers = answer.replace(",", " ").split()
        if not numbers:
            return
        if all(number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= len(WORDS) for number in numbers):
            chosen = {int(number) for number in numbers}
            pick(session, tuple(word for at, word in enumerate(WORDS, start=1) if at in chosen))
            page.line("Noted.")
            return
        page.line(f"Please type numbers from 1 to {len(WORDS)} with spaces between them, or nothing.")


def ask_what_to_take(sitting: Sitting) -> None:
    """Ask for one thing to do in practice, with a date, and for a question to bring to a workshop."""
    session, page = sitting.playing, sitting.page
    page.heading("One thing to take into practice")
    if not _can_write(sitting, session):
        return
    for entry in kept(session):
        page.items([f"{KIND[entry.kind]}: {first_line(entry.text)} (journal {entry.id} reads it)"])
    write_entry(sitting, "commitment", COMMITMENT)
    page.gap()
    write_entry(sitting, "question", QUESTION)
    page.line("journal shows what you have written, and when it is due.")


def _can_write(sitting: Sitting, session: Session) -> bool:
    if can_keep(session):
        return True
    sitting.page.line(NOT_IN_RECORDS if sitting.records.free_text else NO_FREE_TEXT)
    sitting.page.gap()
    return False
