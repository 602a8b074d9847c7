"""What if: standing at a choice again, choosing otherwise, and the two laid side by side."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from easi_engine.errors import EasiError
from easi_engine.story import Story
from easi_sim.records import Branch, Records
from easi_sim.study.session import Session
from easi_sim.tui.screens.compare import CompareScreen
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.trouble import TroubleSheet
from easi_sim.tui.screens.whatif import WhatIfScreen
from easi_sim.tui.widgets.picklist import PickRow
from easi_sim.tui.widgets.rates import Plane
from tests.tui.conftest import Opener
from tests.tui.driving import press, said

TO_WHAT_IF = ("1", "1", "w")
"""From the last choice, through the debrief."""


async def play_otherwise(pilot: Pilot[None]) -> None:
    """At the last scene again, choose the second option, and go to the debrief of that."""
    await press(pilot, *TO_WHAT_IF, "3", "2", "1")


async def test_every_choice_of_the_way_can_be_stood_at_again(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_WHAT_IF)
        assert isinstance(app.screen, WhatIfScreen)
        text = said(app)
        assert [turning.at for turning in app.screen.turnings] == [0, 1, 2]
    assert "You chose: Offer him toast and ask what time he got up" in text
    assert "The conference call  day 1" in text
    assert "Tried already" not in text


async def test_what_was_chosen_before_is_marked_where_one_stands_again(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_WHAT_IF, "3")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.branch == Branch(1, 2)
        marked = [row.words for row in app.screen.query(PickRow) if "what you chose the first time" in row.words]
    assert len(marked) == 1
    assert "Turn the register round" in marked[0]


async def test_the_first_playthrough_stays_as_it_was(opened: Opener, records: Records, story: Story) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await play_otherwise(pilot)
        assert isinstance(app.screen, DebriefScreen)
    (branch,) = records.branches(1)
    first, other = (records.load(id_, story).playthrough for id_ in (1, branch.id))
    assert first.is_over
    assert other.is_over
    assert first.moves[:2] == other.moves[:2]
    assert first.moves[2].choice != other.moves[2].choice


async def test_the_two_are_laid_side_by_side(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await play_otherwise(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        text = said(app)
        assert sorted(point.glyph for point in app.screen.query_one(Plane).placed.values()) == ["○", "●"]
    assert "2 choices are the same, then they part: “The back room of the library”" in text
    assert "The first time, you chose: Turn the register round so that she can read it" in text
    assert "not a right one and a wrong one" in text
    assert "The names of the corners are the research's, and no marks." in text


async def test_a_what_if_tried_can_be_laid_beside_the_first_from_there(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 50)) as pilot:
        await play_otherwise(pilot)
        assert isinstance(app.screen, DebriefScreen)
        await app.screen.run_action("first")
        await press(pilot, "w")
        assert "Tried already" in said(app)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, CompareScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, DebriefScreen)


async def test_from_a_what_if_one_can_go_on_to_another(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await play_otherwise(pilot)
        await press(pilot, "w", "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.branch == Branch(records.branches(1)[0].id, 1)


async def test_a_first_playthrough_offers_nothing_to_compare(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "c")
        assert isinstance(app.screen, DebriefScreen)


async def test_where_the_first_is_no_longer_held_that_is_said(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await play_otherwise(pilot)

        def gone(*_: object) -> None:
            raise EasiError("It is gone.")

        monkeypatch.setattr(Session, "reopen", gone)
        await press(pilot, "c")
        assert isinstance(app.screen, TroubleSheet)
        assert "It is gone." in said(app)
