"""What a report says besides what happened: the same in every form."""

from __future__ import annotations

from easi_engine.debrief import PROVENANCE
from easi_sim import __version__
from easi_sim.records import JournalEntry
from easi_sim.words.common import PATTERN
from easi_sim.words.dates import date_words

KIND = "Report of one playthrough"
METHOD = (
    "Self-directed, scenario-based simulation on a computer: at each decision a choice, a decision record and a"
    " prediction of what one other agency would have wanted, made before reading how every other agency saw it; then a"
    " debrief in two rates. Nobody observed or assessed it."
)
UNREAD = "The records could not be read, so dates, time spent and journal notes are missing."
FICTION = "The case is fiction: its people, places and facts are invented."
TIMED = "worked out from the times of the choices; a pause longer than ten minutes counts as ten"
CUT = (
    "A side counts as high from {cut} on, if nothing grave went wrong on it. That cut-off is ours, not the research's."
)

CLAIMS = (
    "It says what was chosen in one playthrough of one invented case, what was written beside it, and how the case's"
    " author judges what was passed on, with reasons and sources to disagree with.",
    PATTERN,
    "It does not say how its owner acts at work, and nobody has checked who played. No body has accredited it. If you"
    " keep it for revalidation or a portfolio, what counts there is what you made of it: look at your own regulator's"
    " or employer's requirements.",
    PROVENANCE["standing"],
)
"""What a report is and is not."""

HEADINGS = {
    "about": "About this playthrough",
    "reflections": "Reflection",
    "ending": "What happened",
    "pattern": "What the flows show",
    "steps": "The way through the case",
    "decisions": "The decisions, and how others saw them",
    "conduct": "How it was done",
    "consent": "Consent",
    "pieces": "Who knew what",
    "commitments": "To take into practice",
    "questions": "Questions to bring to a workshop",
    "sources": "Sources",
    "claims": "What this report is, and what it is not",
    "sign": "To sign by hand",
}
"""Part of a report → its heading, in the order in which they stand."""

CHOSEN = "your choice"
PREDICTED = "Your prediction"
RECORD = "What you put on record"
OWN_WORDS = "Your reason, in your words"
READ = "How the others saw it"
NOTICED = "noticed first"
STEPS_CAPTION = "The scenes in which you chose something, in order."
STEP_HEADS = ("When", "Scene", "What you chose")
PIECES_CAPTION = "Every fact of the case: who held it at the start, and who came to know it, when and from whom."
PIECE_HEADS = ("Fact", "At the start", "Came to know it")
NOBODY, NO_ONE_ELSE = "nobody", "nobody else"
SIGN = ("Name", "Signature", "Date")
OPTIONS = "What there was to choose from"
MARKS = {"made": "✓", "kept": "✓", "late": "~", "missed": "×", "leaked": "×", "moot": "·"}
"""Status → the mark beside its words."""
NO_POINT = "One of the two rates has nothing to count on this path, so there is no point to draw."
PLANE = "The two rates of this playthrough"


def time_words(seconds: int) -> str:
    """``about 25 minutes``, and no more exact than the times are."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"
    hours, rest = divmod(minutes, 60)
    said = "about an hour" if hours == 1 else f"about {hours} hours"
    if not rest:
        return said
    return f"{said} and a minute" if rest == 1 else f"{said} and {rest} minutes"


def standing(entry: JournalEntry) -> str:
    """How a commitment stands, in words that stay true in a file; nothing for other entries."""
    if entry.kind != "commitment":
        return ""
    if entry.done is not None:
        return f"Done on {date_words(entry.done.astimezone())}"
    return f"To be done by {date_words(entry.due)}" if entry.due else "No date set"


def made_by() -> str:
    """Name the program, for the foot of a report."""
    return f"EASI {__version__}"


def plane_words(effective: float | None, appropriate: float | None, name: str, cut: float) -> str:
    """What the picture of the two rates shows, for whoever does not see it."""
    if effective is None or appropriate is None:
        return NO_POINT
    return (
        "A square. Upwards, how much of what should have been shared was: "
        f"{effective:.0%}. To the right, how much of what should have been kept was: {appropriate:.0%}. Lines at"
        f" {cut:.0%} part it in four: over-open at the top left, ideal at the top right, chaotic at the bottom left,"
        f" over-cautious at the bottom right. This playthrough counts as {name.lower()}."
    )


def point_words(effective: float, appropriate: float) -> str:
    """Where the point lies."""
    return f"The point is this playthrough: effective {effective:.0%}, appropriate {appropriate:.0%}."


def made_on(day: str) -> str:
    """When and with what a report was made."""
    return f"Made on {day} with {made_by()}."
