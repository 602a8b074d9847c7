"""The page of all stories as Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docs.stories.measures import SHEET, Measures, Outcomes
from docs.stories.meeting import Met
from docs.stories.paths import Spread
from docs.stories.readers import Readings, readings_of
from docs.stories.signs import SIGNS, Decision, score
from easi_engine.debrief import MODELS
from easi_engine.story.library import Source
from easi_sim.exports.marking import Markdown
from easi_sim.words.common import review_words
from easi_sim.words.dates import date_words
from easi_sim.words.home import minutes_words

KINDS = {"law": "law", "guidance": "guidance", "professional": "professional codes", "research": "research"}
WORDS_A_MINUTE = 220
"""Read at a screen, with care. A guess, and so is the next: nobody has been timed."""
MINUTES_A_CHOICE = 1.25
"""To weigh it, record why, and guess what another agency would have wanted."""
LEEWAY = 5
"""Minutes by which a seat may differ from what the story says of all."""
NONE = "—"
"""Where there is nothing to say."""


def overview(stories: Sequence[Measures]) -> str:
    """One row for each story."""
    page = Markdown()
    heads = ("story", "themes", "seats", "length", "words in all", "review")
    page.table(heads, (_overview_row(measures) for measures in stories))
    return page.text()


def _overview_row(measures: Measures) -> tuple[str, ...]:
    case = measures.story.case
    return (
        case.title,
        ", ".join(case.themes) or NONE,
        ", ".join(_agency(measures, seat.viewpoint) for seat in measures.seats),
        minutes_words(case.minutes),
        _number(measures.words),
        review_words(measures.story),
    )


def about(measures: Measures, beside: Path) -> str:
    """The part on one story; its link leads from the folder ``beside``."""
    head, rest = Markdown(), Markdown()
    head.heading(2, measures.story.case.title)
    head.quote(measures.story.case.blurb)
    head.pairs(_pairs(measures))
    rest.heading(3, "Its seats")
    rest.table(("seat", "role", "scenes", "decisions", "endings", "words in all"), _seat_rows(measures))
    rest.heading(3, "What playing it can come to")
    rest.table(("seat", "paths", "choices", "words met", "minutes", "to share", "to keep"), _size_rows(measures))
    models = (*map(_model, MODELS), "both rates at 1", "sharing most", "sharing least")
    rest.table(("seat", *models), _model_rows(measures))
    rest.items(_claims(measures))
    rest.heading(3, "What it teaches")
    rest.pairs(_taught(measures))
    rest.table(("what its verdicts rest on", "sources", "read at the source"), _source_rows(measures))
    return f"{head.text()}{_sheet_link(measures, beside)}\n\n{rest.text()}"


def _pairs(measures: Measures) -> Iterator[tuple[str, str]]:
    case = measures.story.case
    yield "Jurisdiction", case.jurisdiction or NONE
    yield "Themes", ", ".join(case.themes) or NONE
    yield "Content notes", "; ".join(case.content_notes) or NONE
    yield "Length", minutes_words(case.minutes)
    read = f"{_number(measures.readings)} of them in other agencies' readings"
    yield "Words", f"{_number(measures.words)} in all seats together, {read}"
    if case.variants:
        yield "Variants", f"{len(case.variants)}, which a learner is not told of before the debrief"
    yield "Review", review_words(measures.story)


def _sheet_link(measures: Measures, beside: Path) -> str:
    if not measures.has_sheet:
        return "- **For facilitators:** there is no sheet yet"
    place = Path(os.path.relpath(measures.folder / SHEET, beside)).as_posix()
    return f"- **For facilitators:** [how to run a session with it]({place})"


def _agency(measures: Measures, viewpoint: str) -> str:
    return measures.story.holder_names[viewpoint]


def _seat_rows(measures: Measures) -> Iterator[tuple[str, ...]]:
    for seat in measures.seats:
        role = measures.story.case.viewpoints[seat.viewpoint].role
        sizes = (seat.scenes, seat.decisions, seat.endings, seat.words)
        yield (_agency(measures, seat.viewpoint), role, *map(_number, sizes))


def _outcomes(measures: Measures) -> Iterator[tuple[str, Outcomes]]:
    """Every seat in every variant, with its name."""
    for seat in measures.seats:
        for outcomes in seat.outcomes:
            variant = f", variant {outcomes.variant}" if outcomes.variant else ""
            yield f"{_agency(measures, seat.viewpoint)}{variant}", outcomes


def _size_rows(measures: Measures) -> Iterator[tuple[str, ...]]:
    for name, outcomes in _outcomes(measures):
        choices, words = outcomes.met
        met = f"{_number(round(words.mean))} ({_number(words.least)}–{_number(words.most)})"
        questions = (outcomes.effective, outcomes.appropriate)
        yield (
            name,
            _number(outcomes.paths),
            _between(choices),
            met,
            str(minutes(outcomes.met)),
            *map(_number, questions),
        )


def minutes(path: Met) -> int:
    """About how long a path takes up to its ending, in minutes."""
    return round(path.words.mean / WORDS_A_MINUTE + path.choices.mean * MINUTES_A_CHOICE)


def _between(spread: Spread) -> str:
    return _number(spread.least) if spread.least == spread.most else f"{spread.least}–{spread.most}"


def _model_rows(measures: Measures) -> Iterator[tuple[str, ...]]:
    for name, outcomes in _outcomes(measures):
        counted = (outcomes.models.get(model, 0) for model in MODELS)
        extremes = (", ".join(map(_model, models)) for models in (outcomes.most, outcomes.least))
        yield (name, *map(_number, counted), _number(outcomes.perfect), *extremes)


def _claims(measures: Measures) -> Iterator[str]:
    """What the table has to show of every story, said of this one."""
    seats = dict(_outcomes(measures))
    short = [name for name, outcomes in seats.items() if not all(outcomes.models.get(model) for model in MODELS)]
    yield _claim("All four models can be reached", "Not all four models can be reached", short)
    few = [name for name, outcomes in seats.items() if outcomes.models.get("ideal", 0) < 2]
    yield _claim("At least two different paths are ideal", "Fewer than two paths are ideal", few)
    for done, extremes in (
        ("Sharing most", {name: outcomes.most for name, outcomes in seats.items()}),
        ("Sharing least", {name: outcomes.least for name, outcomes in seats.items()}),
    ):
        ideal = [name for name, models in extremes.items() if "ideal" in models]
        yield _claim(f"{done} is never ideal", f"{done} can be ideal", ideal)
    told = measures.story.case.minutes
    off = [name for name, outcomes in seats.items() if abs(minutes(outcomes.met) - told) > LEEWAY]
    yield _claim("Within five minutes of the length told", f"Further than five minutes from the {told} told", off)


def _claim(good: str, bad: str, where: Sequence[str]) -> str:
    return f"{bad}: {'; '.join(where)}." if where else f"{good}: in every row."


def _model(model: str | None) -> str:
    return MODELS[model].name.lower() if model else "no model"


def _taught(measures: Measures) -> Iterator[tuple[str, str]]:
    library = measures.story.library
    if measures.concepts:
        yield "Concept cards", "; ".join(library.concepts[id_].head.title for id_ in measures.concepts)
    for name, counts in (
        ("Principles that verdicts rest on (how many of them)", measures.judged),
        ("Principles that options keep or break (how many of them)", measures.conduct),
    ):
        if counts:
            yield name, "; ".join(f"{library.principles[id_].name} ({count})" for id_, count in counts.items())


def _source_rows(measures: Measures) -> Iterator[tuple[str, ...]]:
    library = measures.story.library
    sources = [library.sources[id_] for id_ in measures.sources]
    for kind, name in KINDS.items():
        yield (name, *_checked(source for source in sources if source.kind == kind))
    yield ("together", *_checked(sources))


def _checked(sources: Iterable[Source]) -> tuple[str, str]:
    marks = [source.status == "checked" for source in sources]
    return _number(len(marks)), _number(sum(marks))


def by_signs(name: str, decisions: Sequence[Decision]) -> str:
    """How far each sign gets at some decisions."""
    page = Markdown()
    page.heading(3, name)
    chance = float(sum(decision.chance for decision in decisions))
    if decisions:
        page.paragraph(
            f"{len(decisions)} decisions at which there is something to guess. A guess at random is right at"
            f" {chance / len(decisions):.0%} of them."
        )
    heads = ("always take", "points to one at", "right", "at random", "as good by luck")
    page.table(heads, (_sign_row(sign, decisions) for sign in SIGNS))
    return page.text()


def _sign_row(sign: str, decisions: Sequence[Decision]) -> tuple[str, ...]:
    found = score(SIGNS[sign], decisions)
    if not found.decisions:
        return (sign, "0", NONE, NONE, NONE)
    luck = "under 1%" if found.probability < 0.01 else f"{found.probability:.0%}"
    right, chance = _hits(found.right, found.decisions), f"{found.expected / found.decisions:.0%}"
    return (sign, str(found.decisions), right, chance, luck)


def _hits(right: int, of: int) -> str:
    return f"{right} ({right / of:.0%})"


def by_readers(stories: Sequence[Measures], readings: Readings) -> str:
    """What simulated readers guessed, seat by seat; and of which stories there is nothing yet."""
    page = Markdown()
    heads = ("story", "seat", "decisions", "right", "at random", "read on", "note")
    rows = [row for measures in stories for row in _reader_rows(measures, readings)]
    if rows:
        page.table(heads, rows)
    unread = [measures.story.case.title for measures in stories if not readings.get(measures.story.id)]
    if unread:
        page.paragraph(f"No reading is on record yet for: {'; '.join(unread)}.")
    return page.text()


def _reader_rows(measures: Measures, readings: Readings) -> Iterator[tuple[str, ...]]:
    title = measures.story.case.title
    for guessed in readings_of(measures.story, readings):
        right = _hits(guessed.hits, guessed.decisions)
        last = (right, f"{guessed.chance:.0%}", date_words(guessed.on), guessed.note or NONE)
        yield (title, _agency(measures, guessed.seat), str(guessed.decisions), *last)


def _number(value: int) -> str:
    return f"{value:,}"
