"""Everything there is to read about the rules: for a terminal, as Markdown, and as data."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from easi_engine.findings import Severity
from easi_engine.lint import Profile, every_rule
from easi_engine.lint.families import FAMILIES
from easi_engine.lint.pages import RulePage, pages
from easi_sim.linting.fixers import FIXERS

_FENCE = re.compile(r"^```(\w*) ?(\S*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A piece of a file: its language, its name and its text."""
_EXAMPLE_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of fault: its page, and when it is looked for."""

    page: RulePage
    severity: Severity = "error"
    profile: Profile = "draft"
    exact: bool = False

    @property
    def fixable(self) -> bool:
        """Whether `easi lint --fix` can mend it."""
        return self.page.code in FIXERS

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.page.code[:2]

    def facts(self) -> list[str]:
        """How serious it is and when it is looked for, each in a phrase."""
        said = [
            "an error" if self.severity == "error" else "a warning",
            "looked for always" if self.profile == "draft" else "looked for with `--profile publish`",
        ]
        if self.exact:
            said.append("left out with `--fast`, because it takes every state a story can reach")
        if self.fixable:
            said.append("`easi lint --fix` mends it where there is only one way to")
        return said

    def row(self) -> dict[str, Any]:
        """Its line in a list, as data."""
        return {
            "code": self.page.code,
            "name": self.page.name,
            "family": FAMILIES[self.family],
            "severity": self.severity,
            "profile": self.profile,
            "exact": self.exact,
            "fixable": self.fixable,
            "title": self.page.title,
        }


def rulebook() -> tuple[Entry, ...]:
    """Every kind of fault that can be reported, those of loading included, by code."""
    rules = {rule.code: rule for rule in every_rule()}
    return tuple(
        Entry(page, rule.severity, rule.profile, rule.exact) if (rule := rules.get(code)) else Entry(page)
        for code, page in pages().items()
    )


def in_families(entries: tuple[Entry, ...]) -> Iterator[tuple[str, list[Entry]]]:
    """The letters of each family with its entries; families without any are left out."""
    for family in FAMILIES:
        if members := [entry for entry in entries if entry.family == family]:
            yield family, members


def table(entries: tuple[Entry, ...]) -> str:
    """Codes and names by family, for a terminal."""
    longest = max(len(entry.page.name) for entry in entries)
    parts = []
    for family, members in in_families(entries):
        lines = [f"{family}: {FAMILIES[family]}"]
        for entry in members:
            notes = [note for note in (entry.severity, entry.profile) if note in ("warning", "publish")]
            lines.append(f"  {entry.page.code}  {entry.page.name:{longest}}  {', '.join(notes)}".rstrip())
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_text(entry: Entry, width: int) -> str:
    """A page for a terminal of that width: plain headings, and examples indented."""
    page = entry.page
    parts = [f"{page.code} {page.name}", _wrapped(page.title, width), _wrapped(_sentence(entry), width)]
    for heading, body in page.sections.items():
        parts += [heading.upper(), *_body(body, width)]
    return "\n\n".join(parts)


def as_markdown(entry: Entry) -> str:
    """A page as a file of Markdown."""
    page = entry.page
    parts = [f"# {page.code}: {page.name}", page.title, f"*{_sentence(entry)}*"]
    for heading, body in page.sections.items():
        shown = _FENCE.sub(lambda found: f"{_caption(found[2])}```{found[1]}\n{found[3]}```", body)
        parts += [f"## {heading}", shown]
    return "\n\n".join(parts) + "\n"


def index_as_markdown(entries: tuple[Entry, ...]) -> str:
    """All kinds of fault in tables, with links to their pages."""
    parts = []
    for family, members in in_families(entries):
        rows = [f"## {family}: {FAMILIES[family]}", "", "| code | name | what is wrong |", "| --- | --- | --- |"]
        for entry in members:
            page = entry.page
            marks: list[str] = [mark for mark in (entry.severity, entry.profile) if mark in ("warning", "publish")]
            marks += ["fixable"] if entry.fixable else []
            noted = f" *({', '.join(marks)})*" if marks else ""
            title = page.title.replace("|", "\\|")
            rows.append(f"| [{page.code}]({page.code}.md) | {page.name} | {title}{noted} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _sentence(entry: Entry) -> str:
    text = "; ".join(entry.facts())
    return f"{text[:1].upper()}{text[1:]}."


def _caption(file: str) -> str:
    return f"In `{file}`:\n\n" if file else ""


def _body(markdown: str, width: int) -> Iterator[str]:
    """Paragraphs wrapped, lists with their hyphens hanging, code as it is with its file's name above."""
    here = 0
    for fence in _FENCE.finditer(markdown):
        yield from _prose(markdown[here : fence.start()], width)
        caption = f"In {fence[2]}:\n\n" if fence[2] else ""
        yield caption + textwrap.indent(fence[3].rstrip("\n"), _EXAMPLE_INDENT)
        here = fence.end()
    yield from _prose(markdown[here:], width)


def _prose(markdown: str, width: int) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        if not paragraph:
            continue
        items = re.split(r"^(?=(?:[-*]|\d+\.) )", paragraph, flags=re.MULTILINE)
        yield "\n".join(_wrapped(item, width) for item in items if item.strip())


def _wrapped(text: str, width: int) -> str:
    """One paragraph or item of a list, filled; bold and links lose their marks."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"\[([^]]+)\]\(([^)]+)\)", r"\1 (\2)", text)
    marker = re.match(r"(?:[-*]|\d+\.) ", text)
    hanging = " " * len(marker[0]) if marker else ""
    return textwrap.fill(text, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
