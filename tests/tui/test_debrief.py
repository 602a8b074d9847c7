"""The debrief as a conversation: going from part to part, the pointer, what its letters do, leaving."""

from pathlib import Path

import pytest
from textual.widgets import Input

from easi_sim.exports.writing import report_place
from easi_sim.records import Records
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.screens.explain import ExplainSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.widgets.debriefing_parts import PARTS
from easi_sim.tui.widgets.explained import ExplainedList, Folded
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.parts import PartsBar
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import Opener
from tests.tui.driving import OVER_TO_DEBRIEF, drawn, press, said, screen


@pytest.mark.parametrize("number", range(1, len(PARTS) + 1))
async def test_a_number_goes_to_each_part(opened: Opener, number: int) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, str(number))
        assert app.screen.query_one(PartsBar).active == number - 1
        assert app.screen.query_one(f"#{PARTS[number - 1]}").region.area


async def test_arrows_go_round_the_parts_from_where_they_are_not_needed(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "2", "left", "left")
        assert app.screen.query_one(PartsBar).active == 0
        await press(pilot, "2", "right", "right")
        assert app.screen.query_one(PartsBar).active == 3
        await press(pilot, "8", "right")
        assert app.screen.query_one(PartsBar).active == 0


async def test_enter_reads_on_from_part_to_part(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "2", "enter", "enter")
        assert app.screen.query_one(PartsBar).active == 3


async def test_the_turns_and_their_parts_can_be_clicked(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF)
        await pilot.click(PartsBar, offset=(40, 1))  # what the flows show
        await press(pilot)
        assert app.screen.query_one(PartsBar).active == 2
        await pilot.click(PartsBar, offset=(37, 2))  # who knew
        await press(pilot)
        assert app.screen.query_one(PartsBar).active == 4


async def test_both_lines_of_parts_are_whole_at_80_columns(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF)
        shown = drawn(app)
    assert "8 To take away" in shown
    assert "7 Records" in shown
    assert "Leave" in shown


async def test_the_pointer_follows_the_page_and_x_explains_what_is_in_sight(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "4")
        app.screen.query_one("#questions Folded", Folded).inside.display = True
        await press(pilot, "space", "space")
        focused, page = app.screen.focused, app.screen.query_one("#questions", Page)
        assert isinstance(focused, ExplainedList)
        assert page.scroll_offset.y
        view, row = page.scrollable_content_region, focused.rows[focused.pointed].region
        assert view.y <= row.y < view.bottom
        words = focused.rows[focused.pointed].words
        await press(pilot, "x")
        assert isinstance(app.screen, ExplainSheet)
        assert app.screen.heading in words


async def test_down_goes_from_the_end_of_the_left_column_into_the_right_one_and_up_goes_back(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "7")
        lists = [one for one in app.screen.query("#records PickList").results(PickList) if one.region.area]
        count = sum(len(one.picks) for one in lists)
        seen = []
        for _ in range(count):
            assert isinstance(app.screen.focused, PickList)
            seen.append((lists.index(app.screen.focused), app.screen.focused.pointed))
            await press(pilot, "down")
        assert seen == [(at, row) for at, one in enumerate(lists) for row in range(len(one.picks))]
        await press(pilot, *("up",) * (count - 1))
        assert app.screen.focused is lists[0]
        assert lists[0].pointed == 0


async def test_a_part_turned_to_again_begins_at_its_top(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8", "end", "2", "8")
        assert app.screen.query_one("#after", Page).scroll_offset.y == 0
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)


async def test_r_offers_to_write_the_report_and_says_where_it_is(
    opened: Opener, tmp_path: Path, records: Records
) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF)
        assert isinstance(app.screen, DebriefScreen)
        suggested = report_place(app.screen.session)
        await press(pilot, "r")
        assert isinstance(app.screen, SaveSheet)
        place = app.screen.query_one("#place", Input)
        assert place.value == str(suggested)
        place.value = str(tmp_path / "mine.html")
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        assert any(str(tmp_path / "mine.html") in toast.message for toast in app._notifications)
    assert "<html" in (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert [export.path for export in records.exports()] == [tmp_path / "mine.html"]


async def test_the_last_choice_can_be_taken_back_from_here_once_that_is_confirmed(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "u")
        assert isinstance(app.screen, AskSheet)
        await press(pilot, "1")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "u", "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.view.id == "school-meeting"


async def test_escape_goes_back_to_the_ending(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "escape")
        assert screen(app) is PlayScreen
        assert "What became of them" in said(app)
