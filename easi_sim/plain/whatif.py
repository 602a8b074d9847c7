"""The words `whatif` and `back`: standing again at a choice, and going back to what was parted from."""

from __future__ import annotations

from typing import NoReturn

from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import DROP, PlayOn
from easi_sim.records import RecordsError
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import ASK, SAYS, Turning, earlier_choice, turnings
from easi_sim.words.common import day_words


def whatif(sitting: Sitting, asked: str) -> None:
    """List the choices of the playthrough, or stand again at one of them and play on from there."""
    session, page = sitting.playing, sitting.page
    choices = turnings(session.playthrough)
    number = asked.strip()
    if number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= len(choices):
        _stand_again(sitting, choices[int(number) - 1])
    if number:
        page.line(f"There is no choice {number}.")
    page.heading(ASK)
    if not choices:
        page.line("There was nothing to choose on this way.")
        return
    chosen = sitting.talk.number("", [_words(turning) for turning in choices], skip="to leave it", own=(DROP,))
    if isinstance(chosen, int):
        _stand_again(sitting, choices[chosen])


def _stand_again(sitting: Sitting, turning: Turning) -> NoReturn:
    session = sitting.playing
    sitting.page.line(SAYS)
    what_if = session.what_if(turning.at)
    sitting.origins.append(session)
    raise PlayOn(what_if)


def _words(turning: Turning) -> str:
    when = f", {day_words(turning.day)}" if turning.day is not None else ""
    return f"{turning.title}{when}. You chose: {turning.chosen}{'' if turning.decision else ' (no decision point)'}"


def chosen_before(session: Session) -> str | None:
    """The choice made here the first time, where a what-if stands at the choice it parts at."""
    try:
        return earlier_choice(session)
    except RecordsError:
        return None


def go_back(sitting: Sitting) -> None:
    """Open the playthrough that the open what-if parts from, at its debrief."""
    session = sitting.playing
    if session.branch is None:
        sitting.page.line("This is no what-if: there is nothing to go back to.")
        return
    if sitting.origins:
        raise PlayOn(sitting.origins.pop())
    if not session.branch.of:
        sitting.page.line("What it parts from is not held any more.")
        return
    origin, _ = Session.reopen(session.story, session.records, session.branch.of)
    raise PlayOn(origin)
