"""A room to be a guest of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guest.rooms import Opened, opened


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path / "a.workshop") as found:
        yield found
