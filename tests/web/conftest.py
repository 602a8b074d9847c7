"""A room that is open: new for each test, or one for those that change nothing in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.serving import Serving, serving


@pytest.fixture(scope="module")
def one_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A room that is asked to vote."""
    with serving(tmp_path_factory.mktemp("room") / "a.workshop") as found:
        found.go("vote")
        yield found


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[Serving]:
    """A room of one's own."""
    with serving(tmp_path / "a.workshop") as found:
        yield found
