"""The page of a rule or of a loading fault, taken apart. `easi rule` prints it and docs/rules/ is made of it.

A rule's page is the docstring of its module. A fault that loading reports has no module of its own; its page is a file
in the folder loading_pages, read when pages are asked for.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from easi_engine.lint.registry import REGISTRY, every_rule
from easi_engine.lint.rule import Rule
from easi_engine.loading.codes import LOADING_FAULTS, Fault
from easi_engine.loading.codes_story import STORY_FAULTS

HEADINGS = ("What it does", "Why is this bad?", "Example", "Use instead")
"""The headings of every page, in order."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece of a story on a page."""

    file: str
    """Where it stands: ``story.yaml``, ``scenes/school.yaml`` or a shared file."""
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """What there is to read about a rule."""

    code: str
    name: str
    title: str
    """The fault, in a sentence."""
    sections: dict[str, str]
    """Heading → Markdown."""

    def samples(self, heading: str) -> tuple[Sample, ...]:
        """The pieces of a story under a heading; code fences name the file they are from."""
        return tuple(Sample(file, text) for file, _, text in _FENCE.findall(self.sections[heading]))

    def left_out(self, heading: str) -> tuple[str, ...]:
        """Top-level keys that the story of an example lacks: ``without=KEY`` behind a fence's file."""
        return tuple(key for _, key, _ in _FENCE.findall(self.sections[heading]) if key)


_FENCE = re.compile(r"^```(?:yaml|markdown) (\S+?)(?: without=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


_LOADING_PAGES = Path(__file__).parent / "loading_pages"


def pages() -> dict[str, RulePage]:
    """Code → page, of every rule and of every fault that loading reports, in the order of the codes."""
    found = [page_of(rule) for rule in every_rule()]
    found += [loading_page(fault) for fault in (*LOADING_FAULTS, *STORY_FAULTS)]
    return {page.code: page for page in sorted(found, key=lambda page: page.code)}


def page(code: str) -> RulePage:
    """The page of one code; KeyError where there is none."""
    rules = {registered.code: registered for registered in REGISTRY}
    if code in rules:
        return page_of(rules[code].load())
    return loading_page({fault.code: fault for fault in (*LOADING_FAULTS, *STORY_FAULTS)}[code])


def page_of(rule: type[Rule]) -> RulePage:
    """The page of a rule."""
    return _page(rule.code, rule.name, sys.modules[rule.__module__].__doc__ or "")


def loading_page(fault: Fault) -> RulePage:
    """The page of a fault that loading reports."""
    return _page(fault.code, fault.name, (_LOADING_PAGES / f"{fault.code}.md").read_text(encoding="utf-8"))


def _page(code: str, name: str, text: str) -> RulePage:
    title, _, rest = text.strip().partition("\n")
    parts = re.split(r"^## (.+)$", rest, flags=re.MULTILINE)
    sections = {heading.strip(): body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    return RulePage(code, name, title, sections)
