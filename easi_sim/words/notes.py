"""What the notes say of a fact beside its own words: how it is known, and how closely the law guards it."""

from __future__ import annotations

from easi_engine.play import KnownFact
from easi_sim.words.common import CATEGORY, day_words

FROM_THE_START = "from the start"
"""How a fact came that the seat began with."""

NEW = "new"
"""Said of what came since the last choice."""

KIND = {
    "reported": "Somebody told it, and you have not seen it yourself. It may be so, or partly so.",
    "opinion": "What a professional makes of what they saw. Another might see it otherwise.",
    "allegation": "Somebody says that somebody did something. It is neither shown nor ruled out.",
    "intelligence": "Information the police hold and have graded. It is not evidence.",
}
"""How a fact is known, where nobody here saw it → what that means."""

GUARDED = {
    "special": "The law guards some information more closely, such as health, religion and sexuality.",
    "criminal": "It is about offences, proven or not. The law asks more before that is passed on.",
}
"""How a fact is guarded, where the law asks more than usual → what that means."""


def sorts(fact: KnownFact) -> dict[str, str]:
    """What is to be said of a fact's sort, words → meaning; nothing for what was seen and is ordinary."""
    found = {fact.kind: KIND[fact.kind]} if fact.kind in KIND else {}
    if fact.category in GUARDED:
        found[CATEGORY[fact.category]] = GUARDED[fact.category]
    return found


def how_words(fact: KnownFact) -> str:
    """How a fact came to be known, and when: ``from Housing, day 7 · reported``."""
    how = fact.how if fact.how == FROM_THE_START else f"{fact.how}, {day_words(fact.day)}".rstrip(", ")
    return " · ".join([how, *sorts(fact)])
