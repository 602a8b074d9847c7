"""The word `compare`: a what-if beside the playthrough it parts from, one under another."""

from __future__ import annotations

from collections.abc import Callable

from easi_engine.debrief import Comparison
from easi_engine.debrief import compare as lay_side_by_side
from easi_sim.plain.page import arrowless
from easi_sim.plain.sitting import Sitting
from easi_sim.study.what_ifs import origin_of
from easi_sim.words.common import NO_RATES, rate_words
from easi_sim.words.compare import (
    FIRST,
    FLOWS,
    NO_BETTER,
    NOTHING_DIFFERS,
    OTHER,
    OUTCOMES,
    QUESTIONS,
    REQUESTS,
    consent_history,
    consent_name,
    flows_apart,
    knew_words,
    model_words,
    outcome_words,
    parted_words,
    question_words,
    same_words,
    statuses_words,
)

PARTS = ("ways", "people", "flows", "consent", "questions", "knew", "rates")
"""What can be compared by itself."""


def compare(sitting: Sitting, asked: str) -> None:
    """Lay the what-if at hand beside what it parts from: all that differs, or one part of it by its name."""
    session, page = sitting.playing, sitting.page
    origin = origin_of(session)
    if origin is None:
        page.line("compare lays a what-if beside what it parts from, and this is none. whatif begins one.")
        return
    if not origin.is_over or not session.playthrough.is_over:
        page.line("Both have to come to an ending before they can be laid side by side.")
        return
    found = lay_side_by_side(origin, session.playthrough)
    wanted = asked.casefold()
    if wanted and wanted not in PARTS:
        page.line(f"There is no part “{asked}” to compare. There is: {', '.join(PARTS)}.")
        return
    page.heading("Side by side")
    for name, show in zip(PARTS, _SHOWS, strict=True):
        if wanted in {"", name}:
            show(sitting, found)
    if not wanted:
        page.line(f"compare and one of {', '.join(PARTS)} says that part again.")
        page.line(NO_BETTER)
    page.gap()


def _pair(sitting: Sitting, what: str, left: str, right: str) -> None:
    """One thing that differs: what it is, and how it went either time."""
    page = sitting.page
    page.items([arrowless(what)])
    page.line(f"{FIRST}: {left}", "  ", "    ")
    page.line(f"{OTHER}: {right}", "  ", "    ")


def _section(sitting: Sitting, title: str, rows: list[tuple[str, str, str]], same: str = "") -> None:
    sitting.page.heading(title)
    for what, left, right in rows:
        _pair(sitting, what, left, right)
    if not rows:
        sitting.page.line(NOTHING_DIFFERS)
    if same:
        sitting.page.line(same)
    sitting.page.gap()


def _ways(sitting: Sitting, found: Comparison) -> None:
    sitting.page.line(parted_words(found))
    if found.parted is not None:
        _pair(sitting, "You chose", found.parted.left_said, found.parted.right_said)
    _pair(sitting, "It ended with", found.endings[0], found.endings[1])
    sitting.page.gap()


def _people(sitting: Sitting, found: Comparison) -> None:
    rows = [(one.name, outcome_words(one.left), outcome_words(one.right)) for one in found.outcomes if one.differs]
    alike = sum(not one.differs for one in found.outcomes)
    _section(sitting, "What became of each person", rows, same_words(alike, *OUTCOMES))


def _flows(sitting: Sitting, found: Comparison) -> None:
    session = sitting.playing
    rows = list(flows_apart(session.story, session.viewpoint, found.flows))
    alike = sum(not flow.differs for flow in found.flows)
    _section(sitting, "What flowed otherwise", rows, same_words(alike, *FLOWS))


def _consent(sitting: Sitting, found: Comparison) -> None:
    story = sitting.playing.story
    rows = [
        (consent_name(story, one), consent_history(one.left), consent_history(one.right))
        for one in found.consent
        if one.differs
    ]
    alike = len(found.consent) - len(rows)
    _section(sitting, "Consent", rows, same_words(alike, *REQUESTS))


def _questions(sitting: Sitting, found: Comparison) -> None:
    story = sitting.playing.story
    rows = [
        (question_words(story, one), statuses_words(one.left), statuses_words(one.right))
        for one in found.questions
        if one.differs
    ]
    alike = sum(not one.differs for one in found.questions)
    _section(
        sitting,
        "Questions that stand otherwise",
        rows,
        same_words(alike, *QUESTIONS),
    )


def _knew(sitting: Sitting, found: Comparison) -> None:
    session = sitting.playing
    _section(sitting, "Who knew more at the end", list(knew_words(session.story, session.viewpoint, found.knew)))


def _rates(sitting: Sitting, found: Comparison) -> None:
    if found.too_large is not None:
        sitting.page.line(NO_RATES.format(why=found.too_large))
        return
    (left_e, left_a), (right_e, right_a) = found.rates
    rows = [
        ("Effective", rate_words(left_e), rate_words(right_e)),
        ("Appropriate", rate_words(left_a), rate_words(right_a)),
        ("The pattern", model_words(found.models[0]), model_words(found.models[1])),
    ]
    _section(sitting, "The two rates", rows)


_SHOWS: tuple[Callable[[Sitting, Comparison], None], ...] = (
    _ways, _people, _flows, _consent, _questions, _knew, _rates,
)  # fmt: skip
