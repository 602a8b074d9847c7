"""The test library, records that nobody else sees, and an application over both."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_engine.story import Story
from easi_sim.catalogue import find_story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.tui.app import EasiApp
from easi_sim.tui.guard import Guard

STORIES = Path(__file__).resolve().parent.parent / "stories"
THE_DAY = datetime(2026, 3, 3, 12, tzinfo=UTC)

Opener = Callable[..., EasiApp]


@pytest.fixture(autouse=True)
def no_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take Enter at once: keys follow one another faster here than any hand presses them."""
    monkeypatch.setattr(Guard, "seconds", 0)


@pytest.fixture(scope="session")
def story() -> Story:
    """The test story."""
    return find_story("corner-shop", STORIES)


@pytest.fixture
def records() -> Records:
    """Records in memory of somebody who has been welcomed, and whose clock stands still."""
    records = Records.in_memory(clock=lambda: THE_DAY)
    records.set_setting("seen-welcome", "yes")
    return records


def play_to_the_meeting(story: Story, records: Records) -> None:
    """Play the school's seat up to its last choice, as `TO_MEETING` does by keys, but at once."""
    session = Session.begin(story, "school", records)
    quick, full = DecisionRecord("none", "later"), DecisionRecord("public-task", "yes", "told-not-asked", "so")
    session = session.confirm("talk-to-jamie", Prediction("police", "talk-to-jamie"), quick)
    session.confirm("say-heater", Prediction("health", "say-all"), full)


def finish(story: Story, records: Records, viewpoint: str) -> Session:
    """Play a seat to an ending, always by the first option."""
    session = Session.begin(story, viewpoint, records)
    while not session.playthrough.is_over:
        session = session.confirm(session.playthrough.options[0], None, DecisionRecord("none", "later"))
    return session


@pytest.fixture
def opened(story: Story, records: Records) -> Opener:
    """A function that makes an application: at home, or in a seat of the test story (`so_far`: near its end)."""

    def make(
        viewpoint: str | None = None, *, kept: Records | None = None, so_far: bool = False, **more: object
    ) -> EasiApp:
        if so_far:
            play_to_the_meeting(story, records)
        told = {"story": story, "viewpoint": viewpoint, "new": not so_far} if viewpoint else {}
        return EasiApp(STORIES, kept or records, **{**told, **more})  # type: ignore[arg-type]

    return make
