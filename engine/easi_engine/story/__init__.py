"""What a story is: frozen models, one to one with what authors write."""

from easi_engine.story.base import many
from easi_engine.story.case import FORMAT, Case
from easi_engine.story.library import Library
from easi_engine.story.scenes import Choice, Reading, Scene, exits, readings_of
from easi_engine.story.story import Story
from easi_engine.story.text import Passage, passages

__all__ = [
    "FORMAT",
    "Case",
    "Choice",
    "Library",
    "Passage",
    "Reading",
    "Scene",
    "Story",
    "exits",
    "many",
    "passages",
    "readings_of",
]
