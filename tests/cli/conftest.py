"""Running the command in this process, and files that hold what it should have said.

`pytest tests/cli --update-golden` writes those files anew: read the diff before believing it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from easi_sim.cli.main import main
from tests.cli.linted import SCENES
from tests.engine.lint.linting import write
from tests.running import STORIES


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


Easi = Callable[..., Said]
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    """Compare a text with the golden file of that name."""
    update = pytestconfig.getoption("--update-golden", default=False)

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / f"{name}.txt"
        if update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def easi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Easi:
    monkeypatch.setenv("EASI_HOME", str(home))
    monkeypatch.setenv("EASI_STORIES", str(STORIES))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str) -> Said:
        code = main(arguments)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one faulty story in it, in which the command is called."""
    folder = tmp_path / "here"
    folder.mkdir()
    write(folder, {"scenes/school.yaml": SCENES})
    monkeypatch.chdir(folder)
    return folder
