"""Text can be told from its ground in every theme: 4.5:1 at least, and 7:1 in high contrast (WCAG 2.2, AA and AAA).

Looked at twice: every pair of a text colour and a ground that our sheets and styles name, whether or not they meet; and
every word that is drawn on a walk through the screens, which takes in what Textual's own widgets bring along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as TerminalColour
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.theme import Theme
from textual.widget import Widget

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.tui.theme import CONTRAST, THEMES
from tests.tui.conftest import Opener, play_to_the_meeting
from tests.tui.driving import TO_CALL, press

TUI = Path(__file__).resolve().parents[2] / "easi_sim" / "tui"
SHEETS = [path.read_text(encoding="utf-8") for path in TUI.rglob("*.tcss")]
SOURCES = [path.read_text(encoding="utf-8") for path in TUI.rglob("*.py")]

EVERY_THEME = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def least(theme: Theme) -> float:
    """The contrast a theme has to have."""
    return 7.0 if theme is CONTRAST else 4.5


def contrast(one: Color, other: Color) -> float:
    """WCAG's contrast ratio."""

    def luminance(colour: Color) -> float:
        parts = (part / 255 for part in colour.rgb)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(theme: Theme) -> dict[str, Color]:
    """The colours of a theme by the names that sheets use."""
    own = {name: value for name, value in vars(theme).items() if isinstance(value, str) and value.startswith("#")}
    return {name: Color.parse(value) for name, value in (own | theme.variables).items()}


def named(pattern: str, texts: list[str]) -> set[str]:
    """The colours that a pattern finds in some texts."""
    return {name for text in texts for name in re.findall(pattern, text)}


GROUNDS = named(r"(?<![-\w])background:\s*\$([\w-]+)", SHEETS + SOURCES) - {"foreground"}
TEXTS = named(r"(?<![-\w])color:\s*\$([\w-]+)", SHEETS + SOURCES) | named(r'"[a-z ]*\$([\w-]+)[a-z ]*"', SOURCES)
# A cursor is written in the ground's colour on the text's; that pair has the contrast of the pair turned round.
TEXTS -= {"background", "rule"}  # and lines are no text


def test_the_colours_that_are_named_are_found() -> None:
    assert {"background", "surface", "panel", "cursor"} <= GROUNDS
    assert {"foreground", "muted", "primary", "secondary", "success", "warning", "error"} <= TEXTS


@EVERY_THEME
def test_every_text_colour_can_be_told_from_every_ground(theme: Theme) -> None:
    known = colours(theme)
    found = {(text, ground): contrast(known[text], known[ground]) for text in TEXTS for ground in GROUNDS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least(theme)} == {}


def drawn_words(app: App[None]) -> Iterator[tuple[str, Color, Color]]:
    """Every run of letters or digits drawn by the screen on top, with its colour and its ground."""
    for widget in app.screen.walk_children(Widget):
        for strip in widget.render_lines(Region(0, 0, *widget.outer_size)) if widget.region.area else ():
            for text, style, _ in strip:
                if style is None or not any(map(str.isalnum, text)):
                    continue
                ink, ground = (_true(colour) for colour in (style.color, style.bgcolor))
                if ink is not None and ground is not None:
                    yield text, *((ground, ink) if style.reverse else (ink, ground))


def _true(colour: TerminalColour | None) -> Color | None:
    return None if colour is None or colour.is_default else Color(*colour.get_truecolor())


WALK = (
    ("slash", "s", "h", "o"),
    ("escape", "question_mark"),
    ("escape", "p"),
    ("enter",),
    ("escape", "delete"),
    ("escape", "escape", "s"),
    ("4",),
    ("escape", "escape", "j"),
    ("escape", "i"),
    ("escape", "v"),
    ("escape", "ctrl+p"),
    ("escape", "q"),
    ("escape", "2"),
    ("2",),
    TO_CALL[:1],
    TO_CALL[1:3],
    TO_CALL[3:4],
    TO_CALL[4:],
    ("w",),
    ("k",),
)
"""Keys between looks, from home to the middle of a case."""


@EVERY_THEME
async def test_every_word_drawn_can_be_told_from_its_ground(
    opened: Opener, records: Records, story: Story, theme: Theme
) -> None:
    play_to_the_meeting(story, records)
    records.set_setting("theme", theme.name)
    app = opened()
    faint: set[tuple[str, str, float]] = set()
    looked = 0
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in ((), *WALK):
            await press(pilot, *keys)
            for text, ink, ground in drawn_words(app):
                looked += 1
                if contrast(ink, ground) < least(theme):
                    faint.add((type(app.screen).__name__, text.strip(), round(contrast(ink, ground), 2)))
    assert faint == set()
    assert looked > 500
