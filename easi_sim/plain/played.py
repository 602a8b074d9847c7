"""The word `played`: every playthrough that is held, to be gone on with, read again, reported or erased."""

from __future__ import annotations

from contextlib import suppress

from easi_sim.catalogue import did_you_mean
from easi_sim.plain.erasing import close_if_gone, say_erased
from easi_sim.plain.home import say_resumed
from easi_sim.plain.report import report
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import PlayOn
from easi_sim.records import Saved, UnknownPlaythrough
from easi_sim.study.session import Session
from easi_sim.text import capital
from easi_sim.words.dates import date_words
from easi_sim.words.home import NOTHING_PLAYED, STORY_GONE, choices_words, what_if_words

SHOWN = 10
"""Playthroughs listed at once, what-ifs apart."""


def played(sitting: Sitting, asked: str) -> None:
    """List what was played, or open, report or erase one of them by its number."""
    word, _, rest = asked.partition(" ")
    word = word.casefold()
    if not word or word == "all":
        _list(sitting, most=None if word else SHOWN)
    elif word.isdecimal():
        saved = _saved(sitting, word)
        if saved:
            _open(sitting, saved)
    elif word in {"erase", "report"}:
        number, _, file = rest.strip().partition(" ")
        saved = _saved(sitting, number)
        if saved and word == "erase":
            _erase(sitting, saved)
        elif saved:
            _report(sitting, saved, file.strip())
    else:
        sitting.page.line(f"played {asked} means nothing here.{did_you_mean(word, ('all', 'erase', 'report'))}")


def _list(sitting: Sitting, *, most: int | None) -> None:
    page, everything = sitting.page, sitting.records.playthroughs()
    page.heading("What you have played")
    numbers = {saved.id for saved in everything}
    firsts = [saved for saved in everything if saved.branch is None or saved.branch.of not in numbers]
    if not firsts:
        page.line(NOTHING_PLAYED)
        page.gap()
        return
    endings = {result.playthrough: result.ending for _, result in sitting.records.results()}
    for saved in firsts[:most]:
        page.items([_words(sitting, saved, endings)], f"{saved.id}. ")
        for branch in _what_ifs(everything, saved.id):
            page.line(
                f"{branch.id}. {_what_if(branch)}: {_words(sitting, branch, endings, short=True)}", "   ", "      "
            )
    if most is not None and len(firsts) > most:
        page.line(f"These are the newest {most} of {len(firsts)}; played all lists the others too.")
    first = firsts[0].id
    page.line(f"played and a number, such as played {first}, opens one: to go on, or to read its debrief again.")
    page.line(f"played report {first} writes it down as a report; played erase {first} erases it.")
    page.gap()


def _what_if(saved: Saved) -> str:
    return capital(what_if_words(saved.branch.at if saved.branch else 0))


def _what_ifs(everything: tuple[Saved, ...], of: int) -> list[Saved]:
    """The what-ifs of a playthrough, and theirs in turn."""
    found = []
    for saved in everything:
        if saved.branch is not None and saved.branch.of == of:
            found += [saved, *_what_ifs(everything, saved.id)]
    return found


def _words(sitting: Sitting, saved: Saved, endings: dict[int, str], *, short: bool = False) -> str:
    story = sitting.story(saved.story)
    title, seat = saved.story, saved.viewpoint
    if story is not None and saved.viewpoint in story.case.viewpoints:
        title, seat = story.case.title, story.holder_names.get(saved.viewpoint, saved.viewpoint)
    ended = endings.get(saved.id)
    how = f"not finished, {choices_words(saved.moves)}"
    if saved.finished:
        how = f"ended with “{ended}”" if ended else "ended"
    what = "" if short else f"{title}, {seat}: "
    return f"{what}{how}, {date_words(saved.updated.astimezone())}"


def _saved(sitting: Sitting, number: str) -> Saved | None:
    number = number.strip().rstrip(".")
    if number.isascii() and number.isdecimal():
        with suppress(UnknownPlaythrough):
            return sitting.records.saved(int(number[:9]))
        sitting.page.line(f"There is no playthrough {int(number[:9])}. played lists them.")
    else:
        sitting.page.line("Which one? Type its number after it. played lists the numbers.")
    return None


def _session(sitting: Sitting, saved: Saved) -> Session | None:
    """The playthrough read back, with what is to be said of an edited case; None where its case is gone."""
    story = sitting.story(saved.story)
    if story is None or saved.viewpoint not in story.case.viewpoints:
        sitting.page.line(STORY_GONE)
        return None
    session, resumed = Session.reopen(story, sitting.records, saved.id)
    say_resumed(sitting, saved, resumed)
    return session


def _open(sitting: Sitting, saved: Saved) -> None:
    session = _session(sitting, saved)
    if session is not None:
        sitting.origins.clear()
        raise PlayOn(session)


def _report(sitting: Sitting, saved: Saved, file: str) -> None:
    session = _session(sitting, saved)
    if session is None:
        return
    if session.playthrough.is_over:
        report(sitting, file, session)
    else:
        sitting.page.line("It has not come to an ending yet, so there is nothing to report.")


def _erase(sitting: Sitting, saved: Saved) -> None:
    endings = {result.playthrough: result.ending for _, result in sitting.records.results()}
    sitting.page.line(_words(sitting, saved, endings))
    if not sitting.talk.agreed("Erase it, its records and its what-ifs? They cannot be brought back."):
        sitting.page.line("It stays.")
        return
    say_erased(sitting, sitting.records.erase("playthrough", saved.id))
    close_if_gone(sitting)
