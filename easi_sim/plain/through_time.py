"""The word `time`: who knew what through time, the slider of the screens as a list of what changed when."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.debrief import CameToKnow, Moment, Timeline, knowledge_through_time
from easi_engine.play import FactRow, HolderColumn
from easi_sim.catalogue import did_you_mean
from easi_sim.plain.lookup import knowers
from easi_sim.plain.sitting import Sitting
from easi_sim.text import capital
from easi_sim.words.common import day_words, fact_words, holder_words, listed
from easi_sim.words.through_time import (
    NOBODY_NEEDS_ALL,
    NOTHING_MOVED,
    WHAT_COUNTS,
    arrived_words,
    chosen_words,
    moment_name,
    moment_words,
    picture_words,
    when_words,
    whole_words,
)

HOW = (
    "time 2 says who knew what after the second choice; time and a word of a piece, such as time {fact}, follows that"
    " piece; time and a name, such as time {holder}, says what they came to know."
)


def show_time(sitting: Sitting, asked: str) -> None:
    """Tell what changed from moment to moment; or one moment, one piece, or one holder, as asked."""
    timeline = knowledge_through_time(sitting.playing.playthrough)
    asked = asked.strip()
    if not asked:
        _moments(sitting, timeline)
    elif asked.isascii() and asked.isdecimal():
        if int(asked[:9]) < len(timeline.moments):
            _moment(sitting, timeline, timeline.moments[int(asked)])
        else:
            last = len(timeline.moments) - 1
            sitting.page.line(f"There is no moment {asked}. They go from 0, the start, to {last}.")
    else:
        _named(sitting, timeline, asked)


def _named(sitting: Sitting, timeline: Timeline, asked: str) -> None:
    """Follow the holder, or the pieces, that a word names."""
    grid = timeline.moments[0].jigsaw
    words = asked.casefold().split()
    holder = next((one for one in grid.holders if asked.casefold() in {one.id, one.name.casefold()}), None)
    facts = [fact for fact in grid.facts if _begin(words, fact.short)]
    holder = holder or (None if facts else next((one for one in grid.holders if _begin(words, one.name)), None))
    if holder is not None:
        _holder(sitting, timeline, holder)
    elif facts:
        for fact in facts:
            _fact(sitting, timeline, fact)
    else:
        names = (*(fact.short for fact in grid.facts), *(one.name.casefold() for one in grid.holders))
        sitting.page.line(f"Nothing and nobody here is called “{asked}”.{did_you_mean(asked, names)}")
        sitting.page.line(f"The pieces: {listed(fact.short for fact in grid.facts)}.")
        sitting.page.line(f"The holders: {listed(one.name for one in grid.holders)}.")


def _begin(words: Iterable[str], name: str) -> bool:
    """Whether each word begins one of the name."""
    parts = name.casefold().replace(",", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _fact(sitting: Sitting, timeline: Timeline, fact: FactRow) -> None:
    """Who had one piece from the start, and who came to know it when and from whom."""
    page = sitting.page
    page.heading(capital(fact.short))
    page.line(fact.says)
    page.line(f"At the start: {knowers(timeline.moments[0].jigsaw, fact)}.")
    came = [(moment, one) for moment in timeline.moments for one in moment.arrived if one.fact == fact.id]
    page.items(f"{_when(moment, one)}: {_who(sitting, one)}." for moment, one in came)
    if not came:
        page.line("Nobody else came to know it.")
    page.gap()


def _holder(sitting: Sitting, timeline: Timeline, holder: HolderColumn) -> None:
    """What one holder knew from the start, and what they came to know when and from whom."""
    page, story = sitting.page, sitting.playing.story
    page.heading(f"What {holder_words(story, holder.id, sitting.playing.viewpoint)} came to know")
    first = timeline.moments[0].jigsaw
    held = [fact.id for fact in first.facts if (fact.id, holder.id) in first.cells]
    page.line(f"At the start: {fact_words(story, held) if held else 'none of it'}.")
    anything = False
    for moment in timeline.moments:
        alike: dict[tuple[str, str], list[str]] = {}
        for one in moment.arrived:
            if one.holder == holder.id:
                alike.setdefault((_when(moment, one), _by(sitting, one)), []).append(one.fact)
        page.items(f"{when}, {by}: {fact_words(story, facts)}." for (when, by), facts in alike.items())
        anything = anything or bool(alike)
    if not anything:
        page.line(NOTHING_MOVED)
    page.gap()


def _when(moment: Moment, came: CameToKnow) -> str:
    return capital(day_words(came.day) or when_words(moment))


def _by(sitting: Sitting, came: CameToKnow) -> str:
    by = holder_words(sitting.playing.story, came.sender, sitting.playing.viewpoint) if came.sender else ""
    return f"from {by}" if by else "found out"


def _who(sitting: Sitting, came: CameToKnow) -> str:
    who = holder_words(sitting.playing.story, came.holder, sitting.playing.viewpoint)
    return f"{who}, {_by(sitting, came)}"


def _moments(sitting: Sitting, timeline: Timeline) -> None:
    """What changed at each moment; where nothing did, it is passed over."""
    session, page = sitting.playing, sitting.page
    story = session.story
    page.heading("Who knew what, through time")
    first = timeline.moments[0]
    page.items([moment_words(story, first)], "0. ")
    told = capital(picture_words(story, first))
    for moment in timeline.moments[1:]:
        picture = capital(picture_words(story, moment))
        lines = arrived_words(story, session.viewpoint, moment) if moment.arrived else ()
        lines = (*lines, picture) if picture != told else lines
        told = picture
        if lines:
            mark = f"{moment.move}. "
            page.items([f"{moment_name(moment, timeline)}, “{moment.title}”."], mark)
            for line in lines:
                page.line(line, " " * len(mark))
    page.line("A choice that is not listed brought nothing new to anyone.")
    page.line(whole_words(story, timeline))
    page.line(f"{WHAT_COUNTS} {NOBODY_NEEDS_ALL}")
    page.line(HOW.format(fact=_word(first.jigsaw.facts[0].short), holder=_word(first.jigsaw.holders[0].name)))
    page.gap()


def _word(name: str) -> str:
    """The first word of a name, as one would type it."""
    return name.casefold().replace(",", " ").split()[0]


def _moment(sitting: Sitting, timeline: Timeline, moment: Moment) -> None:
    session, page = sitting.playing, sitting.page
    page.heading(moment_name(moment, timeline))
    page.line(chosen_words(moment))
    page.items(arrived_words(session.story, session.viewpoint, moment))
    page.gap()
    page.line("Who then knew each piece:")
    grid = moment.jigsaw
    page.items(f"{capital(fact.short)}: {knowers(grid, fact)}." for fact in grid.facts)
    page.line(moment_words(session.story, moment))
    page.gap()
