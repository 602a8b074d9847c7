"""Lint: what is wrong with a story that loads, each fault with a place and, where it takes one, a way to see it."""

from easi_engine.lint.options import Limits, Options
from easi_engine.lint.registry import REGISTRY, Registered, every_rule
from easi_engine.lint.report import LibraryReport, StoryReport, ViewpointReport
from easi_engine.lint.rule import LibraryRule, Profile, Rule, SeatRule, StoryRule
from easi_engine.lint.runner import lint_library, lint_loaded, lint_story

__all__ = [
    "REGISTRY",
    "LibraryReport",
    "LibraryRule",
    "Limits",
    "Options",
    "Profile",
    "Registered",
    "Rule",
    "SeatRule",
    "StoryReport",
    "StoryRule",
    "ViewpointReport",
    "every_rule",
    "lint_library",
    "lint_loaded",
    "lint_story",
]
