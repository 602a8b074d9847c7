"""The journal: found, ticked, changed, removed and taken along."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from easi_sim.policy import Policy
from easi_sim.records import Records
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.journal import JournalScreen
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.widgets.longlist import LongList, Row
from easi_sim.words import dates
from easi_sim.words.journal import NO_ENTRIES, NO_FREE_TEXT, NO_MATCH
from tests.tui.conftest import Opener
from tests.tui.driving import drawn, press, said, screen

NOW = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: NOW)


@pytest.fixture
def records() -> Records:
    """Records with a few entries, an hour apart."""
    hours = iter(range(1000))
    begun = datetime(2026, 11, 2, 9, tzinfo=UTC)
    kept = Records.in_memory(clock=lambda: begun + timedelta(hours=next(hours)))
    kept.set_setting("seen-welcome", "yes")
    kept.write_entry("reflection", "I wanted to ring everybody at once.", story="corner-shop", viewpoint="school")
    kept.write_entry("question", "When is a school nurse health?")
    kept.write_entry("commitment", "Write the purpose first.", due=date(2026, 11, 20))
    return kept


def listed(app: EasiApp) -> list[str]:
    assert isinstance(app.screen, JournalScreen)
    return [entry.text for entry in app.screen.listed]


async def test_entries_are_listed_newest_first_with_kind_date_and_story(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        assert listed(app) == [
            "Write the purpose first.",
            "When is a school nurse health?",
            "I wanted to ring everybody at once.",
        ]
        assert "2 November 2026  ·  was due 3 days ago" in drawn(app)
        assert "2 November 2026  ·  The corner shop" in drawn(app)
        assert "Reflections 1   To practice 1   Questions 1" in said(app)


async def test_the_entry_pointed_at_is_open_beside_the_list_where_there_is_room(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j", "down", "down")
        assert "I wanted to ring everybody at once." in said(app)
        assert "The corner shop  ·  school" in said(app)


async def test_words_are_searched_for_as_they_are_typed(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "slash", *"NURSE")
        assert listed(app) == ["When is a school nurse health?"]
        await press(pilot, *"q")
        assert listed(app) == []
        assert NO_MATCH in said(app)
        await press(pilot, "escape")
        assert len(listed(app)) == 3
        await press(pilot, "escape")
        assert screen(app) is HomeScreen


async def test_one_kind_after_another_can_be_shown(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "f")
        assert listed(app) == ["I wanted to ring everybody at once."]
        await press(pilot, "f")
        assert listed(app) == ["Write the purpose first."]
        await press(pilot, "f", "f")
        assert len(listed(app)) == 3


async def test_a_commitment_is_ticked_and_the_tick_taken_off(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "d")
        assert records.journal(kind="commitment")[0].done is not None
        assert "✓ done on" in drawn(app)
        await press(pilot, "d")
        assert records.journal(kind="commitment")[0].done is None


async def test_only_commitments_can_be_done(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "down", "d")
        assert all(entry.done is None for entry in records.journal())


async def test_enter_opens_an_entry_and_the_list_shows_the_change(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "down", "enter")
        assert screen(app) is EntryScreen
        await press(pilot, *" Or not?", "ctrl+s")
        assert "When is a school nurse health? Or not?" in listed(app)


async def test_removing_asks_first(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "r")
        assert screen(app) is AskSheet
        await press(pilot, "escape")
        assert len(listed(app)) == 3
        await press(pilot, "r", "2")
        assert len(listed(app)) == 2
        assert records.journal(kind="commitment") == ()


async def test_a_new_entry_is_of_the_kind_that_is_picked(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "n", "3", *"who", "ctrl+s")
        assert (records.journal()[0].kind, records.journal()[0].text) == ("question", "who")
        assert listed(app)[0] == "who"


async def test_an_empty_journal_says_what_it_is_for(opened: Opener) -> None:
    empty = Records.in_memory()
    empty.set_setting("seen-welcome", "yes")
    app = opened(kept=empty)
    async with app.run_test() as pilot:
        await press(pilot, "j")
        assert NO_ENTRIES in said(app)
        await press(pilot, "enter", "d", "r", "e")
        assert screen(app) is JournalScreen


async def test_what_is_listed_is_exported_and_noted(opened: Opener, records: Records, tmp_path: Path) -> None:
    place = tmp_path / "mine.md"
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "f", "e")
        assert screen(app) is SaveSheet
        assert "1 entry, as listed" in said(app)
        app.screen.query_one(Input).value = str(place)
        await press(pilot, "enter")
        assert screen(app) is JournalScreen
    text = place.read_text(encoding="utf-8")
    assert "I wanted to ring everybody at once." in text
    assert "purpose" not in text
    assert [export.path for export in records.exports()] == [place]


async def test_no_file_is_written_over_unasked(opened: Opener, tmp_path: Path) -> None:
    place = tmp_path / "easi.md"
    place.write_text("mine", encoding="utf-8")
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "e")
        app.screen.query_one(Input).value = str(place)
        await press(pilot, "enter")
        assert screen(app) is AskSheet
        await press(pilot, "1")
        assert place.read_text(encoding="utf-8") == "mine"
        assert screen(app) is SaveSheet
        await press(pilot, "enter", "2")
        assert "Write the purpose first." in place.read_text(encoding="utf-8")


async def test_a_place_that_cannot_be_written_to_is_explained_and_the_path_stays(
    opened: Opener, tmp_path: Path
) -> None:
    place = tmp_path / "nowhere" / "easi.md"
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "e")
        app.screen.query_one(Input).value = str(place)
        await press(pilot, "enter")
        assert screen(app) is SaveSheet
        assert "There is no folder" in said(app)
        assert app.screen.query_one(Input).value == str(place)


async def test_only_what_is_in_sight_of_thousands_is_drawn(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    many = Records.in_memory()
    many.set_setting("seen-welcome", "yes")
    for number in range(2000):
        many.write_entry("reflection", f"Thought {number}")
    app = opened(kept=many)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        entries = app.screen.query_one(LongList)
        asked: list[int] = []
        draw = entries._draw

        def counted(id_: int) -> Row:
            asked.append(id_)
            return draw(id_)

        monkeypatch.setattr(entries, "_draw", counted)
        await press(pilot, "end")
        assert entries.pointed_id == 1
        assert 0 < len(set(asked)) <= 24
        await press(pilot, "slash", *"1999")
        assert listed(app) == ["Thought 1999"]


async def test_without_free_text_the_journal_says_so_and_offers_no_new_entry(opened: Opener, records: Records) -> None:
    records.policy = Policy(free_text=False)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "j", "n")
        assert screen(app) is JournalScreen
        assert NO_FREE_TEXT in said(app)
        await press(pilot, "d", "r", "2")
        assert len(listed(app)) == 2
