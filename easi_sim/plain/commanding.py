"""The command words, and what each does: understood at every prompt, wherever one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from easi_sim.errors import Trouble
from easi_sim.exports import Written, takeaway_folder
from easi_sim.exports.recording import write_recording
from easi_sim.exports.writing import free_name
from easi_sim.plain.comparing import compare
from easi_sim.plain.debriefing import debrief_again
from easi_sim.plain.explaining import explain
from easi_sim.plain.files import write_out
from easi_sim.plain.ideas import ideas
from easi_sim.plain.journal import HOW as JOURNAL
from easi_sim.plain.journal import journal
from easi_sim.plain.lookup import (
    show_agency,
    show_case,
    show_consent,
    show_jigsaw,
    show_known,
    show_path,
    show_support,
    show_word,
)
from easi_sim.plain.others import others
from easi_sim.plain.page import Page
from easi_sim.plain.played import played
from easi_sim.plain.playing import scene_again
from easi_sim.plain.report import report
from easi_sim.plain.settings import HOW as SETTINGS
from easi_sim.plain.settings import settings
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import GoHome, Quit, TakeBack
from easi_sim.plain.through_time import show_time
from easi_sim.plain.whatif import go_back, whatif
from easi_sim.records import ContinuedElsewhere, RecordsError
from easi_sim.study.session import Session
from easi_sim.words.common import PRIVACY

HELP = (
    (
        "Anywhere",
        (
            ("home", "leaves what is open, which is kept, and goes home; find and a word looks for a case there"),
            ("played", "what you have played: to go on, read a debrief again, report or erase"),
            ("journal", "your journal: reflections, commitments with a date, questions for a workshop"),
            ("ideas", "the concept cards; ideas 1 reads the first"),
            ("others", "how often you expected what the other agencies wanted"),
            ("settings", "your profession, how long things are kept, everything held about you"),
            ("again", "says again what there was to read or to answer"),
            ("help", "this list"),
            ("quit", "stops; what you did is kept, and you can go on later"),
        ),
    ),
    (
        "During a case",
        (
            ("know", "what you know, and how you came to know it"),
            ("jigsaw", "who knows what, as far as you can tell"),
            ("consent", "who you have asked, and what they said"),
            ("path", "the way you have come"),
            ("case", "the case, its people, your part in it"),
            ("support", "where help can be found"),
            ("scene", "this scene again"),
            ("options", "the options of this decision again, in full, where they were cut short"),
            ("word", "the terms used here; word DSL explains one"),
            ("agency", "the agencies; agency police says how the police see things"),
            ("record", "asks for the full record of the decision at hand, or of the next one"),
            ("undo", "takes back the last answer or choice; where you write, the line before"),
            ("recording", "writes what you played to a file that easi replay plays again"),
        ),
    ),
    (
        "In the debrief",
        (
            ("debrief", "the parts of the debrief; debrief questions reads one of them again"),
            ("skip", "passes over the part that comes next; skip all, the rest"),
            ("explain", "how a number came about; explain 1, why the first question stands as it does"),
            ("time", "who knew what through time; time 2 at one moment, time bruise one piece, time school one holder"),
            ("whatif", "your choices, to stand there again; whatif 2 begins at the second"),
            ("compare", "a what-if beside what it parts from; back opens that one"),
            ("report", "writes a report of what you played; report md as Markdown, report bare without your own words"),
        ),
    ),
)
"""The command words and what they do, in groups: for the word help and for docs/play.md."""

ALSO = {"card": "ideas", "cards": "ideas", "new": "home", "exit": "quit"}
"""Words that mean another one."""

Do = Callable[[Sitting, str], None]


def _leave(_: Sitting, __: str) -> None:
    raise Quit


def _go_home(_: Sitting, __: str) -> None:
    raise GoHome


def _take_back(_: Sitting, __: str) -> None:
    raise TakeBack


NOT_BEGUN = "The first scene has not begun. Enter goes on to it."
"""Said where there is nothing yet to look at."""


def _looked(show: Callable[[Page, Session], None]) -> Do:
    """Show something of the playthrough as far as the learner has read."""

    def do(sitting: Sitting, _: str) -> None:
        if sitting.here is None:
            sitting.page.line(NOT_BEGUN)
        else:
            show(sitting.page, sitting.here)

    return do


def _scene(sitting: Sitting, _: str) -> None:
    if sitting.here is None:
        sitting.page.line(NOT_BEGUN)
    else:
        scene_again(sitting, sitting.here)


def _full_record(sitting: Sitting, _: str) -> None:
    sitting.full_record = True
    sitting.page.line("You will be asked for the full record, at this decision or the next.")


def _record_file(sitting: Sitting, asked: str) -> None:
    session = sitting.playing

    def write(path: Path | None, over: bool) -> Written:
        path = path or free_name(takeaway_folder() / f"easi-{session.story.id}-{session.viewpoint}.json")
        return write_recording(session, path, overwrite=over)

    write_out(sitting, "Your choices, records and reasons, as a file.", asked, write, ".json")


def show_help(sitting: Sitting, _: str = "") -> None:
    """List the command words that mean something here."""
    page = sitting.page
    groups = 1 if sitting.session is None else 3 if _is_over(sitting) else 2
    page.heading("Words you can type at any prompt")
    for title, words in HELP[:groups]:
        page.line(f"{title}:")
        page.items(f"{word}: {what}" for word, what in words)
        page.gap()
    page.line(PRIVACY)
    page.gap()


ANYWHERE: dict[str, Do] = {
    "home": _go_home,
    "played": played,
    "journal": journal,
    "ideas": ideas,
    "others": others,
    "settings": settings,
    "help": show_help,
    "quit": _leave,
}
"""Words that mean something wherever one is."""

IN_A_CASE: dict[str, Do] = {
    "know": _looked(show_known),
    "jigsaw": _looked(show_jigsaw),
    "consent": _looked(show_consent),
    "path": _looked(show_path),
    "case": lambda sitting, _: show_case(sitting.page, sitting.playing.story, sitting.playing.viewpoint),
    "support": lambda sitting, _: show_support(sitting.page, sitting.playing.story),
    "scene": _scene,
    "word": lambda sitting, asked: show_word(
        sitting.page, sitting.playing.story, asked, sitting.here.view if sitting.here else None
    ),
    "agency": lambda sitting, asked: show_agency(sitting.page, sitting.playing.story, asked),
    "options": lambda sitting, _: sitting.page.line("There are no options here. again repeats what is asked."),
    "record": _full_record,
    "recording": _record_file,
    "undo": _take_back,
}
"""Words that need a case to be open."""

AFTER: dict[str, Do] = {
    "debrief": debrief_again,
    "explain": explain,
    "time": show_time,
    "whatif": whatif,
    "compare": compare,
    "back": lambda sitting, _: go_back(sitting),
    "report": report,
    "skip": lambda sitting, _: sitting.page.line("There is nothing to skip here."),
}
"""Words that need its ending to be reached: they would give away what is not yet known."""


def obey(sitting: Sitting, line: str) -> bool:
    """Do what a command word asks; say whether the line was one."""
    word, _, rest = line.partition(" ")
    word, rest = word.casefold(), rest.strip()
    word = ALSO.get(word, word)
    do = (ANYWHERE | IN_A_CASE | AFTER).get(word)
    if do is None:
        return False
    if word in ANYWHERE or (sitting.session is not None and (word in IN_A_CASE or _is_over(sitting))):
        _do(sitting, do, rest)
    elif sitting.session is None:
        sitting.page.line("That works once a case is open.")
    elif word == "back":
        go_back(sitting)
    else:
        sitting.page.line("That works once the case has come to its ending.")
    return True


def _is_over(sitting: Sitting) -> bool:
    """Whether the ending has been reached, and been read."""
    return sitting.here is not None and sitting.here.playthrough.is_over


def is_command(line: str) -> bool:
    """Whether a line among the learner's own words is a command: a word alone, or with nothing but what it takes.

    “time is short” is a sentence; “time 4” and “journal help” are none that anybody would write.
    """
    first, *rest = line.casefold().split()
    if not rest:
        return True
    if len(rest) == 1 and (rest[0].isdecimal() or rest[0] == "help" or first == "word"):
        return True
    return any(len(line.split()) == len(words.split()) and _alike(line, words) for words, _ in (*JOURNAL, *SETTINGS))


def _alike(line: str, words: str) -> bool:
    """Whether a line is one that a list of ours shows: any number for a number, any word for what is looked for."""
    return all(
        mine == theirs or (theirs.isdecimal() and mine.isdecimal()) or theirs == "mornings"
        for mine, theirs in zip(line.casefold().split(), words.split(), strict=True)
    )


def _do(sitting: Sitting, do: Do, rest: str) -> None:
    """Do it; what cannot be done is said, and the conversation goes on."""
    try:
        do(sitting, rest)
    except ContinuedElsewhere:
        raise
    except (RecordsError, Trouble) as error:
        sitting.page.line(str(error))
