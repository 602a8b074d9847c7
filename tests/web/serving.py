"""Rooms behind their real server, and browsers that are no browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from easi_sim.workshop.opening import open_workshop
from easi_sim.workshop.room import Room
from tests.running import corner_shop
from tests.workshop.holding import TABLES

AS_JSON = {"accept": "application/json"}
DETAILS = "Ring 0113 496 0123"
"""Words that look as if they held somebody's details."""


@dataclass
class Serving:
    """A room that is open, and what leads it."""

    host: Host
    server: RoomServer

    @property
    def room(self) -> Room:
        """Where it stands."""
        return self.host.room

    @property
    def code(self) -> str:
        """Its join code."""
        return self.host.file.opening.code

    @property
    def origin(self) -> str:
        """Its address, as browsers say where something comes from."""
        return self.server.url.rstrip("/")

    def go(self, *phases: acts.Phase) -> None:
        """Lead on."""
        for phase in phases:
            self.host.do(acts.Go(phase=phase))

    def client(self, **given: Any) -> httpx.Client:
        """A browser that has not joined."""
        headers = {"origin": self.origin, **given.pop("headers", {})}
        # Without `verify` no certificates are read, which takes longer than all else here.
        return httpx.Client(base_url=self.server.url, headers=headers, timeout=20, **{"verify": False, **given})

    def joined(self, **given: Any) -> httpx.Client:
        """A browser with the cookie, that has no seat."""
        client = self.client(**given)
        assert client.post("/join", data={"code": self.code}).status_code in {200, 303}
        return client

    def seated(self, table: int = 1, seat: str = "police", **given: Any) -> httpx.Client:
        """A browser with a seat."""
        client = self.joined(**given)
        assert client.post("/sit", data={"table": str(table), "seat": seat}).status_code in {200, 303}
        return client

    def guest(self, client: httpx.Client) -> str:
        """The name by which the room knows a browser."""
        return str(client.cookies["easi-seat"]).partition(".")[0]


@contextmanager
def serving(place: Path, *, wall: bool = True, **given: Any) -> Iterator[Serving]:
    """Open a room of the test story with its three tables."""
    host = open_workshop(corner_shop(), "school", variant="quiet", wall=wall, place=place)
    for name, seats in TABLES:
        host.do(acts.AddTable(name=name, seats=seats))
    server = RoomServer(host, **given)
    try:
        server.start()
        yield Serving(host, server)
    finally:
        server.stop()
        host.close()


def refused(response: httpx.Response) -> str:
    """Why something was refused, said in JSON."""
    said = response.json()
    assert set(said) == {"refused"}
    return str(said["refused"])
