"""The decision record: two keys, or all of it."""

from easi_engine.play import DecisionRecord
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.record import RecordScreen
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_MEETING, drawn, press, said, screen


def last_record(app: object) -> DecisionRecord | None:
    session = getattr(app, "session", None)
    assert session is not None
    record = session.playthrough.moves[-1].record
    assert record is None or isinstance(record, DecisionRecord)
    return record


async def test_a_quick_record_takes_two_keys(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "6", "1")
        assert screen(app) is PredictScreen
        await press(pilot, "s")
        assert last_record(app) == DecisionRecord("public-task", "yes")


async def test_keeping_is_recorded_too(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "3", "s")
        assert last_record(app) == DecisionRecord("none", "no")


async def test_the_full_record_is_asked_where_the_scene_asks_for_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_MEETING)
        assert last_record(app) == DecisionRecord("public-task", "yes", "told-not-asked", "so")


async def test_the_full_record_can_be_asked_for(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "f", "6", "1")
        assert screen(app) is RecordScreen
        assert "How did you deal with consent?" in said(app)


async def test_escape_goes_back_a_step_and_from_the_first_to_the_scene(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "6", "escape")
        assert "On what basis?" in said(app)
        await press(pilot, "escape")
        assert screen(app) is PlayScreen


async def test_a_reason_that_looks_personal_is_asked_about_once(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "6", "1", "2")
        assert "Please write nothing about real people." in drawn(app)
        await press(pilot, *"LS1", "space", *"4AB", "enter")
        assert screen(app) is RecordScreen
        assert "holds a postcode" in drawn(app)
        await press(pilot, "enter")
        assert screen(app) is PredictScreen
