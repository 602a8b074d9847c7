"""Two playthroughs side by side, as widgets: where they part, what became of each person, what flowed and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import Comparison
from easi_engine.story import Story
from easi_sim.text import inert
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.debriefing import columns, heading, paragraph, title
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.widgets.rates import Plane, Point
from easi_sim.words.common import NAMES_ONLY, NO_RATES, rate_words
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

GLYPHS = ("○", "●")
"""The first playthrough and the other, in the plane and wherever one of them speaks."""
STYLES = ("bold $secondary", "bold $primary")

Row = tuple[str, str, str]
"""(what it is about, how it was the first time, how it was the other)."""


def comparing(story: Story, viewpoint: str, found: Comparison) -> Iterable[Widget]:
    """Yield everything that differs, and how much does not."""
    yield title("Two ways through the same case")
    yield paragraph(parted_words(found), "paragraph")
    if found.parted is not None:
        yield _said(0, FIRST, found.parted.left_said)
        yield _said(1, OTHER, found.parted.right_said)
    yield paragraph(NO_BETTER, "quiet paragraph")
    outcomes = [(one.name, outcome_words(one.left), outcome_words(one.right)) for one in found.outcomes if one.differs]
    same = same_words(len(found.outcomes) - len(outcomes), *OUTCOMES)
    beside = columns(list(_plane(found)), list(_rows("What became of them", outcomes, same, story=story)))
    beside.add_class("-plane")
    yield beside
    questions = [
        (question_words(story, one), statuses_words(one.left), statuses_words(one.right))
        for one in found.questions
        if one.differs
    ]
    same = same_words(len(found.questions) - len(questions), *QUESTIONS)
    flows = flows_apart(story, viewpoint, found.flows)
    unchanged = sum(not one.differs for one in found.flows)
    yield columns(
        list(_rows("Questions that came out otherwise", questions, same)),
        list(_rows("What flowed otherwise", flows, same_words(unchanged, *FLOWS))),
    )
    consent = [
        (consent_name(story, one), consent_history(one.left), consent_history(one.right))
        for one in found.consent
        if one.differs
    ]
    same = same_words(len(found.consent) - len(consent), *REQUESTS)
    yield columns(
        list(_rows("Consent", consent, same)),
        list(_rows("Who knew what at one ending only", knew_words(story, viewpoint, found.knew), "")),
    )


def _plane(found: Comparison) -> Iterable[Widget]:
    yield heading("The two in the plane")
    if found.too_large is not None:
        yield paragraph(NO_RATES.format(why=found.too_large))
        return
    points = [
        Point(effective, appropriate, GLYPHS[at], STYLES[at]) for at, (effective, appropriate) in enumerate(found.rates)
    ]
    yield Plane(reversed(points), found.models)
    yield paragraph(NAMES_ONLY, "quiet")
    for at, name in enumerate((FIRST, OTHER)):
        effective, appropriate = found.rates[at]
        said = f"{name}: {model_words(found.models[at])}; effective {rate_words(effective)}"
        yield entry((GLYPHS[at], STYLES[at]), plain(f"{said}, appropriate {rate_words(appropriate)}"), classes="-dated")


def _rows(name: str, rows: Sequence[Row], same: str, *, story: Story | None = None) -> Iterable[Widget]:
    yield heading(name)
    for about, left, right in rows:
        said = (prose(story, text) if story else plain(text) for text in (left, right))
        notes = [
            Content.assemble((f"{GLYPHS[at]} ", STYLES[at]), (f"{name}  ", "$muted"), text)
            for at, (name, text) in enumerate(zip((FIRST, OTHER), said, strict=True))
        ]
        yield entry("·", Content.styled(inert(about), "bold"), notes)
    if not rows and not same:
        yield paragraph(NOTHING_DIFFERS, "quiet")
    if same:
        yield paragraph(same, "quiet paragraph" if rows else "quiet")


def _said(at: int, name: str, chosen: str) -> Static:
    text = Content.assemble((f"{GLYPHS[at]} ", STYLES[at]), (f"{name}, you chose: ", "$muted"), inert(chosen))
    return Static(text, classes="paragraph parted")
