"""Writing a recording to a file: the way out for a playthrough that cannot be saved where it should be."""

from __future__ import annotations

from pathlib import Path

from easi_sim.exports.writing import Written, note, write_text
from easi_sim.study.session import Session


def write_recording(session: Session, path: Path, *, overwrite: bool = True) -> Written:
    """Write what was played, whole or not at all, and note that in the records. Raises CannotWrite."""
    written = write_text(path, session.recording().to_json(), overwrite=overwrite)
    return Written(written, note(session.records, "recording", written))
