"""What a rule about the shared files, or about all stories beside them, is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from easi_engine.lint.options import Options
from easi_engine.lint.texts import PlacedString, strings_of
from easi_engine.loading.names import At, Page
from easi_engine.story import Library


@dataclass(frozen=True, eq=False)
class LibraryContext:
    """The shared files of a folder of stories."""

    library: Library
    pages: Mapping[str, Page]
    """File name → the file."""
    options: Options
    observed: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Code of a rule → what it observed in each story that was linted, in the order of the stories."""

    @cached_property
    def strings(self) -> tuple[PlacedString, ...]:
        """Keys and texts of the shared files in which there is more than words; concept cards are not among them."""
        return strings_of(self.pages)

    def at(self, file: str, *path: str | int) -> At:
        """A place in a shared file."""
        return At(self.pages[file], path)
