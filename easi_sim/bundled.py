"""Where the stories are: those that come with the application, unless others are named."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def stories_folder() -> Path:
    """Return the folder of bundled stories.

    In a checkout that is the repository's own `stories/`, so that an edit shows at once: an editable install
    also leaves a copy in site-packages, which grows stale. A wheel carries them inside the package.
    """
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "stories").is_dir():
        return checkout / "stories"
    return _PACKAGE / "stories"


def library_folder(named: str | None = None) -> Path:
    """Return the folder of stories: the one named, that of EASI_STORIES, or the stories that come with EASI."""
    named = named or os.environ.get("EASI_STORIES")
    return Path(named) if named else stories_folder()
