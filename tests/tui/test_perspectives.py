"""How others see it: the learner's guesses over time, and readings to read again."""

from __future__ import annotations

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.study.perspectives import HOW_IT_FILLS, NOT_FITTING
from easi_sim.study.session import Session
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.perspective import PerspectiveScreen
from easi_sim.tui.screens.perspectives import PerspectivesScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from tests.tui.conftest import Opener, play_to_the_meeting
from tests.tui.driving import drawn, press, said, screen


@pytest.fixture
def played(story: Story, records: Records) -> None:
    """The school's seat up to the meeting: the police were guessed right, health was not."""
    play_to_the_meeting(story, records)


async def test_before_any_guess_it_is_said_how_this_fills(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "v")
        assert screen(app) is PerspectivesScreen
        assert HOW_IT_FILLS[0] in said(app)
        await press(pilot, "enter", "escape")
        assert screen(app) is HomeScreen


@pytest.mark.usefixtures("played")
async def test_each_agency_stands_with_its_count_its_marks_and_its_focus(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v")
        text = drawn(app)
        assert "Police" in text
        assert "of 1" in text
        assert "%" not in text
        assert "Preventing harm and finding out what happened." in text


@pytest.mark.usefixtures("played")
async def test_a_decision_expected_otherwise_can_be_read_again(opened: Opener, records: Records) -> None:
    missed = next(guess for guess in records.guesses() if not guess.met)
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "v")
        assert isinstance(app.screen, PerspectivesScreen)
        at = [one.agency for one in app.screen.perspectives].index(missed.agency)
        await press(pilot, *["down"] * at, "enter")
        assert screen(app) is PerspectiveScreen
        assert "you expected: " in said(app)
        await press(pilot, "1")
        assert isinstance(app.screen, ReadingsScreen)
        assert [reading.agency for reading in app.screen.revealed.readings] == [missed.agency]
        assert "saw it another way" in said(app)


async def test_a_decision_taken_back_says_so(opened: Opener, story: Story, records: Records) -> None:
    session = Session.begin(story, "school", records)
    session = session.confirm("talk-to-jamie", Prediction("police", "email"), DecisionRecord("none", "no"))
    session.undo().confirm("email", None, DecisionRecord("public-task", "no"))
    app = opened()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "v", "enter", "1")
        assert screen(app) is PerspectiveScreen
        assert NOT_FITTING in " ".join(note.message for note in app._notifications)
