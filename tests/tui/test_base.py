"""What all screens share."""

from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.pause import PauseSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.record import RecordScreen
from tests.tui.conftest import Opener
from tests.tui.driving import press, screen


async def test_a_screen_that_is_left_twice_takes_no_other_with_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3")
        record = app.screen
        assert isinstance(record, RecordScreen)
        record.dismiss(None)
        record.dismiss(None)
        await press(pilot)
        assert screen(app) is PlayScreen


async def test_a_sheet_that_is_left_twice_takes_no_other_with_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "q")
        sheet = app.screen
        assert isinstance(sheet, PauseSheet)
        sheet.dismiss(None)
        sheet.dismiss(None)
        await press(pilot)
        assert screen(app) is PlayScreen


async def test_a_guess_picked_twice_is_one_guess(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "1", "1")
        predict = app.screen
        assert isinstance(predict, PredictScreen)
        predict.action_pick_number(1)
        predict.action_pick_number(1)
        await press(pilot)
        assert not any(isinstance(left, PredictScreen) for left in app.screen_stack)
        assert sum(isinstance(left, HomeScreen) for left in app.screen_stack) == 1
