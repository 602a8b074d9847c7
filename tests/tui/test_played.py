"""What I have played: the list, what-ifs under what they part from, and what can be done with each."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from textual.widgets import Input

from easi_engine.story import Story
from easi_sim.records import Branch, Records
from easi_sim.study.session import Session
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.erase import EraseSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.played import PlayedScreen, folded, ways_of
from easi_sim.tui.screens.whatif import WhatIfScreen
from easi_sim.tui.widgets.longlist import LongList, Row
from tests.tui.conftest import THE_DAY, Opener, play_to_the_meeting
from tests.tui.driving import drawn, press, said, screen


def finish(story: Story, records: Records) -> Session:
    """Play the school's seat to an ending, and look at its debrief."""
    play_to_the_meeting(story, records)
    session, _ = Session.resume(story, records, records.playthroughs()[0].id)
    done = session.confirm(session.view.options[0].id)
    done.debrief()
    return done


async def test_an_empty_list_says_how_it_fills(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p")
        assert "Nothing is played yet." in said(app)


async def test_a_playthrough_is_listed_with_case_seat_day_ending_and_pattern(
    opened: Opener, records: Records, story: Story
) -> None:
    session = finish(story, records)
    app = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "p")
        text = drawn(app)
    assert "The corner shop · School" in text
    assert "3 March 2026" in text
    assert f"ended: {session.debrief().ending}" in text
    assert "pattern: " in text


async def test_an_unfinished_one_says_how_far_it_came_and_is_gone_on_with(
    opened: Opener, records: Records, story: Story
) -> None:
    play_to_the_meeting(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p")
        assert "2 choices in" in drawn(app)
        await press(pilot, "enter", "1")
        assert isinstance(app.screen, PlayScreen)
        assert len(app.screen.session.playthrough.moves) == 2


async def test_a_finished_ones_debrief_is_read_again_and_leads_back_to_the_list(
    opened: Opener, records: Records, story: Story
) -> None:
    finish(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p", "enter", "1")
        assert screen(app) is DebriefScreen
        await press(pilot, "escape")
        assert screen(app) is PlayedScreen


async def test_what_if_is_asked_of_a_playthrough_of_long_ago(opened: Opener, records: Records, story: Story) -> None:
    finish(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p", "w")
        assert screen(app) is WhatIfScreen
        await press(pilot, "1")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.branch is not None


async def test_the_debrief_of_a_what_if_read_again_says_that_it_is_one(
    opened: Opener, records: Records, story: Story
) -> None:
    branch = finish(story, records).what_if(2)
    branch.confirm(branch.view.options[1].id)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p", "down", "enter", "1")
        assert screen(app) is DebriefScreen
        assert "The corner shop  ·  School  ·  what if  ·  Debrief" in said(app)


async def test_what_ifs_are_listed_under_what_they_part_from(opened: Opener, story: Story) -> None:
    ticks = count()
    records = Records.in_memory(clock=lambda: THE_DAY + timedelta(minutes=next(ticks)))
    records.set_setting("seen-welcome", "yes")
    first = finish(story, records)
    second = finish(story, records)
    branch = first.what_if(0)
    branch.confirm(branch.view.options[1].id)
    assert list(folded(records.playthroughs())) == [second.id, first.id, 3]
    app = opened(kept=records)
    async with app.run_test() as pilot:
        await press(pilot, "p")
        assert "└" in drawn(app)
        assert "what if, from choice 1 on" in drawn(app)


def test_a_what_if_whose_origin_is_gone_stands_by_itself(story: Story) -> None:
    records = Records.in_memory()
    finish(story, records)
    saved = records.playthroughs()[0]
    orphan = replace(saved, id=9, branch=Branch(of=5, at=1))
    assert list(folded([orphan, saved])) == [9, saved.id]


async def test_erasing_one_asks_for_the_word_and_says_what_went(opened: Opener, records: Records, story: Story) -> None:
    finish(story, records)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p", "delete")
        assert screen(app) is EraseSheet
        await press(pilot, *"yes", "enter")
        assert screen(app) is EraseSheet
        assert "Nothing was erased" in said(app)
        app.screen.query_one(Input).value = "erase"
        await press(pilot, "enter")
        assert "Playthrough 1 is erased" in said(app)
        await press(pilot, "escape")
        assert "Nothing is played yet." in said(app)
    assert records.playthroughs() == ()


async def test_a_report_is_written_and_said_where(
    opened: Opener, records: Records, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("easi_sim.exports.writing.takeaway_folder", lambda: tmp_path)
    finish(story, records)
    app = opened()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "p", "r")
        assert not list(tmp_path.glob("*.html"))
        await press(pilot, "enter")
        (file,) = tmp_path.glob("*.html")
        assert any(str(file) in toast.message for toast in app._notifications)


def test_of_a_case_that_is_gone_a_playthrough_can_only_be_erased(records: Records, story: Story) -> None:
    play_to_the_meeting(story, records)
    assert ways_of(records.playthroughs()[0], None) == ("erase",)


async def test_of_a_thousand_only_those_in_sight_are_drawn(
    opened: Opener, records: Records, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_to_the_meeting(story, records)
    saved = records.playthroughs()[0]
    many = tuple(replace(saved, id=number) for number in range(1, 1001))
    monkeypatch.setattr(records, "playthroughs", lambda: many)
    drawn_ids: set[int] = set()
    draw = PlayedScreen._row

    def noting(screen: PlayedScreen, id_: int) -> Row:
        drawn_ids.add(id_)
        return draw(screen, id_)

    monkeypatch.setattr(PlayedScreen, "_row", noting)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "p", "end")
        assert app.screen.query_one(LongList).pointed_id == 1000
    assert len(drawn_ids) < 50
