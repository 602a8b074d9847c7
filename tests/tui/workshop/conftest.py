"""A workshop that is held, and closed at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import host_of


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A workshop in which nothing has been done."""
    held = host_of(tmp_path / "held.workshop")
    yield held
    held.close()
