"""The strings of the files a rule looks at, whatever they are for, with the place where each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def _collect(value: Value, page: Page, path: Path, found: list[PlacedString]) -> None:
    """What loading lets through is at most `refusals.Limits.depth` deep, so that this may call itself."""
    if isinstance(value, str):
        if _MORE.search(value):
            found.append(PlacedString(value, At(page, path)))
    elif isinstance(value, Map):
        for key, inner in value.items():
            here = (*path, key)
            if _MORE.search(key):
                found.append(PlacedString(key, At(page, here), is_key=True))
            _collect(inner, page, here, found)
    elif isinstance(value, Seq):
        for index, inner in enumerate(value):
            _collect(inner, page, (*path, index), found)
