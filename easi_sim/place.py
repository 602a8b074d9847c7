"""Where the learner's records are, known without loading what reads them: the first frame is drawn before that."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import platformdirs

FILE = "records.sqlite"


def home_folder() -> Path:
    """Return where records are kept: EASI_HOME, or this user's data folder."""
    named = os.environ.get("EASI_HOME")
    return Path(named) if named else Path(platformdirs.user_data_dir("easi", appauthor=False))


def glance(setting: str, home: Path | None = None) -> str:
    """Return a setting as it stands in the file, or nothing where there is no file or it cannot be read just now.

    For the colours of the first frame. Whatever is wrong with the file is said when the records are opened.
    """
    path = (home or home_folder()) / FILE
    try:
        if not path.is_file():
            return ""
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (setting,)).fetchone()
    except (sqlite3.Error, OSError):
        return ""
    return str(row[0]) if row else ""


def wants_privacy() -> bool:
    """Whether EASI_PRIVATE asks that nothing be kept."""
    return os.environ.get("EASI_PRIVATE", "") not in {"", "0"}
