"""The word `settings`: profession, how long things are kept, what is held, and the policy of the machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from easi_sim.catalogue import did_you_mean
from easi_sim.exports import Written
from easi_sim.exports.writing import free_name, note, takeaway_folder, write_text
from easi_sim.plain.erasing import say_erased
from easi_sim.plain.files import write_out
from easi_sim.plain.home import ask_profession
from easi_sim.plain.sitting import Sitting
from easi_sim.plain.talk import GoHome
from easi_sim.words.home import OTHER
from easi_sim.words.records import (
    ERASE_ASK,
    ERASE_WORD,
    NOT_ERASED,
    forbidden_lines,
    holdings_lines,
    kept_words,
    private_words,
)

HOW = (
    ("settings profession", "asks for your profession again"),
    ("settings keep", "how long things are kept without being touched"),
    ("settings data", "everything that is held about you"),
    ("settings export", "writes all of it to a file that you name"),
    ("settings erase", "erases all of it; settings erase journal, the journal alone"),
    ("settings policy", "what this machine's policy allows"),
)
"""What can be typed after the word."""

LONGEST = 365
"""Days; EASI keeps nothing longer without its being touched."""


def settings(sitting: Sitting, asked: str) -> None:
    """Show the settings, or do what the words after `settings` ask."""
    word, _, rest = asked.partition(" ")
    word = word.casefold()
    if word in _ACTIONS:
        _ACTIONS[word](sitting, rest.strip())
        return
    if word:
        sitting.page.line(f"There is no setting “{asked}”.{did_you_mean(word, _ACTIONS)}")
    page = sitting.page
    page.heading("Settings")
    page.line(f"Your profession: {_profession(sitting)}.")
    page.line(private_words(sitting.records) or f"Kept without being touched: {kept_words(sitting.records.keep_days)}.")
    page.items(f"{words}: {what}" for words, what in HOW)
    page.gap()


def _profession(sitting: Sitting) -> str:
    chosen = sitting.setting("profession")
    agencies = sitting.library.agencies
    if chosen in agencies:
        return agencies[chosen].name
    return "another, or none" if chosen == OTHER else "not said"


def _ask_profession(sitting: Sitting, _: str) -> None:
    ask_profession(sitting)
    sitting.page.line(f"Your profession: {_profession(sitting)}.")


def _keep(sitting: Sitting, asked: str) -> None:
    talk, records = sitting.talk, sitting.records
    talk.page.line(f"Now: {kept_words(records.keep_days)} without being touched, counted when EASI starts.")
    typed = asked or talk.read(f"Days, 1 to {LONGEST}, or Enter to leave it:")
    while typed:
        days = typed.partition(" ")[0]
        if days.isascii() and days.isdecimal() and 1 <= int(days[:9]) <= LONGEST:
            records.set_setting("retention", str(int(days)))
            talk.page.line(f"From now on: {kept_words(records.keep_days)}.")
            if records.keep_days < int(days):
                talk.page.line("The policy of this machine keeps nothing longer.")
            return
        talk.page.line(f"Please type a number of days from 1 to {LONGEST}.")
        typed = talk.read(f"Days, 1 to {LONGEST}, or Enter to leave it:")
    talk.page.line("It stays as it is.")


def _data(sitting: Sitting, _: str) -> None:
    sitting.page.heading("What is held about you")
    sitting.page.whole(holdings_lines(sitting.records.holdings()))
    sitting.page.line("played lists the playthroughs, journal what you have written.")
    sitting.page.gap()


def _policy(sitting: Sitting, _: str) -> None:
    sitting.page.heading("What this machine's policy allows")
    sitting.page.whole(forbidden_lines(sitting.records.policy))
    sitting.page.gap()


def _export(sitting: Sitting, asked: str) -> None:
    text = json.dumps(sitting.records.export(), ensure_ascii=False, indent=2) + "\n"

    def write(path: Path | None, over: bool) -> Written:
        written = write_text(path or free_name(takeaway_folder() / "easi-records.json"), text, overwrite=over)
        return Written(written, note(sitting.records, "records", written))

    write_out(sitting, "Everything that is held about you, as JSON.", asked, write, ".json")


def _erase(sitting: Sitting, asked: str) -> None:
    journal = asked.casefold() == "journal"
    if asked and not journal:
        sitting.page.line(f"settings erase {asked} means nothing here. played erase and a number erases a playthrough.")
        return
    talk = sitting.talk
    talk.page.line("Every entry of the journal goes. It cannot be brought back." if journal else ERASE_ASK)
    if talk.read(f"Type the word {ERASE_WORD} to do it, or Enter to leave it:", own=(ERASE_WORD,)) != ERASE_WORD:
        talk.page.line(NOT_ERASED)
        return
    say_erased(sitting, sitting.records.erase("journal" if journal else "everything"))
    if not journal:
        sitting.last = None
        raise GoHome


_ACTIONS: dict[str, Callable[[Sitting, str], None]] = {
    "profession": _ask_profession,
    "keep": _keep,
    "data": _data,
    "export": _export,
    "erase": _erase,
    "policy": _policy,
}
