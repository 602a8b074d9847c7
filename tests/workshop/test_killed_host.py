"""A host killed with `kill -9` between vote and reveal, and gone on with: no vote is lost, and none counts twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from easi_sim.guest.client import Guest, NoAnswer, State
from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import WorkshopFile
from easi_sim.workshop.opening import open_workshop, read
from easi_sim.workshop.room import Room
from tests.running import corner_shop
from tests.workshop.killing import Hosts, show

SEATS = ("police", "school", "housing")
PHONES = 9
SOON = 30.0


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    found = Hosts(corner_shop())
    try:
        yield found
    finally:
        found.end()


class Phone:
    """Somebody who votes, changes their mind, and looks on until it is shown what all have voted."""

    def __init__(self, address: str, code: str, voice: Voice) -> None:
        self.guest = Guest(address)
        self.guest.join(code)
        self.guest.sit(*voice)
        self.taken: list[str] = []
        """What the room has said that it took."""
        self.last: State | None = None
        self.over, self.voted = Event(), Event()
        self.lost = 0
        self._thread = Thread(target=self._follow, daemon=True)

    def begin(self, wanted: list[str], pause: float) -> None:
        """Vote for one option after the other, each until it is taken, and then look on."""
        self._wanted, self._pause = wanted, pause
        self._thread.start()

    def _follow(self) -> None:
        for choice in self._wanted:
            time.sleep(self._pause)
            while True:
                try:
                    self.guest.vote(1, choice, instead=True)
                except NoAnswer:
                    self.lost += 1
                    time.sleep(0.01)
                else:
                    self.taken.append(choice)
                    break
        self.voted.set()
        for state in self.guest.follow(self.over):
            self.last = state
            if state is not None and state["phase"] == "reveal":
                break
        self.guest.close()

    def join(self) -> State:
        """Wait until it has seen what all have voted."""
        self._thread.join(SOON)
        assert not self._thread.is_alive(), (self.taken, self.last)
        assert self.last is not None
        return self.last


def opened(path: Path) -> str:
    """A room that is asked to vote, its tables set; return the code."""
    host = open_workshop(corner_shop(), "school", place=path)
    for number, seat in enumerate(SEATS, start=1):
        host.do(acts.AddTable(name=f"Table {number}", seats=(seat,)))
    host.do(acts.Go(phase="vote"))
    host.close()
    return host.file.opening.code


def room_in(path: Path) -> Room:
    """The room that a log leads to."""
    file = WorkshopFile.reopen(path)
    try:
        return read(file, corner_shop())[0]
    finally:
        file.close()


def test_no_vote_is_lost_or_doubled(
    tmp_path: Path, hosts: Hosts, is_long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("easi_sim.guest.client.AGAIN", (0.02, 0.05))
    lots = random.Random(11)
    broken = 0
    for run in range(200 if is_long else 20):
        path = tmp_path / f"{run}.workshop"
        code = opened(path)
        process, port = hosts.start(path, 0)
        phones = [Phone(f"127.0.0.1:{port}", code, Voice(at % 3 + 1, SEATS[at % 3])) for at in range(PHONES)]
        options = [option["id"] for option in phones[0].guest.state()["turn"]["options"]]
        for phone in phones:
            phone.begin([lots.choice(options) for _ in range(lots.randint(1, 3))], lots.uniform(0, 0.02))
        time.sleep(lots.uniform(0, 0.15))
        hosts.kill(process)
        process, again = hosts.start(path, port)
        assert again == port
        assert all(phone.voted.wait(SOON) for phone in phones)
        show(path)
        shown = [phone.join() for phone in phones]
        hosts.kill(process)
        last = [phone.taken[-1] for phone in phones]
        assert [state["mine"]["vote"] for state in shown] == last, "each phone is back where it was"
        room = room_in(path)
        turn = room.turns[0]
        assert turn.revealed
        counted = tally.votes_of(room, turn, *tally.voices(room))
        assert counted == Counter(last)
        told = sum((Counter(table["votes"]) for table in shown[0]["reveal"]["tables"]), Counter())
        assert told == counted
        broken += any(phone.lost for phone in phones)
    assert broken, "some were killed while phones were voting"
