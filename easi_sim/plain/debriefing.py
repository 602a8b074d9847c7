"""The debrief as a conversation: how was that, what happened, what the flows show, one thing to take into practice.

Headings come first, and then what is asked for: Enter reads the next part, `skip` passes it over, a name reads one
again. The whole of it read out at once would be twenty minutes of listening.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from easi_engine.debrief import PROVENANCE
from easi_sim.plain.comparing import compare
from easi_sim.plain.findings import (
    found_in,
    has_sat_elsewhere,
    show_conduct,
    show_decisions,
    show_elsewhere,
    show_expected,
    show_happened,
    show_pattern,
    show_questions,
)
from easi_sim.plain.lookup import show_support
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.taking import ask_how_it_was, ask_what_to_take
from easi_sim.plain.through_time import show_time
from easi_sim.words.common import PATTERN


@dataclass(frozen=True)
class Part:
    """A part of the debrief."""

    name: str
    """The word that reads it."""
    title: str
    """In the list of parts; inside a sentence, once its first letter is small."""
    show: Callable[[Sitting], None]
    of: str = ""
    """The heading it stands under, where several parts share one."""


FLOWS = "What the flows show"

FIRST = (
    Part("how", "How it was for you", ask_how_it_was),
    Part("happened", "What happened", show_happened),
)
AFTER_A_WHAT_IF = (Part("compare", "Beside what you chose before", lambda sitting: compare(sitting, "")),)
REST = (
    Part("pattern", "the two rates and their pattern", show_pattern, FLOWS),
    Part("questions", "each question, and how it stands", show_questions, FLOWS),
    Part("time", "who knew what through time", lambda sitting: show_time(sitting, ""), FLOWS),
    Part("conduct", "how it was done, and consent", show_conduct, FLOWS),
    Part("expected", "what you expected of the others", show_expected, FLOWS),
    Part("decisions", "your decision records", show_decisions, FLOWS),
    Part("elsewhere", "what you decided in another seat", show_elsewhere, FLOWS),
    Part("practice", "One thing to take into practice", ask_what_to_take),
)
PARTS = (*FIRST, *AFTER_A_WHAT_IF, *REST)
WITH_MORE = {"time": show_time, "compare": compare}
"""Parts of which a number, or a name, after theirs reads one piece."""


def parts_of(sitting: Sitting) -> tuple[Part, ...]:
    """The parts that the playthrough at hand has, in their order."""
    what_if = sitting.playing.branch is not None
    first = (*AFTER_A_WHAT_IF, *FIRST[1:]) if what_if else FIRST
    elsewhere = has_sat_elsewhere(sitting.playing)
    return (*first, *(part for part in REST if elsewhere or part.name != "elsewhere"))


def talk_it_over(sitting: Sitting) -> None:
    """Go through the debrief as far as the learner wants; returns when they are done."""
    found_in(sitting)  # keeps what it came to: `played` names the ending even if no part is read
    parts = parts_of(sitting)
    names = tuple(part.name for part in parts)
    done = sitting.debriefed.get(sitting.way)
    if done is None:
        _contents(sitting, parts)
        done = sitting.debriefed.setdefault(sitting.way, set())
    else:
        sitting.page.line("Its debrief goes on where you left it; debrief lists the parts.")
    under = ""
    while left := [part for part in parts if part.name not in done]:
        part = left[0]
        if part.of and part.of != under:
            sitting.page.heading(part.of)
        under = part.of
        sitting.page.gap()
        answer = sitting.talk.read(f"Enter for {_lower(part.title)}; or skip:", own=("skip", *names))
        word, _, rest = answer.casefold().partition(" ")
        if word == "skip":
            done |= set(names) if rest == "all" else {part.name}
        elif word in names:
            read_part(sitting, word, rest)
            done.add(word)
        elif not answer:
            part.show(sitting)
            done.add(part.name)
        else:
            sitting.page.line("Enter reads on; skip passes this over, skip all the rest; debrief lists the parts.")
    _closing(sitting)


def debrief_again(sitting: Sitting, asked: str) -> None:
    """The word `debrief`: list the parts, or read one again by its name."""
    parts = parts_of(sitting)
    word, _, rest = asked.partition(" ")
    if any(part.name == word.casefold() for part in parts):
        read_part(sitting, word.casefold(), rest)
        return
    if asked:
        sitting.page.line(f"The debrief has no part “{asked}”.")
    _contents(sitting, parts)


def read_part(sitting: Sitting, name: str, rest: str) -> None:
    """Read one part, or a piece of one where there is more after its name."""
    if name in WITH_MORE:
        WITH_MORE[name](sitting, rest)
    else:
        next(part for part in PARTS if part.name == name).show(sitting)


def _contents(sitting: Sitting, parts: tuple[Part, ...]) -> None:
    page = sitting.page
    page.heading("Debrief")
    page.line("It goes in this order. Enter reads the next part, skip passes it over, and a name reads that part.")
    under = ""
    for part in parts:
        if part.of and part.of != under:
            page.line(f"{part.of}:")
        under = part.of
        page.items([f"{part.name}: {part.title}"], "  - " if part.of else "- ")
    page.gap()


def _closing(sitting: Sitting) -> None:
    """What is left to do at the end, until Enter goes home."""
    page, story = sitting.page, sitting.playing.story
    page.heading("What this was")
    page.line(PATTERN)
    page.line(PROVENANCE["standing"])
    show_support(page, story)
    page.line("And now, if you like:")
    page.items(
        (
            "whatif lists your decisions, to stand there again and choose otherwise",
            *(("compare lays both ways side by side; back opens the first",) if sitting.playing.branch else ()),
            "undo takes the last choice back",
            "report writes this down as a file to keep",
            "debrief lists the parts again; explain says how a number came about",
        )
    )
    while True:
        names = tuple(part.name for part in parts_of(sitting))
        answer = sitting.talk.read("Enter goes home:", own=names)
        if not answer:
            return
        word, _, rest = answer.partition(" ")
        if word.casefold() in names:
            read_part(sitting, word.casefold(), rest)
        else:
            page.line("Enter goes home; help lists what you can type; quit leaves.")


def _lower(title: str) -> str:
    """A title inside a sentence."""
    return f"{title[:1].lower()}{title[1:]}"
