"""What the tests of loading share."""

from pathlib import Path

import pytest

from tests.engine.loading.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """The corner shop, to be spoilt."""
    return Shop(tmp_path)


@pytest.fixture(params=["libyaml", "python"])
def pure(request: pytest.FixtureRequest) -> bool:
    """Whether the test runs with the pure parser."""
    return bool(request.param == "python")
