"""Before a scene that may distress, and writing in the journal on the way."""

from __future__ import annotations

from textual.widgets import TextArea

from easi_sim.bundled import stories_folder
from easi_sim.catalogue import find_story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.screens.pause import PauseSheet
from easi_sim.tui.screens.play import PlayScreen
from tests.tui.conftest import Opener
from tests.tui.driving import TO_NOTES, drawn, press, said, screen, settled

NOTE = "a child's worry about money"


async def test_what_a_scene_holds_is_said_before_any_of_it_is_told(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_NOTES)
        text = said(app)
        assert "Before the next scene" in text
        assert NOTE in text
        assert "“Five,” he says." in text  # what came of the last choice is told first
        assert "Three voices and a kettle." not in text
        assert app.session is not None
        for line in app.session.story.case.support:
            assert line in text


async def test_it_can_be_gone_on_from_and_is_asked_once(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_NOTES, "enter")
        assert "Three voices and a kettle." in said(app)
        await press(pilot, "u", "1", "8", "2", "1", "escape")
        assert "Three voices and a kettle." in said(app)


async def test_it_can_be_paused_at_and_come_back_to(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_NOTES, "2")
        assert screen(app) is PauseSheet
        await press(pilot, "escape")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.is_before


async def test_a_choice_can_be_taken_back_from_there(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_NOTES, "u")
        assert "Jamie signs the late book" in said(app)


async def test_j_writes_a_note_bound_to_the_playthrough(opened: Opener, records: Records) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "j")
        assert screen(app) is AskSheet
        await press(pilot, "3")
        assert screen(app) is EntryScreen
        assert isinstance(app.focused, TextArea)
        await press(pilot, *"who", "ctrl+s")
        assert screen(app) is PlayScreen
        (entry,) = records.journal()
        assert app.session is not None
        assert (entry.kind, entry.text, entry.playthrough) == ("question", "who", app.session.id)
        assert "Jamie signs the late book" in drawn(app)


async def test_the_notes_hold_nothing_yet_of_the_scene_that_is_warned_of() -> None:
    story = find_story("packed-lunch", stories_folder())
    records = Records.in_memory()
    session = Session.begin(story, "police", records)
    while session.view.id != "p-night":
        session = session.confirm(session.view.options[0].id)
    play = PlayScreen(session)
    app = EasiApp(stories_folder(), records)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.push_screen(play)
        await settled(pilot)
        assert play.is_before
        night = story.case.facts["third"]
        assert night.says not in said(app)
        await press(pilot, "w")
        assert str(night.short) not in drawn(app)
        await press(pilot, "1", "k")
        assert not play.is_before
        assert night.says in said(app)
