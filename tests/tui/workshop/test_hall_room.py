"""The room as the hall shows and sets it: who joins, which tables there are, and who is typed in for."""

from __future__ import annotations

import asyncio

from easi_sim.tui.widgets.page import Page
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.hall import HallScreen
from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import (
    CODE,
    HEALTH,
    JOIN,
    POLICE,
    SIZES,
    do,
    drawn,
    notices,
    press,
    said,
    seat,
    until,
    vote,
)


async def test_a_room_changed_from_outside_shows_at_once(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await asyncio.to_thread(seat, host)
        await until(pilot, lambda: "Police 2" in said(app))
        await asyncio.to_thread(do, host, acts.Go(phase="vote"))
        await until(pilot, lambda: "what should School do?" in said(app))


async def test_hundreds_of_changes_at_once_end_in_the_room_as_it_is(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    do(host, acts.AddTable(name="Window", seats=("police",)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        waiting = [host.submit(acts.Sit(guest=f"g{at}", voice=POLICE)) for at in range(300)]
        await asyncio.to_thread(lambda: [one.result() for one in waiting])
        await until(pilot, lambda: "Police 300" in said(app))


async def test_a_table_goes_from_phones_to_typed_in_the_middle_of_a_vote(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    do(host, acts.Go(phase="vote"))
    vote(host, p1="email")
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v")
        assert isinstance(app.screen, HallScreen)
        assert "No table's votes are typed" in notices(app)
        await press(pilot, "s", "1")
        assert POLICE in host.room.typed
        assert "set aside" in said(app), "two phones sit there"
        await press(pilot, "escape", "v", "2", "escape")
        await until(pilot, lambda: "Police  typed" in said(app))
        turn = host.room.turn
        assert turn is not None
        assert tally.votes_of(host.room, turn, POLICE) == {"talk-to-jamie": 2}
        await press(pilot, "s", "1", "escape")
        assert tally.votes_of(host.room, turn, POLICE) == {"email": 1}, "its phones' votes are there still"


@SIZES
async def test_joining_is_large_on_the_first_slide_and_one_key_away_later(host: Host, size: tuple[int, int]) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert " ".join(CODE) in drawn(app)
        assert "192.168.1.20:8765" in drawn(app)
        do(host, acts.Go(phase="talk"))
        await press(pilot, "j")
        assert " ".join(CODE) in drawn(app)
        assert app.screen.query_one(Page).max_scroll_y == 0, "a camera has to see the whole picture"


async def test_a_seat_that_is_taken_away_goes_and_the_room_is_locked(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "l")
        assert host.room.locked
        await press(pilot, "x", "1")
        assert host.room.removed == {"p1"}
        await press(pilot, "escape")
        assert "locked" in drawn(app)


async def test_tables_of_several_services_are_set_by_ticking(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "a", "4", "1", "2", "5")
        (table,) = host.room.tables
        assert table.seats == host.room.seats[:2]
        assert not host.room.typed
        await press(pilot, "a", "2", "3", "enter")
        assert [len(one.seats) for one in host.room.tables[1:]] == [4, 4, 4]


async def test_an_act_refused_to_a_key_is_said(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert not await app.hall.do(acts.TypeIn(voice=Voice(1, HEALTH.seat), on=True))
        await press(pilot)
        assert "Nobody speaks for that agency" in notices(app)
