"""Lint: what is wrong with a story that loads, each fault with a place and, where it takes one, a way to see it."""

from easi_engine.lint.options import Limits, Options
from easi_engine.lint.registry import RULES
from easi_engine.lint.report import LibraryReport, StoryReport, ViewpointReport
from easi_engine.lint.rule import LibraryRule, Profile, Rule, SeatRule, StoryRule
from easi_engine.lint.runner import lint_library, lint_loaded, lint_story

__all__ = [
    "RULES",
    "LibraryReport",
    "LibraryRule",
    "Limits",
    "Options",
    "Profile",
    "Rule",
    "SeatRule",
    "StoryReport",
    "StoryRule",
    "ViewpointReport",
    "lint_library",
    "lint_loaded",
    "lint_story",
]
