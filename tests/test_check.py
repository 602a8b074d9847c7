"""`check.py`, pre-commit and CI run the same commands."""

from pathlib import Path

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
