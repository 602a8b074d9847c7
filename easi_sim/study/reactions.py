"""What a learner says of a playthrough at its debrief: a few words picked, and what they write, kept in the journal."""

from __future__ import annotations

from collections.abc import Iterable

from easi_sim.records import JournalEntry
from easi_sim.study.session import Session

WORDS = ("heavy", "clear", "rushed", "uneasy", "curious", "tired", "surprised", "at ease")
"""To say how it was with; picked or not."""

HOW_WAS_THAT = "How was that?"
SAYS = "A word or two, if you like; or go straight on. What you pick or write is yours, and stays on this machine."
PLUS = "What went as you wanted it to?"
DELTA = "What would you change?"
A_LINE = "How was that, in a line of your own?"
COMMITMENT = "One thing you will do at work, small enough to be done"
QUESTION = "What would you like to ask the others, at a workshop or over the telephone?"

_BEGINS = "How was that: "


def kept(session: Session) -> tuple[JournalEntry, ...]:
    """Everything kept in the journal of this playthrough, oldest first, the picked words left out.

    Raises RecordsError.
    """
    return tuple(entry for entry in _entries(session) if not _said(entry))


def picked(session: Session) -> tuple[str, ...]:
    """The words picked for this playthrough. Raises RecordsError."""
    entry = _words_entry(session)
    return () if entry is None else _said(entry)


def pick(session: Session, words: Iterable[str]) -> None:
    """Keep the words picked, in one entry of the journal; with none left, the entry goes. Raises RecordsError."""
    records, entry = session.records, _words_entry(session)
    text = f"{_BEGINS}{', '.join(words)}"
    if text == _BEGINS:
        if entry is not None:
            records.remove_entry(entry.id)
    elif entry is None:
        records.write_entry(
            "reflection", text, playthrough=session.id, story=session.story.id, viewpoint=session.viewpoint
        )
    else:
        records.change_entry(entry.id, text=text, due=None)


def can_keep(session: Session) -> bool:
    """Whether words can be kept: the playthrough is in the records, and writing is not switched off."""
    return session.id is not None and session.records.free_text


def _entries(session: Session) -> tuple[JournalEntry, ...]:
    if session.id is None:
        return ()
    return tuple(reversed(session.records.journal(playthrough=session.id)))


def _words_entry(session: Session) -> JournalEntry | None:
    return next((entry for entry in _entries(session) if _said(entry)), None)


def _said(entry: JournalEntry) -> tuple[str, ...]:
    """The words that an entry holds and nothing else; none where somebody wrote in it, in whatever words."""
    if not entry.text.startswith(_BEGINS):
        return ()
    said = entry.text.removeprefix(_BEGINS).split(", ")
    return tuple(word for word in WORDS if word in said) if set(said) <= set(WORDS) else ()
