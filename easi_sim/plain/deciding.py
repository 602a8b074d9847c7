"""What is asked at a decision point before it is confirmed: the decision record, and one prediction."""

from __future__ import annotations

from collections.abc import Callable

from easi_engine.play import BASES, ROUTES, TOLD, DecisionRecord, Prediction
from easi_sim.personal import looks_personal
from easi_sim.plain.talk import Talk
from easi_sim.session import Session
from easi_sim.words import PRIVACY


def ask_record(talk: Talk, full: Callable[[], bool]) -> DecisionRecord:
    """Ask for the decision record: basis and told-or-not; when `full`, also the consent route and the reason.

    `full` is asked last, since the learner may type `record` on the way.
    """
    talk.page.heading("Your decision record")
    basis = _one_of(talk, "On what basis?", BASES)
    told = _one_of(talk, "Does the person it is about know?", TOLD)
    if not full():
        return DecisionRecord(basis, told)
    route = _one_of(talk, "What about consent?", ROUTES)
    return DecisionRecord(basis, told, route, _ask_reason(talk))


def _one_of(talk: Talk, question: str, words: dict[str, str]) -> str:
    ids = list(words)
    return ids[talk.choice(question, list(words.values()))]


def _ask_reason(talk: Talk) -> str:
    talk.page.line(f"Why, in a sentence that a stranger could follow? {PRIVACY}")
    while True:
        reason = talk.read("Reason, or Enter to leave it out:")
        noticed = looks_personal(reason)
        if noticed is None:
            return reason
        talk.page.line(f"That looks as if it holds {noticed}. Nothing about real people belongs here.")
        if talk.choice("", ["Write it again", "Keep it: it is made up"]) == 1:
            return reason


def ask_prediction(talk: Talk, session: Session) -> Prediction | None:
    """Ask what one other agency would have wanted; None when skipped, or where nobody reads."""
    agency = session.to_predict
    if agency is None:
        return None
    options = session.view.options
    name = session.story.holder_names.get(agency, agency)
    talk.page.heading("Before you see how others read it")
    question = f"What would {name} have wanted you to do?"
    chosen = talk.number(question, [option.say for option in options], skip="to skip")
    return None if chosen is None else Prediction(agency, options[chosen].id)
