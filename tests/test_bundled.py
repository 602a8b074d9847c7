"""The bundled stories are found in a checkout, in an editable install and in a wheel."""

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

from easi_sim import bundled

ROOT = Path(__file__).resolve().parent.parent


def stories_folder_as_installed_in(folder: Path) -> Path:
    """Put a copy of `bundled.py` in `folder`/easi_sim and ask it where the stories are."""
    package = folder / "easi_sim"
    package.mkdir(parents=True, exist_ok=True)
    copy = shutil.copy(bundled.__file__, package / "bundled.py")
    spec = importlib.util.spec_from_file_location("bundled_copy", copy)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Callable[[], Path], module.stories_folder)()


def test_these_tests_use_the_stories_of_the_repository() -> None:
    assert bundled.stories_folder() == ROOT / "stories"


def test_a_checkout_prefers_its_own_stories_to_a_stale_copy(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "stories").mkdir()
    (tmp_path / "easi_sim/stories").mkdir(parents=True)
    assert stories_folder_as_installed_in(tmp_path) == tmp_path / "stories"


def test_a_wheel_uses_the_stories_inside_the_package(tmp_path: Path) -> None:
    (tmp_path / "easi_sim/stories").mkdir(parents=True)
    assert stories_folder_as_installed_in(tmp_path) == tmp_path / "easi_sim/stories"


def test_a_wheel_ignores_a_folder_of_stories_left_by_another_distribution(tmp_path: Path) -> None:
    (tmp_path / "easi_sim/stories").mkdir(parents=True)
    (tmp_path / "stories").mkdir()
    assert stories_folder_as_installed_in(tmp_path) == tmp_path / "easi_sim/stories"
