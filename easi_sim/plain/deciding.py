"""What is asked at a decision point before it is confirmed: the decision record, and one prediction."""

from __future__ import annotations

from dataclasses import dataclass, field

from easi_engine.play import BASES, ROUTES, TOLD, DecisionRecord, Prediction
from easi_sim.plain.freetext import ask_text
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import TakeBack
from easi_sim.study.deciding import (
    ALSO_CONFIDENTIALITY,
    BASES_ASKED,
    CHANGE,
    KEEP,
    MEANS,
    ON_CONSENT,
    ON_WHAT_BASIS,
    PULLS_APART,
    THINK,
    asks_in_full,
    at_odds,
    people_of,
    told_question,
)
from easi_sim.text import first_words

ORDER = ("basis", "told", "route", "reason", "odds", "prediction")
"""What is asked, in turn; the middle two only of a full record."""
FULL = ("route", "reason")
RECORD, OPTIONS, WORD = "record", "options", "word"
"""Words that mean something of their own here."""
REASON = "Why, so that another worker could follow?"
MORE = "Two more questions for the full record, and then this one again."
WORD_HERE = "word 2 says what the second means; word, what each does. undo goes back a question."
OPTIONS_HERE = "options reads them in full; record makes your record a full one first."


@dataclass
class Answers:
    """What has been answered so far."""

    ids: dict[str, str] = field(default_factory=dict)
    """Of a question of the record, the id of its answer."""
    reason: str = ""
    prediction: Prediction | None = None
    pointed_out: bool = False
    """Whether answers that pull apart were pointed out already."""

    def record(self) -> DecisionRecord:
        """Return the record as far as it goes."""
        return DecisionRecord(self.ids["basis"], self.ids["told"], self.ids.get("route"), self.reason)


def ask_decision(sitting: Sitting, option: str) -> tuple[DecisionRecord, Prediction | None]:
    """Ask for the decision record and for one prediction. Raises TakeBack when the first question is taken back.

    The word undo goes back one question, and nothing that was answered before it is lost.
    """
    sitting.page.heading("Your decision record")
    given, at, behind = Answers(), 0, list[int]()
    while at < len(ORDER):
        try:
            done = _ask(sitting, ORDER[at], option, given)
        except TakeBack:
            if not behind:
                raise
            at = behind.pop()
            continue
        if isinstance(done, str):
            at = ORDER.index(done)
            behind = [before for before in behind if before < at]
            continue
        behind += [at] if done else []
        at += 1
    return given.record(), given.prediction


def _ask(sitting: Sitting, what: str, option: str, given: Answers) -> bool | str:
    """Ask one thing: whether it was asked at all here, or the name of what is to be asked next instead."""
    if what in FULL and not (sitting.full_record or asks_in_full(sitting.playing)):
        return False
    if what == "odds":
        return _point_out(sitting, option, given)
    if what == "prediction":
        return _ask_prediction(sitting, given)
    if what == "reason":
        return _ask_reason(sitting, given)
    question, words = {
        "basis": (ON_WHAT_BASIS, BASES_ASKED),
        "told": (told_question(people_of(sitting.playing, option)), TOLD),
        "route": (ON_CONSENT, ROUTES),
    }[what]
    given.ids[what] = _one_of(sitting, question, words)
    return True


def _one_of(sitting: Sitting, question: str, words: dict[str, str]) -> str:
    ids, talk = list(words), sitting.talk
    own = (WORD,) if words is BASES_ASKED else ()
    asked = f"{question} {WORD_HERE}" if own and not sitting.playing.playthrough.moves else question
    chosen = talk.number(asked, list(words.values()), own=own)
    while isinstance(chosen, str):
        _explain_bases(sitting, chosen)
        chosen = talk.number("", list(words.values()), own=own, offered=False)
    if chosen is None:
        raise AssertionError("only a question that can be skipped is answered with nothing")
    return ids[chosen]


def _explain_bases(sitting: Sitting, asked: str) -> None:
    """What one basis means, or each; any other term is looked up in the glossary."""
    ids, rest = list(BASES_ASKED), asked.partition(" ")[2].strip()
    if rest.isascii() and rest.isdecimal() and 1 <= int(rest[:9]) <= len(ids):
        id_ = ids[int(rest) - 1]
        sitting.page.line(f"{BASES[id_].rstrip('.')}: {MEANS[id_]}")
    elif rest:
        sitting.talk.command(asked)
    else:
        sitting.page.numbered(f"{BASES[id_].rstrip('.')}: {MEANS[id_]}" for id_ in ids)
        sitting.page.line(ALSO_CONFIDENTIALITY)
        sitting.page.line("word and a term explains that one.")


def _ask_reason(sitting: Sitting, given: Answers) -> bool:
    if not sitting.records.free_text:
        ask_text(sitting.talk, sitting.records, REASON, "")
        return False
    text = ask_text(sitting.talk, sitting.records, REASON, "Reason, or Enter to leave it out:", many=True)
    given.reason = " ".join(text.splitlines())
    if not text:
        sitting.page.line("No reason is kept.")
    return True


def _point_out(sitting: Sitting, option: str, given: Answers) -> bool | str:
    """Answers that pull apart are pointed out once, and may stand."""
    session = sitting.playing
    odd = at_odds(session.story.scenes[session.view.id].choices[option], given.record())
    if not odd or given.pointed_out:
        return False
    given.pointed_out = True
    sitting.page.heading(PULLS_APART)
    sitting.page.items(odd)
    return True if sitting.talk.choice(THINK, [CHANGE, KEEP]) == 1 else "basis"


def _ask_prediction(sitting: Sitting, given: Answers) -> bool | str:
    """Ask what one other agency would have wanted: nothing when skipped, or where nobody reads."""
    session, page = sitting.playing, sitting.page
    agency, options = session.to_predict, session.view.options
    if agency is None:
        return False
    name = session.story.holder_names.get(agency, agency)
    page.heading("Before you see how others read it")
    offered, how = True, "" if session.playthrough.moves else f" {OPTIONS_HERE}"
    while True:
        question = f"What would {name} have wanted you to do?{how}" if offered else ""
        short = [first_words(option.say) for option in options]
        chosen = sitting.talk.number(question, short, skip="to skip", own=(RECORD, OPTIONS), offered=offered)
        if chosen is None:
            given.prediction = None
            page.line("Skipped.")
            return True
        if isinstance(chosen, int):
            given.prediction = Prediction(agency, options[chosen].id)
            return True
        if chosen.casefold().startswith(OPTIONS):
            page.numbered(option.say for option in options)
        elif given.ids.get("route"):
            page.line("Your record of this decision is a full one already.")
        else:
            sitting.full_record = True
            page.line(MORE)
            return "route"
        offered = False
