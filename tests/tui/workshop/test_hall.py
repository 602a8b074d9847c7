"""The hall, driven as a facilitator does: by keys alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from easi_sim.errors import Trouble
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.toosmall import TooSmallScreen
from easi_sim.tui.widgets.keybar import KeyBar
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.branch import BranchSheet
from easi_sim.tui.workshop.clock import Clock
from easi_sim.tui.workshop.hall import HallScreen
from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import CannotKeep
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import (
    CODE,
    HEALTH,
    JOIN,
    POLICE,
    do,
    drawn,
    press,
    said,
    seat,
    to_reveal,
    until,
    vote,
)

SIZES = pytest.mark.parametrize("size", [(100, 30), (80, 24)], ids=lambda size: "x".join(map(str, size)))


def phase(host: Host) -> str:
    return host.room.phase


def notices(app: WorkshopApp) -> str:
    return "\n".join(notice.message for notice in app._notifications)


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


async def test_a_room_changed_from_outside_shows_at_once(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await asyncio.to_thread(seat, host)
        await until(pilot, lambda: "Police 2" in said(app))
        await asyncio.to_thread(do, host, acts.Go(phase="vote"))
        await until(pilot, lambda: "what should School do?" in said(app))


async def test_hundreds_of_changes_at_once_end_in_the_room_as_it_is(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    do(host, acts.AddTable(name="Window", seats=("police",)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        waiting = [host.submit(acts.Sit(guest=f"g{at}", voice=POLICE)) for at in range(300)]
        await asyncio.to_thread(lambda: [one.result() for one in waiting])
        await until(pilot, lambda: "Police 300" in said(app))


async def test_a_table_goes_from_phones_to_typed_in_the_middle_of_a_vote(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    do(host, acts.Go(phase="vote"))
    vote(host, p1="email")
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "v")
        assert isinstance(app.screen, HallScreen)
        assert "No table's votes are typed" in notices(app)
        await press(pilot, "s", "1")
        assert POLICE in host.room.typed
        assert "set aside" in said(app), "two phones sit there"
        await press(pilot, "escape", "v", "2", "escape")
        await until(pilot, lambda: "Police  typed" in said(app))
        turn = host.room.turn
        assert turn is not None
        assert tally.votes_of(host.room, turn, POLICE) == {"talk-to-jamie": 2}
        await press(pilot, "s", "1", "escape")
        assert tally.votes_of(host.room, turn, POLICE) == {"email": 1}, "its phones' votes are there still"


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


async def test_the_facilitator_picks_another_branch_than_most_voted_for(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    to_reveal(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["n"] * 9)
        sheet = app.screen
        assert isinstance(sheet, BranchSheet)
        assert "most votes" in drawn(app)
        await press(pilot, "b")
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


@SIZES
async def test_joining_is_large_on_the_first_slide_and_one_key_away_later(host: Host, size: tuple[int, int]) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert " ".join(CODE) in drawn(app)
        assert "192.168.1.20:8765" in drawn(app)
        do(host, acts.Go(phase="talk"))
        await press(pilot, "j")
        assert " ".join(CODE) in drawn(app)
        assert app.screen.query_one(Page).max_scroll_y == 0, "a camera has to see the whole picture"


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


async def test_a_report_that_cannot_be_written_is_said_with_the_way_to_write_it_later(host: Host) -> None:
    def fails() -> Path:
        raise Trouble("There is no room for it.")

    app = WorkshopApp(host, report=fails)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q", "3", "2")
        assert phase(host) == "closed"
        await until(pilot, lambda: "There is no room for it. `easi workshop report`" in said(app))


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


async def test_the_mouse_leads_on_as_keys_do(host: Host) -> None:
    app = WorkshopApp(host)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(3, 0))  # “n Next”
        await until(pilot, lambda: host.room.phase == "rules")


async def test_the_debrief_comes_after_the_ending_in_words(host: Host) -> None:
    app = WorkshopApp(host)
    seat(host)
    do(host, acts.Go(phase="read"))
    while host.room.turn is not None:
        turn = host.room.turn
        do(host, acts.Go(phase="reveal"), acts.Pick(turn=turn.number, choice=turn.options[0]))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "right", "right")
        await until(pilot, lambda: "Effective, of what should have been shared" in said(app))
        assert "a pattern of this playthrough, not of you" in said(app)


async def test_what_phones_leave_on_the_wall_is_shown_inert(host: Host) -> None:
    app = WorkshopApp(host)
    to_reveal(host)
    do(host, acts.Pick(turn=1, choice="email"))
    while host.room.turn is not None:
        turn = host.room.turn
        do(host, acts.Go(phase="reveal"), acts.Pick(turn=turn.number, choice=turn.options[0]))
    do(host, acts.Ask(text="[red]Who \x1b[31mopens\u202e the post?[/]"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["right"] * 5)
        text = said(app)
        assert "[red]Who" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


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


async def test_a_seat_that_is_taken_away_goes_and_the_room_is_locked(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "l")
        assert host.room.locked
        await press(pilot, "x", "1")
        assert host.room.removed == {"p1"}
        await press(pilot, "escape")
        assert "locked" in drawn(app)


async def test_tables_of_several_services_are_set_by_ticking(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "s", "a", "4", "1", "2", "5")
        (table,) = host.room.tables
        assert table.seats == host.room.seats[:2]
        assert not host.room.typed
        await press(pilot, "a", "2", "3", "enter")
        assert [len(one.seats) for one in host.room.tables[1:]] == [4, 4, 4]


async def test_a_question_is_typed_in_and_taken_off(host: Host) -> None:
    app = WorkshopApp(host, free_text=True)
    seat(host)
    do(host, acts.Go(phase="read"))
    while host.room.turn is not None:
        turn = host.room.turn
        do(host, acts.Go(phase="reveal"), acts.Pick(turn=turn.number, choice=turn.options[0]))
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
    do(host, acts.Go(phase="read"))
    while host.room.turn is not None:
        turn = host.room.turn
        do(host, acts.Go(phase="reveal"), acts.Pick(turn=turn.number, choice=turn.options[0]))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "w")
        assert "switched off writing" in said(app)
        assert not app.screen.query("TextArea")


async def test_an_act_refused_to_a_key_is_said(host: Host) -> None:
    app = WorkshopApp(host, join=JOIN)
    seat(host)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert not await app.hall.do(acts.TypeIn(voice=Voice(1, HEALTH.seat), on=True))
        await press(pilot)
        assert "Nobody speaks for that agency" in notices(app)
