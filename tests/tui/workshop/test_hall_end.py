"""How a workshop ends in the hall: the debrief, the questions on the wall, the report, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from easi_sim.errors import Trouble
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.hall import HallScreen
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import do, phase, press, said, seat, to_reveal, to_the_end, until


async def test_the_debrief_comes_after_the_ending_in_words(host: Host) -> None:
    app = WorkshopApp(host)
    seat(host)
    to_the_end(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "right", "right")
        await until(pilot, lambda: "Effective, of what should have been shared" in said(app))
        assert "a pattern of this playthrough, not of you" in said(app)


async def test_what_phones_leave_on_the_wall_is_shown_inert(host: Host) -> None:
    app = WorkshopApp(host)
    to_reveal(host)
    do(host, acts.Pick(turn=1, choice="email"))
    to_the_end(host)
    do(host, acts.Ask(text="[red]Who \x1b[31mopens\u202e the post?[/]"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["right"] * 5)
        text = said(app)
        assert "[red]Who" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


async def test_a_question_is_typed_in_and_taken_off(host: Host) -> None:
    app = WorkshopApp(host, free_text=True)
    seat(host)
    to_the_end(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "w", *"Who rings?", "enter")
        assert host.room.wall == ("Who rings?",)
        await press(pilot, *"07700 900123", "enter")
        assert len(host.room.wall) == 1, "what looks like a telephone number is asked about first"
        await press(pilot, "2")
        assert len(host.room.wall) == 2
        await press(pilot, "tab", "enter")
        assert host.room.wall == ("07700 900123",)


async def test_no_box_for_questions_where_the_organisation_forbids_free_text(host: Host) -> None:
    app = WorkshopApp(host, free_text=False)
    seat(host)
    to_the_end(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "w")
        assert "switched off writing" in said(app)
        assert not app.screen.query("TextArea")


def no_room() -> Path:
    """Fail to write a report."""
    raise Trouble("There is no room for it.")


async def test_a_report_that_cannot_be_written_is_said_with_the_way_to_write_it_later(host: Host) -> None:
    app = WorkshopApp(host, report=no_room)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q", "3", "2")
        assert phase(host) == "closed"
        await until(pilot, lambda: "There is no room for it. `easi workshop report`" in said(app))


@pytest.mark.parametrize(
    ("report", "told"), [(no_room, "There is no room for it."), (None, "there is no report of it")]
)
async def test_after_a_workshop_that_is_not_kept_no_report_is_promised_for_later(
    host: Host, report: Callable[[], Path] | None, told: str
) -> None:
    app = WorkshopApp(host, report=report, kept=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q", "3", "2")
        assert phase(host) == "closed"
        await until(pilot, lambda: told in said(app))
        assert "easi workshop report" not in said(app)


async def test_leaving_asks_first_and_leaves_the_workshop_as_it_is(host: Host) -> None:
    app = WorkshopApp(host)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q", "1")
        assert isinstance(app.screen, HallScreen)
        await press(pilot, "q", "q", "2")
        assert not app.is_running, "asked twice, answered once"
    assert phase(host) == "welcome"


async def test_leaving_says_that_it_erases_what_is_not_kept(host: Host) -> None:
    app = WorkshopApp(host, kept=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q")
        assert "leaving erases it" in said(app)
        assert "easi workshop resume" not in said(app)


async def test_ctrl_q_asks_first_too_where_leaving_would_erase_the_workshop(host: Host) -> None:
    app = WorkshopApp(host, kept=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "ctrl+q")
        assert app.is_running
        assert "leaving erases it" in said(app)
        await press(pilot, "escape", "ctrl+q", "2")
        assert not app.is_running


async def test_ctrl_q_leaves_at_once_what_is_kept(host: Host) -> None:
    app = WorkshopApp(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "ctrl+q")
        assert not app.is_running


async def test_ctrl_q_leaves_at_once_what_has_been_ended(host: Host) -> None:
    app = WorkshopApp(host, kept=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q", "3", "2")
        assert phase(host) == "closed"
        await press(pilot, "ctrl+q")
        assert not app.is_running
