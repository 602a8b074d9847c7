"""`check.py`, pre-commit and CI run the same commands."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import check

ROOT = Path(__file__).resolve().parent.parent


def test_pre_commit_runs_the_static_checks_of_check_py() -> None:
    config = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    assert tuple(hook["entry"] for repo in config["repos"] for hook in repo["hooks"]) == check.STATIC


def test_pre_commit_needs_no_network() -> None:
    config = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {hook["language"] for repo in config["repos"] for hook in repo["hooks"]} == {"system"}


def test_the_readme_and_ci_give_the_same_test_command() -> None:
    command = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert command == "python3 check.py"
    assert f"\n    {command}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "run: .ci/run\n" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")


def test_the_browser_named_is_the_browser_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "browser"
    monkeypatch.setenv("EASI_BROWSER", str(named))
    assert check.find_browser() is None, "another one would not be what was asked for"
    named.touch()
    assert check.find_browser() == named


def test_without_a_name_a_browser_is_looked_for_on_the_path_and_in_its_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EASI_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(check, "BROWSER_PLACES", (str(tmp_path / "usual/browser"),))
    assert check.find_browser() is None
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual/browser").touch()
    assert check.find_browser() == tmp_path / "usual/browser"
    on_path = tmp_path / "chromium"
    on_path.touch(mode=0o755)
    assert check.find_browser() == on_path
