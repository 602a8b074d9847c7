"""A program in a pseudo-terminal, for timing what it draws. Linux only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

assert sys.platform != "win32", "This needs a pseudo-terminal, which Windows has under another name."

GIVE_UP = 20.0
"""Seconds to wait for anything to be shown."""

CAN_BRACKET = b"\x1b[?2026$p"
"""Asks whether the terminal can take a frame as a whole."""
IT_CAN = b"\x1b[?2026;2$y"
FRAME_ENDS = b"\x1b[?2026l"


class Answered(NamedTuple):
    """Seconds from a key press to the first frame after it, and to the last."""

    first: float
    first_running: float
    """Of these, how long the program ran: what a machine with nothing else to do would need."""
    last: float
    last_running: float


class Terminal:
    """The terminal of one process, which is killed at the end."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        """Start `command` in a terminal of so many columns and rows, where no source tree is in its way."""
        self.begun = time.perf_counter()
        self._child, self._end = pty.fork()
        if self._child == 0:
            os.chdir(Path(sys.executable).parent)
            os.execvpe(command[0], list(command), dict(environment))
        columns, rows = size
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        """Use it as a context."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """End the process."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._end)

    def read(self, wait: float) -> bytes:
        """Return what has been written, waiting so many seconds for something; answer what is asked of a terminal."""
        if not select.select([self._end], [], [], wait)[0]:
            return b""
        try:
            written = os.read(self._end, 1 << 16)
        except OSError:  # how Linux says that the other end has been closed
            sys.exit("The program has ended.")
        if CAN_BRACKET in written:
            os.write(self._end, IT_CAN)
        return written

    def until(self, shown: str) -> float:
        """Wait until some words have been written; the seconds since the process was started."""
        written = b""
        while time.perf_counter() - self.begun < GIVE_UP:
            written += self.read(0.1)
            if shown.encode() in written:
                return time.perf_counter() - self.begun
        sys.exit(f"{shown!r} was never shown. Written last: {written[-500:]!r}")

    def press(self, key: bytes, quiet: float = 0.12) -> Answered | None:
        """Press a key, and wait for the frames after it until there was none for so long; None if none came."""
        before = self._running
        os.write(self._end, key)
        begin = time.perf_counter()
        frames: list[tuple[float, float]] = []
        while written := self.read(quiet):
            if FRAME_ENDS in written:
                frames.append((time.perf_counter() - begin, self._running - before))
        return Answered(*frames[0], *frames[-1]) if frames else None

    @property
    def _running(self) -> float:
        """Seconds that the process's main thread has run, to the nanosecond; its screens are drawn there."""
        return int(Path(f"/proc/{self._child}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9

    @property
    def processor_time(self) -> float:
        """Seconds of processor time that the process has taken."""
        # The fields behind the command's name, which may hold spaces: the 12th and 13th are user and system time.
        fields = Path(f"/proc/{self._child}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
