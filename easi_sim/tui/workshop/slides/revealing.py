"""Side by side: what each table chose, what it expected of others, and how the story's services read the scene.

Nothing is ranked. Tables and services stand in the order in which they were set; what stands out is where they part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.text import first_words, inert
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.hanging import Hanging, entry
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.slides.slide import LETTER, Given, Slide, beside, reading_heard, said, title
from easi_sim.words.common import choice_words, listed
from easi_sim.words.workshop import (
    DIFFERS,
    DIVIDED,
    EXPECTED,
    MET,
    NO_WINNER,
    NOBODY_VOTED,
    NOT_MET,
    READINGS,
    RECORDED,
    REVEAL,
    SPOKE,
    WOULD,
    expected_words,
    lettered,
    seat_name,
)
from easi_sim.workshop import tally
from easi_sim.workshop.tally import Expected, SeatResult, TableResult

T = TypeVar("T")

CAME_SO = 22
"""Columns of the gutter in which stands whether it came as expected."""
APART = 3
"""Lines that an expectation takes where it is set apart by one."""
ON_A_SLIDE = 12
"""Tables, or expectations, on one slide: more could not be read from the back of a room."""


def reveal(given: Given) -> tuple[Slide, ...]:
    """What each table chose, what was expected, services beside their readings, and the readings in full."""
    room, turn = given.room, given.turn
    tables, expected = tally.tables_of(room, turn), tally.expectations(room, turn)
    seats = tally.seats_of(room, turn) if turn.decision else ()
    read = [result for result in seats if result.reading is not None]
    each = 2 if given.size.height >= 24 else 1
    return (
        *(Slide("tables", partial(_tables, some=some)) for some in _parted(tables, ON_A_SLIDE)),
        *(Slide("expected", partial(_expected, some=some)) for some in _parted(expected, ON_A_SLIDE)),
        *([Slide("services", partial(_services, results=seats))] if read else []),
        *(Slide("readings", partial(_readings, some=some)) for some in _parted(read, each)),
    )


def _parted(things: Sequence[T], most: int) -> list[Sequence[T]]:
    return [things[at : at + most] for at in range(0, len(things), most)]


# -- tables ------------------------------------------------------------------------------------------------------


def _tables(given: Given, some: Sequence[TableResult]) -> Iterable[Widget]:
    yield title(REVEAL)
    yield Static(_parting(given), classes="parting")
    yield Static(_grid(given, some), classes="grid")
    yield from _legend(given)
    recorded = given.room.recorded_choice
    if recorded is not None:
        chosen = choice_words(given.room.story, given.turn.scene, recorded)
        words = Content.assemble((f"{RECORDED} ", "$muted"), inert(f"{given.letters[recorded]}: {chosen}"))
        yield Static(words, classes="prose")
    yield said(NO_WINNER, "quiet")


def _parting(given: Given) -> Content:
    """Which tables chose what, by the letters' order: the thing to talk about, in a line or two."""
    letters = given.letters
    by_choice: dict[tuple[str, ...], list[str]] = {}
    for result in tally.tables_of(given.room, given.turn):
        if result.leading:
            by_choice.setdefault(tuple(sorted(result.leading)), []).append(result.table.name)
    if not by_choice:
        return Content.styled(NOBODY_VOTED, "$muted")
    in_order = sorted(by_choice.items(), key=lambda item: lettered(letters, item[0]))
    if len(in_order) == 1 and len(in_order[0][0]) == 1:
        return Content.styled(wording.ALL_THE_SAME.format(letter=lettered(letters, in_order[0][0])), "bold")
    said_ = [Content.styled(wording.THEY_PART, "bold")]
    for choices, names in in_order:
        divided = f", {DIVIDED}" if len(choices) > 1 else ""
        mark = (f"{lettered(letters, choices)}", "bold $primary")
        said_.append(Content.assemble("  ", mark, inert(f"{divided}:  {listed(names)}")))
    return Content("\n").join(said_)


def _grid(given: Given, some: Sequence[TableResult]) -> Content:
    """Tables down, letters across, and how many voted for what; a table's own choice in brackets."""
    options = [option.id for option in given.view.options]
    letters = given.letters
    names = [plain(result.table.name) for result in some]
    cells = [Content.styled("".join(f"{letters[option]:^6}" for option in options), "bold $primary")]
    cells += [Content.assemble(*(_cell(result, option) for option in options)) for result in some]
    chose = [Content()]
    for result in some:
        divided = f" ({DIVIDED})" if len(result.leading) > 1 else ""
        words = f"{lettered(letters, result.leading)}{divided}" if result.leading else NOBODY_VOTED
        chose.append(Content.styled(f"chose {words}" if result.leading else words, "" if result.leading else "$muted"))
    return beside(beside([Content(), *names], cells).split("\n", include_separator=False), chose)


def _cell(result: TableResult, option: str) -> Content:
    votes = result.votes.get(option, 0)
    if not votes:
        return Content.styled(f"{'·':^6}", "$muted")
    if option in result.leading:
        return Content.styled(f"{f'[{votes}]':^6}", "bold $primary")
    return Content(f"{votes:^6}")


def _legend(given: Given) -> Iterable[Widget]:
    for number, option in enumerate(given.view.options):
        mark = Content.styled(given.letters[option.id], "bold $primary")
        words = plain(first_words(option.say, 9), "$muted")
        yield Hanging(mark, words, gutter=LETTER, classes="option -close" if number else "option -close first")


# -- expectations ----------------------------------------------------------------------------------------------------


def _expected(given: Given, some: Sequence[Expected]) -> Iterable[Widget]:
    is_roomy = len(some) * APART <= given.size.height - 5
    yield title(EXPECTED)
    for one in some:
        mark = ("·", "$muted")
        if one.met is not None:
            mark = (f"= {MET}", "$success") if one.met else (f"≠ {NOT_MET}", "bold $warning")
        words = plain(expected_words(given.letters, _named(given, one)))
        yield entry(mark, words, gutter=CAME_SO, classes="expectation" if is_roomy else "expectation -close")
    yield said("What made it look that way from your table? What did the others know that you did not?")


def _named(given: Given, one: Expected) -> Mapping[str, object]:
    story = given.room.story
    return {
        "seat_name": seat_name(story, one.voice.seat),
        "table_name": given.room.table(one.voice.table).name,
        "about_name": seat_name(story, one.seat),
        "expected": one.expected,
        "chosen": one.chosen,
        "read": not one.spoken,
    }


# -- readings ----------------------------------------------------------------------------------------------------------


def _services(given: Given, results: Sequence[SeatResult]) -> Iterable[Widget]:
    """Each service beside those who spoke for it, in a line."""
    yield title(READINGS)
    letters, story = given.letters, given.room.story
    names = [Content(), *(plain(seat_name(story, result.seat), "bold") for result in results)]
    would = [Content.styled("its reading", "$muted"), *(Content(_would(given, result)) for result in results)]
    chose = [Content.styled("here", "$muted")]
    marks = [Content()]
    for result in results:
        words = lettered(letters, result.leading) if result.leading else wording.NOBODY_SPOKE
        chose.append(Content.styled(words, "" if result.leading else "$muted"))
        if result.reading is None or not result.leading:
            marks.append(Content())
        elif result.differs:
            marks.append(Content.styled(wording.READ_OTHERWISE, "bold $warning"))
        else:
            marks.append(Content.styled(wording.READ_ALIKE, "$success"))
    columns = [names, would, chose, marks]
    rows = columns[0]
    for column in columns[1:]:
        rows = list(beside(rows, column).split("\n", include_separator=False))
    yield Static(Content("\n\n").join(rows), classes="grid")
    if any(result.differs for result in results):
        yield said("Where they part is worth talking about: neither is the right answer.")
    yield from _legend(given)


def _would(given: Given, result: SeatResult) -> str:
    return lettered(given.letters, result.reading.would) if result.reading is not None else "–"


def _readings(given: Given, some: Sequence[SeatResult]) -> Iterable[Widget]:
    """What services notice and why, in their words."""
    yield title(READINGS)
    for result in some:
        reading = result.reading
        if reading is None:
            continue
        yield from reading_heard(given.room, reading)
        words = [(f"{WOULD} ", "$muted"), (lettered(given.letters, reading.would), "bold")]
        if result.leading:
            words += [(f"    {SPOKE} ", "$muted"), (inert(lettered(given.letters, result.leading)), "bold")]
        yield Static(Content.assemble(*words), classes="prose")
        if result.differs:
            yield Static(Content.styled(f"≠ {DIFFERS}", "$warning"), classes="differs")
