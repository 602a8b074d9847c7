"""The journal as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from easi_engine.story import Story
from easi_sim.exports import wording
from easi_sim.exports.marking import Markdown
from easi_sim.records import JournalEntry
from easi_sim.words.dates import date_words, today
from easi_sim.words.journal import KIND, NOTHING_WRITTEN

TITLE = "Journal"


def journal_markdown(entries: Iterable[JournalEntry], stories: Iterable[Story], now: date | None = None) -> str:
    """Return the entries in the order given, each with its kind, its date and the case it belongs to.

    `stories` name the cases; one that is not among them goes by its id.
    """
    now = now or today()
    by_id = {story.id: story for story in stories}
    page = Markdown()
    page.heading(1, TITLE)
    page.paragraph(wording.made_on(date_words(now)))
    empty = True
    for entry in entries:
        empty = False
        page.heading(2, f"{KIND[entry.kind]}, {date_words(entry.written.astimezone())}")
        about = ". ".join(filter(None, (_case(entry, by_id), wording.standing(entry))))
        page.paragraph(f"{about}." if about else "")
        page.quote(entry.text)
    if empty:
        page.paragraph(NOTHING_WRITTEN)
    return page.text()


def _case(entry: JournalEntry, by_id: dict[str, Story]) -> str:
    """Name the case and the seat that an entry belongs to, if it belongs to one."""
    if entry.story is None:
        return ""
    story = by_id.get(entry.story)
    if story is None:
        return entry.story
    seat = story.case.viewpoints.get(entry.viewpoint or "")
    return f"{story.case.title}, as {seat.role}" if seat else story.case.title
