"""Home: the cases there are, going on where one was, finding, what is new to see."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.casefile import CaseFileScreen
from easi_sim.tui.screens.concepts import ConceptsScreen
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.journal import JournalScreen
from easi_sim.tui.screens.perspectives import PerspectivesScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.played import PlayedScreen
from easi_sim.tui.screens.settings import SettingsScreen
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import STORIES, Opener, play_to_the_meeting
from tests.tui.driving import drawn, press, said, screen, settled


async def test_home_lists_a_case_with_its_blurb_minutes_and_themes(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        text = said(app)
    assert "The corner shop" in text
    assert "the shop below his flat" in text
    assert "about 10 minutes a seat · young carers, tenancy" in text


async def test_home_says_what_this_is_and_is_not(opened: Opener) -> None:
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
        await press(pilot, "1", "8", "2", "1", "escape")
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


async def test_coming_home_shows_what_was_left(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "1", "escape", "q", "2")
        assert screen(app) is HomeScreen
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
        assert "1 case could not be read" in said(app)


async def test_an_edited_case_is_gone_on_with_as_far_as_it_fits(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "2", "1", "escape")
        session = app.session
    assert isinstance(session, Session)
    assert session.id is not None
    assert [saved.moves for saved in records.unfinished()] == [1]


async def test_one_finds_a_case_by_typing_and_sees_how_many_there_are(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"young carers")
        assert "1 of 1" in said(app)
        assert len(app.screen.query_one(PickList).picks) == 1


async def test_what_no_case_has_is_said_and_esc_shows_all_again(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"quay")
        assert "No case has “quay”" in said(app)
        assert app.screen.query_one(PickList).picks == ()
        await press(pilot, "escape")
        assert len(app.screen.query_one(PickList).picks) == 1
        assert app.focused is app.screen.query_one(PickList)


async def test_enter_goes_from_finding_to_the_cases_found(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"shop", "enter", "enter")
        assert screen(app) is CaseFileScreen


async def test_keys_typed_into_the_line_for_finding_are_letters(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"jqs1")
        assert screen(app) is HomeScreen
        assert "“jqs1”" in said(app)


async def test_the_seats_played_are_ticked_by_name_and_ones_own_is_marked(
    opened: Opener, records: Records, story: Story
) -> None:
    play_to_the_meeting(story, records)
    session, _ = Session.resume(story, records, 1)
    session.confirm(session.view.options[0].id)
    records.set_setting("profession", "housing")
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "Played: ✓ School · not yet: Housing (your seat)" in said(app)


async def test_a_commitment_whose_day_has_come_is_said(opened: Opener, records: Records) -> None:
    records.write_entry("commitment", "Ring the nurse first", due=date(2020, 1, 1))
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "You meant to do this by 1 January 2020: Ring the nurse first" in said(app)


async def test_many_cases_are_listed_without_their_summaries(records: Records, tmp_path: Path) -> None:
    for number in range(12):
        shutil.copytree(STORIES / "corner-shop", tmp_path / f"shop-{number}")
        file = tmp_path / f"shop-{number}" / "story.yaml"
        text = file.read_text(encoding="utf-8").replace("id: corner-shop", f"id: shop-{number}")
        file.write_text(text, encoding="utf-8")
    for shared in STORIES.glob("*.yaml"):
        shutil.copy(shared, tmp_path)
    shutil.copytree(STORIES / "concepts", tmp_path / "concepts")
    app = EasiApp(tmp_path, records)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert len(app.screen.query_one(PickList).picks) == 12
        assert "the shop below his flat" not in said(app)
        await press(pilot, "end")
        assert "young carers" in said(app)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("j", JournalScreen),
        ("i", ConceptsScreen),
        ("p", PlayedScreen),
        ("v", PerspectivesScreen),
        ("s", SettingsScreen),
    ],
)
async def test_a_key_goes_to_each_place_and_esc_comes_back(opened: Opener, key: str, place: type) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert screen(app) is place
        await press(pilot, "escape")
        assert screen(app) is HomeScreen


async def test_the_first_frame_needs_no_story_and_no_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> tuple[Records, str]:
        raise AssertionError("opened before the first frame")

    monkeypatch.setattr(EasiApp, "read_stories", lambda _: None)
    app = EasiApp(tmp_path, never, theme="paper")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Opening the library" in drawn(app)
        assert app.theme == "paper"


async def test_records_that_cannot_be_kept_are_said_with_a_way_to_take_what_is_played_away(story: Story) -> None:
    app = EasiApp(STORIES, lambda: (Records.in_memory(), "The records cannot be written."))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        toasts = [toast.message for toast in app._notifications]
    assert "The records cannot be written. Ctrl+P offers to write what you play to a file." in toasts


async def test_a_private_sitting_says_so_at_the_top_of_every_screen(opened: Opener) -> None:
    records = Records.in_memory(private=True)
    records.set_setting("seen-welcome", "yes")
    app = opened(kept=records)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "private: nothing is kept" in said(app)
        await press(pilot, "1", "1")
        assert screen(app) is PlayScreen
        assert "private: nothing is kept" in said(app)
