"""The word `journal`: list, search, read, write, change, tick, remove, and export to Markdown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from easi_sim.catalogue import did_you_mean
from easi_sim.exports import Written, write_journal
from easi_sim.plain.files import write_out
from easi_sim.plain.freetext import ask_text
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import DROP
from easi_sim.records import KINDS, JournalEntry, Kind, RecordsError, UnknownEntry
from easi_sim.words import dates
from easi_sim.words.dates import date_words
from easi_sim.words.journal import ASK, KIND, NO_ENTRIES, NO_MATCH, first_line, state_words

SHOWN = 10
"""Entries listed at once; more are asked for by name."""

HOW = (
    ("journal write", "writes an entry"),
    ("journal 3", "reads entry 3"),
    ("journal find mornings", "lists the entries that have this word, or all of several words"),
    ("journal commitments", "lists one kind; reflections and questions are the others"),
    ("journal all", "lists every entry"),
    ("journal change 3", "writes entry 3 again"),
    ("journal tick 3", "says that commitment 3 is done, or that it is not"),
    ("journal remove 3", "removes entry 3"),
    ("journal export", "writes the journal to a file that you name"),
)
"""What can be typed after the word."""

_KINDS: dict[str, Kind] = {"reflections": "reflection", "commitments": "commitment", "questions": "question"}


def journal(sitting: Sitting, asked: str) -> None:
    """Do what the words after `journal` ask; alone, list the newest entries."""
    word, _, rest = asked.partition(" ")
    word, rest = word.casefold(), rest.strip()
    if word.isdecimal():
        _on_entry(sitting, word, _read)
    elif word in _KINDS or word in _KINDS.values():
        _list(sitting, sitting.records.journal(kind=_KINDS[f"{word.removesuffix('s')}s"]), most=None)
    elif word in _ACTIONS:
        _ACTIONS[word](sitting, rest)
    elif word:
        sitting.page.line(f"journal {asked} means nothing here.{did_you_mean(word, (*_ACTIONS, *_KINDS))}")
        _how(sitting)
    else:
        entries = sitting.records.journal()
        _list(sitting, entries, most=SHOWN)
        if entries:
            sitting.page.line("journal and a number reads one; journal write writes one; journal help lists the rest.")
        else:
            _how(sitting)


def _how(sitting: Sitting) -> None:
    sitting.page.items(f"{words}: {what}" for words, what in HOW)
    sitting.page.gap()


def _list(sitting: Sitting, entries: tuple[JournalEntry, ...], *, most: int | None, none: str = NO_ENTRIES) -> None:
    page = sitting.page
    page.heading("Your journal")
    if not entries:
        page.line(none)
    for entry in entries[:most]:
        page.items([f"{_about(sitting, entry)}: {first_line(entry.text)}"], f"{entry.id}. ")
    if most is not None and len(entries) > most:
        page.line(f"These are the newest {most} of {len(entries)}; journal all lists the others too.")
    page.gap()


def _about(sitting: Sitting, entry: JournalEntry) -> str:
    """What kind of entry, when it was written, how it stands and what it belongs to."""
    parts = [f"{KIND[entry.kind]}, {date_words(entry.written.astimezone())}"]
    state = state_words(entry, dates.today()).removeprefix("✓ ")
    parts += [state] if state else []
    if entry.story:
        story = sitting.story(entry.story)
        parts.append(f"from “{story.case.title if story else entry.story}”")
    return ", ".join(parts)


def _on_entry(sitting: Sitting, number: str, do: Callable[[Sitting, JournalEntry], None]) -> None:
    """Do something with the entry of that number, or say that there is none."""
    number = number.strip().rstrip(".")
    if not (number.isascii() and number.isdecimal()):
        sitting.page.line("Which entry? Type its number after it, such as journal tick 3. journal lists the numbers.")
        return
    try:
        entry = sitting.records.entry(int(number[:9]))
    except UnknownEntry:
        sitting.page.line(f"There is no entry {int(number[:9])} in your journal. journal lists them.")
    else:
        do(sitting, entry)


def _read(sitting: Sitting, entry: JournalEntry) -> None:
    page = sitting.page
    page.heading(f"Entry {entry.id}")
    page.line(f"{_about(sitting, entry)}.")
    page.gap()
    for line in entry.text.splitlines():
        page.line(line)
    page.gap()


def write_entry(sitting: Sitting, kind: Kind, ask: str = "") -> JournalEntry | None:
    """Ask for an entry of one kind and keep it, bound to the playthrough that is open; None if nothing was written."""
    text = ask_text(
        sitting.talk, sitting.records, _ended(ask or ASK[kind]), "Your words, or Enter for none:", many=True
    )
    if not text:
        if sitting.records.free_text:
            sitting.page.line("Nothing was written.")
        return None
    due = ask_due(sitting) if kind == "commitment" else None
    session = sitting.session
    bound = session.id if session and session.records is sitting.records else None
    seat = (session.story.id, session.viewpoint) if session else (None, None)

    def keep() -> JournalEntry:
        return sitting.records.write_entry(kind, text, due=due, playthrough=bound, story=seat[0], viewpoint=seat[1])

    entry = _kept(sitting, keep)
    if entry is None:
        return None
    sitting.page.line(
        f"{'Kept' if sitting.records.path else 'Noted'} as entry {entry.id}. journal {entry.id} reads it."
    )
    return entry


def _ended(ask: str) -> str:
    """What is asked for, as a sentence."""
    return ask if ask.endswith(("?", ".")) else f"{ask}."


def _kept(sitting: Sitting, keep: Callable[[], JournalEntry]) -> JournalEntry | None:
    """Keep an entry; where that fails, say why, and try again as often as the learner likes."""
    while True:
        try:
            return keep()
        except RecordsError as error:
            sitting.page.line(f"{error} What you wrote is not kept. It stands above, should you want to copy it.")
            if not sitting.talk.agreed("Try again?"):
                return None


def ask_due(sitting: Sitting, now: date | None = None) -> date | None:
    """Ask by when, and say the date back in words; None where there is to be no date."""
    talk, now = sitting.talk, now or dates.today()
    talk.page.line(f"By when? {dates.HOW}")
    while True:
        typed = talk.text("Date, or Enter for none:")
        if not typed:
            return None
        try:
            day = dates.read_date(typed, now)
        except dates.NotADate as error:
            talk.page.line(str(error))
            continue
        said = dates.date_said(day, now)
        if day >= now or talk.agreed(f"{said} is past. Keep it all the same?"):
            talk.page.line(f"By {said}.")
            return day


def _write(sitting: Sitting, asked: str) -> None:
    kinds = {word.rstrip("s"): kind for word, kind in _KINDS.items()}
    kinds |= {str(number): kind for number, kind in enumerate(KINDS, start=1)}
    kind = kinds.get(asked.casefold().rstrip("s"))
    if kind is None:
        chosen = sitting.talk.number("What is it?", [KIND[kind] for kind in KINDS], skip="to leave it", own=(DROP,))
        if not isinstance(chosen, int):
            return
        kind = KINDS[chosen]
    write_entry(sitting, kind)


def _change(sitting: Sitting, entry: JournalEntry) -> None:
    _read(sitting, entry)
    text = ask_text(sitting.talk, sitting.records, "Write it anew.", "Your words, or Enter to leave it:", many=True)
    due = entry.due
    if entry.kind == "commitment" and sitting.records.free_text:
        said = date_words(due) if due else "without a date"
        if sitting.talk.agreed(f"Its date is {said}. Another?" if due else "It has no date. Give it one?"):
            due = ask_due(sitting)
    if (text or entry.text, due) == (entry.text, entry.due):
        sitting.page.line("It stays as it was.")
        return
    if _kept(sitting, lambda: sitting.records.change_entry(entry.id, text=text or entry.text, due=due)):
        sitting.page.line("Changed.")


def _tick(sitting: Sitting, entry: JournalEntry) -> None:
    if entry.kind != "commitment":
        sitting.page.line(f"Entry {entry.id} is no commitment: there is nothing to tick.")
        return
    sitting.records.set_done(entry.id, entry.done is None)
    sitting.page.line("Ticked as done." if entry.done is None else "No longer ticked as done.")


def _remove(sitting: Sitting, entry: JournalEntry) -> None:
    _read(sitting, entry)
    if sitting.talk.agreed("Remove it? It cannot be brought back."):
        sitting.records.remove_entry(entry.id)
        sitting.page.line("Removed.")
    else:
        sitting.page.line("It stays.")


def _export(sitting: Sitting, asked: str) -> None:
    if not sitting.records.journal():
        sitting.page.line(NO_ENTRIES)
        return

    def write(path: Path | None, over: bool) -> Written:
        return write_journal(sitting.records, sitting.known(), path, overwrite=over)

    write_out(sitting, "The journal is written as Markdown, which any editor opens.", asked, write, ".md")


_ACTIONS: dict[str, Callable[[Sitting, str], None]] = {
    "help": lambda sitting, _: _how(sitting),
    "write": _write,
    "find": lambda sitting, rest: _list(sitting, sitting.records.journal(search=rest), most=None, none=NO_MATCH),
    "all": lambda sitting, _: _list(sitting, sitting.records.journal(), most=None),
    "change": lambda sitting, rest: _on_entry(sitting, rest, _change),
    "tick": lambda sitting, rest: _on_entry(sitting, rest, _tick),
    "remove": lambda sitting, rest: _on_entry(sitting, rest, _remove),
    "export": _export,
}
