"""The word `others`: how often the learner expected what each agency would have wanted, counted, over time."""

from __future__ import annotations

from easi_sim.plain.sitting import Sitting
from easi_sim.records import Guess, RecordsError
from easi_sim.study.perspectives import (
    HOW_IT_FILLS,
    NOT_FITTING,
    NOT_THERE,
    OTHERWISE,
    WHAT_COUNTS,
    Perspective,
    agencies_of,
    perspectives,
    reread,
)
from easi_sim.words.common import choice_words, scene_words
from easi_sim.words.dates import date_words

SHOWN = 5
"""Decisions listed of one agency at once."""


def others(sitting: Sitting, asked: str) -> None:
    """Tell the record of all agencies, or of one by its name, with what was expected otherwise."""
    page = sitting.page
    agencies = agencies_of(sitting.known())
    found = perspectives(sitting.records.guesses(), agencies)
    page.heading("How others see it")
    if not found:
        page.paragraphs(HOW_IT_FILLS)
        return
    wanted = asked.casefold()
    one = next((one for one in found if wanted in {one.agency.casefold(), one.name.casefold()}), None)
    if one is not None:
        _tell(sitting, one, agencies[one.agency].focus if one.agency in agencies else "")
        return
    if asked:
        page.line(f"Nothing is noted of “{asked}”.")
    for each in found:
        focus = f" Looks at first: {agencies[each.agency].focus}" if each.agency in agencies else ""
        page.items([f"{each.name}: you expected what they wanted in {each.count_words}.{focus}"])
    page.gap()
    page.line(WHAT_COUNTS)
    page.line(f"others and a name, such as others {found[0].agency}, says where you expected something else.")
    page.gap()


def _tell(sitting: Sitting, one: Perspective, focus: str) -> None:
    page = sitting.page
    page.line(f"{one.name}: you expected what they wanted in {one.count_words}.")
    page.line(f"In order, the oldest first: {', '.join('yes' if guess.met else 'otherwise' for guess in one.guesses)}.")
    if focus:
        page.line(f"What they look at first: {focus}")
    if not one.otherwise:
        page.gap()
        return
    page.heading(OTHERWISE)
    for guess in one.otherwise[:SHOWN]:
        _reread(sitting, guess)
    more = len(one.otherwise) - SHOWN
    if more > 0:
        page.line(f"And {more} before that.")
    page.gap()


def _reread(sitting: Sitting, guess: Guess) -> None:
    page, story = sitting.page, sitting.story(guess.story)
    when = date_words(guess.at.astimezone())
    if story is None or guess.scene not in story.scenes:
        page.line(f"{guess.story}, {when}. {NOT_THERE if story is None else NOT_FITTING}")
        page.gap()
        return
    page.line(f"{story.case.title}, {scene_words(story, guess.scene)}, {when}.")
    if guess.predicted in story.scenes[guess.scene].choices:
        page.line(f"You expected: {choice_words(story, guess.scene, guess.predicted)}.")
    try:
        revealed = reread(sitting.records, story, guess)
    except RecordsError:
        revealed = None
    if revealed is None or not revealed.readings:
        page.line(NOT_FITTING)
    else:
        for reading in revealed.readings:
            wanted = "; ".join(choice_words(story, guess.scene, choice) for choice in reading.would)
            page.line(f"{reading.name} would have wanted: {wanted}.")
            page.line(f"Noticed first: {reading.notices}. {reading.because}")
    page.gap()
