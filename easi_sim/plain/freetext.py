"""The learner's own words: asked for, looked over for real people's details, and left out where policy says so."""

from __future__ import annotations

from easi_sim.personal import looks_personal
from easi_sim.plain.talk import NOT_KEPT as NOT_KEPT_WORDS
from easi_sim.plain.talk import EndOfInput, GoHome, PlayOn, Quit, TakeBack, Talk
from easi_sim.records import Records
from easi_sim.words.journal import NO_FREE_TEXT, NOT_KEPT, NOTHING_REAL, holds_words

AGAIN, KEEP, LEAVE = range(3)
HOW_TO_WRITE = "Write as many lines as you like; an empty line ends them, and undo drops the last one."


def ask_text(talk: Talk, records: Records, ask: str, prompt: str, *, many: bool = False) -> str:
    """Ask for words of the learner's own; empty when there are none.

    `many` takes lines up to an empty one. What looks like a real person's details is asked about before it is
    returned, so before it is stored.
    """
    if not records.free_text:
        talk.page.line(NO_FREE_TEXT)
        return ""

    def say() -> None:
        talk.page.line(ask)
        talk.page.line(NOTHING_REAL if records.path else f"{NOTHING_REAL.partition(':')[0]}. {NOT_KEPT}")
        if many:
            talk.page.line(HOW_TO_WRITE)

    say()
    while True:
        text = talk.texts(prompt, say) if many else talk.text(prompt, again=say)
        noticed = looks_personal(text)
        if noticed is None:
            return text
        answer = _asked_about(talk, noticed)
        if answer == KEEP:
            return text
        if answer == LEAVE:
            talk.page.line("Left out.")
            return ""


def _asked_about(talk: Talk, noticed: str) -> int:
    try:
        return talk.choice(holds_words(noticed), ["Write it again", "Keep it: it is made up", "Leave it out"])
    except TakeBack:
        return AGAIN
    except (EndOfInput, Quit, GoHome, PlayOn, KeyboardInterrupt):
        talk.page.gap()
        talk.page.line(NOT_KEPT_WORDS)
        raise
