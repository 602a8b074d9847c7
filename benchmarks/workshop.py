"""Whether a workshop keeps up when a whole room votes within a second: 60 seats, and 300 for headroom.

    python -m benchmarks.workshop [--seats 60 300] [--scenes 6]

The host runs in a process of its own, as at a workshop: the log on a disk, the server on loopback, and a facilitator's
tally made anew after every change. Each seat is what a phone is: a form sent on one connection, the page loaded anew
after it and with every change it is told of, and a stream of such changes on another. In each scene every seat votes
once, at a moment of its own within one second. Every vote has to be counted once. Needs Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.common import default_story, rounded, story_at, table, write_results
from benchmarks.keys import percentile
from easi_sim.web.server import RoomServer
from easi_sim.workshop import acts, tally
from easi_sim.workshop.opening import open_workshop
from easi_sim.workshop.room import Room

LIMIT = 0.300
"""Seconds within which 19 of 20 votes are to be in the facilitator's tally."""
MOST_MEMORY = 250
"""Megabytes that the host may take."""
WITHIN = 1.0
"""Seconds in which all of a room votes."""


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--seats", type=int, nargs="+", default=[60, 300])
    parser.add_argument("--scenes", type=int, default=6)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(arguments.serve)
        return
    results = {f"{seats} seats": asyncio.run(measured(seats, arguments.scenes)) for seats in arguments.seats}
    heads = list(next(iter(results.values())))
    table(["", *heads], [(name, *(f"{found[head]:.3g}" for head in heads)) for name, found in results.items()])
    ratios = {
        name: {
            "50% of votes, times 300 ms": rounded(found["50% ms"] / 1000 / LIMIT),
            "95% of votes, times 300 ms": rounded(found["95% ms"] / 1000 / LIMIT),
            "the last vote, times 300 ms": rounded(found["last ms"] / 1000 / LIMIT),
            "host's memory, times 250 MB": rounded(found["MB"] / MOST_MEMORY),
            "votes sent": found["sent"],
            "votes counted": found["counted"],
        }
        for name, found in results.items()
    }
    write_results("workshop", ratios)
    if any(found["sent"] != found["counted"] for found in results.values()):
        sys.exit("Not every vote was counted once.")


# -- the host, in its own process --------------------------------------------------------------------------------------


def serve(place: Path) -> None:
    """Hold a workshop, led by lines on standard input; answer each with a line of JSON."""
    story = story_at(default_story())
    host = open_workshop(story, "school", place=place)
    for number in range(6):
        seats = host.room.seats[number % len(host.room.seats) :][: 1 + number % 2]
        host.do(acts.AddTable(name=f"Table {number + 1}", seats=seats))
    seen: dict[str, float] = {}

    def watch(room: Room, version: int) -> None:
        turn = room.turn
        if turn is not None:
            tally.tables_of(room, turn)
            now = time.monotonic()
            for guest in turn.votes:
                seen.setdefault(guest, now)

    host.watch(watch)
    server = RoomServer(host)
    server.start()
    tables = [(one.number, seat) for one in host.room.tables for seat in one.seats]
    say({"port": server.port, "code": host.file.opening.code, "tables": tables})
    for line in sys.stdin:
        command = line.strip()
        turn = host.room.turn
        if command == "vote":
            seen.clear()
            host.do(acts.Go(phase="vote"))
            turn = host.room.turns[-1]
            say({"turn": turn.number, "options": turn.options})
        elif command == "reveal" and turn is not None:
            voices = tally.voices(host.room)
            say({"seen": seen, "counted": tally.votes_of(host.room, turn, *voices).total()})
            host.do(acts.Go(phase="reveal"))
            host.do(acts.Pick(turn=turn.number, choice=turn.options[0]))
        elif command == "memory":
            status = Path("/proc/self/status").read_text(encoding="ascii")
            say({"kB": next(int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM"))})
    server.stop()
    host.close()


def say(what: dict[str, Any]) -> None:
    """Write a line of JSON."""
    print(json.dumps(what), flush=True)


class Host:
    """The other process."""

    def __init__(self, place: Path) -> None:
        """Start it."""
        command = [sys.executable, "-m", "benchmarks.workshop", "--serve", str(place)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.began = self._heard()

    def do(self, command: str) -> dict[str, Any]:
        """Have it do something."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        return self._heard()

    def end(self) -> None:
        """Have it end."""
        self._process.communicate(timeout=30)

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


# -- seats -------------------------------------------------------------------------------------------------------------


class Phone:
    """One seat: a browser with two connections, no more of one than it takes."""

    def __init__(self, port: int) -> None:
        """Be nobody yet."""
        self._port = port
        self._host = f"127.0.0.1:{port}"
        self._cookie = ""
        self._busy = asyncio.Lock()

    @property
    def guest(self) -> str:
        """The name by which the host knows it."""
        return self._cookie.partition("=")[2].partition(".")[0]

    async def come(self, code: str, voice: Sequence[object]) -> None:
        """Join, sit, and listen."""
        await self._connect()
        await self.send("/join", code=code)
        await self.send("/sit", table=voice[0], seat=voice[1])
        self._listening = asyncio.create_task(self._listen())

    async def vote(self, turn: int, choice: str, after: float) -> float:
        """Vote after so many seconds, and look at the page that comes; return when it was sent."""
        await asyncio.sleep(after)
        sent = time.monotonic()
        await self.send("/vote", turn=turn, choice=choice)
        return sent

    async def send(self, path: str, **fields: object) -> None:
        """Send a form, and load the page that it leads to."""
        body = urlencode(fields)
        kind = "Content-Type: application/x-www-form-urlencoded"
        status = await self._ask(
            f"POST {path}", f"Origin: http://{self._host}", kind, f"Content-Length: {len(body)}", body=body
        )
        if status != 303:
            raise SystemExit(f"{path} was answered with {status}.")
        await self._ask("GET /room")

    async def _ask(self, what: str, *headers: str, body: str = "") -> int:
        lines = (f"{what} HTTP/1.1", f"Host: {self._host}", f"Cookie: {self._cookie}", *headers, "", body)
        async with self._busy:
            if self._in.at_eof():  # the host has closed what was not used for a while
                self._out.close()
                await self._connect()
            self._out.write("\r\n".join(lines).encode())
            head = (await self._in.readuntil(b"\r\n\r\n")).decode("latin-1")
            told = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
            await self._in.readexactly(int(told.get("content-length", 0)))
        self._cookie = told.get("set-cookie", self._cookie).partition(";")[0]
        return int(head.split(" ", 2)[1])

    async def _connect(self) -> None:
        self._in, self._out = await asyncio.open_connection("127.0.0.1", self._port)

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(f"GET /events HTTP/1.1\r\nHost: {self._host}\r\nCookie: {self._cookie}\r\n\r\n".encode())
        try:
            while line := await reader.readline():
                if line.startswith(b"event: room"):
                    await self._ask("GET /room")
        finally:
            writer.close()

    def go(self) -> None:
        """Go away."""
        self._listening.cancel()
        self._out.close()


async def measured(seats: int, scenes: int) -> dict[str, float]:
    """Let a room of so many seats vote on so many scenes; what that took."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        host = Host(Path(folder) / "bench.workshop")
        phones = [Phone(host.began["port"]) for _ in range(seats)]
        tables = host.began["tables"]
        for first in range(0, seats, 20):
            coming = enumerate(phones[first : first + 20], start=first)
            code = host.began["code"]
            await asyncio.gather(*(phone.come(code, tables[number % len(tables)]) for number, phone in coming))
        times: list[float] = []
        counted = 0
        for _ in range(scenes):
            asked = host.do("vote")
            await asyncio.sleep(1.5)  # they have read it
            votes = [
                phone.vote(asked["turn"], chance.choice(asked["options"]), chance.random() * WITHIN) for phone in phones
            ]
            sent = await asyncio.gather(*votes)
            found = host.do("reveal")
            counted += found["counted"]
            times += [found["seen"][phone.guest] - then for phone, then in zip(phones, sent, strict=True)]
        memory = host.do("memory")["kB"] / 1000
        for phone in phones:
            phone.go()
        await asyncio.sleep(0)
        host.end()
    return {
        "sent": seats * scenes,
        "counted": counted,
        "50% ms": percentile(times, 0.5) * 1000,
        "95% ms": percentile(times, 0.95) * 1000,
        "last ms": max(times) * 1000,
        "MB": memory,
    }


if __name__ == "__main__":
    main()
