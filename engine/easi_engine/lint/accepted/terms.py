"""The words in which it is said what was accepted. Nothing here needs what works it out, which takes long to load."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

SCENES, EVENTS, TIMELINE, CONSENT, QUESTIONS = "scenes", "events", "timeline", "consent", "questions"
SECTIONS = (SCENES, EVENTS, TIMELINE, CONSENT, QUESTIONS)
"""What there is something to say of, in the order of the file."""

EXACTLY = "exactly"
"""The key of a fingerprint."""

Place = tuple[str, str]
"""A section, and the id of a scene, shared event, timeline event, consent request or verdict question in it."""

Item = tuple[Any, ...]
"""Something shown: its kind, and ids, numbers and words that say what. Nothing of how states are kept."""

Facts: TypeAlias = "dict[str, Any]"
"""Words and numbers under the keys of the file: mappings, lists of texts, texts."""


class SeatAccount(NamedTuple):
    """What a learner can meet in one seat."""

    exactly: str
    """The fingerprint of everything in it."""
    places: dict[Place, Facts]
    """What there is to say of each place, with a fingerprint of its own under `EXACTLY`."""
    knowledge: dict[str, tuple[str, ...]]
    """Holder → what it can come to know."""


class SeatAccepted(NamedTuple):
    """What was accepted of one seat."""

    rules: str
    """The fingerprint of the rules it was played by; while they are the same, so is everything else."""
    account: SeatAccount
