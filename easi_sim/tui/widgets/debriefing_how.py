"""What the flows show, of how it was done: conduct, consent, predictions and decision records."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import partial

from textual.content import Content
from textual.widget import Widget

from easi_engine.debrief import PredictionResult, RecordFeedback
from easi_engine.story import Story
from easi_sim.text import inert
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.debriefing import EXPLAINS_SHORT, GLYPHS, Debriefed, columns, heading, paragraph, title
from easi_sim.tui.widgets.explained import Entry, ExplainedList, Folded
from easi_sim.words.common import (
    NO_CONDUCT,
    NO_CONSENT,
    NO_PREDICTIONS,
    NO_RECORDS,
    choice_words,
    conduct_words,
    consent_words,
    fit_words,
    listed,
    record_clauses,
    scene_words,
)
from easi_sim.words.explain_how import (
    explain_conduct,
    explain_consent,
    explain_prediction,
    explain_predictions,
    explain_record,
)
from easi_sim.words.question import first_sentence

BEGINS = 60
"""Letters of an option that are enough to know it again by."""


def conduct(made: Debriefed) -> Iterable[Widget]:
    """Yield how it was done, and the consent log."""
    story = made.session.story
    points = [
        Entry(
            GLYPHS["kept" if point.kept else "missed"],
            prose(story, conduct_words(story, point)),
            explain=partial(explain_conduct, story, point),
        )
        for point in sorted(made.debrief.conduct, key=lambda point: point.kept)
    ]
    log = [
        Entry(
            ("!", "$warning") if step.unsafe else ("·", ""),
            prose(story, consent_words(story, step)),
            explain=partial(explain_consent, story, step),
        )
        for step in made.debrief.consent
    ]
    yield title("How it was done")
    yield paragraph(f"None of this enters the rates. {EXPLAINS_SHORT}", "quiet")
    yield columns(
        [heading("Conduct"), _list(points, NO_CONDUCT)],
        [heading("Consent"), _list(log, NO_CONSENT)],
    )


def records(made: Debriefed) -> Iterable[Widget]:
    """Yield predictions beside what was wanted, and decision records, short: what came out otherwise first."""
    story, debrief = made.session.story, made.debrief
    expected: list[Widget] = [heading("What you expected of others")]
    if debrief.predictions:
        met = [one for one in debrief.predictions if one.met]
        count = plain(f"{len(met)} of {len(debrief.predictions)} as you expected.")
        counted = Entry(("·", ""), count, explain=partial(explain_predictions, story, debrief))
        otherwise = [_prediction(story, one) for one in debrief.predictions if not one.met]
        expected.append(ExplainedList([counted, *otherwise]))
        expected += _folded(f"{len(met)} as you expected", [_prediction(story, one) for one in met])
    else:
        expected.append(paragraph(NO_PREDICTIONS, "quiet"))
    apart = [one for one in debrief.records if one.fits is False]
    rest = [_record(story, one) for one in debrief.records if one.fits is not False]
    recorded: list[Widget] = [heading("What you put on record")]
    if apart:
        recorded.append(ExplainedList([_record(story, one) for one in apart]))
    elif not rest:
        recorded.append(paragraph(NO_RECORDS, "quiet"))
    fit = sum(one.fits is True for one in debrief.records)
    words = (f"{fit} fit" if fit else "", f"{len(rest) - fit} not compared" if len(rest) > fit else "")
    recorded += _folded(", ".join(filter(None, words)), rest)
    yield title("What you expected, and what you put on record")
    yield paragraph(f"None of this enters the rates. {EXPLAINS_SHORT}", "quiet")
    yield columns(expected, recorded)


def _folded(words: str, entries: list[Entry]) -> list[Widget]:
    return [Folded(words, entries)] if entries else []


def _prediction(story: Story, result: PredictionResult) -> Entry:
    glyph, colour = GLYPHS["made" if result.met else "moot"]
    where = f"{scene_words(story, result.scene)} · {story.holder_names.get(result.agency, result.agency)}"
    wanted = listed(f"“{_begins(choice_words(story, result.scene, choice))}”" for choice in result.would)
    notes = [Content.styled("as you expected" if result.met else "otherwise than you expected", colour)]
    notes.append(prose(story, f"It would have wanted {wanted}."))
    if not result.met:
        notes.append(prose(story, f"You expected “{_begins(choice_words(story, result.scene, result.predicted))}”."))
    explain = partial(explain_prediction, story, result)
    return Entry((glyph, colour), Content.styled(inert(where), "bold"), tuple(notes), explain=explain)


def _begins(said: str) -> str:
    """The first words of an option, by which one knows it again; x has it whole."""
    return textwrap.shorten(said, BEGINS, placeholder="…")


def _record(story: Story, record: RecordFeedback) -> Entry:
    glyph, colour = GLYPHS[{True: "made", False: "late", None: "moot"}[record.fits]]
    notes = [prose(story, clause) for clause in record_clauses(record)]
    fits = fit_words(record)
    if fits:
        notes.insert(0, Content.styled(inert(fits), colour))
    elif record.lines:
        # What came by asking went on the other's basis: the line that judged it says which, in its own words.
        notes.append(prose(story, first_sentence(record.lines[0].reason)))
    name = Content.styled(inert(scene_words(story, record.scene)), "bold")
    return Entry((glyph, colour), name, tuple(notes), explain=partial(explain_record, story, record))


def _list(entries: list[Entry], none: str) -> Widget:
    return ExplainedList(entries) if entries else paragraph(none, "quiet")
