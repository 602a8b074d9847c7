"""How the journal, ideas, guesses and decisions look, dark and light, small and large."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from textual.pilot import Pilot

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.words import dates
from tests.tui.conftest import Opener, play_to_the_meeting
from tests.tui.driving import TO_NOTES, press

NOW = date(2026, 11, 23)

SCREENS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "journal": (None, ("j", "down")),
    "entry": (None, ("j", "n", "2", *"Ring", "space", *"LS1", "space", *"4AB", "tab", *"14/12", "ctrl+s")),
    "ideas": (None, ("i",)),
    "perspectives": (None, ("v",)),
    "record": ("school", ("3",)),
    "beforehand": ("school", TO_NOTES),
}
"""Name → seat, keys."""


@pytest.fixture
def learner(story: Story, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """A function that makes an application over the records of somebody who has played and written, on one day."""
    monkeypatch.setattr(dates, "today", lambda: NOW)
    hours = iter(range(1000))
    begun = datetime(2026, 11, 2, 9, tzinfo=UTC)
    records = Records.in_memory(clock=lambda: begun + timedelta(hours=next(hours)))
    records.set_setting("seen-welcome", "yes")
    play_to_the_meeting(story, records)
    text = "I wanted to ring everybody at once. The nurse asked what I needed it for, and I had no answer."
    records.write_entry("reflection", text, story="corner-shop", viewpoint="school")
    records.write_entry("question", "When does a school nurse count as health, and when as school?")
    late = records.write_entry("commitment", "Read the card on the lesser fact again.", due=date(2026, 11, 5))
    records.set_done(late.id, True)
    records.write_entry("commitment", "Write the purpose at the top of the form.", due=date(2026, 11, 20))
    records.mark_read("primary-focus")
    return partial(opened, kept=records)


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], learner: Opener, name: str, size: tuple[int, int], theme: str
) -> None:
    seat, keys = SCREENS[name]

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot)
        pilot.app.theme = theme
        await press(pilot, *keys)

    assert snap_compare(learner(seat), terminal_size=size, run_before=drive)
