"""What is at hand on every screen: help, the palette, pausing, themes, a window too small, coming back."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.command import CommandPalette

from easi_sim.records import Records
from easi_sim.tui.commands import commands_of
from easi_sim.tui.screens.help import HelpSheet
from easi_sim.tui.screens.library import LibraryScreen
from easi_sim.tui.screens.pause import PauseSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.screens.toosmall import TooSmallScreen
from easi_sim.tui.theme import INK, PAPER, THEMES
from easi_sim.tui.wording import KEYS
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_READINGS, drawn, play_to_the_debrief, press, said, screen, settled


async def test_a_whole_case_can_be_walked_by_the_keyboard_alone(opened: Opener) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await settled(pilot)
        passed = await play_to_the_debrief(pilot, "1234211111")
    assert {kind.__name__ for kind in passed} == {
        "LibraryScreen",
        "CaseFileScreen",
        "PlayScreen",
        "RecordScreen",
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
        names = {command.title for command in commands_of(app, app.screen)}
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
    assert {"Undo", "Map", "Words", "Help", "Leave", "Dark or light", "Who knows what"} <= names


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


async def test_pausing_says_so_when_nothing_is_kept(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert "leaving EASI loses your place" in said(app)


async def test_one_can_leave_from_the_middle_of_a_decision(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "q", "2")
        assert screen(app) is LibraryScreen
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
        await press(pilot, *TO_CALL, "2", "6")
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
        assert screen(app) is LibraryScreen


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
        assert again.theme == INK.name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_told_from_its_ground(theme: object) -> None:
    colours = {name: getattr(theme, name) for name in ("foreground", "primary", "secondary", "success", "error")}
    variables = theme.variables  # type: ignore[attr-defined]
    colours |= {"warning": theme.warning, "muted": variables["muted"]}  # type: ignore[attr-defined]
    grounds = [theme.background, theme.surface, variables["cursor"]]  # type: ignore[attr-defined]
    for ground in grounds:
        for name, colour in colours.items():
            assert Color.parse(ground).get_contrast_text is not None
            assert contrast(colour, ground) >= 4.5, (name, ground)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""

    def luminance(colour: str) -> float:
        parts = (part / 255 for part in Color.parse(colour).rgb)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
