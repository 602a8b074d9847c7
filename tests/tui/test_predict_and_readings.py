"""Predicting one agency, then reading every other."""

from easi_engine.play import Prediction
from easi_sim.text import first_words
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.reading import ReadingCard
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_READINGS, press, said, screen


async def test_one_agency_is_asked_about_and_the_learners_own_choice_is_marked(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2")
        text = said(app)
    assert "What would Police have wanted?" in text
    assert "● your own choice" in text


async def test_the_agencys_primary_focus_is_there_to_guess_from(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2")
        text = said(app)
    assert "Police: primary focus" in text
    assert "Preventing harm and finding out what happened." in text
    assert "who was there" in text


async def test_a_prediction_is_kept_with_the_move(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "2")
        assert app.session is not None
        assert app.session.playthrough.moves[-1].prediction == Prediction("police", "ring-nell")


async def test_a_prediction_can_be_skipped_with_one_key(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "s")
        assert screen(app) is ReadingsScreen
        assert "You expected" not in said(app)


async def test_escape_goes_back_to_the_record(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2")
        assert screen(app) is PredictScreen
        await press(pilot, "escape")
        assert screen(app) is RecordScreen
        assert app.session is not None
        assert app.session.playthrough.moves == ()


async def test_every_other_agency_has_a_card_with_what_it_notices_wants_and_why(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_READINGS)
        cards = [card.reading for card in app.screen.query(ReadingCard) if card.region]
        text = said(app)
    assert [reading.agency for reading in cards if reading] == ["police", "health", "housing"]
    assert "notices  The man in the van" in text
    assert "A boy who signs the book without being asked has done it often." in text
    assert "Ring his grandmother at the shop about the mornings" in text


async def test_the_learners_choice_and_expectation_are_marked_in_words(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_READINGS)
        text = said(app)
    assert "● 1" in text
    assert "your choice · as you expected" in text
    assert "✓ so would Police" in text


async def test_an_expectation_not_met_is_told_without_blame(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "3")
        told = " ".join(said(app).split())
        assert "Police saw it another way, and would have wanted 1 Offer him toast and ask what time he got up" in told


async def test_enter_reads_on_to_the_foot_and_then_to_the_next_scene(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_READINGS)
        page = app.screen.query_one(Page)
        assert page.has_more
        while page.has_more:
            await press(pilot, "enter")
            assert screen(app) is ReadingsScreen
        await press(pilot, "enter")
        assert screen(app) is PlayScreen


async def test_each_reading_stands_under_what_its_agency_is_for(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_READINGS)
        assert "primary focus  Preventing harm and finding out what happened." in said(app)


async def test_the_agency_that_was_guessed_comes_first_and_is_marked(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "1", "1", "1", "1", *"so", "enter", "1")
        (first, *_) = app.screen.query(ReadingCard)
        assert first.reading is not None
        assert first.reading.agency == "health"
        assert "Health   the one you guessed" in said(app)


async def test_what_an_agency_is_for_stands_in_one_line_from_the_second_time_and_in_full_on_request(
    opened: Opener,
) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *TO_READINGS)
        assert not app.screen.query(".stands-for")
        await press(pilot, "escape", "1", "2", "1", "1", "2", "enter", "s")
        assert screen(app) is ReadingsScreen
        assert app.screen.query(".stands-for")
        await press(pilot, "x")
        assert not app.screen.query(".stands-for")
        await press(pilot, "x")
        assert app.screen.query(".stands-for")


async def test_an_option_stands_under_a_reading_by_its_number_and_first_words_and_in_full_on_request(
    opened: Opener,
) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "1", "1", "1", "2", "enter", "s")
        (card, *_) = app.screen.query(ReadingCard)
        wanted = card.story.scenes[card.scene].choices["say-heater"].say
        brief = first_words(wanted)
        assert brief != wanted
        assert brief in said(app)
        assert wanted not in said(app)
        await press(pilot, "x")
        assert wanted in said(app)
