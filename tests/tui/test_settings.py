"""Settings: what can be set is kept, what is held can be seen, taken away and erased, the policy is shown."""

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from easi_engine.story import Story
from easi_sim.policy import Policy
from easi_sim.records import Records
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.erase import EraseSheet
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.screens.settings import SettingsScreen
from easi_sim.tui.theme import CONTRAST
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import Opener, play_to_the_meeting
from tests.tui.driving import press, said, screen


async def test_the_theme_is_taken_at_once_and_kept(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "1", "3")
        assert app.theme == CONTRAST.name
        assert "Colours: High contrast" in said(app)
    assert records.setting("theme") == CONTRAST.name


async def test_the_profession_is_changed(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "2", "2")
        assert "Profession: Housing" in said(app)
        await press(pilot, "2", "3")
        assert "Profession: Another, or none" in said(app)
    assert records.setting("profession") == "other"


async def test_a_shorter_time_can_be_chosen_and_esc_leaves_it(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "3", "escape")
        assert "Kept for: a year" in said(app)
        await press(pilot, "3", "1")
        assert "Kept for: 30 days" in said(app)
    assert records.keep_days == 30


async def test_nothing_longer_than_the_policy_allows_is_offered(opened: Opener) -> None:
    records = Records.in_memory(policy=Policy(retention_days=90))
    records.set_setting("seen-welcome", "yes")
    app = opened(kept=records)
    async with app.run_test() as pilot:
        await press(pilot, "s", "3")
        assert screen(app) is AskSheet
        assert [pick.id for pick in app.screen.query_one(PickList).picks] == ["30", "90"]


async def test_what_is_held_and_the_policy_are_shown(opened: Opener, records: Records, story: Story) -> None:
    play_to_the_meeting(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        text = said(app)
    assert "1 playthrough, 0 to an ending: 2 choices, with their times." in text
    assert "1 decision record with a reason in your own words." in text
    assert "welcome read: yes" in text
    assert "Your organisation has set nothing here." in text


async def test_what_a_policy_forbids_is_shown_with_where_it_is_set(opened: Opener) -> None:
    records = Records.in_memory(policy=Policy(free_text=False, path=Path("p.toml"), given=frozenset({"free-text"})))
    records.set_setting("seen-welcome", "yes")
    app = opened(kept=records)
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert "No words of your own are stored." in said(app)
        assert "Policy file: p.toml" in said(app)


async def test_everything_is_written_to_a_file_and_noted(
    opened: Opener, records: Records, story: Story, tmp_path: Path
) -> None:
    play_to_the_meeting(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "4")
        assert screen(app) is SaveSheet
        app.screen.query_one(Input).value = str(tmp_path / "mine.json")
        await press(pilot, "enter")
        assert f"Written to {tmp_path / 'mine.json'}." in said(app)
        assert "Written elsewhere: everything held" in said(app)
    held = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert len(held["playthroughs"]) == 1


async def test_erasing_everything_needs_the_word_and_says_what_it_did(
    opened: Opener, records: Records, story: Story
) -> None:
    play_to_the_meeting(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "6")
        assert screen(app) is EraseSheet
        await press(pilot, "enter")
        assert records.playthroughs() != ()
        await press(pilot, *"erase", "enter")
        assert screen(app) is SettingsScreen
        assert "Everything is erased: 1 playthrough" in said(app)
        assert "1 playthrough, 0 to an ending" not in said(app)
    assert records.playthroughs() == ()


async def test_esc_erases_nothing(opened: Opener, records: Records, story: Story) -> None:
    play_to_the_meeting(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "6", *"erase", "escape")
        assert screen(app) is SettingsScreen
    assert records.playthroughs() != ()


async def test_the_journal_can_be_erased_by_itself(opened: Opener, records: Records, story: Story) -> None:
    play_to_the_meeting(story, records)
    records.write_entry("reflection", "I asked late.")
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "s", "5", *"erase", "enter")
        assert "The journal is erased: 1 entry." in said(app)
    assert records.journal() == ()
    assert records.playthroughs() != ()


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_it_fits(opened: Opener, size: tuple[int, int]) -> None:
    app = opened()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s")
        rows = app.screen.query_one(PickList).rows
        assert all(row.region.right <= size[0] for row in rows)
        assert max(row.size.width for row in rows) <= 76
