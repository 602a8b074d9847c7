"""Every string of the files a rule looks at, whatever it is for, with the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from easi_engine.loading.names import At, Page
from easi_engine.loading.nodes import Map, Seq, Value


class PlacedString(NamedTuple):
    """A key or a value that is text, and where it stands."""

    text: str
    at: At
    is_key: bool = False


def strings_of(pages: Mapping[str, Page]) -> tuple[PlacedString, ...]:
    """Every key and every text of some files, in the order in which they are written."""
    found: list[PlacedString] = []
    for page in pages.values():
        _collect(page.data, At(page, ()), found)
    return tuple(found)


def _collect(value: Value, at: At, found: list[PlacedString]) -> None:
    """What loading lets through is at most `refusals.Limits.depth` deep, so that this may call itself."""
    if isinstance(value, str):
        found.append(PlacedString(value, at))
    elif isinstance(value, Map):
        page, path = at
        for key, inner in value.items():
            here = At(page, (*path, key))
            found.append(PlacedString(key, here, is_key=True))
            _collect(inner, here, found)
    elif isinstance(value, Seq):
        page, path = at
        for index, inner in enumerate(value):
            _collect(inner, At(page, (*path, index)), found)
