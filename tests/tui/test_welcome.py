"""The welcome: shown once, asks one thing, says what becomes of what one does."""

from pathlib import Path

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.casefile import CaseFileScreen
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.welcome import WelcomeScreen
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.words.home import PRIVACY_LINES
from tests.tui.conftest import STORIES
from tests.tui.driving import press, said, screen, settled


async def test_the_first_start_welcomes_with_privacy_in_three_lines_and_asks_for_the_profession(tmp_path: Path) -> None:
    app = EasiApp(STORIES, Records.open(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert screen(app) is WelcomeScreen
        text = said(app)
        asked = [str(pick.text) for pick in app.screen.query_one(PickList).picks]
    assert len(PRIVACY_LINES) == 3
    assert all(line in text for line in PRIVACY_LINES)
    assert asked == ["School", "Housing", "Another, or none"]


async def test_the_answer_is_kept_and_the_question_not_asked_again(tmp_path: Path) -> None:
    app = EasiApp(STORIES, Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "2")
        assert screen(app) is HomeScreen
        assert "Housing (your seat)" in said(app)
    records = Records.open(tmp_path)
    assert records.setting("profession") == "housing"
    again = EasiApp(STORIES, records)
    async with again.run_test() as pilot:
        await settled(pilot)
        assert screen(again) is HomeScreen


async def test_enter_alone_goes_on(tmp_path: Path) -> None:
    app = EasiApp(STORIES, Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert screen(app) is HomeScreen


async def test_one_may_pass_by_without_an_answer(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    app = EasiApp(STORIES, records)
    async with app.run_test() as pilot:
        await press(pilot, "escape")
        assert screen(app) is HomeScreen
    assert records.setting("profession") == ""
    assert records.setting("seen-welcome") == "yes"


async def test_where_nothing_is_kept_it_does_not_say_that_something_is() -> None:
    app = EasiApp(STORIES, Records.in_memory(private=True))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "Nothing of this sitting is kept" in said(app)
        assert PRIVACY_LINES[0] not in said(app)


async def test_going_straight_to_a_seat_passes_the_welcome_by(story: Story) -> None:
    app = EasiApp(STORIES, Records.in_memory(), story=story, viewpoint="school", new=True)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert screen(app) is PlayScreen


async def test_ones_own_seat_comes_first_in_the_case_file_and_no_seat_is_barred(tmp_path: Path) -> None:
    app = EasiApp(STORIES, Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "2", "1")
        assert screen(app) is CaseFileScreen
        picks = app.screen.query_one(PickList).picks
        assert [pick.id for pick in picks] == ["housing", "school"]
        assert "(your seat)" in str(picks[0].text)
        await press(pilot, "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.viewpoint == "school"
