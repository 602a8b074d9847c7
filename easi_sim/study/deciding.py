"""What is asked for a decision record: of whom, what each basis means, and which answers pull apart.

It looks only at whether an option passes something on, which its words say too; what the author of the case accepts
stays for the debrief. Said earlier, it would tell what should have been shared while that can still be decided. So
the bases stand in one order at every decision, and nothing that was answered before is offered as this answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from easi_engine.play import BASES, DecisionRecord
from easi_engine.story import Case, Choice, many
from easi_engine.story.effects import Ask, Effect, Seek, Share, Then

if TYPE_CHECKING:  # a session asks nothing of this
    from easi_sim.study.session import Session

Passes = Literal["on", "perhaps", "nothing"]

USUAL = (
    "public-task",
    "legal-obligation",
    "vital-interests",
    "consent",
    "recognised-legitimate-interest",
    "legitimate-interests",
    "contract",
)
"""Bases for sharing as often as public services name them: the same order in every case."""

BASES_ASKED: dict[str, str] = {
    id_: BASES[id_] for id_ in (*USUAL, *(id_ for id_ in BASES if id_ not in (*USUAL, "none")), "none")
}
"""What a record may name, id → words: always in this order, so that a number always means the same."""

MEANS = {
    "public-task": (
        "The law gives your service this job, and you need the information to do it. Most sharing by public services"
        " rests on it, safeguarding included."
    ),
    "legal-obligation": "A law or a court order says that you must, and leaves you no choice.",
    "vital-interests": "Somebody could die or come to grave harm, and it cannot wait.",
    "consent": (
        "The person freely said yes to this, and can take it back at any time; then it stops. Not for what would go"
        " ahead whatever they say."
    ),
    "recognised-legitimate-interest": (
        "One of a short list of purposes in law, safeguarding and emergencies among them, which need no weighing up."
        " Not for a public body doing its own public task."
    ),
    "legitimate-interests": (
        "You or somebody else has a good reason, and it outweighs what it does to the person. Not for a public body"
        " doing its own public task."
    ),
    "contract": "The person has a contract with you, such as a tenancy, which cannot be kept to without this.",
    "none": "Nobody was told anything by what you are about to do.",
}
"""Each basis in a few words, as we understand the law."""

CONFIDENTIALITY = "Confidentiality"
ALSO_CONFIDENTIALITY = (
    "This asks about data protection. Confidentiality is the other law, and a question of its own: was it told in"
    " confidence, and what lifts that? See Ideas: Two laws, two questions."
)

ON_WHAT_BASIS = "On what basis?"
ON_CONSENT = "How did you deal with consent?"

PULLS_APART = "Before it is kept"
THINK = "It may be meant: what happened is not always tidy. Change an answer, or keep it."
CHANGE, KEEP = "Change an answer", "Keep it as it is"
"""The two ways on from there."""


def passes(choice: Choice) -> Passes:
    """Whether an option passes information on: always, perhaps (it depends, or others answer), or not at all."""
    effects = tuple(_all(choice.effects))
    if any(isinstance(effect, Share) and not effect.if_held for effect in choice.effects):
        return "on"
    return "perhaps" if any(isinstance(effect, Share | Ask | Seek) for effect in effects) else "nothing"


def _all(effects: Iterable[Effect]) -> Iterator[Effect]:
    for effect in effects:
        yield effect
        if isinstance(effect, Then):
            for _, inner in effect.branches:
                yield from _all(inner)


def people_of(session: Session, option: str) -> tuple[str, ...]:
    """Return the names of those whom an option at hand is about, as the people who know them would say them.

    They are those whom facts of it are about that the learner knows; where there are none, for it keeps or asks, those
    whom the options of the scene are about. So nobody is named who has not been met.
    """
    program, state, case = session.playthrough.program, session.playthrough.state, session.story.case
    known = set(program.knows(state).get(program.holder, ()))
    choices = program.scene(state).choices
    own = known.intersection(_facts_of(case, choices[option]))
    facts = own or known.intersection(fact for one in choices.values() for fact in _facts_of(case, one))
    about = {person for fact in facts for person in many(case.facts[fact].about)}
    return tuple(_called(case, person) for person in case.people if person in about)


def _facts_of(case: Case, choice: Choice) -> Iterator[str]:
    for effect in _all(choice.effects):
        match effect:
            case Share(to):
                yield from (fact for _, facts in to for fact in facts)
            case Ask(of):
                yield from (fact for _, facts in of for fact in facts)
            case Seek(request):
                yield from many(case.consent[request].for_)
            case _:
                pass


TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "PC", "Sergeant", "Nan"})


def _called(case: Case, person: str) -> str:
    """The first name, where that is one and nobody shares it; else the whole name."""
    name = case.people[person].name
    first = name.split()[0]
    shared = [other for other in case.people.values() if other.name.split()[0] == first]
    return name if first.rstrip(".") in TITLES or len(shared) > 1 else first


def told_question(people: tuple[str, ...]) -> str:
    """What is asked about the people: a decision to keep can be told too."""
    if not people:
        return "Does the person it is about know what you decided?"
    if len(people) == 1:
        return f"Does {people[0]} know what you decided?"
    return f"Do the people it is about know what you decided ({', '.join(people)})?"


def asks_in_full(session: Session) -> bool:
    """Whether the scene at hand asks for the full record: once in each seat, and not where one was made before it.

    A what-if goes over a decision again, so there it is left to the learner.
    """
    if not session.view.full_record or session.branch is not None:
        return False
    return all(move.record is None or move.record.route is None for move in session.playthrough.moves)


_PAIRS = {
    ("consent", "no"): "Consent is the person's answer, and you recorded that they do not know.",
    ("consent", "later"): "Consent is the person's answer, and you recorded that they are told later.",
    ("consent", "told-not-asked"): "Consent can be refused, and you recorded that it goes ahead either way.",
    ("consent", "tell-later"): "Consent comes before sharing, and you recorded that they are told later.",
    ("consent", "unsafe-to-ask"): "Consent has to be asked for, and you recorded that asking was not safe.",
    ("no", "asked"): "You recorded that they do not know, and that you asked them.",
    ("no", "told-not-asked"): "You recorded that they do not know, and that you told them.",
    ("later", "asked"): "You recorded that they do not know yet, and that you asked them.",
    ("later", "told-not-asked"): "You recorded that they do not know yet, and that you told them.",
    ("yes", "tell-later"): "You recorded that they know, and that you will tell them later.",
    ("yes", "unsafe-to-ask"): "You recorded that they know, and that telling them was not safe.",
}
"""Answers, in the order of the questions, that cannot both be the whole of it."""

ON_BUT_NONE = "What you are about to do passes something on, and you recorded that you shared nothing."
NOTHING_BUT_BASIS = "What you are about to do passes nothing on, and you recorded a basis for sharing."
ON_BUT_NOT_NEEDED = "What you are about to do passes something on, and you recorded that nothing was."


def at_odds(choice: Choice, record: DecisionRecord) -> tuple[str, ...]:
    """Why answers pull apart, a sentence each: pointed out, never forbidden, for what people do is seldom tidy."""
    way = passes(choice)
    with_option = {
        ON_BUT_NONE: way == "on" and record.basis == "none",
        NOTHING_BUT_BASIS: way == "nothing" and record.basis != "none",
        ON_BUT_NOT_NEEDED: way == "on" and record.route == "not-needed",
    }
    answers = (record.basis, record.told, record.route or "")
    pairs = combinations(answers, 2)
    return (*(why for why, holds in with_option.items() if holds), *(_PAIRS[pair] for pair in pairs if pair in _PAIRS))
