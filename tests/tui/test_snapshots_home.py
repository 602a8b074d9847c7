"""How home, the welcome, the settings and the list of what was played look, dark and light, small and large."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath

import pytest
from textual.pilot import Pilot

from easi_engine.play import DecisionRecord
from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.words import dates
from tests.tui.conftest import Opener, play_to_the_meeting
from tests.tui.driving import press

SCREENS: dict[str, tuple[bool, tuple[str, ...]]] = {
    "home-new": (False, ("escape",)),
    "home": (True, ()),
    "home-finding": (True, ("slash", *"young")),
    "welcome": (False, ()),
    "case-file-again": (True, ("2",)),
    "played": (True, ("p",)),
    "played-open": (True, ("p", "down", "enter")),
    "settings": (True, ("s",)),
    "erase": (True, ("s", "6")),
}
"""Name → whether by somebody who has played, keys."""


@pytest.fixture
def at_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times of day are shown as the learner's clock has them; here that is the same everywhere."""
    monkeypatch.setenv("TZ", "UTC")
    if sys.platform != "win32":
        time.tzset()
    yield
    monkeypatch.undo()
    if sys.platform != "win32":
        time.tzset()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, at_greenwich: None) -> Records:
    """Records of somebody who starts EASI for the first time, whose clock moves an hour at each look."""
    monkeypatch.setattr(dates, "today", lambda: date(2026, 11, 23))
    monkeypatch.setattr("easi_sim.words.records.policy_path", lambda: PurePosixPath("/etc/xdg/easi/policy.toml"))
    hours = iter(range(1000))
    begin = datetime(2026, 11, 2, 9, tzinfo=UTC)
    return Records.in_memory(clock=lambda: begin + timedelta(hours=next(hours)))


@pytest.fixture
def played(begun: Records, story: Story) -> Records:
    """Records of somebody from housing who has played: a finished playthrough, a what-if of it, one begun."""
    begun.set_setting("seen-welcome", "yes")
    begun.set_setting("profession", "housing")
    begun.write_entry("commitment", "Write the purpose at the top of the form.", due=date(2026, 11, 20))
    play_to_the_meeting(story, begun)
    session, _ = Session.resume(story, begun, 1)
    session = session.confirm(session.view.options[0].id)
    session.debrief()
    parted = session.what_if(1)
    parted.confirm(parted.view.options[0].id, None, DecisionRecord("public-task", "yes", "told-not-asked", "so"))
    again = Session.begin(story, "housing", begun)
    again.confirm(again.view.options[0].id, None, DecisionRecord("public-task", "yes") if again.view.decision else None)
    return begun


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    opened: Opener,
    request: pytest.FixtureRequest,
    *,
    name: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    has_played, keys = SCREENS[name]
    records: Records = request.getfixturevalue("played" if has_played else "begun")
    records.set_setting("theme", theme)

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)

    assert snap_compare(opened(kept=records), terminal_size=size, run_before=drive)


@pytest.mark.parametrize("name", ["home", "settings"])
def test_high_contrast_looks_as_it_did(
    snap_compare: Callable[..., bool], opened: Opener, played: Records, name: str
) -> None:
    played.set_setting("theme", "contrast")

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, *SCREENS[name][1])

    assert snap_compare(opened(kept=played), terminal_size=(200, 50), run_before=drive)


def test_a_private_sitting_looks_as_it_did(snap_compare: Callable[..., bool], opened: Opener) -> None:
    records = Records.in_memory(private=True)
    records.set_setting("seen-welcome", "yes")

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot)

    assert snap_compare(opened(kept=records), terminal_size=(80, 24), run_before=drive)
