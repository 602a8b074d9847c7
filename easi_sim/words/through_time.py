"""Who knew what through time, in words: the same beside the grid on screen and in plain mode."""

from __future__ import annotations

from easi_engine.debrief import Moment, Timeline
from easi_engine.story import Story
from easi_sim.text import capital
from easi_sim.words.common import day_words, fact_words, holder_words, listed

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

WHAT_COUNTS = "A piece counts once some agency or service knows it; what only the people themselves know does not."
"""What the line about the whole picture counts."""
NOBODY_NEEDS_ALL = "Nobody needs every piece. What matters is whether those who had to act had what they needed."
"""Said beside it: to put everything on one desk is not the aim."""
NOTHING_MOVED = "Nothing reached anyone new."


def count_words(count: int) -> str:
    """A small number as a word."""
    return COUNTS[count] if count < len(COUNTS) else str(count)


def pieces_words(count: int) -> str:
    """``one piece``, ``nine pieces``."""
    return f"{count_words(count)} piece{'' if count == 1 else 's'}"


def when_words(moment: Moment) -> str:
    """When a moment was: its day, or its move in a story that counts none; ``at the start`` before any move."""
    when = day_words(moment.day)
    if not moment.move:
        return f"at the start, {when}" if when else "at the start"
    return when or f"move {moment.move}"


def moment_name(moment: Moment, timeline: Timeline) -> str:
    """``Day 4, after choice 3 of 12``; before any choice, that."""
    last = len(timeline.moments) - 1
    where = f"after choice {moment.move} of {last}" if moment.move else "before your first choice"
    return capital(", ".join(filter(None, (day_words(moment.day), where))))


def chosen_words(moment: Moment) -> str:
    """Where the choice was made and what it was."""
    if moment.choice is None:
        return "What everyone held as the case began."
    return f"At “{moment.title}” you chose: {moment.choice}"


def moment_words(story: Story, moment: Moment) -> str:
    """How near the whole picture was to anyone at a moment, in a sentence or two."""
    return f"{capital(when_words(moment))}: {picture_words(story, moment)}"


def picture_words(story: Story, moment: Moment) -> str:
    """The same without the day."""
    known = f"{pieces_words(moment.known)} {'was' if moment.known == 1 else 'were'} known to somebody."
    if not moment.most:
        return known
    where = listed(story.holder_names.get(holder, holder) for holder in moment.where)
    if moment.whole:
        return f"{known} In one place, all of them: {where}."
    each = " each" if len(moment.where) > 1 else ""
    return f"{known} The most in one place: {where}, {count_words(moment.most)}{each}."


def arrived_words(story: Story, viewpoint: str, moment: Moment) -> tuple[str, ...]:
    """What had just reached whom, a line each; one line that says so where a choice brought nothing to anyone."""
    alike: dict[tuple[str, str | None, int | None], dict[str, None]] = {}
    for came in moment.arrived:
        alike.setdefault((came.holder, came.sender, came.day), {})[came.fact] = None
    together: dict[tuple[str | None, int | None, tuple[str, ...]], list[str]] = {}
    for (holder, sender, day), facts in alike.items():
        together.setdefault((sender, day, tuple(facts)), []).append(holder_words(story, holder, viewpoint))
    lines = []
    for (sender, day, moved), holders in together.items():
        by = f"from {holder_words(story, sender, viewpoint)}" if sender else "found out"
        when = f"{day_words(day)}: " if day is not None else ""
        lines.append(capital(f"{when}{listed(holders)}, {by}: {fact_words(story, moved)}."))
    return tuple(lines) or ((NOTHING_MOVED,) if moment.move else ())


def whole_words(story: Story, timeline: Timeline) -> str:
    """When one agency or service first held every piece, or that none ever did."""
    whole = timeline.whole
    if whole is None:
        never = "At no moment" if timeline.moments[0].day is None else "On no day"
        return f"{never} did any one service hold every piece: the whole picture existed in no one's hands."
    who = listed(story.holder_names.get(holder, holder) for holder in whole.where)
    since = f"first held every piece {_on(whole)}" if whole.move else "held every piece at the start"
    apart = "" if timeline.moments[-1].whole else " By the end others had found out more, and it lay apart again."
    return f"{who} {since}.{apart}"


def _on(moment: Moment) -> str:
    return f"on {day_words(moment.day)}" if moment.day is not None else f"after move {moment.move}"
