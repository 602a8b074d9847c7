"""Home: what waits to be gone on with, the cases, and choosing a seat."""

from __future__ import annotations

from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.plain.lookup import show_case
from easi_sim.plain.scene import explain_new_terms
from easi_sim.plain.sitting import Sitting
from easi_sim.records import Records, RecordsError, Resumed, Saved
from easi_sim.study.perspectives import agencies_of
from easi_sim.study.session import Session
from easi_sim.study.shelf import CaseOnShelf, GoOn, introduce, opened, own_first, profession_of, shelf_of
from easi_sim.words.common import listed
from easi_sim.words.dates import date_words
from easi_sim.words.home import (
    ABOUT,
    ASK_PROFESSION,
    NO_MATCH,
    NO_PROFESSION,
    OTHER,
    PRIVACY_LINES,
    PRIVACY_LINES_PRIVATE,
    PROFESSION_WHY,
    YOUR_SEAT,
    choices_words,
    minutes_words,
    unreadable_words,
)
from easi_sim.words.journal import due_words

SHOWN = 6
"""Cases listed at once."""

SEEN_WELCOME = "seen-welcome"
PROFESSION = "profession"


def welcome(sitting: Sitting) -> None:
    """Say what this is, that what is done stays here, and ask for the profession; the first time only."""
    page = sitting.page
    if sitting.setting(SEEN_WELCOME):
        return
    page.gap()
    if sitting.last is None:  # whoever came straight to a case has seen what this is
        page.paragraphs(ABOUT)
    page.items(PRIVACY_LINES_PRIVATE if sitting.records.private else PRIVACY_LINES)
    page.gap()
    ask_profession(sitting)
    sitting.keep_setting(SEEN_WELCOME, "yes")


def ask_profession(sitting: Sitting) -> None:
    """Ask for the learner's profession: it puts their own seat first, and forbids nothing."""
    seats = {id_ for story in sitting.known() for id_ in story.case.viewpoints}
    agencies = {id_: agency for id_, agency in agencies_of(sitting.known()).items() if id_ in seats}
    names = [agency.name for agency in agencies.values()]
    sitting.page.line(PROFESSION_WHY)
    chosen = sitting.talk.optional(ASK_PROFESSION, [*names, NO_PROFESSION], "for none")
    sitting.keep_setting(PROFESSION, OTHER if chosen is None else [*agencies, OTHER][chosen])


def go_home(sitting: Sitting) -> None:
    """Ask what to play until a playthrough is open. Raises Trouble when there is no story at all."""
    if not sitting.catalogue.stories:
        raise Trouble(f"{sitting.stories} holds no story that can be played. `easi list` says what is wrong.")
    try:
        sitting.records.playthroughs()
    except RecordsError as error:
        sitting.warn(str(error))
        sitting.records = Records.in_memory()
    introduce(sitting.catalogue, sitting.records)
    shelf = shelf_of(sitting.catalogue, sitting.records)
    _greet(sitting, shelf.unreadable)
    found, start, first = shelf.cases, 0, shelf.go_on
    while sitting.session is None:
        page = found[start : start + SHOWN]
        answer = _ask(sitting, first, page, more=len(found) - start - len(page))
        if isinstance(answer, GoOn):
            go_on(sitting, sitting.records.saved(answer.saved))
        elif isinstance(answer, CaseOnShelf):
            begin(sitting, next(story for story in sitting.catalogue.stories if story.id == answer.id), None)
        elif answer.casefold() == "more":
            start, first = start + SHOWN if start + SHOWN < len(found) else 0, None
        else:
            found, start, first = _find(sitting, shelf.cases, answer.partition(" ")[2]), 0, None


def _greet(sitting: Sitting, unreadable: int) -> None:
    page = sitting.page
    page.heading("Home")
    if due := due_words(sitting.records):
        page.line(due)
        page.line("journal commitments lists them; journal tick and a number says that one is done.")
        page.gap()
    if unreadable:
        page.line(unreadable_words(unreadable))
        page.gap()
    page.line("played, journal, ideas, others and settings are here too; help says what each does.")
    page.gap()


def _ask(sitting: Sitting, first: GoOn | None, page: tuple[CaseOnShelf, ...], *, more: int) -> GoOn | CaseOnShelf | str:
    options: list[tuple[str, ...]] = [(_go_on_words(first),)] if first else []
    options += [_case_words(case) for case in page]
    question = "Go on, or choose a case." if first else "Which case?"
    if more > 0:
        question += f" {more} more: type more, or find and a word."
    chosen = sitting.talk.number(question, options, own=("find", "more"))
    if not isinstance(chosen, int):
        return chosen or "more"
    if first:
        return page[chosen - 1] if chosen else first
    return page[chosen]


def _find(sitting: Sitting, cases: tuple[CaseOnShelf, ...], words: str) -> tuple[CaseOnShelf, ...]:
    """The cases in which every word occurs; all of them, with a word about it, where none does."""
    found = tuple(case for case in cases if case.matches(words))
    if not found:
        sitting.page.line(f"{NO_MATCH.format(words=words)} Here are all.")
    elif words:
        sitting.page.line(f"{len(found)} {'case has' if len(found) == 1 else 'cases have'} “{words}”.")
    return found or cases


def _go_on_words(saved: GoOn) -> str:
    when = date_words(saved.when.astimezone())
    return f"Go on: {saved.title}, {saved.seat}, {choices_words(saved.moves)}, last on {when}"


def _case_words(case: CaseOnShelf) -> tuple[str, ...]:
    """A case as home lists it: title and length, what it is about, what may distress, its seats, and what is new."""
    played = [seat.name for seat in case.seats if seat.played]
    still = [f"{seat.name} ({YOUR_SEAT})" if seat.own else seat.name for seat in case.seats if not seat.played]
    lines = [f"{case.title}, {minutes_words(case.minutes)}.", case.blurb]
    lines += [f"Themes: {listed(case.themes)}."] if case.themes else []
    lines += [f"May distress: {listed(case.content_notes)}."] if case.content_notes else []
    lines += [f"You have played: {listed(played)}."] if played else []
    lines += [f"{'Not yet' if played else 'Seats'}: {listed(still)}."] if still else []
    lines += [f"New to see: {listed(case.news)}."] if case.news else []
    return tuple(lines)


def unfinished(sitting: Sitting, story: Story, viewpoint: str | None) -> tuple[Saved, ...]:
    """The playthroughs of a story to go on with; where the records cannot be read, say so and do without them."""
    try:
        saved = sitting.records.unfinished(story=story.id, viewpoint=viewpoint)
    except RecordsError as error:
        sitting.warn(str(error))
        sitting.records = Records.in_memory()
        return ()
    return tuple(one for one in saved if one.viewpoint in story.case.viewpoints)


def offer_to_go_on(sitting: Sitting, story: Story, viewpoint: str | None) -> bool:
    """Offer the unfinished playthroughs of a story; False to start anew."""
    saved = unfinished(sitting, story, viewpoint)[:5]
    if not saved:
        return False
    sitting.page.heading("You have not finished")
    options = [saved_words(one, story) for one in saved]
    chosen = sitting.talk.choice("Go on with one of these?", [*options, "Start anew"])
    if chosen == len(saved):
        return False
    go_on(sitting, saved[chosen])
    return True


def saved_words(saved: Saved, story: Story) -> str:
    """A playthrough that can be gone on with, in a line."""
    seat = story.holder_names.get(saved.viewpoint, saved.viewpoint)
    when = date_words(saved.updated.astimezone())
    return f"{story.case.title}, {seat}, {choices_words(saved.moves)}, last on {when}"


def go_on(sitting: Sitting, saved: Saved) -> None:
    """Open a saved playthrough where it stands, and say what has changed since."""
    story = sitting.story(saved.story)
    if story is None:
        raise AssertionError("only playthroughs of known stories are offered")
    session, resumed = Session.resume(story, sitting.records, saved.id)
    sitting.open(session)
    say_resumed(sitting, saved, resumed)


def say_resumed(sitting: Sitting, saved: Saved, resumed: Resumed) -> None:
    """Say how far what was played still fits an edited case."""
    if resumed.stopped is not None:
        made = len(resumed.playthrough.moves)
        sitting.page.line(
            f"The case has changed since you played it. {made} of your {saved.moves} choices still fit; the next,"
            f" “{resumed.stopped.choice}”, does not: {resumed.stopped.why.rstrip('.')}. You go on from there."
        )
    elif resumed.edited:
        sitting.page.line("The case has changed since you played it. All your choices still fit.")


def begin(sitting: Sitting, story: Story, viewpoint: str | None) -> None:
    """Show the case file and start the case, from the seat named or one that is chosen."""
    viewpoint = viewpoint if viewpoint in story.case.viewpoints else choose_seat(sitting, story)
    show_case(sitting.page, story, viewpoint)
    opened(story, sitting.records)
    seat = story.case.viewpoints[viewpoint]
    explained: set[str] = set()
    explain_new_terms(sitting.page, story, (story.case.blurb, seat.role, seat.brief), explained)
    sitting.talk.pause("to start")
    sitting.open(Session.begin(story, viewpoint, sitting.records))
    sitting.explained |= explained


def choose_seat(sitting: Sitting, story: Story) -> str:
    """Ask whose seat to take; that of one's own profession comes first, and Enter takes it."""
    seats = story.case.viewpoints
    profession = profession_of(sitting.records)
    order = own_first(story, profession)
    names = {id_: story.holder_names.get(id_, id_) for id_ in seats}
    played = {saved.viewpoint for saved in _finished(sitting, story)}
    sitting.page.heading("Your seat")
    options = [
        f"{names[id_]}: {seats[id_].role}{f' ({YOUR_SEAT})' if id_ == profession else ''}"
        f"{' (played)' if id_ in played else ''}"
        for id_ in order
    ]
    skip = f"for {names[profession]}" if profession in seats else ""
    chosen = sitting.talk.optional("Whose seat do you take?", options, skip)
    return order[chosen or 0]


def _finished(sitting: Sitting, story: Story) -> tuple[Saved, ...]:
    try:
        return sitting.records.finished(story=story.id)
    except RecordsError:
        return ()
