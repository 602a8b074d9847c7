"""The words of the debrief: the four models, the statuses, and what is the research's and what is ours."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.debrief.marks import HIGH


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One of the four models, in words."""

    name: str
    rates: str
    """Where its two rates lie."""
    says: str


MODELS: dict[str, ModelCard] = {
    "ideal": ModelCard(
        "Ideal",
        "shared what was needed, kept what was not",
        "In this playthrough most of what needed to move did, in time, and most of what should have stayed put did.",
    ),
    "over-open": ModelCard(
        "Over-open",
        "shared what was needed, and more",
        "In this playthrough what needed to move moved, and so did things that should have stayed where they were."
        " Trust and safety can be lost that way, and with them the next thing a family would have told you.",
    ),
    "over-cautious": ModelCard(
        "Over-cautious",
        "kept what was not needed, and more",
        "In this playthrough little went where it should not, and things that someone needed did not reach them"
        " in time. A picture that nobody holds whole is one that nobody can act on.",
    ),
    "chaotic": ModelCard(
        "Chaotic",
        "shared some of the wrong things and kept some of the needed ones",
        "In this playthrough needed things did not arrive, and things that should have stayed put moved."
        " It often looks like effort: much is passed on, to those who happen to be near.",
    ),
}

STATUS_WORDS: dict[str, str] = {
    "made": "shared in time",
    "late": "shared, but late",
    "missed": "needed, not shared",
    "moot": "did not come up",
    "kept": "kept",
    "leaked": "shared when it should have been kept",
}

PROVENANCE: dict[str, str] = {
    "research": (
        "The four models come from a review of research by Richardson and Asthana (2006), which proposes them as a"
        " way to think. The idea of a primary focus comes from the EASI research project"
        " (University of Bradford, 2013–14)."
    ),
    "ours": (
        "Measuring a playthrough as two rates, the questions they count, and the cut-off of"
        f" {HIGH:.0%} are ours. So are the stories, the readings and every verdict in them."
    ),
    "pattern": (
        "This is a pattern of this playthrough, not of you. Another path through the same case may show another."
    ),
    "standing": (
        "EASI here is an independent reconstruction from published descriptions. Its own materials were not found, and"
        " its authors have not endorsed this. It is training, not legal advice, and certifies no competence."
    ),
}
