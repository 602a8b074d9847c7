"""The one place where a workshop happens: acts come in from any thread, and are done one after the other.

An act is tried on the room, written to the log together with whatever else is waiting, and only then is the new room
anybody's to see. If the log cannot be written, nothing has happened.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Lock, Thread

from easi_sim.workshop.acts import Act
from easi_sim.workshop.doing import after
from easi_sim.workshop.file import CannotKeep, WorkshopFile
from easi_sim.workshop.room import Refused, Room

AT_ONCE = 500
"""Acts that are written in one transaction at the most."""

Watcher = Callable[[Room, int], None]
"""Told of the room after a change, and its number: how many changes there have been. Called in the log's own thread."""


class Host:
    """A workshop being held."""

    def __init__(self, file: WorkshopFile, room: Room, *, version: int = 0) -> None:
        """Go on from `room`, which is what the file's log leads to."""
        self.file = file
        self._room = room
        self._version = version
        self._waiting: SimpleQueue[tuple[Act, Future[Room]] | None] = SimpleQueue()
        self._watchers: list[Watcher] = []
        self._lock = Lock()
        self._writer = Thread(target=self._write, name="workshop log", daemon=True)
        self._writer.start()

    @property
    def room(self) -> Room:
        """Where the workshop stands, as far as it is in the log."""
        return self._room

    @property
    def version(self) -> int:
        """The number of the room: it grows with every change."""
        return self._version

    def submit(self, act: Act) -> Future[Room]:
        """Have something done. The future gives the room after it, or raises Refused or CannotKeep."""
        future: Future[Room] = Future()
        future.set_running_or_notify_cancel()  # what is waiting is done: whoever asked may go away meanwhile
        self._waiting.put((act, future))
        return future

    def do(self, act: Act) -> Room:
        """Do something and wait for it. Raises Refused and CannotKeep."""
        return self.submit(act).result()

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Tell `watcher` of every change from now on; return what ends that."""
        with self._lock:
            self._watchers.append(watcher)

        def end() -> None:
            with self._lock:
                if watcher in self._watchers:
                    self._watchers.remove(watcher)

        return end

    def close(self) -> None:
        """Do what is waiting, and close the log."""
        self._waiting.put(None)
        self._writer.join()
        self.file.close()

    def _write(self) -> None:
        while True:
            taken = [self._waiting.get()]
            while len(taken) < AT_ONCE and not self._waiting.empty():
                taken.append(self._waiting.get())
            self._do([one for one in taken if one is not None])
            if None in taken:
                return

    def _do(self, taken: list[tuple[Act, Future[Room]]]) -> None:
        room, now = self._room, datetime.now(UTC)
        done: list[tuple[Act, Future[Room], Room]] = []
        for act, future in taken:
            try:
                room = after(room, act, now)
            except Refused as error:
                future.set_exception(error)
            else:
                done.append((act, future, room))
        if not done:
            return
        try:
            self.file.append((now, act) for act, _, _ in done)
        except CannotKeep as error:
            for _, future, _ in done:
                future.set_exception(error)
            return
        self._room, self._version = room, self._version + len(done)
        for _, future, then in done:
            future.set_result(then)
        with self._lock:
            watchers = tuple(self._watchers)
        for watcher in watchers:
            watcher(room, self._version)
