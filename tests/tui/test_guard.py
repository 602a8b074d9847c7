"""Enter pressed twice: the second answers nothing that has only just come on."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from easi_sim.tui.guard import Guard
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.widgets.picklist import PickRow
from tests.tui.conftest import Opener
from tests.tui.driving import TO_READINGS, press, said, screen, settled


class Hand:
    """A hand and the clock it is timed by."""

    def __init__(self) -> None:
        self.now = 0.0

    async def presses(self, pilot: Pilot[None], *keys: str) -> None:
        """Press keys, each after a second's reading."""
        for key in keys:
            await settled(pilot)
            self.now += 1
            await press(pilot, key)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = Hand()
    monkeypatch.setattr(Guard, "seconds", 0.4)
    monkeypatch.setattr(Guard, "clock", staticmethod(lambda: hand.now))
    return hand


async def test_a_second_enter_answers_no_question_of_the_record(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 60)) as pilot:
        await hand.presses(pilot, "enter")
        await press(pilot, "enter")
        assert screen(app) is RecordScreen
        assert "1 of 2" in said(app)
        await hand.presses(pilot, "enter")
        await press(pilot, "enter")
        assert "2 of 2" in said(app)


async def test_a_second_enter_does_not_pass_the_stop_before_a_scene(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 60)) as pilot:
        await hand.presses(pilot, *TO_READINGS)
        await press(pilot, "enter")
        assert screen(app) is ReadingsScreen
        await hand.presses(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.is_before
        await hand.presses(pilot, "enter")
        assert not app.screen.is_before


async def test_a_digit_is_taken_at_once(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        hand.now += 1
        await press(pilot, "1", "8", "2")
        assert screen(app) is PredictScreen


async def test_a_second_click_answers_nothing_either(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot)
        hand.now += 1
        await pilot.click(PickRow)
        await press(pilot)
        assert screen(app) is RecordScreen
        await pilot.click(PickRow)
        await press(pilot)
        assert "1 of 2" in said(app)


async def test_a_second_enter_keeps_no_reason_that_looks_personal(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await hand.presses(pilot, "1", "f", "8", "2", "5", *"LS1", "space", *"4AB", "enter")
        await press(pilot, "enter")
        assert screen(app) is RecordScreen
        assert "holds a postcode" in said(app)


async def test_a_list_uncovered_takes_no_enter_meant_for_what_lay_over_it(opened: Opener, hand: Hand) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await hand.presses(pilot, "3", "8", "1")
        assert screen(app) is AskSheet
        await hand.presses(pilot, "enter")
        await press(pilot, "enter")
        assert screen(app) is RecordScreen
        assert "2 of 2" in said(app)


async def test_enter_reads_on_while_there_are_options_out_of_sight(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "8", "2", "s", "escape", "1")
        play = app.screen
        assert isinstance(play, PlayScreen)
        choices = play.query_one("#choices")
        page = play.query_one("#story Page")
        while choices.region.bottom > page.scrollable_content_region.bottom:
            at = page.scroll_offset.y
            await press(pilot, "enter")
            assert app.screen is play
            assert page.scroll_offset.y > at
        await press(pilot, "home", "enter")  # they have been in sight: now the one pointed at has to be
        await press(pilot, "enter")
        assert screen(app) is RecordScreen
