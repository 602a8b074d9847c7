"""What the tests of loading share."""

from pathlib import Path

import pytest

from tests.engine.loading.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """The corner shop, to be spoilt."""
    return Shop(tmp_path)
