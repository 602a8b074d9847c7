"""A key pressed twice before the screen is drawn anew: the second press means what stood there before."""

from __future__ import annotations

import pytest

from easi_sim.tui.guard import Guard
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import JOIN, do, phase, press, seat, to_the_end, until


async def test_one_question_is_taken_off_the_wall(host: Host) -> None:
    seat(host)
    to_the_end(host)
    do(host, acts.Ask(text="Who rings?"), acts.Ask(text="Who opens the post?"))
    app = WorkshopApp(host, free_text=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "w")
        wall = app.screen.query_one("#wall", PickList)
        wall.pick_number(1)
        wall.pick_number(1)
        await until(pilot, lambda: len(wall.picks) < 2)
        await press(pilot)
        assert host.room.wall == ("Who opens the post?",)


async def test_a_voice_is_switched_once(host: Host) -> None:
    seat(host)
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s")
        voices = app.screen.query_one("#voices", PickList)
        before = voices.picks
        voices.pick_number(1)
        voices.pick_number(1)
        await until(pilot, lambda: voices.picks != before)
        await press(pilot)
        assert len(host.room.typed) == 1
        await press(pilot, "1")  # what is there now can be switched back
        await until(pilot, lambda: not host.room.typed)


async def test_the_key_that_closes_how_to_join_does_not_lead_the_room_on(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat(host)
    now = [0.0]
    monkeypatch.setattr(Guard, "seconds", 0.4)
    monkeypatch.setattr(Guard, "clock", staticmethod(lambda: now[0]))
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "j")
        now[0] += 1
        await press(pilot, "n", "n")
        assert app.screen is app.hall
        assert phase(host) == "welcome"
        now[0] += 1
        await press(pilot, "n")
        await until(pilot, lambda: phase(host) == "rules")
