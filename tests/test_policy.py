"""One file says what an organisation allows; where it cannot be understood, everything it could forbid is forbidden."""

import re
import sys
from pathlib import Path

import pytest

from easi_sim.policy import KEYS, Policy, policy_path, read_policy
from easi_sim.records import open_or_forget

PAGE = (Path(__file__).resolve().parent.parent / "docs/privacy.md").read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.toml"
    monkeypatch.setenv("EASI_POLICY", str(path))
    return path


def forbids_everything(policy: Policy) -> bool:
    return not (policy.lan or policy.sending or policy.free_text or policy.keep)


def test_without_a_file_everything_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EASI_POLICY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert read_policy() == Policy()


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_a_file_is_looked_for_where_the_system_keeps_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EASI_POLICY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert policy_path() == tmp_path / "easi/policy.toml"
    policy_path().parent.mkdir()
    policy_path().write_text("lan = false\n", encoding="utf-8")
    assert not read_policy().lan


def test_the_file_says_what_is_forbidden_and_the_rest_is_allowed(file: Path) -> None:
    file.write_text("# ours\nsending = false\nfree-text = true\nretention-days = 90\n", encoding="utf-8")
    policy = read_policy()
    assert (policy.lan, policy.sending, policy.free_text, policy.keep) == (True, False, True, True)
    assert (policy.retention_days, policy.path, policy.problem) == (90, file, None)
    assert policy.given == {"sending", "free-text", "retention-days"}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeffkeep = true\r\n"])
def test_a_file_that_forbids_nothing_allows_everything(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    policy = read_policy()
    assert policy.problem is None
    assert (policy.lan, policy.sending, policy.free_text, policy.keep) == (True,) * 4


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("lan = false\nfree_text = false\n", 2, "there is no setting “free_text”"),
        ("lan = false\n\n[keep]\nrecords = false\n", 3, "“keep” is true or false"),
        ('lan = "false"\n', 1, "“lan” is true or false, without quotation marks"),
        ("lan = 0\n", 1, "“lan” is true or false"),
        ("retention-days = 0\n", 1, "1 or more; `keep = false` keeps nothing"),
        ("retention-days = true\n", 1, "whole number of days"),
        ("retention-days = 30.5\n", 1, "whole number of days"),
        ("lan = false\nlan = true\n", 2, "this is not TOML"),
        ("lan = no\n", 1, "this is not TOML"),
        ("lan: false\n", 1, "this is not TOML"),
        ("[easi]\nlan = false\n", 1, "there is no setting “easi”"),
        ('"lan " = false\n', 1, "there is no setting “lan ”"),
    ],
)
def test_a_file_that_cannot_be_understood_forbids_everything_and_says_where(
    file: Path, text: str, line: int, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    policy = read_policy()
    assert forbids_everything(policy)
    assert policy.problem
    assert policy.problem.startswith(f"{file}:{line}: ")
    assert said in policy.problem


def test_bytes_that_are_no_text_are_a_problem_with_a_line(file: Path) -> None:
    file.write_bytes(b"lan = true\n# caf\xe9\n")
    policy = read_policy()
    assert forbids_everything(policy)
    assert policy.problem == f"{file}:2: this is not UTF-8 text."


def test_a_named_file_that_is_not_there_is_a_problem(file: Path) -> None:
    policy = read_policy()
    assert forbids_everything(policy)
    assert policy.problem
    assert "EASI_POLICY names this file, and there is none" in policy.problem


def test_a_file_that_cannot_be_read_is_a_problem(file: Path) -> None:
    file.mkdir()
    policy = read_policy()
    assert forbids_everything(policy)
    assert policy.problem
    assert "cannot be read" in policy.problem


def test_where_nothing_may_be_kept_nothing_is(tmp_path: Path, file: Path) -> None:
    file.write_text("keep = false\n", encoding="utf-8")
    records, problem = open_or_forget(tmp_path / "home")
    assert problem is None
    assert (records.private, records.path) == (True, None)
    assert not (tmp_path / "home").exists()
    records.close()


@pytest.mark.parametrize(("asked", "private"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_the_environment_may_ask_that_nothing_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, private: bool
) -> None:
    monkeypatch.setenv("EASI_PRIVATE", asked)
    records, problem = open_or_forget(tmp_path / "home")
    assert problem is None
    assert records.private == private
    assert (tmp_path / "home").exists() == (not private)
    records.close()


def test_the_example_of_the_page_is_understood_and_has_every_setting(file: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    file.write_text(example, encoding="utf-8")
    policy = read_policy()
    assert policy.problem is None
    assert policy.given == set(KEYS)
