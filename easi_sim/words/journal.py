"""What the journal says, on screen and in plain mode alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from easi_sim.records import JournalEntry, Records, RecordsError
from easi_sim.words import dates
from easi_sim.words.dates import date_words

KIND = {
    "reflection": "Reflection",
    "commitment": "To take into practice",
    "question": "Question for a workshop",
}
"""What a kind of entry is called."""

MANY = {
    "": "All",
    "reflection": "Reflections",
    "commitment": "To practice",
    "question": "Questions",
}
"""Entries of a kind, in a word or two; all of them under the empty name."""

MARK = {"reflection": "¶", "commitment": "□", "question": "?"}
"""Sign of a kind of entry."""

ASK = {
    "reflection": "What do you make of it?",
    "commitment": "One thing you will do, small enough to be done",
    "question": "What would you like to ask the others?",
}
"""What is asked for where the screen that opens the box asks nothing of its own."""

NOTHING_REAL = "Nothing about real people, please: no names, addresses or numbers. It stays on this machine."
"""Said above every box for free text."""
NOT_KEPT = "Nothing is being kept: what you write here goes when EASI ends."
"""Said in its place where the records outlive nothing."""
NO_FREE_TEXT = "Your organisation has switched off writing in your own words here, so there is no box to write in."
NOTHING_WRITTEN = "Nothing is written yet."
NO_ENTRIES = (
    "Nothing is written yet. An entry is a reflection, one thing to take into practice by a date, or a question to"
    " bring to a workshop."
)
NO_MATCH = "No entry has all of these words."


def holds_words(found: str) -> str:
    """What looks like a real person's in a text, and why that matters."""
    return f"That looks as if it holds {found}. Nothing about real people belongs here."


def mark_of(entry: JournalEntry) -> str:
    """The sign of an entry: ✓ only for a commitment that is done."""
    return "✓" if entry.done else MARK[entry.kind]


def first_line(text: str, longest: int = 60) -> str:
    """Return the beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def matching(entries: Iterable[JournalEntry], words: str, titles: Mapping[str, str]) -> tuple[JournalEntry, ...]:
    """Return the entries in which every one of some words occurs: in the text, its kind, or the title of its story."""
    wanted = words.casefold().split()

    def said(entry: JournalEntry) -> str:
        return f"{entry.text} {KIND[entry.kind]} {titles.get(entry.story or '', '')}".casefold()

    return tuple(entry for entry in entries if all(map(said(entry).__contains__, wanted)))


def is_due(entry: JournalEntry, now: date) -> bool:
    """Whether a commitment's day has come and it is not done."""
    return entry.kind == "commitment" and entry.done is None and entry.due is not None and entry.due <= now


def state_words(entry: JournalEntry, now: date, *, brief: bool = False) -> str:
    """How a commitment stands: done, due or when it will be; nothing for other entries. `brief` names no day."""
    if entry.kind != "commitment":
        return ""
    if entry.done is not None:
        return f"✓ done on {date_words(entry.done.astimezone())}"
    if entry.due is None:
        return "no date"
    due = "was due" if entry.due < now else "due"
    said = f"{due} {dates.span_words(entry.due, now)}"
    return said if brief else f"{said}, {date_words(entry.due)}"


def due_words(records: Records, now: date | None = None) -> str | None:
    """Commitments whose day has come, in a line for the first screen; None where there are none."""
    now = now or dates.today()
    try:
        due = [entry for entry in records.journal(kind="commitment") if is_due(entry, now)]
    except RecordsError:
        return None
    if not due:
        return None
    first = min(due, key=lambda entry: entry.due or now)
    line = f"You meant to do this by {date_words(first.due or now)}: {first_line(first.text)}"
    others = len(due) - 1
    return line if not others else f"{line}  (and {others} more)"
