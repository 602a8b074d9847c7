"""A session with records on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.running import corner_shop


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records.open(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def session(records: Records) -> Session:
    return Session.begin(corner_shop(), "school", records)
