"""How the screens of a case look, small and large. `pytest tests/tui --snapshot-update` after looking at the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Opener
from tests.tui.driving import press

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: "x".join(map(str, size)))

SCREENS: dict[str, tuple[str | None, bool, tuple[str, ...]]] = {
    "case-file": (None, False, ("1",)),
    "scene": ("school", False, ()),
    "notes": ("school", True, ("w",)),
    "record": ("school", False, ("1",)),
    "predict": ("school", False, ("1", "8", "2")),
    "readings": ("school", False, ("1", "8", "2", "1")),
    "ending": ("school", True, ("1",)),
    "map": ("school", True, ("m",)),
    "pause": ("school", True, ("q",)),
}
"""Name → seat, whether it is played to its last choice first, keys."""


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], opened: Opener, name: str, size: tuple[int, int]
) -> None:
    seat, so_far, keys = SCREENS[name]

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)

    assert snap_compare(opened(seat, so_far=so_far), terminal_size=size, run_before=drive)


def test_the_light_theme_looks_as_it_did(snap_compare: Callable[..., bool], opened: Opener) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, "t")

    assert snap_compare(opened("school", so_far=True), terminal_size=(120, 40), run_before=drive)


def test_a_window_too_small_looks_as_it_did(snap_compare: Callable[..., bool], opened: Opener) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot)

    assert snap_compare(opened("school"), terminal_size=(60, 20), run_before=drive)
