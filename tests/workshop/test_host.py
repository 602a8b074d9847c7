"""Acts from everywhere, done one after the other: each is in the log before anyone sees what it did."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from easi_sim.workshop import acts
from easi_sim.workshop.file import CannotKeep, WorkshopFile
from easi_sim.workshop.host import Host
from easi_sim.workshop.opening import open_workshop, resume
from easi_sim.workshop.room import Refused, Room
from tests.running import corner_shop
from tests.workshop.holding import POLICE, vote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.workshop"


def opened(path: Path) -> Host:
    host = open_workshop(corner_shop(), "school", variant="quiet", place=path)
    host.do(acts.AddTable(name="Window", seats=("police",)))
    return host


def test_what_is_done_is_seen_at_once_and_after_a_resumption(path: Path) -> None:
    host = opened(path)
    host.do(acts.Sit(guest="g", voice=POLICE))
    room, version = host.room, host.version
    assert room.guests == {"g": POLICE}
    host.close()
    again = resume(path, corner_shop())
    assert (again.room.guests, again.room.tables, again.version) == (room.guests, room.tables, version)
    again.close()


def test_a_refusal_is_for_whoever_tried_and_leaves_no_trace(path: Path) -> None:
    host = opened(path)
    version = host.version
    good, bad = host.submit(acts.Lock(on=True)), host.submit(vote("nobody", "email"))
    with pytest.raises(Refused):
        bad.result()
    assert good.result().locked
    assert host.version == version + 1
    host.close()
    assert len(list(WorkshopFile.reopen(path).acts())) == version + 1


def test_what_somebody_no_longer_waits_for_is_done_and_harms_nobody(path: Path) -> None:
    host = opened(path)
    for _ in range(200):
        host.submit(acts.Lock(on=True)).cancel()
    assert host.do(acts.Ask(text="Still there?")).locked
    host.close()


def test_sixty_at_once_are_each_counted_once(path: Path) -> None:
    host = opened(path)
    host.do(acts.Go(phase="vote"))
    guests = [f"g{number}" for number in range(60)]
    for guest in guests:
        host.do(acts.Sit(guest=guest, voice=POLICE))
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda guest: host.do(vote(guest, "email")), guests * 2))
    assert sorted(host.room.turns[0].votes) == sorted(guests)
    host.close()


def test_who_watches_is_told_after_the_log_has_it(path: Path) -> None:
    host = opened(path)
    seen: list[tuple[int, int]] = []
    told = Event()

    def watcher(room: Room, version: int) -> None:
        seen.append((version, len(list(WorkshopFile.reopen(path).acts()))))
        told.set()

    end = host.watch(watcher)
    host.do(acts.Lock(on=True))
    assert told.wait(5)
    end()
    end()
    host.do(acts.Lock(on=False))
    host.close()
    assert [version for version, _ in seen] == [2]
    assert all(logged >= version for version, logged in seen)


def test_nothing_has_happened_where_the_log_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = opened(path)
    before = host.room

    def full(done: object) -> None:
        raise CannotKeep("The disk is full.")

    monkeypatch.setattr(host.file, "append", full)
    with pytest.raises(CannotKeep):
        host.do(acts.Lock(on=True))
    assert host.room is before
    monkeypatch.undo()
    assert host.do(acts.Lock(on=True)).locked
    host.close()


def test_the_time_of_an_act_is_the_hosts(path: Path) -> None:
    host = opened(path)
    host.do(acts.SetTimer(seconds=60))
    until = host.room.until
    assert isinstance(until, datetime)
    host.close()
    again = resume(path, corner_shop())
    assert again.room.until == until
    again.close()
