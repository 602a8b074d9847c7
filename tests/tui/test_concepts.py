"""Ideas: browsed, found, read, and noted as read only once they have been."""

from __future__ import annotations

from easi_sim.records import Records
from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.screens.concepts import ConceptsScreen
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.widgets.card import ConceptCard
from easi_sim.tui.widgets.longlist import LongList
from easi_sim.tui.widgets.page import Page
from tests.tui.conftest import Opener
from tests.tui.driving import press, said, screen, settled


async def test_a_card_is_open_beside_the_list_with_its_cases_and_sources(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "i")
        (card,) = app.screen.query(ConceptCard)
        text = said(app)
        assert card.card.head.title in text
        assert "Used in: The corner shop." in text
        assert all(card.story.library.sources[source].title in text for source in card.card.head.sources)
        assert "as at" in text or not card.card.head.sources


async def test_a_card_passed_by_in_the_list_is_not_read(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "i", "down", "up")
        assert records.cards_read() == {}
        await press(pilot, "enter")
        (card,) = app.screen.query(ConceptCard)
        assert set(records.cards_read()) == {card.concept}
        assert "1 of 2 read" in said(app)


async def test_in_a_narrow_window_a_card_opens_on_a_sheet_and_escape_goes_back(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "i", "enter")
        assert screen(app) is CardsSheet
        assert len(app.screen.query(ConceptCard)) == 1
        await press(pilot, "escape")
        assert screen(app) is ConceptsScreen
        await press(pilot, "escape")
        assert screen(app) is HomeScreen


async def test_cards_are_found_by_their_words(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "i", "slash", *"register")
        assert len(app.screen.query_one(LongList).ids) == 1
        await press(pilot, *"zz")
        assert len(app.screen.query_one(LongList).ids) == 0
        assert "No card has all of these words." in said(app)
        await press(pilot, "escape")
        assert len(app.screen.query_one(LongList).ids) == 2


async def test_a_long_card_is_read_once_its_end_has_been_in_sight(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.session is not None
        story = app.session.story
        (name, card), *_ = story.library.concepts.items()
        long = story.library.concepts | {name: type(card)(card.head, "\n\n".join(["A paragraph."] * 40))}
        story.library.concepts.update(long)
        try:
            app.push_screen(CardsSheet(story, (name,), records))
            await settled(pilot)
            assert records.cards_read() == {}
            await press(pilot, "end")
            assert set(records.cards_read()) == {name}
        finally:
            story.library.concepts[name] = card


async def test_a_card_opened_from_a_scene_is_noted_too(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "i")
        assert screen(app) is CardsSheet
        assert not app.screen.query_one(Page).has_more
        assert set(records.cards_read()) == {"primary-focus"}


async def test_a_card_read_in_a_case_counts_as_read_in_ideas(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "i")
        (card,) = app.screen.query(ConceptCard)
        await press(pilot, "end", "escape")
        app.push_screen(ConceptsScreen(records, app.desk.catalogue))
        await settled(pilot)
        assert "1 of 2 read" in said(app)
        assert app.screen.query_one(LongList).has_focus
        assert card.concept in records.cards_read()
