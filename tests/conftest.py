"""Sampling or full counts, and a home folder that is nobody's.

`pytest --long` (or `EASI_LONG=1`) runs the tests marked `long` and raises Hypothesis's number of examples.
"""

import os
from collections.abc import Iterator

import hypothesis
import pytest

hypothesis.settings.register_profile("sample", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=2_000, deadline=None)


def _wants_long(config: pytest.Config) -> bool:
    return bool(config.getoption("--long")) or os.environ.get("EASI_LONG", "") not in {"", "0"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`."""
    parser.addoption("--long", action="store_true", help="run full counts instead of samples")


def pytest_configure(config: pytest.Config) -> None:
    """Choose Hypothesis's profile."""
    hypothesis.settings.load_profile("long" if _wants_long(config) else "sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip tests marked `long` in a sampling run."""
    if _wants_long(config):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="runs with --long"))


@pytest.fixture(scope="session")
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether to run full counts, for tests that choose their own."""
    return _wants_long(pytestconfig)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep records, settings and caches out of the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("XDG_CONFIG_DIRS", str(home / "site"))  # no policy of this machine's organisation
        for name in ("EASI_HOME", "EASI_POLICY", "EASI_PRIVATE"):
            patch.delenv(name, raising=False)
        yield
