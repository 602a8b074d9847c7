"""A question of the debrief in words: what it is about, how it stands on each side, and which come first.

What screens, plain mode and reports say of a question stands here and in `easi_sim.words.common.status_words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from easi_engine.debrief import QuestionResult
from easi_engine.story import Story
from easi_sim.words.common import APPROPRIATE, EFFECTIVE, ORDER, any_of, fact_words, status_words

THINK = frozenset({"missed", "leaked", "late"})
"""Statuses that there is something to think about in."""
NOTHING_TO_THINK = "On this path nothing was missed, late or shared when it should have been kept."
BOTH_SIDES = "It is on both sides: in one state of things it was to be shared, in another it was to be kept."
"""Said where one question has two statuses."""


def facts_asked(question: QuestionResult) -> tuple[str, ...]:
    """The facts by which to name a question: all but those that nobody who could have sent them ever held."""
    return tuple(fact for fact in question.facts if fact not in question.unknown) or question.facts


def question_facts(story: Story, question: QuestionResult) -> str:
    """What a question is about, and from whom where it could only come by asking."""
    asked = f", from {any_of(question.asked_of)}" if question.asked_of else ""
    return f"{fact_words(story, facts_asked(question))}{asked}"


def question_name(story: Story, question: QuestionResult) -> str:
    """A question in a line: what, to whom."""
    return f"{question_facts(story, question)} → {question.recipient_name}"


def unknown_words(story: Story, question: QuestionResult) -> str:
    """What of a question never came to whoever could have sent it; nothing where all of it, or none of it, did."""
    if not question.unknown or facts_asked(question) == question.facts:
        return ""
    return f"Not known to {'them' if question.asked_of else 'you'}: {fact_words(story, question.unknown)}."


def status_lines(question: QuestionResult) -> tuple[tuple[str, str], ...]:
    """(status, words) on each side that a question is on: sharing first, keeping under it."""
    found = []
    if question.effective:
        found.append((question.effective, status_words(question, question.effective, EFFECTIVE)))
    if question.appropriate:
        found.append((question.appropriate, status_words(question, question.appropriate, APPROPRIATE)))
    return tuple(found) or (("moot", "sent, and not counted"),)


def first_status(question: QuestionResult) -> str:
    """The status by which a question is placed: what there is to think about comes first."""
    return min((status for status, _ in status_lines(question)), key=ORDER.index)


def in_order(questions: Iterable[QuestionResult]) -> tuple[tuple[QuestionResult, ...], tuple[QuestionResult, ...]]:
    """(what there is to think about, the rest), each question once; those that neither count nor were sent left out."""
    told = [q for q in questions if q.effective or q.appropriate or q.judged]
    # A question on which somebody's safety turned comes before others of its kind.
    told.sort(key=lambda q: (ORDER.index(first_status(q)), not q.grave))
    think = tuple(q for q in told if first_status(q) in THINK)
    return think, tuple(q for q in told if first_status(q) not in THINK)


def rest_words(questions: Iterable[QuestionResult]) -> str:
    """``7 shared in time, 5 kept``: how many lines of each kind there are among these."""
    counts = Counter(
        status if q.effective or q.appropriate else "neither" for q in questions for status, _ in status_lines(q)
    )
    names = {"made": "shared in time", "kept": "kept", "moot": "did not come up", "neither": "not counted"}
    return ", ".join(f"{counts[status]} {name}" for status, name in names.items() if counts[status])


def reason_words(question: QuestionResult) -> str:
    """Why, in a sentence: the first of what the author gives as reason for what the question is placed by."""
    leaked = [judged.line for judged in question.judged if judged.line.verdict == "withhold"]
    sent = [judged.line for judged in question.judged]
    if first_status(question) == "leaked" and leaked:
        return first_sentence(leaked[0].reason)
    if sent:
        return first_sentence(sent[0].reason)
    kept_side = question.effective is None
    return "" if kept_side and question.standing.verdict == "share" else first_sentence(question.standing.reason)


def first_sentence(text: str) -> str:
    """The first sentence of a text; a short one, such as “Judgement.”, takes the next along."""
    at = text.find(". ")
    while 0 <= at < _SHORT:
        at = text.find(". ", at + 1)
    return text if at < 0 else text[: at + 1]


_SHORT = 24


def grave_words(story: Story, questions: Iterable[QuestionResult]) -> tuple[str, ...]:
    """A sentence for each grave question that went wrong, the late ones too: to be said before any rate."""
    found = []
    for question in questions:
        for status, words in status_lines(question):
            if question.grave and status in THINK:
                found.append(f"Somebody's safety turned on this: {question_name(story, question)}: {words}.")
    return tuple(found)
