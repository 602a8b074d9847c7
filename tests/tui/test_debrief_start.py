"""The first turns of the debrief: how was that, and what happened."""

import pytest

from easi_sim.records import Records
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.widgets.chips import Chips
from tests.tui.conftest import Opener
from tests.tui.driving import OVER_TO_DEBRIEF, drawn, press, said


async def test_words_picked_are_kept_at_once_and_let_go_again(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "enter", "right", "right", "right", "enter")
        (entry,) = records.journal(kind="reflection")
        assert entry.text == "How was that: heavy, uneasy"
        assert entry.story == "corner-shop"
        assert "✓ uneasy" in drawn(app)
        await press(pilot, "enter", "left", "left", "left", "enter")
        assert records.journal() == ()


async def test_words_picked_are_there_when_the_debrief_is_opened_again(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "enter", "escape", "1")
        assert app.screen.query_one(Chips).picked == {"heavy"}


async def test_plus_and_delta_are_written_in_the_journal_and_shown_under_them(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "down", "down", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "What went as you wanted it to?" in said(app)
        await press(pilot, *"calm", "ctrl+s")
        assert [(entry.kind, entry.text) for entry in records.journal()] == [("reflection", "calm")]
        assert "calm" in said(app)


async def test_where_writing_is_switched_off_nothing_asks_for_it(
    opened: Opener, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Records, "free_text", False)
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "enter")
        assert "Write a line about it" not in said(app)
        assert records.journal() == ()
        await press(pilot, "8")
        assert "One thing I will do" not in said(app)


async def test_what_happened_is_told_by_day_with_what_nobody_saw(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "2")
        text = said(app)
    assert "You chose: Give the tenancy team and the police the heater, and keep the rest" in text
    assert "You told Tenancy team and Police: stockroom heater." in text
    assert "The ending:" in text


async def test_the_first_part_says_how_a_word_is_picked_and_how_to_go_on(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF)
        assert "Enter or a click picks a word, arrows move among them, 2 goes on." in said(app)
