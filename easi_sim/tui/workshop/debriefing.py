"""What the group's path came to, in words: the two rates and the pattern they make, as the debrief has them."""

from __future__ import annotations

from easi_engine.debrief import MODELS, PROVENANCE, debrief
from easi_engine.errors import TooLarge
from easi_engine.space import membership
from easi_sim.tui.workshop.slides.slide import Line
from easi_sim.words.common import NAME_ONLY, NO_RATES, PATTERN, rate_words
from easi_sim.words.question import grave_words
from easi_sim.workshop.room import Room


def debriefed(room: Room) -> tuple[Line, ...]:
    """Paragraphs for a room whose story has ended, each with its classes. It may take seconds."""
    playthrough = room.playthrough
    try:
        counted = membership(playthrough.program, playthrough.variant)
    except TooLarge as error:
        return (("prose", NO_RATES.format(why=error)), ("prose", PATTERN))
    found = debrief(playthrough, counted)
    card = MODELS.get(found.model or "")
    lines = [("prose", sentence) for sentence in grave_words(room.story, found.questions)]
    lines += [
        ("prose", f"Effective, of what should have been shared, how much was, in time: {rate_words(found.effective)}."),
        ("prose", f"Appropriate, of what should have been kept, how much was: {rate_words(found.appropriate)}."),
    ]
    if card is None:
        lines.append(("prose", "There was nothing to count on one side of this path, so it has no pattern."))
    else:
        lines += [("heading", f"{card.name}: {NAME_ONLY}"), ("quiet", card.rates), ("prose", card.says)]
    return (*lines, ("prose", PATTERN), ("quiet", f"{PROVENANCE['research']} {PROVENANCE['ours']}"))
