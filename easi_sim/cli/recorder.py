"""`--record`: what was played last, written to a file however the sitting ends."""

from __future__ import annotations

from easi_sim.cli.output import tell, tell_trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from easi_sim.study.session import Session


class Recorder:
    """Keeps the session last played in hand, so that leaving, Ctrl-C and a fault of ours lose none of it."""

    def __init__(self, path: Path | None) -> None:
        """Write to `path` at the end; None to write nothing."""
        self.path = path
        self.session: Session | None = None

    def moved(self, session: Session) -> None:
        """Take the state of play that is on the screen now."""
        self.session = session

    def finish(self) -> None:
        """Save what could not be saved before, and write the recording. Call it while the records are open."""
        from easi_sim.errors import Trouble

        session = self.session
        if session is not None and session.warning is not None:
            try:
                session = session.save()
            except Trouble as error:
                tell_trouble(str(error))
            if session.warning is not None:
                tell_trouble(f"What was played last is not saved. {session.warning.problem}")
        if self.path is not None:
            self._write(self.path, session)

    def _write(self, path: Path, session: Session | None) -> None:
        from easi_sim.exports.recording import write_recording

        if session is None:
            tell("Nothing was played, so there is nothing to record.")
            return
        written = write_recording(session, path)
        if written.unnoted is not None:
            tell_trouble(f"Erasing your records will not name {written.path}. {written.unnoted}")
