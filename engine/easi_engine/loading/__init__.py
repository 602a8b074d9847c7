"""From files to a story: every value with its place, and everything wrong as findings."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:  # without `typing`, which `easi --version` would have to load
    from typing import Any

    from easi_engine.loading.codes import LOADING_FAULTS, Fault
    from easi_engine.loading.codes_story import STORY_FAULTS
    from easi_engine.loading.folder import Loaded, load_story, story_folders
    from easi_engine.loading.parser import parser_name
    from easi_engine.loading.schema import schemas
    from easi_engine.loading.shared import LoadedLibrary, load_library

__all__ = [
    "LOADING_FAULTS",
    "STORY_FAULTS",
    "Fault",
    "Loaded",
    "LoadedLibrary",
    "load_library",
    "load_story",
    "parser_name",
    "schemas",
    "story_folders",
]

_HOMES = {
    "codes": ("LOADING_FAULTS", "Fault"),
    "codes_story": ("STORY_FAULTS",),
    "folder": ("Loaded", "load_story", "story_folders"),
    "parser": ("parser_name",),
    "schema": ("schemas",),
    "shared": ("LoadedLibrary", "load_library"),
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: `easi --version` needs only the parser's name."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
