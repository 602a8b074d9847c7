"""Records in a folder of their own, with a clock that ticks when told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from easi_engine.play import Playthrough, compile_seat
from easi_sim.records import Records
from tests.running import corner_shop


class Clock:
    """Says a time, a second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def records(home: Path) -> Iterator[Records]:
    opened = Records.open(home, Clock())
    yield opened
    opened.close()


@pytest.fixture
def start() -> Playthrough:
    return Playthrough.begin(compile_seat(corner_shop(), "school"), "quiet")
