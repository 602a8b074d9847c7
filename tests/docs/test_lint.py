"""What docs/lint.md says of options, settings, comments and JSON is so."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from easi_engine.lint import REGISTRY, Limits
from easi_engine.lint.statistics import Statistics
from easi_engine.lint.suppressions import LOADING, notes_in
from easi_sim.cli.lint import FORMATS
from easi_sim.cli.main import main
from easi_sim.linting.config import LIMITS, forget_settings, settings_for
from tests.running import ROOT, STORIES

PAGE = (ROOT / "docs/lint.md").read_text(encoding="utf-8")


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_option_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", "--help"])
    options = set(re.findall(r"^  (--[a-z]+)", capsys.readouterr().out, re.MULTILINE))
    assert len(options) > 5
    for option in options - {"--stories"}:
        assert f"`{option}" in PAGE, option
    for format_ in FORMATS:
        assert f"`{format_}`" in PAGE


def test_the_settings_can_be_read_and_show_the_defaults(tmp_path: Path) -> None:
    (text,) = fences("toml")
    (tmp_path / "easi.toml").write_text(text, encoding="utf-8")
    forget_settings()
    options = settings_for(tmp_path).options(today=date(2020, 1, 1))
    assert options.limits == Limits()
    assert set(tomllib.loads(text)["limits"]) == set(LIMITS)
    assert (options.profile, options.on) == ("publish", date(2026, 11, 1))


def test_the_comments_name_rules_that_there_are() -> None:
    codes = [named.code for text in fences("yaml") for note in notes_in(text).notes for named in note.codes]
    assert len(codes) == 3
    assert set(codes) <= {rule.code for rule in REGISTRY}


def test_what_is_always_told_is_what_keeps_a_file_from_being_read() -> None:
    assert all("ES1" <= code < "ES5" for code in LOADING)
    assert not any("ES1" <= rule.code < "ES5" for rule in REGISTRY)


def test_every_key_of_the_json_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", str(STORIES), "--select", "EK,EJ", "--profile", "publish", "--format", "json", "--statistics"])
    found = json.loads(capsys.readouterr().out)
    seats = [seat for story in found["stories"] for seat in story["viewpoints"]]
    named = {*found["summary"], *found["stories"][0], *seats[0], *(field.name for field in fields(Statistics))}
    named |= {key for finding in found["findings"] for key in finding}
    for key in named - {"viewpoints"}:
        assert f"`{key}`" in PAGE, key
