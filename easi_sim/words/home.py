"""What home, the welcome and the settings say, on screen and in plain mode alike.

Nothing of the engine is loaded for these words: the first frame shows some of them.
"""

from __future__ import annotations

from collections.abc import Iterable

TAGLINE = "You have been told something. Who else should know?"

ABOUT = (
    "Each service holds one piece of a family's story. You take one seat and decide what to ask, tell, share or keep.",
    "After each decision you predict what another agency would have wanted, then read how every other agency saw"
    " the same moment, and why that makes sense from where it stands.",
    "The debrief shows two rates and never one score: how much of what should have been shared was, and how much of"
    " what should have been kept was.",
)
"""What this is, for whoever opens it the first time."""

WELCOME = "Welcome to EASI"

OTHER = "other"
"""The profession of whoever has none of those that the cases have seats for."""

ASK_PROFESSION = "Which is nearest to your own work?"
SEAT_FIRST = "Your own seat comes first in every case."
PROFESSION_WHY = f"{SEAT_FIRST} You can take any of them."
NO_PROFESSION = "Another, or none"

PRIVACY_LINES = (
    "What you do is kept on this machine only, for you. Nothing is sent anywhere.",
    "No name is asked for. Please write nothing about real people.",
    "Settings shows everything that is held, and erases it.",
)
"""Privacy, in three lines."""
PRIVACY_LINES_PRIVATE = (
    "Nothing of this sitting is kept once you leave, and nothing is sent anywhere.",
    "No name is asked for. Please write nothing about real people.",
    "What you want to have later, write to a file before you leave.",
)
"""The same, where nothing outlives the process."""

YOUR_SEAT = "your seat"
SAT_ELSEWHERE = "✓ You have played {seats}. From another seat, the debrief shows how it reads what you decided there."
CASES = "The cases"
GO_ON_OR_CASES = "Go on, or choose a case"
NO_CASES = "There are no cases in {folder}."
NO_MATCH = "No case has “{words}” in its title, summary, themes or seats."


def minutes_words(minutes: int) -> str:
    """How long one seat of a case takes."""
    return f"about {minutes} minutes a seat"


def choices_words(moves: int) -> str:
    """How far a playthrough has come."""
    return "1 choice in" if moves == 1 else f"{moves} choices in"


def unreadable_words(count: int) -> str:
    """That some stories of the folder cannot be played."""
    what = "1 case" if count == 1 else f"{count} cases"
    return f"{what} could not be read; `easi lint` says why."


def seats_words(played: Iterable[str], open_: Iterable[str]) -> str:
    """The seats of a case by agency: those played to an ending, and those still open."""
    done = ", ".join(f"✓ {name}" for name in played)
    left = ", ".join(open_)
    if not done:
        return f"Seats: {left}"
    return f"Played: {done}" + (f" · not yet: {left}" if left else "")


# -- what I have played ------------------------------------------------------------------------------------------

NOTHING_PLAYED = "Nothing is played yet. Every choice you make in a case is kept here, to read again or go on with."
STORY_GONE = "Its case is not in the library now, so it can only be erased."
MARKS = {"finished": "✓", "begun": "…", "what-if": "└"}
"""Signs of a playthrough in the list of what was played; each is said in words beside it too."""


def ending_words(ending: str, pattern: str) -> str:
    """How a playthrough ended, and its pattern where one is known."""
    pattern = f" · pattern: {pattern.lower()}" if pattern else ""
    return f"ended: {ending}{pattern}" if ending else f"ended{pattern}"


def what_if_words(at: int) -> str:
    """From where a what-if goes another way; `at` is how many moves it shares."""
    return f"what if, from choice {at + 1} on"


# -- settings ----------------------------------------------------------------------------------------------------

KEEP_CHOICES = (30, 90, 180, 365)
"""How many days things can be kept without being touched."""
KEEP_WHY = "What nobody touches for so long is erased when EASI next starts."

EXPORT_SAYS = "Everything held about you in one JSON file, your own words too."
RECORDING_SAYS = "The choices of this playthrough, your reasons included; `easi replay` plays them again."
ERASE_JOURNAL = "Every entry of the journal goes, from the files on this machine too. It cannot be brought back."
ERASE_PLAYTHROUGH = "It goes with its what-ifs, from the files on this machine too. It cannot be brought back."
NO_REPORT_YET = "A report is written of a playthrough that has come to an ending. “What I have played” lists yours."
NOTHING_TO_EXPORT = "Nothing is being played, so there are no choices to write to a file."
CAN_EXPORT = "Ctrl+P offers to write what you play to a file."
"""Said with a warning that nothing is kept."""
