"""Writing a pack: a folder of pages that any browser opens and prints."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.exports.pack.chart import chart_of
from easi_sim.exports.pack.handouts import handouts_of
from easi_sim.exports.pack.sheet import sheet_of
from easi_sim.exports.pages import page
from easi_sim.exports.writing import CannotWrite, write_text
from easi_sim.words.common import review_words

SHEET, HANDOUTS, VOTES = "facilitator.html", "hand-outs.html", "vote-cards.html"
"""The files that every pack has."""


class UnknownSeat(Trouble):
    """The story has no such seat."""


def pack_of(story: Story, folder: Path, seats: Iterable[str] = ()) -> dict[str, str]:
    """Return a pack: the names of its files and the pages in them.

    `folder` is the story's own, where the facilitator's sheet is. Without seats, every one has its charts. Raises
    UnknownSeat, and Trouble where the sheet cannot be read.
    """
    wanted = tuple(dict.fromkeys(seats)) or tuple(story.case.viewpoints)
    for seat in wanted:
        if seat not in story.case.viewpoints:
            known = ", ".join(story.case.viewpoints)
            raise UnknownSeat(f"“{story.case.title}” has no seat “{seat}”. Its seats: {known}.")
    return dict(_pages(story, folder, wanted))


def _pages(story: Story, folder: Path, seats: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    common = {"title": story.case.title, "standing": review_words(story)}
    given = handouts_of(story)
    files = dict(_files(story, seats))
    yield SHEET, page("sheet.html.jinja", "pack.css", sheet=sheet_of(folder), files=files.items(), **common)
    yield HANDOUTS, page("hand-outs.html.jinja", "pack.css", given=given, **common)
    yield VOTES, page("vote-cards.html.jinja", "pack.css", given=given, **common)
    for seat in seats:
        chart = chart_of(story, seat)
        yield _flip_chart(seat), page("flip-chart.html.jinja", "flip-chart.css", chart=chart, **common)
        yield _running_sheet(seat), page("running-sheet.html.jinja", "pack.css", chart=chart, **common)


def _files(story: Story, seats: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield HANDOUTS, "the case in brief for everybody; a page and the cards for each table"
    yield VOTES, "letters to hold up, one set for each table"
    for seat in seats:
        name = story.holder_names[seat]
        yield _flip_chart(seat), f"{name}'s seat for the wall: each scene, its options, how others see it"
        yield _running_sheet(seat), f"{name}'s seat for you: what to read out when, and where each option leads"


def _flip_chart(seat: str) -> str:
    return f"flip-chart-{seat}.html"


def _running_sheet(seat: str) -> str:
    return f"running-sheet-{seat}.html"


def write_pack(pages: dict[str, str], place: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write a pack into a folder, which is made if need be, and return the paths of its files.

    Nothing is written where one of the files is there already, unless `overwrite` is given. Raises CannotWrite.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{place} cannot be made: {(error.strerror or str(error)).lower()}. Name another.") from error
    if not overwrite:
        there = next((place / name for name in pages if os.path.lexists(place / name)), None)
        if there is not None:
            raise CannotWrite(f"{there} is there already, and nothing was written. Name another folder to write to.")
    return tuple(write_text(place / name, text, overwrite=overwrite) for name, text in pages.items())
