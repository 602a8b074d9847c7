"""Where the stories that come with the application are."""

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
