"""The case file: what is said before a seat is taken."""

from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import Opener
from tests.tui.driving import press, said, screen


async def test_it_says_who_is_who_what_may_distress_and_where_help_is(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "1")
        text = said(app)
    assert "Nell Farrow, 68" in text
    assert "Runs the shop; Jamie's grandmother." in text
    assert "May distress: illness in the family." in text
    assert "Talk to your own line manager" in text
    assert "Law and guidance are those of England." in text


async def test_it_says_who_has_reviewed_the_case(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "1")
        assert "Reviewed by School attendance officer (4 May 2026)." in said(app)


async def test_every_seat_is_offered_with_its_role_and_brief(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "1")
        seats = [str(pick.text) for pick in app.screen.query_one(PickList).picks]
    assert seats == [
        "School: Deputy head and DSL\nYou know every child who comes in after the bell.",
        "Housing: Tenancy officer\nYou look after forty homes and the shops beneath them.",
    ]


async def test_a_number_takes_a_seat(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "1", "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.viewpoint == "housing"


async def test_a_seat_begun_can_be_gone_on_with_or_begun_again(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "1", "escape", "q", "2", "2")
        ids = [pick.id for pick in app.screen.query_one(PickList).picks]
        assert ids == ["go-on:school", "school", "housing"]
        await press(pilot, "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.view.id == "school-office"


async def test_the_ideas_of_the_case_can_be_read(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "1", "i")
        assert screen(app) is CardsSheet
        await press(pilot, "i", "escape")
        assert screen(app) is HomeScreen
