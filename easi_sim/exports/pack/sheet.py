"""The facilitator's sheet, which is Markdown beside the story, as a part of a page."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markupsafe import Markup

from easi_sim.errors import Trouble
from easi_sim.text import inert

NAME = "facilitator.md"
"""The sheet, in the folder of a story."""
WEB = ("https://", "http://")
MOST = 200_000
"""Bytes of it that are read: some forty times the longest there is."""


def sheet_of(folder: Path) -> Markup | None:
    """Return the sheet as HTML; None where a story has none. Raises Trouble where it cannot be read.

    No HTML of the author's own gets through, and a link only to the web: what lies beside the story does not lie
    beside the page.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > MOST:
            raise Trouble(f"{path} is longer than a facilitator's sheet can be ({MOST:,} bytes).")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}."
        ) from error
    return Markup(_markdown().render(inert(text)))  # made by the renderer, which lets no HTML of the text's through


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.disable("image")
    markdown.core.ruler.push("web-links-only", _web_links_only)
    return markdown


def _web_links_only(state: StateCore) -> None:
    """Leave of a link to anywhere else its words. Links do not nest."""
    for block in state.tokens:
        away = False
        inside = []
        for token in block.children or ():
            if token.type == "link_open":
                away = not str(token.attrGet("href")).startswith(WEB)
            if not (away and token.type in {"link_open", "link_close"}):
                inside.append(token)
        if block.children is not None:
            block.children = inside
