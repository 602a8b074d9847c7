"""Typing counts: quick, and not for the room to read."""

from __future__ import annotations

from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.counting import CountGrid
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import HEALTH, HOUSING, POLICE, SCHOOL, do, press, said, seat

ALL = (POLICE, SCHOOL, HOUSING, HEALTH)


def typed(host: Host) -> None:
    seat(host)
    do(host, *(acts.TypeIn(voice=voice, on=True) for voice in ALL), acts.Go(phase="vote"))


async def test_a_row_is_kept_when_it_is_left_and_the_last_when_the_sheet_goes(host: Host) -> None:
    app = WorkshopApp(host)
    typed(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v", "1", "2", "right", "3", "enter")
        turn = host.room.turn
        assert turn is not None
        assert turn.counts == {POLICE: {"talk-to-jamie": 12, "ring-nell": 3}}
        await press(pilot, "right", "right", "7", "escape")
        turn = host.room.turn
        assert turn is not None
        assert turn.counts[SCHOOL] == {"email": 7}


async def test_numbers_are_hidden_from_the_room_but_for_the_one_at_hand(host: Host) -> None:
    app = WorkshopApp(host)
    typed(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v", "8", "right", "9")
        grid = app.screen.query_one(CountGrid).render().plain
        assert "8" not in grid
        assert "[ 9  ]" in grid
        assert "17 counted" in grid
        await press(pilot, "h")
        assert "8" in app.screen.query_one(CountGrid).render().plain
        assert "shown to the room" in said(app)


async def test_what_was_typed_is_there_again_and_can_be_put_right(host: Host) -> None:
    app = WorkshopApp(host)
    typed(host)
    do(host, acts.CountVotes(voice=POLICE, turn=1, counts={"email": 4}))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v")
        grid = app.screen.query_one(CountGrid)
        assert grid.row == 1, "it begins where nothing is typed yet"
        await press(pilot, "up", "right", "right", "backspace", "5", "escape")
        turn = host.room.turn
        assert turn is not None
        assert turn.counts[POLICE] == {"email": 5}


async def test_more_than_can_be_in_a_room_is_not_taken(host: Host) -> None:
    app = WorkshopApp(host)
    typed(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v", "5", "0", "0", "0", "enter")
        turn = host.room.turn
        assert turn is not None
        assert turn.counts[POLICE] == {"talk-to-jamie": 500}


async def test_expectations_say_of_whom(host: Host) -> None:
    app = WorkshopApp(host)
    typed(host)
    do(host, acts.Go(phase="expect"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v", "2", "escape")
        turn = host.room.turn
        assert turn is not None
        assert turn.expected_counts == {POLICE: {"talk-to-jamie": 2}}
        await press(pilot, "v")
        assert "Window · Police, of " in said(app)
