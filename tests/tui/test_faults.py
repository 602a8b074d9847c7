"""What happens when the screens themselves go wrong."""

from pathlib import Path

import pytest

from easi_sim.cli.output import USAGE, guarded
from easi_sim.records import Records
from easi_sim.tui import app as app_module
from easi_sim.tui.app import EasiApp
from tests.running import STORIES


def test_a_fault_of_ours_is_told_in_a_line_and_not_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(app: EasiApp, *_: object, **__: object) -> None:
        app._handle_exception(ValueError("a learner's words"))

    monkeypatch.setattr(EasiApp, "run", fails)
    monkeypatch.setattr(EasiApp, "is_headless", False)
    monkeypatch.setattr(EasiApp, "exit", lambda *_, **__: None)

    def play() -> int:
        app_module.run(Path(STORIES), Records.in_memory())
        return 0

    assert guarded(play) == USAGE
    said = capsys.readouterr().err
    assert "our fault, not yours" in said
    assert "Traceback" not in said
