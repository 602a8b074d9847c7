"""Two playthroughs side by side, in words: where they part and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from easi_engine.debrief import (
    MODELS,
    ComparedConsent,
    ComparedFlow,
    ComparedKnowledge,
    ComparedQuestion,
    Comparison,
    ConsentEntry,
    Judged,
    QuestionResult,
)
from easi_engine.story import Story
from easi_sim.words.common import (
    CONSENT,
    VERDICT,
    day_words,
    fact_words,
    holder_words,
    listed,
)
from easi_sim.words.question import status_lines

FIRST, OTHER = "The first time", "What if"
"""What the two are called; the first is the one that was parted from."""
SAME = "the same"
NOT_SENT = "not sent"
NOT_ASKED = "not asked"
NOTHING_SAID = "The ending says nothing of them."
NOTHING_DIFFERS = "Nothing differs here."
OUTCOMES = ("outcome", "is the same", "are the same")
FLOWS = ("flow", "is the same", "are the same")
REQUESTS = ("request", "went as it did", "went as they did")
QUESTIONS = ("question", "stands as it did", "stand as they did")
"""What of each kind is alike either way: the kind, and what is said of one and of several."""
NO_BETTER = (
    "Two paths through one case, not a right one and a wrong one. What came of a choice here is one author's thought"
    " of what might."
)


def parted_words(found: Comparison) -> str:
    """How far the two go together and where they part."""
    if found.parted is None:
        return "They never part: every choice is the same." if found.shared else "They began in two forms of the case."
    parted = found.parted
    shared = {0: "They part at the first choice", 1: "One choice is the same, then they part"}.get(
        found.shared, f"{found.shared} choices are the same, then they part"
    )
    when = f", {day_words(parted.day)}" if parted.day is not None else ""
    return f"{shared}: “{parted.title}”{when}."


def model_words(model: str | None) -> str:
    """A model's name, or that there is none."""
    return MODELS[model].name if model else "in none of the four models"


def flows_apart(story: Story, viewpoint: str, flows: Iterable[ComparedFlow]) -> tuple[tuple[str, str, str], ...]:
    """(what, how it went the first time, how it went the other) where it differs; what went alike taken together."""
    alike: dict[tuple[str, str, str, str], list[str]] = {}
    for flow in flows:
        if flow.differs:
            key = (flow.sender, flow.recipient, sent_words(flow.left), sent_words(flow.right))
            alike.setdefault(key, []).append(flow.fact)
    together: dict[tuple[str, str, str, str], list[str]] = {}
    for (sender, recipient, left, right), facts in alike.items():
        key = (sender, fact_words(story, facts), left, right)
        together.setdefault(key, []).append(holder_words(story, recipient, viewpoint))
    return tuple(
        (f"{what}: {holder_words(story, sender, viewpoint)} → {listed(recipients)}", left, right)
        for (sender, what, left, right), recipients in together.items()
    )


def sent_words(judged: Judged | None) -> str:
    """Whether and when something was sent, and how that was judged then."""
    if judged is None:
        return NOT_SENT
    when = f" on {day_words(judged.day)}" if judged.day is not None else ""
    return f"sent{when}, {VERDICT[judged.line.verdict]}"


def question_words(story: Story, question: ComparedQuestion) -> str:
    """A question in a line; facts that neither way brought to whoever could have sent them are not named."""
    sides = [side for side in (question.left, question.right) if side is not None]
    known = [fact for fact in question.facts if any(fact not in side.unknown for side in sides)]
    return f"{fact_words(story, known or question.facts)} → {question.recipient_name}"


def statuses_words(question: QuestionResult | None) -> str:
    """Both statuses of a question in words, each with its condition: one of them where it is on one side only."""
    if question is None or not (question.effective or question.appropriate):
        return "not counted"
    return "; ".join(dict.fromkeys(words for _, words in status_lines(question)))


def consent_history(entries: Sequence[ConsentEntry]) -> str:
    """Everything that was asked and answered of one request, in order."""
    if not entries:
        return NOT_ASKED
    said = []
    for entry in entries:
        when = f" on {day_words(entry.day)}" if entry.day is not None else ""
        unsafe = " (not safe to ask)" if entry.unsafe else ""
        stands = "took it back" if entry.status == "withdrawn" else CONSENT.get(entry.status, entry.status)
        said.append(f"{stands}{when}{unsafe}")
    return ", then ".join(said)


def consent_name(story: Story, asked: ComparedConsent) -> str:
    """Who was asked about what."""
    request = story.case.consent[asked.request]
    facts = (request.for_,) if isinstance(request.for_, str) else request.for_
    about = (request.say or fact_words(story, facts)).rstrip(".")
    return f"{story.holder_names.get(asked.person, asked.person)}, asked {about}"


def knew_words(story: Story, viewpoint: str, knew: Iterable[ComparedKnowledge]) -> tuple[tuple[str, str, str], ...]:
    """(who, what they knew at the end the first time only, what the other time only)."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for piece in knew:
        found.setdefault(piece.holder, ([], []))[0 if piece.left else 1].append(piece.fact)
    return tuple(
        (
            holder_words(story, holder, viewpoint),
            fact_words(story, left) if left else "nothing more",
            fact_words(story, right) if right else "nothing more",
        )
        for holder, (left, right) in found.items()
    )


def same_words(count: int, what: str, one: str, many: str) -> str:
    """``5 questions stand as they did.``, or nothing; `one` and `many` say it of one and of several."""
    if not count:
        return ""
    return f"1 {what} {one}." if count == 1 else f"{count} {what}s {many}."


def outcome_words(paragraphs: Sequence[str]) -> str:
    """What became of somebody, or that nothing is said of it."""
    return " ".join(paragraphs) or NOTHING_SAID
