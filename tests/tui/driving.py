"""Driving the screens as a learner does, by keys, and reading what they show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.app import EasiApp
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.widgets.hanging import Hanging

TO_READINGS = ("1", "8", "2", "1")
"""From the first scene of the school seat: choose, basis, told, predict."""

TO_NOTES = (*TO_READINGS, "escape")
"""On to what is said before the conference call."""

TO_CALL = (*TO_NOTES, "1")
"""On to the conference call."""

TO_MEETING = (*TO_CALL, "2", "1", "1", "2", *"so", "enter", "1", "escape")
"""A full decision record on the way."""

OVER_TO_DEBRIEF = ("1", "1")
"""From the last choice: over the ending."""

TO_DEBRIEF = (*TO_MEETING, *OVER_TO_DEBRIEF)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when the one before has had its effect."""
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until stories are read and a debrief is worked out, and what came of it is drawn."""
    await pilot.pause()
    slow = [worker for worker in pilot.app.workers if worker.name in {"read_stories", "work_out"}]
    if slow:
        await pilot.app.workers.wait_for_complete(slow)
        await pilot.pause()
    await pilot.pause()


def screen(app: EasiApp) -> type:
    """Which screen is on top."""
    return type(app.screen)


def said(app: EasiApp) -> str:
    """Every text on the screen on top, in sight or not."""
    parts = (part for part in app.screen.query("Static, Hanging") if part.display)
    texts = (part.words if isinstance(part, Hanging) else _content(part) for part in parts)
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def _content(part: Widget) -> str:
    return str(part.content) if isinstance(part, Static) else ""


def drawn(app: EasiApp) -> str:
    """What is drawn in the window, run together, as a terminal would get it."""
    picture = app.export_screenshot()
    return html.unescape(re.sub(r"<[^>]+>", "", picture)).replace("\N{NO-BREAK SPACE}", " ")


async def play_to_the_debrief(pilot: Pilot[None], digits: Iterable[str]) -> list[type]:
    """Play on by the keyboard, choosing by `digits`, until a debrief; the screens passed."""
    app = pilot.app
    assert isinstance(app, EasiApp)
    choices = iter(digits)
    passed: list[type] = []
    while not isinstance(app.screen, DebriefScreen):
        passed.append(type(app.screen))
        match app.screen:
            case RecordScreen() as record if len(record.answers) == 3:
                await press(pilot, *"seen", "enter")
            case RecordScreen() | PredictScreen():
                await press(pilot, "1")
            case AskSheet():
                await press(pilot, "2")
            case ReadingsScreen():
                await press(pilot, "enter")
            case PlayScreen() as play if play.session.playthrough.is_over:
                await press(pilot, "1")
            case PlayScreen() as play if play.is_before:
                await press(pilot, "1")
            case PlayScreen():
                await press(pilot, next(choices))
            case EasiScreen():
                await press(pilot, "1")
    return passed
