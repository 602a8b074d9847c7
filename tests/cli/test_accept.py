"""`easi lint --accept`: what it writes, when it refuses to, and what is told afterwards."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from easi_engine.lint import LibraryReport, Options, StoryReport, ViewpointReport
from easi_engine.lint.accepted.file import NAME
from easi_sim.linting.accept import accept
from easi_sim.linting.run import Report, Shelf
from tests.cli.conftest import Easi, Golden
from tests.engine.lint.linting import STORY, write

SCENES = """\
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring the nurse, share: {health: food}}
    wait: {say: Wait until tomorrow}
s-end: {title: The end, text: It is over., ending: Over}
"""
ON = ("--on", "2026-11-01")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story in it, in which the command is called."""
    folder = tmp_path / "here"
    folder.mkdir()
    settings = 'select = ["EG"]\n'  # so that no new rule has anything to say of a story this short
    (folder / "easi.toml").write_text(settings, encoding="utf-8")
    write(folder, {"scenes/school.yaml": SCENES})
    monkeypatch.chdir(folder)
    return folder


def change(folder: Path, before: str, after: str) -> None:
    """Change the scenes."""
    assert before in SCENES
    write(folder, {"scenes/school.yaml": SCENES.replace(before, after)})


def test_what_a_story_does_is_written_down_and_a_change_is_told(easi: Easi, golden: Golden, here: Path) -> None:
    said = easi("lint", STORY, "--accept", *ON)
    assert (said.code, said.out) == (0, "")
    golden("lint-accept", (here / STORY / NAME).read_text("utf-8"))
    assert easi("lint", STORY, *ON).code == 0
    change(here, "share: {health: food}", "share: {csc: food}")
    told = easi("lint", STORY, *ON)
    assert told.code == 1
    again = easi("lint", STORY, "--accept", *ON)
    assert again.code == 0
    golden("lint-accepted", said.err + told.out + told.err + again.err)
    assert easi("lint", STORY, *ON).code == 0


def test_a_story_that_is_as_it_was_leaves_the_file_alone(easi: Easi, here: Path) -> None:
    easi("lint", STORY, "--accept", *ON)
    file = here / STORY / NAME
    os.utime(file, (1, 1))
    said = easi("lint", STORY, "--accept", *ON)
    assert said.code == 0
    assert said.err.endswith("Accepted: little. It is as it was; little/accepted.yaml stays as it is.\n")
    assert file.stat().st_mtime == 1
    assert sorted(path.name for path in (here / STORY).iterdir()) == [NAME, "scenes", "story.yaml"]


def test_a_story_with_errors_is_not_accepted(easi: Easi, here: Path) -> None:
    change(here, "to: s-end\n", "to: [{scene: s-desk, when: {flag: gone}}, s-end]\n")
    said = easi("lint", STORY, "--accept", *ON)
    assert said.code == 1
    assert "Not accepted: little. It has 1 error; mend it first.\n" in said.err
    assert not (here / STORY / NAME).exists()


def test_a_story_that_is_not_proven_is_not_accepted(here: Path) -> None:
    seat = ViewpointReport("school", 3, 0, 1, 9, proven=False, method="symbolic", limit="more than 9 states")
    report = Report((Shelf(here, LibraryReport(()), (StoryReport(STORY, str(here / STORY), (), (seat,)),)),))
    told = list(accept(report, lambda _: Options(on=date(2026, 11, 1))))
    assert told == [(False, "Not accepted: little. school is not proven: more than 9 states.")]
    assert not (here / STORY / NAME).exists()


def test_a_story_with_too_many_cases_to_write_down_is_not_accepted(easi: Easi, here: Path) -> None:
    with (here / "easi.toml").open("a", encoding="utf-8") as settings:
        settings.write("[limits]\nstates = 1\n")
    said = easi("lint", STORY, "--accept", *ON)
    assert said.code == 1
    assert "Not accepted: little. There are more cases in it than the limit, 1: too many to write down.\n" in said.err
    assert not (here / STORY / NAME).exists()


def test_a_file_of_a_newer_version_is_kept(easi: Easi, here: Path) -> None:
    (here / STORY / NAME).write_text("format: 2\n", encoding="utf-8")
    said = easi("lint", STORY, "--accept", *ON)
    assert said.code == 1
    assert "Not accepted: little. accepted.yaml cannot be replaced. This was written by a newer EASI" in said.err
    assert (here / STORY / NAME).read_text("utf-8") == "format: 2\n"


def test_a_damaged_file_is_written_anew(easi: Easi, here: Path) -> None:
    (here / STORY / NAME).write_text("seats: [", encoding="utf-8")
    assert easi("lint", STORY, *ON).code == 1
    assert easi("lint", STORY, "--accept", *ON).code == 0
    assert easi("lint", STORY, *ON).code == 0


def test_a_folder_that_cannot_be_written_to_is_a_mistake(
    easi: Easi, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    said = easi("lint", STORY, "--accept", *ON)
    assert said.code == 2
    assert "accepted.yaml cannot be written: permission denied." in said.err
    assert sorted(path.name for path in (here / STORY).iterdir()) == ["scenes", "story.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fast"], "--accept does not go with --fast"),
        (["--watch"], "--accept does not go with --watch"),
        (["--fix"], "--accept does not go with --fix"),
        (["--select", "EG"], "--accept does not go with --select"),
    ],
)
def test_what_makes_no_sense_together_is_refused(easi: Easi, here: Path, arguments: list[str], said: str) -> None:
    found = easi("lint", STORY, "--accept", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (here / STORY / NAME).exists()


def test_which_story_is_accepted_has_to_be_said(easi: Easi, here: Path) -> None:
    found = easi("lint", "--accept")
    assert found.code == 2
    assert found.err == "easi: --accept needs to be told which story: easi lint --accept STORY.\n"
