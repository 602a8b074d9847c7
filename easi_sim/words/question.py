"""A question of the debrief in words: what it is about, how it stands on each side, and which come first.

What screens, plain mode and reports say of a question stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from easi_engine.debrief import STATUS_WORDS, QuestionResult
from easi_engine.story import Story
from easi_sim.words.common import any_of, day_words, fact_words

EFFECTIVE = {status: STATUS_WORDS[status] for status in ("made", "late", "missed", "moot")}
"""Status of a question on the effective axis, in words."""
APPROPRIATE = {status: STATUS_WORDS[status] for status in ("kept", "leaked", "moot")}
"""Status of a question on the appropriate axis, in words."""
ORDER = ("missed", "leaked", "late", "made", "kept", "moot")
"""Statuses in the order in which a debrief takes them: what there is to think about comes first."""
RESPECTED = "asked, refused and respected"
"""In place of a moot status where a refusal is the reason for it."""
EARLY = "It had to go in the end; when it went, it was still to be kept."
"""Said where what was shared in time was shared too soon."""
EARLIER = "There was a moment, or a question to ask first, when it should have been shared."
"""Said where a question was missed and yet stood at keeping in the end."""
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


def still_new(question: QuestionResult, says: Mapping[str, str]) -> bool:
    """Whether what was right at the ending bears on this axis and has not been said already of something sent."""
    if says is APPROPRIATE and question.standing.verdict == "share":
        return False
    return all(judged.line.reason != question.standing.reason for judged in question.judged)


def status_words(question: QuestionResult, status: str, says: Mapping[str, str]) -> str:
    """A question's status on one axis, in words.

    A question on both axes was to be shared in one state of things and kept in another: its words name which is meant,
    or the two would read as a contradiction.
    """
    if says is EFFECTIVE:
        return _effective_words(question, status)
    return _appropriate_words(question, status) if says is APPROPRIATE else says[status]


def _effective_words(question: QuestionResult, status: str) -> str:
    if status == "moot":
        return RESPECTED if question.respected else EFFECTIVE[status]
    # What went too soon and was due later is no more than shared: its other line says when it should not have gone.
    said = "shared" if was_early(question) else EFFECTIVE[status]
    if status == "missed":
        said = _missed_words(question)
    if not question.appropriate:
        return said
    agreed = _agreed(question)
    return f"to be shared once {agreed}: {said}" if agreed else f"while it was to be shared: {said}"


def _missed_words(question: QuestionResult) -> str:
    """Not asking was the omission where a consent would have made it right; else what was due, and was not sent."""
    asked = {awaited.status for awaited in question.awaits}
    if asked == {"not-asked"} and not question.judged:
        return f"{_people(question)} {'was' if len(_names(question)) == 1 else 'were'} never asked, so not shared"
    if question.judged:
        return "needed, not all of it shared"
    if question.asked_of:
        return f"needed: you did not ask {any_of(question.asked_of)} for it"
    return "not shared" if question.appropriate else EFFECTIVE["missed"]


def _appropriate_words(question: QuestionResult, status: str) -> str:
    agreed = _agreed(question)
    if status != "kept":
        too_soon = agreed and status == "leaked" and question.effective
        return f"to be kept until {agreed}: shared too soon" if too_soon else APPROPRIATE[status]
    if question.judged:
        return _kept_then_sent(question)
    if question.asked_of:
        return f"kept: you did not ask {any_of(question.asked_of)} for it"
    if question.effective:
        return f"to be kept until {agreed}: kept" if agreed else "while it was to be kept: kept"
    return "kept: it never came to you" if set(question.unknown) == set(question.facts) else APPROPRIATE[status]


def _kept_then_sent(question: QuestionResult) -> str:
    """What was kept in its time and is nevertheless with them: sent once it was right, or known to them before."""
    moved = [judged for judged in question.judged if judged.moved]
    if not moved:
        return "kept: they knew it already"
    when = f" on {day_words(moved[0].day)}" if moved[0].day is not None else " later"
    if any(judged.line.verdict == "share" for judged in moved):
        return f"kept until it was right to send, then sent{when}"
    return f"kept until either could be defended, then sent{when}"


def _names(question: QuestionResult) -> tuple[str, ...]:
    return tuple(dict.fromkeys(awaited.person for awaited in question.awaits))


def _people(question: QuestionResult) -> str:
    return " and ".join(_names(question))


def _agreed(question: QuestionResult) -> str:
    """``Leanne agreed``: what it waited for, where it waited for a consent alone."""
    return f"{' or '.join(_names(question))} agreed" if question.awaits else ""


def was_early(question: QuestionResult) -> bool:
    """Whether it was shared in time, and something of it before it should have been."""
    return question.effective == "made" and question.appropriate == "leaked"


def was_due_earlier(question: QuestionResult) -> bool:
    """Whether it was missed though by the ending it was no longer to be shared, and its status does not say why."""
    never_asked = any(awaited.status == "not-asked" for awaited in question.awaits)
    return question.effective in {"late", "missed"} and question.standing.verdict != "share" and not never_asked


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
    """Why, in a sentence: the first of what the author gives as reason for what the question is placed by.

    What came late was right to send: the author's reason for that would speak against what is said of its time.
    """
    if first_status(question) == "late":
        return ""
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
