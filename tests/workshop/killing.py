"""Hosts in processes of their own, to be killed: a starter forks them, so that each begins at once.

The starter is itself forked before a test has any thread, and has loaded all that a host needs.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from easi_engine.story import Story
from easi_sim.claim import Claim, Claimed
from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts
from easi_sim.workshop.opening import resume
from tests.records.children import can_fork

_claims: list[Claim] = []
"""Of this process, so that they last as long as it does."""


class Hosts:
    """Hosts that can be started and killed."""

    def __init__(self, story: Story) -> None:
        """Begin the starter; its hosts show what was voted once `show` says so."""
        can_fork()
        down, self._orders = os.pipe()
        self._answers, up = os.pipe()
        self._starter = os.fork()
        if self._starter == 0:
            code = 1
            try:
                os.close(self._orders)
                os.close(self._answers)
                _start_hosts(story, down, up)
                code = 0
            finally:
                os._exit(code)
        os.close(down)
        os.close(up)

    def start(self, path: Path, port: int) -> tuple[int, int]:
        """Start a host on a log; return its process and the port it listens at."""
        os.write(self._orders, f"{port} {path}\n".encode())
        said = b""
        while not said.endswith(b"\n"):
            part = os.read(self._answers, 100)
            assert part, "the starter is gone"
            said += part
        process, port = map(int, said.split())
        return process, port

    @staticmethod
    def kill(process: int) -> None:
        """Kill a host, and see it gone."""
        os.kill(process, signal.SIGKILL)
        while True:
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                return
            time.sleep(0.001)

    def end(self) -> None:
        """End the starter."""
        os.close(self._orders)
        os.close(self._answers)
        os.waitpid(self._starter, 0)


def _start_hosts(story: Story, orders: int, answers: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed leaves nothing behind
    with os.fdopen(orders, encoding="utf-8") as lines:
        for line in lines:
            port, _, path = line.strip().partition(" ")
            if os.fork() == 0:
                try:
                    _host(story, Path(path), int(port), answers)
                finally:
                    os._exit(1)


def _host(story: Story, path: Path, port: int, answers: int) -> None:
    """Hold a workshop until somebody kills it."""
    _claims.append(_claimed(path))
    host = resume(path, story)
    server = RoomServer(host, port=port)
    server.start()
    os.write(answers, f"{os.getpid()} {server.port}\n".encode())
    starter = os.getppid()
    while os.getppid() == starter:  # no host outlives the test
        if host.room.phase == "vote" and _word(path).exists():
            host.do(acts.Go(phase="reveal"))
        time.sleep(0.002)


def show(path: Path) -> None:
    """Have the host of a log show what was voted."""
    _word(path).touch()


def _word(path: Path) -> Path:
    return path.with_suffix(".show")


def _claimed(path: Path) -> Claim:
    """Wait until the process before is quite gone."""
    while True:
        try:
            return Claim(path)
        except Claimed:
            time.sleep(0.002)
