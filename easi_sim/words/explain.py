"""The rates, questions and whole picture explained: how each came about, from exactly what, what it cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easi_engine.debrief import HIGH, Debrief, QuestionResult
from easi_engine.story import Story
from easi_sim.text import capital
from easi_sim.words.common import (
    VERDICT,
    checked_words,
    choice_words,
    rate_words,
    sendings,
    sent_words,
    source_words,
    sources_of,
)
from easi_sim.words.question import (
    APPROPRIATE,
    BOTH_SIDES,
    EARLIER,
    EARLY,
    EFFECTIVE,
    question_name,
    status_words,
    unknown_words,
    was_due_earlier,
    was_early,
)
from easi_sim.words.through_time import NOBODY_NEEDS_ALL, WHAT_COUNTS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences under it, and a list under those."""

    heading: str
    says: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said when somebody asks how a number came about, or why an entry says what it says."""

    title: str
    sections: tuple[Section, ...]


THE_UNIT = (
    "What is counted is questions, not clicks or facts: some facts that could go to one recipient make one question,"
    " so that a choice which sends five facts does not count five times. The same questions count for everyone who"
    " plays this seat."
)
THE_CUT = (
    f"A side is high from {HIGH:.0%} on, unless a grave question went wrong on it. The cut-off is ours, not the"
    " research's: it was chosen by trial, since at a half nearly every ending came out ideal."
)
CANNOT_SAY = (
    "It cannot say how you would act at work, nor that one playthrough is better than another. It holds one path"
    " against one author's judgements, and the author may be wrong: each has its reason and its source beside it."
)
NOTHING_COUNTED = "Nothing on this side came up on this path, so there is no rate."


def explain_rates(story: Story, debrief: Debrief) -> Explanation:
    """How the two rates and the pattern were counted on this path."""
    due = [(q, q.effective) for q in debrief.questions if q.effective]
    kept = [(q, q.appropriate) for q in debrief.questions if q.appropriate]
    made, of = debrief.effective.done, debrief.effective.of
    stayed, out_of = debrief.appropriate.done, debrief.appropriate.of
    effective = f"Shared in time, divided by the questions that came up: {made} ÷ {of}. Late counts as not shared."
    appropriate = f"One less what leaked, divided by the questions that came up: 1 − {out_of - stayed} ÷ {out_of}."
    return Explanation(
        "How the two rates were counted",
        (
            Section(f"Effective: {rate_words(debrief.effective)}", (effective if of else NOTHING_COUNTED,)),
            *_counted(story, due, EFFECTIVE),
            Section(f"Appropriate: {rate_words(debrief.appropriate)}", (appropriate if out_of else NOTHING_COUNTED,)),
            *_counted(story, kept, APPROPRIATE),
            Section("What a question is", (THE_UNIT,)),
            Section("What makes a side high", (THE_CUT, *_graves(debrief))),
            Section("What it cannot say", (CANNOT_SAY,)),
        ),
    )


def _counted(story: Story, questions: Sequence[tuple[QuestionResult, str]], says: dict[str, str]) -> Iterable[Section]:
    for status, words in says.items():
        alike = tuple(question_name(story, question) for question, stood in questions if stood == status)
        if alike:
            left_out = ", so not counted" if status == "moot" else ""
            yield Section(f"{capital(words)}{left_out}: {len(alike)}", items=alike)


def _graves(debrief: Debrief) -> Iterable[str]:
    if debrief.effective.grave:
        yield "Here a grave question was missed or came late, so the effective side is not high whatever its rate."
    if debrief.appropriate.grave:
        yield "Here a grave question leaked, so the appropriate side is not high whatever its rate."


def explain_question(story: Story, viewpoint: str, question: QuestionResult) -> Explanation:
    """What a question was about, what was sent of it and how that was judged, and both its statuses."""
    facts = tuple(story.case.facts[fact].says for fact in question.facts)
    unknown = unknown_words(story, question)
    about = Section("What it is about", (f"To {question.recipient_name}:", *((unknown,) if unknown else ())), facts)
    sent = []
    for judged, moved in sendings(question):
        how = sent_words(story, viewpoint, judged, moved, whole=False)
        choice = choice_words(story, judged.scene, judged.choice)
        sent.append(
            f"{capital(how)}. You had chosen: “{choice}”. At that moment it was"
            f" {VERDICT[judged.line.verdict]}: {judged.line.reason}"
        )
    flows = Section("What you sent", () if sent else ("Nothing of it was sent.",), tuple(sent))
    standing = VERDICT[question.standing.verdict]
    return Explanation(
        question_name(story, question),
        (
            *_statuses(question),
            flows,
            Section("How it stood at the ending", (f"{capital(standing)}: {question.standing.reason}",)),
            about,
            *sources_section(story, sources_of([question])),
        ),
    )


def sources_section(story: Story, sources: Sequence[str]) -> Iterable[Section]:
    """Each source once, and in one sentence which of them nobody has checked."""
    if sources:
        checked = checked_words(story, sources)
        items = tuple(source_words(story, source, checked=False) for source in sources)
        yield Section("Sources", (checked,) if checked else (), items)


def _statuses(question: QuestionResult) -> Iterable[Section]:
    if question.effective and question.appropriate:
        yield Section("", (BOTH_SIDES,))
    if question.effective:
        says = [_why_effective(question)]
        if question.deadline is not None:
            says.append(f"Its last day was day {question.deadline}.")
        if was_due_earlier(question):
            says.append(EARLIER)
        if was_early(question):
            says.append(EARLY)
        if question.grave:
            says.append("It is marked grave: missing it, or coming late with it, rules the upper half out.")
        status = status_words(question, question.effective, EFFECTIVE)
        yield Section(f"Effective: {status}", tuple(says))
    if question.appropriate:
        says = [_WHY_APPROPRIATE[question.appropriate]]
        if question.grave:
            says.append("It is marked grave: leaking it rules the right-hand half out.")
        yield Section(f"Appropriate: {status_words(question, question.appropriate, APPROPRIATE)}", tuple(says))
    if not question.effective and not question.appropriate:
        yield Section("Not counted", ("It is on neither side: nobody's rates rest on it.",))


def _why_effective(question: QuestionResult) -> str:
    if question.respected:
        return "You asked, the answer was no, and you kept to it: that takes the question out of this side."
    if question.effective == "missed" and any(awaited.status == "not-asked" for awaited in question.awaits):
        return "Not asking was the omission: with a yes it would have been right to share."
    return _WHY_EFFECTIVE[question.effective or "moot"]


_WHY_EFFECTIVE = {
    "made": "Everything of it that its sender came to hold was sent, and the first of it in time.",
    "late": "Everything of it was sent, but the first of it after its last day.",
    "missed": "Something of it was due and was not sent, whether or not it was ever found out.",
    "moot": "It never came up on this path, so it counts neither way.",
}
_WHY_APPROPRIATE = {
    "kept": "Nothing of it was sent while it should have been kept.",
    "leaked": "Something of it was sent while it should have been kept. That it became right later does not undo it.",
    "moot": "It never came up on this path, and nothing of it was sent.",
}


def explain_picture() -> Explanation:
    """What a piece is and what the line about the whole picture says and does not."""
    return Explanation(
        "The whole picture",
        (
            Section("What is counted", (WHAT_COUNTS, _ONE_DESK)),
            Section("What it cannot say", (NOBODY_NEEDS_ALL, _NO_RATE)),
        ),
    )


_ONE_DESK = (
    "An agency and each of its services are places of their own: what a GP practice knows, the hospital does not."
    " A piece inside a greater one counts too. What was told to a whole team, as an audience, lies on nobody's desk."
)
_NO_RATE = "It is not counted into the rates: holding everything is no aim, and much of it was for some eyes only."


def explain_no_rates(why: str) -> Explanation:
    """Why a case has no rates."""
    return Explanation(
        "Why there are no rates",
        (
            Section("", (why,)),
            Section(
                "What would be needed",
                (
                    "Which questions count is worked out by exploring everything this seat can reach. Where that is too"
                    " much to finish, nothing is claimed: a guess would look like a finding.",
                ),
            ),
            Section("What a question is", (THE_UNIT,)),
        ),
    )
