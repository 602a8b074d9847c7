"""Rooms to be a guest of: the real host and server, on loopback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from easi_sim.guest.client import Guest
from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.host import Host
from easi_sim.workshop.opening import open_workshop
from easi_sim.workshop.room import Turn
from tests.running import corner_shop

POLICE, SCHOOL, HOUSING, HEALTH = Voice(1, "police"), Voice(2, "school"), Voice(3, "housing"), Voice(3, "health")
TABLES = (("Window", ("police",)), ("Door", ("school",)), ("Urn", ("housing", "health")))
SOON = 10.0


class Opened:
    """A room with its tables, being served."""

    def __init__(self, host: Host, server: RoomServer) -> None:
        self.host, self.server = host, server
        self.url, self.code = server.url, host.file.opening.code

    @property
    def turn(self) -> Turn:
        """The scene at hand."""
        assert self.host.room.turn is not None
        return self.host.room.turn

    def seated(self, voice: Voice) -> Guest:
        """A guest who has sat down."""
        guest = Guest(self.url)
        guest.join(self.code)
        guest.sit(*voice)
        return guest

    @staticmethod
    def until(holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + SOON
        while not holds():
            assert time.monotonic() < end, "it never came about"
            time.sleep(0.01)


@contextmanager
def opened(place: Path, *, wall: bool = True) -> Iterator[Opened]:
    """Open a room on the test story's school seat."""
    host = open_workshop(corner_shop(), "school", wall=wall, place=place)
    for name, seats in TABLES:
        host.do(acts.AddTable(name=name, seats=seats))
    server = RoomServer(host)
    server.start()
    found = Opened(host, server)
    try:
        yield found
    finally:
        found.server.stop()
        host.close()
