"""The word `ideas`: the concept cards, those that help here first, and which of them were read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from easi_sim.catalogue import did_you_mean
from easi_sim.plain.page import Page
from easi_sim.plain.sitting import Sitting
from easi_sim.records import RecordsError
from easi_sim.study.ideas import NO_CARDS, NO_MATCH, WORDING, cases_of, concepts_of, finding, minutes_words
from easi_sim.words.common import listed, source_words
from easi_sim.words.dates import date_words


def ideas(sitting: Sitting, asked: str) -> None:
    """Read a card, by number, id or title; find those with a word in them; alone, list them."""
    cards = concepts_of(sitting.known())
    ids = _order(sitting, tuple(cards))
    word, _, rest = asked.partition(" ")
    if word.casefold() == "find" and rest:
        found = finding(cards, rest)
        if found:
            _list(sitting, ids, found)
        else:
            sitting.page.line(NO_MATCH)
        return
    names = {str(number): id_ for number, id_ in enumerate(ids, start=1)}
    names |= {id_: id_ for id_ in ids} | {cards[id_].head.title.casefold(): id_ for id_ in ids}
    chosen = names.get(asked.casefold())
    if chosen is not None:
        _read(sitting, chosen)
        return
    if asked:
        sitting.page.line(f"There is no card “{asked}”.{did_you_mean(asked, names)}")
    _list(sitting, ids, ids)


def _order(sitting: Sitting, ids: Iterable[str]) -> tuple[str, ...]:
    """Every card: in a case those that help in the scene, then those of the case; then by their own order."""
    ids = tuple(ids)
    session = sitting.session
    first = (*session.view.concepts, *session.story.case.concepts) if session else ()
    return tuple(id_ for id_ in dict.fromkeys((*first, *ids)) if id_ in ids)


def _list(sitting: Sitting, ids: tuple[str, ...], shown: Iterable[str]) -> None:
    page, read = sitting.page, _read_so_far(sitting)
    if not ids:
        page.line(NO_CARDS)
        return
    cards = concepts_of(sitting.known())
    here = sitting.session.view.concepts if sitting.session else ()
    page.heading("Ideas")
    for id_ in shown:
        marks = [minutes_words(cards[id_])] + (["helps here"] if id_ in here else [])
        marks += [f"read on {date_words(read[id_].astimezone())}"] if id_ in read else []
        page.items([f"{cards[id_].head.title} ({', '.join(marks)})"], f"{ids.index(id_) + 1}. ")
    page.line(
        f"You have read {len(read.keys() & set(ids))} of {len(ids)}. ideas and a number, such as ideas 1, reads one;"
        " ideas find and a word looks for it."
    )
    page.gap()


def _read_so_far(sitting: Sitting) -> dict[str, datetime]:
    try:
        return sitting.records.cards_read()
    except RecordsError:
        return {}


def _read(sitting: Sitting, id_: str) -> None:
    page, stories = sitting.page, sitting.known()
    story = next(story for story in stories if id_ in story.library.concepts)
    card = concepts_of(stories)[id_]
    page.heading(card.head.title)
    _write_markdown(page, card.body)
    if card.head.sources:
        page.line("Sources:")
        page.items(source_words(story, source) for source in card.head.sources)
    page.line(WORDING[card.head.wording])
    used = cases_of(id_, stories)
    if used:
        page.line(f"Used in: {listed(used)}.")
    page.gap()
    try:
        sitting.records.mark_read(id_)
    except RecordsError:
        page.line("That you have read it could not be noted.")


def _write_markdown(page: Page, body: str) -> None:
    """Write a card's Markdown as plain text: lists stay lists, and marks of emphasis go."""
    for block in re.split(r"\n\s*\n", body):
        lines = re.sub(r"\*|^#+ ", "", block.strip(), flags=re.MULTILINE).splitlines()
        if lines and all(re.match(r"- |\d+\. ", line) for line in lines):
            for line in lines:
                mark, _, text = line.partition(" ")
                page.items([text], mark + " ")
        else:
            page.line(" ".join(lines))
        page.gap()
