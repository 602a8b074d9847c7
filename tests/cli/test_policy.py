"""`easi policy` says what is allowed, where that comes from and where a file would be."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Easi, Golden


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.toml"
    monkeypatch.setenv("EASI_POLICY", str(path))
    return path


def test_the_policy_is_said_in_lines(easi: Easi, golden: Golden, file: Path, tmp_path: Path) -> None:
    file.write_text("lan = false\nretention-days = 90\n", encoding="utf-8")
    said = easi("policy")
    assert (said.code, said.err) == (0, "")
    golden("policy", said.out.replace(str(tmp_path), "FOLDER"))


def test_without_a_file_it_is_said_where_one_would_be(
    easi: Easi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EASI_POLICY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    said = easi("policy")
    assert said.code == 0
    assert said.out.count(": default)") == 5
    assert said.out.rstrip().endswith(f"{Path('easi/policy.toml')}, where there is none")


def test_the_policy_is_said_for_programs(easi: Easi, file: Path) -> None:
    file.write_text("keep = true\nfree-text = false\n", encoding="utf-8")
    found = json.loads(easi("policy", "--json").out)
    assert found["settings"] == {
        "lan": {"value": True, "from": "default"},
        "sending": {"value": True, "from": "default"},
        "free-text": {"value": False, "from": "file"},
        "keep": {"value": True, "from": "file"},
        "retention-days": {"value": None, "from": "default"},
    }
    assert (found["file"], found["looked_for_at"], found["problem"]) == (str(file), str(file), None)


def test_a_file_that_cannot_be_understood_is_a_finding(easi: Easi, file: Path) -> None:
    file.write_text("keep = maybe\n", encoding="utf-8")
    said = easi("policy")
    assert said.code == 1
    assert f"{file}:1: this is not TOML" in said.err
    assert said.out.count("because the file cannot be understood") == 4
    assert json.loads(easi("policy", "--json").out)["settings"]["keep"] == {"value": False, "from": "problem"}
