"""How the parts of the debrief look, dark and light, small and large, and the screens that are opened from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.tui.widgets.debriefing_parts import PARTS
from tests.tui.conftest import Opener, finish
from tests.tui.driving import press

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: "x".join(map(str, size)))
THEMES = pytest.mark.parametrize("theme", ["ink", "paper"])

FROM_IT: dict[str, tuple[str, ...]] = {
    "through-time": ("5", "left", "left"),
    "explained-rates": ("3", "x"),
    "explained-question": ("4", "enter"),
    "what-if": ("w",),
    "what-if-stands": ("w", "3"),
    "side-by-side": ("w", "3", "2", "1", "c"),
    "elsewhere": ("8", "tab", "down", "enter"),
}
"""Name → keys, from the debrief."""


@pytest.fixture
def experienced(story: Story, records: Records, opened: Opener) -> Opener:
    """An opener over the records of somebody who has played both seats to an end already."""
    finish(story, records, "school").debrief()
    finish(story, records, "housing").debrief()
    return opened


@SIZES
@THEMES
@pytest.mark.parametrize("number", range(1, len(PARTS) + 1), ids=lambda number: PARTS[number - 1])
def test_a_part_looks_as_it_did(
    snap_compare: Callable[..., bool], experienced: Opener, number: int, theme: str, size: tuple[int, int]
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot)
        pilot.app.theme = theme
        await press(pilot, "1", "1", str(number))

    assert snap_compare(experienced("school", so_far=True), terminal_size=size, run_before=drive)


@SIZES
@pytest.mark.parametrize("name", FROM_IT)
def test_what_is_opened_from_it_looks_as_it_did(
    snap_compare: Callable[..., bool], experienced: Opener, name: str, size: tuple[int, int]
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, "1", "1", *FROM_IT[name])

    assert snap_compare(experienced("school", so_far=True), terminal_size=size, run_before=drive)
