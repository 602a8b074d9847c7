"""Leading a workshop from the hall, as a facilitator does: by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.toosmall import TooSmallScreen
from easi_sim.tui.widgets.keybar import KeyBar
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.branch import BranchSheet
from easi_sim.tui.workshop.clock import Clock
from easi_sim.tui.workshop.hall import HallScreen
from easi_sim.workshop import acts, tally
from easi_sim.workshop.file import CannotKeep
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import JOIN, SIZES, do, drawn, notices, phase, press, said, seat, to_reveal, until, vote


@SIZES
async def test_a_workshop_goes_from_welcome_to_close_with_the_keyboard_alone_and_no_network(
    host: Host, size: tuple[int, int], tmp_path: Path
) -> None:
    app = WorkshopApp(host, report=lambda: tmp_path / "report.html")
    phases: list[str] = []
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s", "a", "1", "enter", "escape")  # a table for each service
        assert len(host.room.tables) == 4
        assert host.room.typed == set(tally.voices(host.room)), "without a network every table is typed"
        for _ in range(80):
            if phase(host) == "closed":
                break
            if not phases or phases[-1] != host.room.phase:
                phases.append(host.room.phase)
            match app.screen, host.room.phase:
                case BranchSheet(), _:
                    await press(pilot, "enter")
                case AskSheet(), _:
                    await press(pilot, "2")
                case HallScreen(), "vote" | "expect" if len(host.room.turns) == 1 and "Still to answer" in said(app):
                    await press(pilot, "v", *("3", "right", "1", "enter") * 4, "escape")
                case _:
                    await press(pilot, "n")
        await until(pilot, lambda: "report.html" in said(app))
    scene = ["read", "talk", "vote", "expect", "reveal"]
    assert phases[:7] == ["welcome", "rules", *scene]
    assert phases[-1] == "end"
    first = host.room.turns[0]
    assert tally.votes_of(host.room, first, *tally.voices(host.room)) == {first.options[0]: 12, first.options[1]: 4}
    assert first.picked == first.options[0], "most votes is what Enter picks"


async def test_a_vote_shows_who_has_answered_and_never_what(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    do(host, acts.Go(phase="vote"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        one_way = {"p1": "email", "s1": "email"}
        vote(host, **one_way)
        await until(pilot, lambda: "1 of 2" in said(app))
        before = said(app)
        do(host, *(acts.Vote(guest=g, turn=1, choice="ring-nell", instead=True) for g in one_way))
        await press(pilot)
        assert said(app) == before
        assert "Still to answer: Window and Urn." in before


async def test_what_not_all_have_answered_is_shown_only_after_asking(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    do(host, acts.Go(phase="vote"), acts.Go(phase="expect"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "n")
        assert isinstance(app.screen, AskSheet)
        await press(pilot, "1")
        assert phase(host) == "expect"
        await until(pilot, lambda: not app.workers)  # until then a second press of the key is none
        await press(pilot, "n", "2")
        assert phase(host) == "reveal"


async def test_a_pick_is_taken_back_while_nobody_has_voted(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    to_reveal(host)
    do(host, acts.Pick(turn=1, choice="talk-to-jamie"))
    async with app.run_test(size=(100, 30)) as pilot:
        assert "What came of it" in said(app)
        await press(pilot, "p", "2")
        assert phase(host) == "reveal"
        assert "Side by side" in said(app)


@pytest.mark.parametrize("key", ["b", "2"])
async def test_the_facilitator_picks_another_branch_than_most_voted_for(host: Host, key: str) -> None:
    app = WorkshopApp(host, join=JOIN)
    to_reveal(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["n"] * 9)
        sheet = app.screen
        assert isinstance(sheet, BranchSheet)
        assert "most votes" in drawn(app)
        await press(pilot, key)
        assert host.room.turns[0].picked == "ring-nell"


async def test_going_back_is_refused_in_words_once_votes_are_shown(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    to_reveal(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "p")
        assert phase(host) == "reveal"
        assert "nothing to go back to" in notices(app)


async def test_without_tables_the_room_does_not_go_on(host: Host) -> None:
    app = WorkshopApp(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "n")
        assert phase(host) == "welcome"
        assert "Set the tables first" in notices(app)


async def test_the_timer_is_five_minutes_and_grows_and_goes(host: Host) -> None:
    app = WorkshopApp(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "t")
        clock = app.hall.query_one(Clock)
        assert clock.until is not None
        assert clock.has_class("-on")
        first = clock.until
        await press(pilot, "plus")
        assert clock.until is not None
        assert 58 <= (clock.until - first).total_seconds() <= 61
        await press(pilot, "t")
        assert host.room.until is None
        assert not clock.has_class("-on")


async def test_a_log_that_cannot_be_written_is_said_and_nothing_is_lost(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotKeep("The disk is full.")

    app = WorkshopApp(host)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(host.file, "append", full)
            await press(pilot, "n")
            assert "The disk is full." in notices(app)
            assert phase(host) == "welcome"
        await press(pilot, "n")
        assert phase(host) == "rules"


async def test_the_mouse_leads_on_as_keys_do(host: Host) -> None:
    app = WorkshopApp(host)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(3, 0))  # “n Next”
        await until(pilot, lambda: host.room.phase == "rules")


async def test_a_window_too_small_asks_for_room_and_comes_back(host: Host) -> None:
    app = WorkshopApp(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.resize_terminal(70, 20)
        await press(pilot)
        assert isinstance(app.screen, TooSmallScreen)
        do(host, acts.AddTable(name="Door", seats=("school",)))  # the room goes on under it
        await pilot.resize_terminal(100, 30)
        await press(pilot)
        await until(pilot, lambda: "Door" in said(app))
