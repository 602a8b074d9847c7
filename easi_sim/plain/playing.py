"""One case, scene by scene, to its ending."""

from __future__ import annotations

from contextlib import suppress

from easi_engine.errors import NothingToUndo
from easi_sim.plain.debriefing import talk_it_over
from easi_sim.plain.deciding import OPTIONS, ask_decision
from easi_sim.plain.lookup import show_support
from easi_sim.plain.scene import (
    explain_new_terms,
    show_arrival,
    show_options,
    show_outcomes,
    show_revealed,
    show_scene,
    texts_of,
)
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import TakeBack
from easi_sim.plain.whatif import chosen_before
from easi_sim.records import ContinuedElsewhere
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import BEFORE
from easi_sim.text import first_words

BEFORE_NOTES = "Enter goes on. quit leaves, and your place is kept. support says where help can be found."
"""Said under content notes."""


def play_case(sitting: Sitting) -> None:
    """Play the open case until the learner is through with its debrief; raises what ends it otherwise."""
    _arrive(sitting)
    while True:
        try:
            if sitting.playing.playthrough.is_over:
                talk_it_over(sitting)
                return
            _decide(sitting)
        except TakeBack:
            if not _take_back(sitting):
                continue
        _arrive(sitting)


def _arrive(sitting: Sitting) -> None:
    """Show what came of the last move, the notes on what comes next, and the scene."""
    view, page = sitting.playing.view, sitting.page
    if sitting.playing.playthrough.is_over and sitting.way in sitting.debriefed:
        page.line(f"This ended with “{view.ending}”. scene reads it again.")
        return
    show_arrival(page, view)
    if view.notes and view.id not in sitting.noted:
        sitting.noted.add(view.id)
        try:
            _warn_of(sitting, view.notes)
        except TakeBack:
            _take_back(sitting)
            _arrive(sitting)
            return
    _show_place(sitting)
    if sitting.playing.playthrough.is_over:
        show_outcomes(page, view)


def _warn_of(sitting: Sitting, notes: tuple[str, ...]) -> None:
    """Say what may distress in what comes next, and wait; nothing of it can be looked up meanwhile."""
    page = sitting.page

    def say() -> None:
        page.heading("Before the next scene")
        page.items(notes)
        page.line(BEFORE_NOTES)

    say()
    with sitting.still_before():
        sitting.talk.pause(again=say, wary=True)


def _show_place(sitting: Sitting) -> None:
    view = sitting.playing.view
    show_scene(sitting.page, view)
    explain_new_terms(sitting.page, sitting.playing.story, texts_of(view), sitting.explained)


def scene_again(sitting: Sitting, session: Session) -> None:
    """Show the scene of `session` once more, with what came of the last move and what can be done."""
    view, page = session.view, sitting.page
    show_arrival(page, view)
    show_scene(page, view)
    explain_new_terms(page, session.story, texts_of(view), sitting.explained)
    if view.ending is not None:
        show_outcomes(page, view)
    page.numbered(option.say for option in view.options)


def _decide(sitting: Sitting) -> None:
    """Ask for one choice with all that belongs to it, confirm it, and show how others read it."""
    session, talk = sitting.playing, sitting.talk
    view = session.view
    if not view.options:
        talk.page.line("The case goes no further here, which is a fault of the case. undo goes back.")
        talk.read("undo, home or quit:")
        return
    before = chosen_before(session)
    marks = [f" ({BEFORE})" if option.id == before else "" for option in view.options]
    option = view.options[_choose(sitting, [o.say + mark for o, mark in zip(view.options, marks, strict=True)])]
    record = prediction = None
    while view.decision:
        try:
            record, prediction = ask_decision(sitting, option.id)
            break
        except TakeBack:
            talk.page.line("Nothing was chosen.")
        short = [first_words(o.say) + mark for o, mark in zip(view.options, marks, strict=True)]
        option = view.options[_choose(sitting, short)]
    sitting.take(session.confirm(option.id, prediction, record))
    sitting.full_record = False
    _read_readings(sitting)


def _choose(sitting: Sitting, says: list[str]) -> int:
    """Offer the options of the scene; the word options reads them in full, where they were not."""
    view, talk = sitting.playing.view, sitting.talk
    chosen = talk.number("This is a decision." if view.decision else "What do you do?", says, own=(OPTIONS,))
    while not isinstance(chosen, int):
        talk.page.numbered(option.say for option in view.options)
        chosen = talk.number("", says, own=(OPTIONS,), offered=False)
    return chosen


def _read_readings(sitting: Sitting) -> None:
    """Show how others read the decision just made; what the learner looks up meanwhile is as before it."""
    session, revealed = sitting.playing, sitting.playing.revealed
    if revealed is None:
        return

    def say() -> None:
        show_revealed(sitting.page, session, revealed)

    say()
    with sitting.still_before():
        while sitting.talk.pause(again=say, own=(OPTIONS,)).casefold().startswith(OPTIONS):
            show_options(sitting.page, revealed)


def _take_back(sitting: Sitting) -> bool:
    """Take the last move back; False at the start, where there is none."""
    try:
        sitting.take(sitting.playing.undo())
    except NothingToUndo:
        sitting.page.line("There is nothing to take back: this is the start.")
        return False
    sitting.page.line("Taken back.")
    return True


def leave(sitting: Sitting, command: str) -> None:
    """Say what is kept and how to go on; `command` comes back to the case that is open."""
    page, session = sitting.page, sitting.session
    if session is not None:
        with suppress(ContinuedElsewhere):  # then this window has nothing to add, and says so below
            session = session.save()
    page.gap()
    if session is None or session.playthrough.is_over:
        kept = sitting.records.path is not None and (session is None or session.is_saved)
        page.line(NOTHING_PLAYED if sitting.last is None else KEPT if kept else NOTHING_KEPT)
        return
    if not session.is_saved:
        page.line("This playthrough was not saved, because nothing can be kept on this machine now.")
    elif session.branch is not None:
        page.verbatim(f"Saved. To go on: easi --plain, and there: played {session.id}")
    elif session.playthrough.moves:
        page.verbatim(f"Saved. To go on: {command}")
    else:
        page.verbatim(f"No choice was made yet. To start: {command}")
    show_support(page, session.story)


NOTHING_PLAYED = "Nothing was played. `easi --plain` opens this again."
KEPT = "What you did is kept. `easi --plain` opens it again."
NOTHING_KEPT = "Nothing was kept of this sitting."
