"""Before the story: how to join, who is there, the ground rules; and the last slide of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import inert
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.blocks import blocks
from easi_sim.tui.workshop.slides.slide import Given, beside, heading, in_columns, said, title
from easi_sim.words.workshop import CODE, GROUND_RULES, OVER, PHASE, part_words, seat_name
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.joining import Join, qr
from easi_sim.workshop.room import Room, Table

QR = "#ffffff on #000000"
"""Light dots on dark, in every theme: what a camera knows."""
LARGE = 34
"""Rows of a page from which the code stands at its full height although there are tables to be named under it."""


def welcome(given: Given) -> Iterable[Widget]:
    """How to join, and who has."""
    room, join = given.room, given.join
    if join is None:
        yield title(room.story.case.title)
        yield said(part_words(room.story.case.viewpoints[room.viewpoint].role))
        yield said(wording.NO_PHONES, "quiet")
        yield heading("Tables")
        yield Static(in_columns(tables(room, phones=bool(room.guests)), given.size.width), classes="tables")
        return
    yield Static(_joining(given, join), classes="joining")


def join_only(given: Given, join: Join) -> Content:
    """How to join, for the sheet that says so later on."""
    return beside(_picture(join), _address(join, given, given.size.width - _wide(join) - 3))


def _joining(given: Given, join: Join) -> Content:
    room = given.room
    picture = _picture(join)
    width = given.size.width - _wide(join) - 3
    right = [
        *plain(room.story.case.title, "bold").wrap(width),
        Content(),
        *_address(join, given, width),
        Content(),
    ]
    room_left = max(3, given.size.height - len(right))
    listed = in_columns(tables(room), width).split("\n", include_separator=False)
    if not room.tables or len(listed) <= room_left:
        return beside(picture, [*right, *(line for cell in listed for line in cell.wrap(width))])
    under = in_columns(tables(room), given.size.width)
    return Content("\n").join([beside(picture, right), Content(), under])


def _picture(join: Join) -> list[Content]:
    """Whole cells are drawn by their ground, so that nothing shows between the lines."""
    return [
        Content.assemble(*(_dots("".join(run), light=light) for light, run in groupby(line, lambda dot: dot == "█")))
        for line in qr(join.link)
    ]


def _dots(run: str, *, light: bool) -> tuple[str, str]:
    return (" " * len(run), "on #ffffff") if light else (run, QR)


def _wide(join: Join) -> int:
    return len(qr(join.link)[0])


def _address(join: Join, given: Given, width: int) -> list[Content]:
    # The scheme is left out where every browser adds it by itself: it is as long as half of the address.
    address = inert(join.url.removeprefix("http://").rstrip("/"))
    large = blocks(join.code, tall=given.size.height >= LARGE or (given.size.height >= 26 and width >= 40))
    code = [Content.styled(line, "$primary") for line in large] if len(large[0]) <= width else []
    return [
        *Content("Scan the picture, or type in a browser:").wrap(width),
        *Content.styled(address, "bold $primary").wrap(width),
        Content(),
        *code,
        Content.assemble((f"{CODE}  ", "$muted"), (" ".join(inert(join.code)), "bold")),
    ]


def tables(room: Room, *, phones: bool = True) -> list[Content]:
    """Each table with the services that speak at it and, with `phones`, how many sit there."""
    if not room.tables:
        return [Content.styled(wording.NO_TABLES_YET, "$muted")]
    sitting = Counter(room.guests.values())
    return [_table(room, table, sitting if phones else None) for table in room.tables]


def _table(room: Room, table: Table, sitting: Counter[Voice] | None) -> Content:
    parts = []
    for voice in table.voices:
        how = "" if sitting is None else " typed" if voice in room.typed else f" {sitting[voice]}"
        parts.append(f"{seat_name(room.story, voice.seat)}{how}")
    return Content.assemble((inert(table.name), "bold"), inert(f"  {' · '.join(parts)}"))


def rules(given: Given) -> Iterable[Widget]:
    """The ground rules."""
    yield title(PHASE["rules"])
    for number, rule in enumerate(GROUND_RULES, start=1):
        yield Hanging(Content.styled(str(number), "bold $primary"), Content(rule), gutter=5, classes="rule")


def closed(given: Given) -> Iterable[Widget]:
    """The end of the workshop."""
    yield title(OVER)
    yield said(given.report)
    yield said(wording.NEXT_LEAVES, "quiet")


def at_tables(room: Room) -> str:
    """Who speaks here, for the line at the top."""
    phones = len(room.guests)
    said_ = f"{phones} {'phone' if phones == 1 else 'phones'}" if phones else ""
    return " · ".join(filter(None, (said_, "locked" if room.locked else "")))
