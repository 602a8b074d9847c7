"""The strings of the files a rule looks at, whatever they are for, with the place where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from easi_engine.loading.names import At, Page
from easi_engine.loading.nodes import Map, Seq, Value
from easi_engine.loading.wording import Path


class PlacedString(NamedTuple):
    """A key or a value that is text, and where it stands."""

    text: str
    at: At
    is_key: bool = False


_MORE = re.compile(r"[^ -/:-?A-~]|\.\w")
"""What a string has besides words: a digit, an @, a dot inside a word, a line break, any character beyond ASCII."""


def strings_of(pages: Mapping[str, Page]) -> tuple[PlacedString, ...]:
    """Every key and text of some files in which there is more than words, in the order in which they are written."""
    found: list[PlacedString] = []
    for page in pages.values():
        _collect(page.data, page, (), found)
    return tuple(found)


def _collect(within: Map | Seq, page: Page, path: Path, found: list[PlacedString]) -> None:
    """What loading lets through is at most `refusals.Limits.depth` deep, so that this may call itself."""
    entries: Iterable[tuple[str | int, Value]] = within.items() if isinstance(within, Map) else enumerate(within)
    for key, value in entries:
        if isinstance(key, str) and _MORE.search(key):
            found.append(PlacedString(key, At(page, (*path, key)), is_key=True))
        if isinstance(value, str):
            if _MORE.search(value):
                found.append(PlacedString(value, At(page, (*path, key))))
        elif isinstance(value, Map | Seq):
            _collect(value, page, (*path, key), found)
