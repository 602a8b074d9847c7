"""What is at hand on every screen: help, the palette, pausing, themes, a window too small, coming back."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from easi_sim.records import Records
from easi_sim.tui.app import theme_of_terminal
from easi_sim.tui.commands import PLACES
from easi_sim.tui.screens.help import HelpSheet
from easi_sim.tui.screens.home import HomeScreen
from easi_sim.tui.screens.pause import PauseSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.screens.toosmall import TooSmallScreen
from easi_sim.tui.theme import CONTRAST, INK, PAPER
from easi_sim.tui.wording import KEYS, NOT_DECIDED
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_READINGS, drawn, play_to_the_debrief, press, said, screen, settled


async def test_a_whole_case_can_be_walked_by_the_keyboard_alone(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        passed = await play_to_the_debrief(pilot, "1234211111")
    assert {kind.__name__ for kind in passed} == {
        "HomeScreen",
        "CaseFileScreen",
        "PlayScreen",
        "RecordScreen",
        "AskSheet",  # of answers that pull apart
        "PredictScreen",
        "ReadingsScreen",
    }


async def test_the_housing_seat_too(opened: Opener) -> None:
    app = opened("housing")
    async with app.run_test() as pilot:
        await play_to_the_debrief(pilot, "1111")
        assert "Housing" in drawn(app)


async def test_help_lists_every_key(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert screen(app) is HelpSheet
        text = said(app)
        await press(pilot, "escape")
        assert screen(app) is PlayScreen
    assert all(what in text for _, keys in KEYS for _, what in keys)


async def test_every_command_of_a_screen_is_in_the_palette(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        names = {command.title for command in app.get_system_commands(app.screen)}
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
    assert {
        "Undo",
        "Map",
        "Words",
        "Help",
        "Leave",
        "Who knows what",
        "Next colours: dark, light, high contrast",
    } <= names


async def test_pausing_says_the_place_is_kept_and_where_help_is(opened: Opener, tmp_path: Path) -> None:
    kept = Records.open(tmp_path)
    app = opened("school", kept=kept)
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "q")
        assert screen(app) is PauseSheet
        text = said(app)
        await press(pilot, "escape")
        assert screen(app) is PlayScreen
    assert "Your place is kept." in text
    assert "Talk to your own line manager" in text


@pytest.mark.parametrize(("keys", "says"), [((), False), (("1",), True), (("1", "8", "2"), True)])
async def test_pausing_in_the_middle_of_a_decision_says_that_this_much_is_not_kept(
    opened: Opener, tmp_path: Path, keys: tuple[str, ...], says: bool
) -> None:
    app = opened("school", kept=Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, *keys, "q")
        assert screen(app) is PauseSheet
        assert "Your place is kept." in said(app)
        assert (NOT_DECIDED in said(app)) is says


async def test_pausing_says_so_when_nothing_is_kept(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert "leaving EASI loses your place" in said(app)


async def test_one_can_leave_from_the_middle_of_a_decision(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "q", "2")
        assert screen(app) is HomeScreen
        await press(pilot, "q", "q")
    assert app.return_code == 0


async def test_play_goes_on_after_the_process_was_killed(opened: Opener, tmp_path: Path) -> None:
    app = opened("school", kept=Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, *TO_READINGS)  # confirmed, and cut off while the readings are on the screen
    again = opened("school", kept=Records.open(tmp_path), new=False)
    async with again.run_test() as pilot:
        await settled(pilot)
        assert isinstance(again.screen, PlayScreen)
        assert again.screen.session.view.id == "school-call"


async def test_a_choice_not_yet_confirmed_is_not_kept(opened: Opener, tmp_path: Path) -> None:
    app = opened("school", kept=Records.open(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "1", "6")
        assert screen(app) is RecordScreen
    assert Records.open(tmp_path).unfinished() == ()


@pytest.mark.parametrize("size", [(60, 20), (79, 40), (120, 23)])
async def test_a_window_too_small_says_what_it_needs_and_loses_nothing(opened: Opener, size: tuple[int, int]) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_CALL, "2", "1")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert screen(app) is TooSmallScreen
        shown = said(app)
        await press(pilot, "1")
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.answers == {"basis": "public-task"}
    assert "at least 80 × 24" in shown
    assert f"{size[0]} × {size[1]}" in shown
    assert "easi play --plain" in shown


async def test_a_window_too_small_from_the_start_is_said_too(opened: Opener) -> None:
    app = opened()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert screen(app) is TooSmallScreen
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert screen(app) is HomeScreen


async def test_the_theme_is_changed_and_remembered(opened: Opener, records: Records) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, "t")
        assert app.theme == PAPER.name
    assert records.setting("theme") == PAPER.name
    again = opened()
    async with again.run_test() as pilot:
        await settled(pilot)
        assert again.theme == PAPER.name
        await press(pilot, "t")
        assert again.theme == CONTRAST.name
        await press(pilot, "t")
        assert again.theme == INK.name


async def test_the_opening_warning_is_shown(opened: Opener) -> None:
    app = opened(warning="[bold]Records cannot be kept.[/bold]")
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "[bold]Records cannot be kept." in drawn(app)


async def test_without_colour_the_pointer_still_shows_where_one_is(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.no_color
        assert "▸ 1" in drawn(app)


@pytest.mark.parametrize("keys", ["", "1", "s", "p", "j", "i", "v", "s1", "s6"])
async def test_one_can_pause_from_every_screen(opened: Opener, keys: str) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        if isinstance(app.focused, Input):
            await press(pilot, "escape")
        below = app.screen
        await press(pilot, "q")
        assert screen(app) is PauseSheet
        await press(pilot, "escape")
        assert app.screen is below


@pytest.mark.parametrize("name", PLACES.values())
async def test_the_palette_goes_to_every_place_from_the_middle_of_play(opened: Opener, name: str) -> None:
    app = opened("school")
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert screen(app) is PlayScreen
        command = next(command for command in app.get_system_commands(app.screen) if command.title == name)
        before = len(app._notifications)
        await command.callback()
        await settled(pilot)
        assert screen(app) is not PlayScreen or len(app._notifications) > before


@pytest.mark.parametrize(("seat", "keys"), [(None, ()), ("school", ("1", "1")), ("school", ("1", "1", "8"))])
async def test_the_palette_names_everything_once(opened: Opener, seat: str | None, keys: tuple[str, ...]) -> None:
    app = opened(seat, so_far=seat is not None)
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        names = [command.title for command in app.get_system_commands(app.screen)]
    assert len(names) == len(set(names))
    assert set(PLACES.values()) <= set(names)
    assert not {"Report", "Played"} & set(names)


async def test_a_place_opened_from_play_leads_back_to_play(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        await app.run_action("app.visit('settings')")
        await press(pilot, "escape")
        assert screen(app) is PlayScreen


async def test_what_is_played_can_be_taken_away_as_a_file_where_nothing_is_kept(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("easi_sim.tui.desk.takeaway_folder", lambda: tmp_path)
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_READINGS, "escape", "q", "3", "enter")
    (file,) = tmp_path.glob("*.json")
    assert "talk-to-jamie" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("system", "theme"), [("standard", CONTRAST.name), ("256", INK.name), (None, INK.name)])
def test_a_terminal_of_16_colours_begins_in_high_contrast(system: str | None, theme: str) -> None:
    assert theme_of_terminal(system) == theme
