"""Before play: the welcome, and choosing what to play, from which seat, anew or where it was left."""

from __future__ import annotations

from pathlib import Path

from easi_engine.debrief import PROVENANCE
from easi_engine.story import Story
from easi_sim.catalogue import load_all
from easi_sim.errors import Trouble
from easi_sim.plain.talk import Talk
from easi_sim.records import Records, RecordsError, Saved
from easi_sim.session import Session
from easi_sim.words import ABOUT, date_words

SEEN_WELCOME = "seen-welcome"
PROFESSION = "profession"


def welcome(talk: Talk, records: Records) -> None:
    """Say what this is, in full the first time."""
    talk.page.line("EASI. The word help, at any prompt, lists what you can type.")
    talk.page.gap()
    if setting(records, SEEN_WELCOME):
        return
    talk.page.paragraphs([*ABOUT, PROVENANCE["standing"]])
    talk.page.line("What you do is kept on this machine only, and nothing is sent anywhere. No name is needed.")
    talk.page.gap()
    keep_setting(records, SEEN_WELCOME, "yes")


def setting(records: Records, name: str) -> str:
    """Return a setting, or nothing when the records fail: no setting is worth stopping for."""
    try:
        return records.setting(name)
    except RecordsError:
        return ""


def keep_setting(records: Records, name: str, value: str) -> None:
    """Keep a setting if it can be kept."""
    try:
        records.set_setting(name, value)
    except RecordsError:
        return


def choose_story(talk: Talk, stories: Path) -> Story:
    """Ask which case to play. Raises Trouble when there is none."""
    catalogue = load_all(stories)
    if not catalogue.stories:
        raise Trouble(f"{stories} holds no story that can be played. `easi list` says what is wrong.")
    talk.page.heading("Cases")
    chosen = talk.choice(
        "Which case?",
        [f"{story.case.title}, about {story.case.minutes} minutes. {story.case.blurb}" for story in catalogue.stories],
    )
    return catalogue.stories[chosen]


def choose_seat(talk: Talk, story: Story, records: Records) -> str:
    """Ask whose seat to take; Enter takes the one taken last time, if this case has it."""
    seats = story.case.viewpoints
    last = setting(records, PROFESSION)
    known = last if last in seats else ""
    talk.page.heading("Your seat")
    names = [f"{story.holder_names[story.seat_holder(id_)]}: {seat.role}" for id_, seat in seats.items()]
    skip = f"for {story.holder_names[story.seat_holder(known)]} again" if known else ""
    chosen = talk.number("Whose seat do you take?", names, skip=skip)
    viewpoint = known if chosen is None else list(seats)[chosen]
    keep_setting(records, PROFESSION, viewpoint)
    return viewpoint


def offer_to_go_on(talk: Talk, stories: tuple[Story, ...], records: Records, viewpoint: str | None) -> Session | None:
    """Offer the unfinished playthroughs of these stories; None to start anew."""
    by_id = {story.id: story for story in stories}
    saved = [
        one
        for one in records.unfinished(viewpoint=viewpoint)
        if one.story in by_id and one.viewpoint in by_id[one.story].case.viewpoints
    ][:5]
    if not saved:
        return None
    talk.page.heading("You have not finished")
    options = [_saved_words(one, by_id[one.story]) for one in saved]
    chosen = talk.choice("Go on with one of these?", [*options, "Start anew"])
    return _resume(talk, by_id, records, saved[chosen]) if chosen < len(saved) else None


def _saved_words(saved: Saved, story: Story) -> str:
    moves = "1 choice" if saved.moves == 1 else f"{saved.moves} choices"
    seat = story.holder_names[story.seat_holder(saved.viewpoint)]
    return f"{story.case.title}, {seat}: {moves} made, last on {date_words(saved.updated.astimezone())}"


def _resume(talk: Talk, stories: dict[str, Story], records: Records, saved: Saved) -> Session:
    session, resumed = Session.resume(stories[saved.story], records, saved.id)
    if resumed.stopped is not None:
        made = len(resumed.playthrough.moves)
        talk.page.line(
            f"The case has changed since you played it. {made} of your {saved.moves} choices still fit; the next,"
            f" “{resumed.stopped.choice}”, does not: {resumed.stopped.why.rstrip('.')}. You go on from there."
        )
    elif resumed.edited:
        talk.page.line("The case has changed since you played it. All your choices still fit.")
    return session
