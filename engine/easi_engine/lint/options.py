"""What a lint run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from easi_engine.lint.registry import Registered
from easi_engine.lint.rule import Profile, Rule


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers that a profile sets and a configuration may change."""

    reading_age: int = 14
    """Years; passages of 100 words and more are held to it."""
    option_characters: int = 240
    """The longest words of a choice: three lines at 80 columns."""
    scene_words: int = 400
    """The most words shown at once in one scene."""
    questions: int = 5
    """The fewest questions on each axis for a seat."""
    scenes: int = 10
    """The fewest scenes of a seat."""
    decisions: int = 5
    """The fewest decision points of a seat."""
    endings: int = 4
    """The fewest endings of a seat."""
    states: int = 200_000
    """States explored one by one before going over to sets of states."""
    nodes: int = 1 << 22
    """Nodes that sets of states are made of before giving up: some two hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one run. The engine reads no clock, so the day is given."""

    on: date
    """The day on which the story is looked at, for review dates."""
    profile: Profile = "draft"
    select: tuple[str, ...] = ()
    """Codes or beginnings of codes; none means every rule of the profile."""
    ignore: tuple[str, ...] = ()
    """Codes or beginnings of codes to leave out."""
    fast: bool = False
    """Leave out what needs the reachable states."""
    statistics: bool = False
    """Count also how large each seat is: words, questions, shortest and longest path."""
    limits: Limits = field(default_factory=Limits)

    def wants_code(self, code: str) -> bool:
        """Whether findings of a code are asked for."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not code.startswith(self.ignore or ("-",))

    def wants(self, rule: type[Rule] | Registered) -> bool:
        """Whether a rule is to be run: a code selected in full is run in any profile."""
        return self.wants_code(rule.code) and self.could_run(rule)

    def could_run(self, rule: type[Rule] | Registered) -> bool:
        """Whether a rule is of this profile, is not ignored and is quick enough, selected or not."""
        in_profile = rule.profile == "draft" or self.profile == "publish" or rule.code in self.select
        ignored = rule.code.startswith(self.ignore or ("-",))
        return in_profile and not ignored and not (self.fast and rule.exact)
