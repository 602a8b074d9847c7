"""Writing an entry: nothing lost, nothing kept unasked, and dates understood."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from easi_engine.story import Story
from easi_sim.policy import Policy
from easi_sim.records import JournalEntry, Kind, Records
from easi_sim.records.errors import Full
from easi_sim.study.session import Session
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.words import dates
from easi_sim.words.journal import NO_FREE_TEXT, NOTHING_WRITTEN
from tests.tui.conftest import Opener
from tests.tui.driving import drawn, press, said, screen, settled

NOW = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: NOW)


class Kept:
    """What the screen came back with."""

    def __init__(self) -> None:
        self.entries: list[JournalEntry | None] = []

    def __call__(self, entry: JournalEntry | None) -> None:
        self.entries.append(entry)


async def writing(app: EasiApp, pilot: Pilot[None], kind: Kind, **more: object) -> Kept:
    await settled(pilot)
    kept = Kept()
    assert app.records is not None
    app.push_screen(EntryScreen(app.records, kind, **more), kept)  # type: ignore[arg-type]
    await settled(pilot)
    return kept


async def typed(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(TextArea).insert(text)
    await settled(pilot)


async def test_ctrl_s_keeps_what_was_written(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection")
        await press(pilot, *"qt1", "enter", *"so", "ctrl+s")
        (entry,) = records.journal()
        assert kept.entries == [entry]
        assert (entry.kind, entry.text, entry.due) == ("reflection", "qt1\nso", None)


async def test_what_not_to_write_stands_above_the_box_before_anything_is_written(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "question", ask="What would you ask them?")
        assert "Nothing about real people, please" in drawn(app)
        assert "What would you ask them?" in drawn(app)


async def test_what_looks_like_a_real_persons_details_is_asked_about_before_it_is_kept(
    opened: Opener, records: Records
) -> None:
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection")
        await typed(pilot, "She lives at LS1 4AB.")
        await press(pilot, "ctrl+s")
        assert "That looks as if it holds a postcode." in said(app)
        assert records.journal() == ()
        await press(pilot, "1")
        assert screen(app) is EntryScreen
        assert isinstance(app.focused, TextArea)
        await press(pilot, "ctrl+s", "2")
        assert [entry and entry.text for entry in kept.entries] == ["She lives at LS1 4AB."]


async def test_escape_from_that_question_goes_back_to_the_words(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        await typed(pilot, "LS1 4AB")
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(app.focused, TextArea)
        assert app.focused.text == "LS1 4AB"
        await press(pilot, *" and 020 7946 0958", "ctrl+s")
        assert "That looks as if" in said(app)
        assert records.journal() == ()


async def test_an_empty_box_is_not_kept(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        await press(pilot, "space", "ctrl+s")
        assert NOTHING_WRITTEN in said(app)
        assert records.journal() == ()


async def test_escape_never_loses_words_without_asking(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection")
        await press(pilot, *"so", "escape")
        assert screen(app) is AskSheet
        await press(pilot, "escape")
        assert app.screen.query_one(TextArea).text == "so"
        await press(pilot, "escape", "1")
        assert app.screen.query_one(TextArea).text == "so"
        await press(pilot, "escape", "2")
        assert [entry and entry.text for entry in kept.entries] == ["so"]


async def test_words_can_be_let_go(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection")
        await press(pilot, *"so", "escape", "3")
        assert kept.entries == [None]
        assert records.journal() == ()


async def test_escape_from_an_empty_box_just_goes_back(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection")
        await press(pilot, "escape")
        assert kept.entries == [None]


async def test_a_commitments_date_is_read_back_in_words_and_enter_keeps_it(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "commitment")
        await press(pilot, *"ring", "tab", *"14/12")
        assert "Monday 14 December 2026, in 3 weeks" in said(app)
        await press(pilot, "enter")
        (entry,) = records.journal()
        assert (entry.kind, entry.text, entry.due) == ("commitment", "ring", date(2026, 12, 14))


async def test_a_wrong_date_is_explained_and_keeps_nothing_yet(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "commitment")
        await press(pilot, *"ring", "tab", *"31", "space", *"Nov", "enter")
        assert "November has 30 days." in said(app)
        assert records.journal() == ()
        assert isinstance(app.focused, Input)


async def test_a_day_gone_by_is_asked_about(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "commitment")
        await press(pilot, *"ring", "tab", *"1/11/2026", "enter")
        assert screen(app) is AskSheet
        assert "that day has gone by" in said(app)
        await press(pilot, "1")
        assert isinstance(app.focused, Input)
        await press(pilot, "enter", "2")
        assert [entry.due for entry in records.journal()] == [date(2026, 11, 1)]


async def test_an_entry_is_changed_in_place(opened: Opener, records: Records) -> None:
    entry = records.write_entry("commitment", "ring", due=date(2026, 11, 1))
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "commitment", entry=entry)
        await press(pilot, *" her", "ctrl+s")
        (changed,) = records.journal()
        assert (changed.id, changed.text, changed.due) == (entry.id, "ring her", date(2026, 11, 1))


async def test_a_note_is_bound_to_what_is_being_played(opened: Opener, records: Records, story: Story) -> None:
    session = Session.begin(story, "school", records)
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "question", session=session)
        await press(pilot, *"who", "ctrl+s")
        (entry,) = records.journal()
        assert (entry.playthrough, entry.story, entry.viewpoint) == (session.id, "corner-shop", "school")


async def test_words_stay_on_the_screen_when_they_cannot_be_kept(
    opened: Opener, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Full("The disk is full.", "Make room.")

    monkeypatch.setattr(records, "write_entry", full)
    app = opened()
    async with app.run_test(notifications=True) as pilot:
        kept = await writing(app, pilot, "reflection")
        await press(pilot, *"so", "ctrl+s")
        assert "The disk is full. Make room." in drawn(app)
        assert app.screen.query_one(TextArea).text == "so"
        assert kept.entries == []


@pytest.fixture
def forbidding() -> Records:
    """Records of an organisation that has switched free text off."""
    return Records.in_memory(policy=Policy(free_text=False))


async def test_without_free_text_there_is_no_box_and_a_line_says_why(opened: Opener, forbidding: Records) -> None:
    app = opened(kept=forbidding)
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        assert not app.screen.query(TextArea)
        assert NO_FREE_TEXT in said(app)
        await press(pilot, "ctrl+s", "escape")
        assert screen(app) is not EntryScreen


async def test_without_free_text_an_entry_of_before_can_still_be_read(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = Records.in_memory()
    entry = records.write_entry("commitment", "Ring the nurse", due=date(2026, 12, 1))
    monkeypatch.setattr(records, "policy", Policy(free_text=False))
    app = opened(kept=records)
    async with app.run_test() as pilot:
        await writing(app, pilot, "commitment", entry=entry)
        assert "Ring the nurse" in said(app)
        assert NO_FREE_TEXT in said(app)
        await press(pilot, "escape")
        assert screen(app) is not EntryScreen


async def test_what_is_pasted_is_made_inert_before_the_box_draws_it(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        app.post_message(events.Paste("a\x1b[31mb\r\nc\td\u202e"))
        await press(pilot, "ctrl+s")
        assert [entry.text for entry in records.journal()] == ["a␛[31mb\nc d⟨RLO⟩"]


async def test_what_is_kept_is_made_inert_before_it_is_opened_again(opened: Opener, records: Records) -> None:
    entry = records.write_entry("reflection", "a\x1b[31mb")
    app = opened()
    async with app.run_test() as pilot:
        kept = await writing(app, pilot, "reflection", entry=entry)
        assert app.screen.query_one(TextArea).text == "a␛[31mb"
        await press(pilot, "escape")
        assert kept.entries == [None]


async def test_leaving_easi_at_once_asks_about_words_too(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        await press(pilot, *"so", "ctrl+q")
        assert app.is_running
        assert screen(app) is AskSheet
        await press(pilot, "escape")
        assert app.screen.query_one(TextArea).text == "so"


async def test_what_was_noticed_is_taken_back_once_it_is_gone_from_the_box(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await writing(app, pilot, "reflection")
        await typed(pilot, "She lives at LS1 4AB")
        await press(pilot, "ctrl+s", "1")
        assert "holds a postcode" in said(app)
        await press(pilot, "backspace", "backspace")
        assert "holds a postcode" not in said(app)
        assert "Nothing about real people, please" in said(app)
