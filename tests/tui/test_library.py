"""The library: the cases there are, and going on where one was."""

from pathlib import Path

from easi_sim.records import Records
from easi_sim.session import Session
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.casefile import CaseFileScreen
from easi_sim.tui.screens.library import LibraryScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import STORIES, Opener
from tests.tui.driving import press, said, screen, settled


async def test_the_library_lists_a_case_with_its_blurb_minutes_and_themes(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        text = said(app)
    assert "The corner shop" in text
    assert "the shop below his flat" in text
    assert "about 10 minutes a seat · young carers, tenancy" in text


async def test_the_library_says_what_this_is_and_is_not(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        text = said(app)
    assert "independent reconstruction" in text
    assert "not legal advice" in text


async def test_enter_opens_the_case_file(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert screen(app) is CaseFileScreen


async def test_a_case_begun_is_offered_first_and_gone_on_with(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "2", "1", "escape")
        scene = app.screen.session.view.id if isinstance(app.screen, PlayScreen) else ""
    again = opened()
    async with again.run_test() as pilot:
        await settled(pilot)
        first = again.screen.query_one(PickList).picks[0]
        assert str(first.text) == "Go on with The corner shop"
        assert "1 choice in · 3 March 2026" in str(first.note)
        await press(pilot, "1")
        assert isinstance(again.screen, PlayScreen)
        assert again.screen.session.view.id == scene == "school-call"


async def test_nothing_is_offered_to_go_on_with_when_nothing_was_begun(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert len(app.screen.query_one(PickList).picks) == 1


async def test_coming_back_to_the_library_shows_what_was_left(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "2", "1", "escape", "q", "2")
        assert screen(app) is LibraryScreen
        assert "Go on with The corner shop" in said(app)


async def test_a_folder_that_is_not_there_is_said_to_be_missing(records: Records, tmp_path: Path) -> None:
    app = EasiApp(tmp_path / "nowhere", records)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "There is no folder" in said(app)


async def test_a_story_that_cannot_be_read_is_counted_and_the_others_stay(records: Records, tmp_path: Path) -> None:
    library = tmp_path / "stories"
    library.mkdir()
    for shared in STORIES.glob("*.yaml"):
        (library / shared.name).write_bytes(shared.read_bytes())
    (library / "torn").mkdir()
    (library / "torn" / "story.yaml").write_text("title: [", encoding="utf-8")
    app = EasiApp(library, records)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "1 story could not be read" in said(app)


async def test_an_edited_case_is_gone_on_with_as_far_as_it_fits(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "2", "1", "escape")
        session = app.session
    assert isinstance(session, Session)
    assert session.id is not None
    assert [saved.moves for saved in records.unfinished()] == [1]
