"""Screens and widgets that are kept and written anew: the same ones, and nothing left on them of what was there."""

from asyncio import gather, sleep

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from easi_sim.tui.screens import deciding, play
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.standby import standing_by
from easi_sim.tui.widgets.anew import say
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.widgets.reading import ReadingCard
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_READINGS, press, said


async def made_ready(pilot: Pilot[None]) -> None:
    """Wait until what comes after the scene at hand is made and written."""
    await pilot.pause(play.STANDS_BY_AFTER)
    for worker in [worker for worker in pilot.app.workers if worker.group == "stand_by"]:
        await worker.wait()


async def test_a_scene_is_written_into_the_widgets_of_the_one_before(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot)
        before = app.screen.query_one(".scene-text", Static)
        words = str(before.content)
        await press(pilot, *TO_CALL)
        assert app.screen.query_one(".scene-text", Static) is before
        assert words not in said(app)
        picklist = app.screen.query_one("#choices", PickList)
        assert [row.pick.id for row in picklist.rows] == [pick.id for pick in picklist.picks]
        assert all(row.display for row in picklist.rows)


async def test_the_screens_between_scenes_are_the_same_ones_with_nothing_left_on_them(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "1", "1", "2", *"so", "escape", "escape", "escape")
        recording = app.screen
        assert isinstance(recording, RecordScreen)
        assert recording.query_one(FreeText).text == "so"
        await press(pilot, "escape", "1")
        again = app.screen
        assert isinstance(again, RecordScreen)
        assert again is recording
        assert again.answers == {}
        assert again.query_one(FreeText).text == ""
        await press(pilot, "1", "1", "2", "enter", "s")
        assert isinstance(app.screen, ReadingsScreen)
        shown = [card.reading for card in app.screen.query(ReadingCard) if card.region]
        assert len(shown) == len(app.screen.revealed.readings)
        assert None not in shown


async def test_a_screen_that_stood_by_comes_up_in_the_theme_of_now(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "escape", "t")
        background = app.screen.styles.background
        heading = app.screen.query_one(".ask").styles.color
        await press(pilot, "1")
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.styles.background == background
        assert app.screen.query_one("#asks").styles.color == heading


async def test_whoever_wants_a_screen_that_is_being_made_gets_it_whole(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play, "STANDS_BY_AFTER", 60)
    app = opened("school")

    async def wanted(after: int) -> tuple[PredictScreen, int]:
        for _ in range(after):
            await sleep(0)
        screen = await standing_by(app, PredictScreen)
        return screen, len(screen.query(PickList))

    async with app.run_test() as pilot:
        await press(pilot)
        found = await gather(*map(wanted, range(12)))
    assert [lists for _, lists in found] == [1] * 12
    assert len({id(screen) for screen, _ in found}) == 1


async def test_a_decision_is_written_ahead_unseen_and_nothing_of_it_is_left(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await made_ready(pilot)
        scene = app.screen
        assert isinstance(scene, play.PlayScreen)
        first, second, *_ = scene.session.view.options
        recording, reading = await standing_by(app, RecordScreen), await standing_by(app, ReadingsScreen)
        assert recording.asked.option == first
        await press(pilot, "2")
        assert recording.asked.option == second
        assert first.say not in said(app)
        await made_ready(pilot)
        assert app.screen is recording
        assert reading.revealed.chosen == second.id
        assert None not in [card.reading for card in reading.query(ReadingCard) if card.display]
        await press(pilot, "1", "1", "s")
        assert isinstance(app.screen, ReadingsScreen)
        assert reading.revealed.prediction is None
        assert "the one you guessed" not in said(app)


async def test_keys_that_come_while_something_is_written_ahead_are_answered_as_ever(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await pilot.pause()
        scene = app.screen
        assert isinstance(scene, play.PlayScreen)
        scene._stand_by()
        for key in TO_READINGS:
            await pilot.press(key)
        await press(pilot)
        assert isinstance(app.screen, ReadingsScreen)
        assert app.screen.revealed == scene.session.revealed


async def test_what_is_up_is_not_written_ahead(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "2")
        recording = app.screen
        assert isinstance(recording, RecordScreen)
        before = recording.asked
        scene = app.screen_stack[-2]
        assert isinstance(scene, play.PlayScreen)
        await deciding.write_ahead(app, scene.where, scene.session)
        assert recording.asked is before


async def test_each_decision_is_written_ahead_while_its_scene_is_read(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL)
        scene = app.screen
        assert isinstance(scene, play.PlayScreen)
        assert scene.session.view.decision
        await made_ready(pilot)
        recording, predicting = await standing_by(app, RecordScreen), await standing_by(app, PredictScreen)
        assert recording.asked.scene == scene.session.view.id
        assert predicting.options == scene.session.view.options
        assert app.screen is scene


async def test_words_of_the_decision_before_cannot_be_brought_back(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "1", "1", "2", *"so")
        box = app.screen.query_one(FreeText)
        for _ in "so":
            await pilot.press("backspace")
        assert box.text == ""
        await press(pilot, "escape", "escape", "escape", "escape")
        await press(pilot, "2", "1", "1", "2", "ctrl+z")
        assert app.screen.query_one(FreeText) is box
        assert box.text == ""


async def test_where_nobody_reads_no_readings_are_written_ahead(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "readings", lambda playthrough: ())
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "2")
        await made_ready(pilot)
        assert not hasattr(await standing_by(app, ReadingsScreen), "revealed")


async def test_a_list_written_with_the_same_entries_is_not_drawn_anew_and_with_others_it_is(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1")
        picklist = app.screen.query_one("#answers", PickList)
        row, *_ = picklist.rows
        drawn = row._lines
        assert drawn
        words = dict(drawn)
        await picklist.show(picklist.picks)
        assert dict(row._lines) == words
        first = picklist.picks[0]
        await picklist.show([Pick(first.id, first.text.stylize("bold")), *picklist.picks[1:]])
        assert not row._lines, "the same letters in bold are other words"


async def test_a_line_that_says_the_same_is_not_drawn_anew_and_one_that_says_it_otherwise_is(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1")
        line = app.screen.query_one("#asks", Static)
        before = line.visual
        say(line, Content(str(line.content)))
        assert line.visual is not before, "the same letters without their style are other words"
        plain = line.visual
        say(line, Content(str(line.content)))
        assert line.visual is plain
