"""Commands in a terminal of their own, as somebody would drive them."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte

from tests.running import COMMAND, heed_ctrl_c, surroundings

ROWS, COLUMNS = 30, 100
SOON = 30.0


class Terminal:
    """A terminal with a command in it."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        env = surroundings(home, TERM="xterm-256color", LANG="C.UTF-8", **environment)
        env.pop("COLUMNS")
        self.child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], *arguments],
            env=env,
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            preexec_fn=heed_ctrl_c,
        )
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)

    @property
    def shown(self) -> str:
        """What is on the screen now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, holds: str | Callable[[str], bool]) -> str:
        """Wait until a text is shown, or something holds of what is shown; return all of it."""
        end = time.monotonic() + SOON
        while not (self._has(holds) if isinstance(holds, str) else holds(self.shown)):
            assert time.monotonic() < end, self.shown
            self._take()
        return self.shown

    def _has(self, text: str) -> bool:
        """Whether a text is shown, also where the terminal has wrapped it."""
        return text in self.shown or text in "".join(self._screen.display)

    def type(self, text: str) -> None:
        """Press keys."""
        self.child.send(text)

    def settle(self) -> None:
        """Take what was written while nobody looked: a terminal that is not read from keeps its command waiting."""
        for _ in range(10):
            self._take()

    def ended(self) -> int:
        """Wait until the command has ended; return its exit code, or minus the signal that ended it."""
        end = time.monotonic() + SOON
        while self.child.isalive():
            assert time.monotonic() < end, self.shown
            self._take()
        self._take()
        self.child.close()
        code = self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus
        assert isinstance(code, int)
        return code

    def _take(self) -> None:
        try:
            self._stream.feed(self.child.read_nonblocking(65536, 0.1))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return


@contextmanager
def terminal(home: Path, *arguments: str, **environment: str) -> Iterator[Terminal]:
    """A terminal that is closed at the end, whatever happens in it."""
    found = Terminal(home, *arguments, **environment)
    try:
        yield found
    finally:
        if found.child.isalive():
            found.child.kill(signal.SIGKILL)
            found.child.wait()  # closing alone gives a busy machine a tenth of a second
        found.child.close()
