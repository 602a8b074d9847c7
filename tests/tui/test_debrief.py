"""The debrief: two rates, a pattern, and everything that lies behind them."""

import pytest
from textual.widgets import TabbedContent

from easi_engine.debrief import MODELS
from easi_sim.tui.screens.debrief import PARTS
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.rates import Plane, RateBar
from tests.tui.conftest import Opener
from tests.tui.driving import drawn, press, said, screen

TO_DEBRIEF = ("1", "1")
"""From the last choice."""


async def test_two_rates_are_shown_and_no_single_score(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF)
        bars = [str(bar.render()) for bar in app.screen.query(RateBar)]
        assert len(bars) == 2
        assert "Effective  3 of 5 (60%)" in bars[0]
        assert "Appropriate  4 of 4 (100%)" in bars[1]


async def test_the_plane_names_the_four_models_and_marks_this_playthrough(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF)
        picture = str(app.screen.query_one(Plane).render())
    assert all(card.name in picture for card in MODELS.values())
    assert picture.count("●") == 1
    assert len({len(line) for line in picture.splitlines()[1:-3]}) == 1


async def test_it_is_a_pattern_of_the_playthrough_and_says_whose_measure_it_is(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF)
        text = said(app)
    assert "pattern of this playthrough, not of you" in text
    assert "Richardson and Asthana (2006)" in text
    assert "cut-off of 75% are ours" in text
    assert "This time: Dean is away by day." in text


async def test_each_question_is_told_with_status_reason_and_source(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "2")
        text = said(app)
    assert "stockroom heater → Tenancy team" in text
    assert "sent by you, day 1, at “The conference call”" in text
    assert "A paraffin heater under a sleeping family will not wait." in text
    assert "! grave" in text
    assert "UK GDPR, Article 6(1)(d) (unchecked)" in text
    assert "as at 19 June 2025; not yet checked at the source" in text


async def test_conduct_consent_predictions_and_records_are_told(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF)
        text = said(app)
    assert "Tell the person: kept" in text
    assert "You asked nobody for consent." in text
    assert "1 of 2 as you expected." in text
    assert "your public task" in text or "our public task" in text


async def test_who_knew_is_turned_face_up(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "4")
        shown = drawn(app)
        assert app.screen.query_one("#knew JigsawGrid", JigsawGrid).region.area
    assert "on licence" in shown
    assert "knew it, unseen by you" in shown
    assert "face down" not in shown


async def test_support_and_what_this_was_come_last(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "6")
        text = said(app)
    assert "Talk to your own line manager or safeguarding lead." in text
    assert "not legal advice" in text


@pytest.mark.parametrize("number", range(1, len(PARTS) + 1))
async def test_a_number_goes_to_each_part(opened: Opener, number: int) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, str(number))
        assert app.screen.query_one(TabbedContent).active == PARTS[number - 1][0]


async def test_arrows_go_round_the_parts(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "left")
        assert app.screen.query_one(TabbedContent).active == PARTS[-1][0]
        await press(pilot, "right", "right")
        assert app.screen.query_one(TabbedContent).active == PARTS[1][0]


async def test_the_last_choice_can_be_taken_back_from_here(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "u")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.view.id == "school-meeting"


async def test_escape_goes_back_to_the_ending(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "escape")
        assert screen(app) is PlayScreen
        assert "What became of them" in said(app)
