"""Story text as `Content`: never parsed as markup, always passed through `inert`, glossary terms underlined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content

from easi_engine.play import TermUse, glossary_terms
from easi_engine.story import Story
from easi_sim.text import inert

TERM = "underline"
"""How a term that the glossary explains is marked."""


@lru_cache(maxsize=4_096)
def _uses(story: Story, text: str) -> tuple[TermUse, ...]:
    """Return where terms stand in a text, which is looked through once: what is known is drawn at every choice."""
    return glossary_terms(story, text)


def plain(text: str, style: str = "") -> Content:
    """Return text as it is, made safe to show."""
    return Content.styled(inert(text), style) if style else Content(inert(text))


def prose(story: Story, text: str, style: str = "") -> Content:
    """Return one paragraph with its glossary terms underlined."""
    shown = inert(text)
    content = Content.styled(shown, style) if style else Content(shown)
    for use in _uses(story, shown):
        content = content.stylize(TERM, use.start, use.end)
    return content


def paragraphs(story: Story, texts: Iterable[str], style: str = "") -> Content:
    """Return paragraphs with a blank line between them."""
    return Content("\n\n").join(prose(story, text, style) for text in texts)


def terms_in(story: Story, texts: Iterable[str]) -> tuple[TermUse, ...]:
    """Return the glossary terms used in some texts, each once, in the order met."""
    found: dict[str, TermUse] = {}
    for text in texts:
        for use in _uses(story, inert(text)):
            found.setdefault(use.id, use)
    return tuple(found.values())


def lines(*parts: Content | str) -> Content:
    """Return parts one under another; empty ones make blank lines."""
    return Content("\n").join(parts)
