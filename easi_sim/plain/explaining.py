"""The word `explain`: how a number of the debrief came about, or why one of its entries says what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from easi_sim.plain.findings import found_in, numbered_questions
from easi_sim.plain.page import arrowless
from easi_sim.plain.sitting import Sitting
from easi_sim.text import capital
from easi_sim.words.explain import Explanation, explain_no_rates, explain_picture, explain_question, explain_rates
from easi_sim.words.explain_how import (
    explain_conduct,
    explain_consent,
    explain_prediction,
    explain_predictions,
    explain_record,
)

Entry = TypeVar("Entry")

WHAT = (
    ("explain rates", "how the two rates were counted"),
    ("explain 1", "the question of that number, in the order of the part questions"),
    ("explain expected", "how the count of predictions came about; explain expected 1, one of them"),
    ("explain decisions 1", "one decision record, and what the author accepts there"),
    ("explain conduct 1", "one point of how it was done"),
    ("explain consent 1", "one step of the consent history"),
    ("explain picture", "what the line about the whole picture counts"),
)
"""What can be typed after the word."""


def explain(sitting: Sitting, asked: str) -> None:
    """Explain what was asked for, or list what can be explained."""
    word, _, rest = asked.casefold().partition(" ")
    told = found_in(sitting)
    story, viewpoint = sitting.playing.story, sitting.playing.viewpoint
    debrief = told.debrief
    if word.isascii() and word.isdecimal():
        questions = numbered_questions(debrief)
        _one(sitting, "question", questions, word, lambda question: explain_question(story, viewpoint, question))
    elif word in {"rates", "rate", "pattern", "effective", "appropriate"}:
        if told.too_large is not None:
            _tell(sitting, explain_no_rates(str(told.too_large)))
        else:
            _tell(sitting, explain_rates(story, debrief))
    elif word == "picture":
        _tell(sitting, explain_picture())
    elif word == "expected" and not rest:
        _tell(sitting, explain_predictions(story, debrief))
    elif word == "expected":
        _one(sitting, "prediction", debrief.predictions, rest, lambda one: explain_prediction(story, one))
    elif word in {"decision", "decisions", "record", "records"}:
        _one(sitting, "record", debrief.records, rest, lambda one: explain_record(story, one))
    elif word == "conduct":
        points = sorted(debrief.conduct, key=lambda point: point.kept)
        _one(sitting, "point of conduct", points, rest, lambda one: explain_conduct(story, one))
    elif word == "consent":
        _one(sitting, "step", debrief.consent, rest, lambda one: explain_consent(story, one))
    else:
        if word:
            sitting.page.line(f"There is nothing called “{asked}” to explain.")
        sitting.page.items(f"{words}: {what}" for words, what in WHAT)
        sitting.page.gap()


def _one(
    sitting: Sitting, what: str, entries: Sequence[Entry], number: str, how: Callable[[Entry], Explanation]
) -> None:
    """Explain the entry of a number, or ask which."""
    number = number.strip()
    if number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= len(entries):
        _tell(sitting, how(entries[int(number) - 1]))
    elif entries:
        sitting.page.line(f"Which {what}? Type its number after it, 1 to {len(entries)}.")
    else:
        sitting.page.line(f"There is no {what} to explain on this way.")


def _tell(sitting: Sitting, explanation: Explanation) -> None:
    page = sitting.page
    page.heading(capital(arrowless(explanation.title)))
    for section in explanation.sections:
        if section.heading:
            page.line(f"{section.heading}{'.' if ': ' in section.heading else ':'}")
        for says in section.says:
            page.line(says)
        page.items(map(arrowless, section.items))
        page.gap()
