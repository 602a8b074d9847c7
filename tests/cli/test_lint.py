"""`easi lint`: what it looks at, how what it finds can be seen in play, and how it mends and watches."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from easi_sim.cli import output
from tests.cli.conftest import Easi
from tests.cli.linted import ONLY, SCENES, add_broken
from tests.engine.lint.linting import STORY
from tests.running import STORIES

# -- what is linted --------------------------------------------------------------------------------------------------


def test_without_a_path_the_library_is_linted(easi: Easi) -> None:
    found = json.loads(easi("lint", "--select", "EK101", "--format", "json").out)
    assert [story["id"] for story in found["stories"]] == ["corner-shop"]
    assert Path(found["stories"][0]["folder"]) in (STORIES / "corner-shop", Path("tests/stories/corner-shop"))


@pytest.mark.parametrize("path", [".", "little", "little/scenes", "little/scenes/school.yaml", "little/story.yaml",
                                  "sources.yaml", "../here/little/../little"])  # fmt: skip
def test_a_path_is_a_story_or_something_in_one(easi: Easi, here: Path, path: str) -> None:
    found = json.loads(easi("lint", path, *ONLY, "--format", "json").out)
    assert [(f["code"], f["file"]) for f in found["findings"]] == [("EK101", "little/scenes/school.yaml")]


def test_what_is_named_twice_is_linted_once(easi: Easi, here: Path) -> None:
    add_broken(here)
    found = json.loads(easi("lint", "little/story.yaml", ".", "little", *ONLY, "--format", "json").out)
    assert [story["id"] for story in found["stories"]] == ["broken", "little"]
    assert [f["code"] for f in found["findings"] if f["file"] == "sources.yaml"] == ["ES201"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "easi: nowhere cannot be read: no such file or directory."),
        ("empty", "easi: The folder `empty` has no file story.yaml."),
        ("empty/notes.txt", "is in no story. A story is a folder with a file story.yaml in it."),
        ("almost", "Rename story.yml to story.yaml."),
    ],
)
def test_a_path_without_stories_is_a_mistake(easi: Easi, here: Path, path: str, said: str) -> None:
    (here / "empty").mkdir()
    (here / "empty/notes.txt").write_text("notes")
    (here / "almost").mkdir()
    (here / "almost/story.yml").write_text("format: 1")
    found = easi("lint", path)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "EQ"], "No rule's code is or begins with “EQ”."),
        (["--ignore", "EK1O1"], "Did you mean “EK101”?"),
        (["--select", "shares-unknown"], "“shares-unknown” is the name of EK101."),
        (["--profile", "strict"], "There is no --profile “strict”. There is: draft, publish."),
        (["--on", "tomorrow"], "“tomorrow” is no day; a day is written year-month-day."),
        (["--jobs", "0"], "“0” is no number of processes; it is 1 or more."),
        (["--format", "xml"], "There is: text, json, sarif, github."),
    ],
)
def test_a_mistake_in_an_option_is_answered_in_a_line(easi: Easi, here: Path, arguments: list[str], said: str) -> None:
    found = easi("lint", ".", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1


def test_settings_in_a_file_give_way_to_the_command_line(easi: Easi, here: Path) -> None:
    (here / "easi.toml").write_text('select = ["EK102"]\n', encoding="utf-8")
    assert easi("lint", ".").code == 0
    assert easi("lint", ".", "--select", "ek1").code == 1
    assert easi("lint", ".", "--select", "EK101", "--ignore", "EK").code == 0
    (here / "easi.toml").write_text('selct = ["EK102"]\n', encoding="utf-8")
    said = easi("lint", ".")
    assert said.code == 2
    assert said.err.rstrip().endswith(
        "easi.toml:1: There is no setting `selct`. Did you mean “select”?"
        " There is: select, ignore, profile, on, limits."
    )


def test_comments_excuse_findings_and_are_counted(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("bruise]}}", "bruise]}}  # easi: ignore[EK101]"), encoding="utf-8")
    said = easi("lint", ".", "--select", "EK101,EX901", "--format", "json")
    assert said.code == 0
    assert json.loads(said.out)["summary"]["suppressed"] == 1
    assert said.err.endswith("Comments excuse 1 finding.\n")
    scenes.write_text(SCENES.replace("learn: bruise}", "learn: bruise}  # easi: ignore[EK101]"), encoding="utf-8")
    assert "EX901 This comment excuses `EK101`, which finds nothing here." in easi("lint", ".", "--select", "E").out


# -- seeing it -------------------------------------------------------------------------------------------------------


def see_it(out: str) -> list[str]:
    (command,) = re.findall(r"^see it: (.*)$", out, re.MULTILINE)
    return shlex.split(command)


@pytest.mark.parametrize("name", ["little", "corner-shop", "it's a story; really", "-x"])
def test_the_witness_can_be_copied_and_arrives(easi: Easi, here: Path, name: str) -> None:
    (here / STORY).rename(here / name)
    said = easi("lint", f"./{name}", "--select", "EK101")
    words = see_it(said.out)
    assert words[:2] == ["easi", "play"]
    assert words[3:] == ["--as", "school", "--choose", "wait,ring"]
    played = easi(*words[1:], "--json")
    assert played.code == 0, played.err
    found = json.loads(played.out)
    assert found["story"] == STORY
    assert found["moves"] == ["wait", "ring"]
    assert "bruise" not in found["state"]["knows"].get("csc", [])


def test_a_story_of_the_library_is_seen_by_its_id(
    easi: Easi, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EASI_STORIES", str(here))
    monkeypatch.chdir(tmp_path)
    words = see_it(easi("lint", "--select", "EK101").out)
    assert words[2] == STORY
    assert easi(*words[1:]).code == 0


def test_a_story_with_faulty_shared_files_cannot_be_seen_yet(easi: Easi, here: Path) -> None:
    add_broken(here)
    assert "\nsee it, once the shared files are mended: easi play little --as school" in easi("lint", ".", *ONLY).out


# -- mending and watching ----------------------------------------------------------------------------------------------


def test_what_is_mended_is_told_and_not_found_again(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("learn: bruise}", "learn: bruise}  # easi: ignore[EK101]"), encoding="utf-8")
    said = easi("lint", ".", "--select", "EX901", "--fix")
    if "Mended" in said.err:
        assert said.code == 0
        assert scenes.read_text(encoding="utf-8") == SCENES
    else:
        assert said.code == 1


def test_a_watched_run_outlives_what_it_cannot_read(easi: Easi, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []

    def watch(paths: list[Path], run_once: Any, say: Any) -> None:
        assert paths == [Path()]
        codes.append(run_once())
        (here / "easi.toml").write_text("selct = 1\n", encoding="utf-8")
        codes.append(run_once())
        say("enough")
        raise KeyboardInterrupt

    monkeypatch.setattr("easi_sim.linting.watch.watch", watch)
    said = easi("lint", ".", *ONLY, "--watch")
    assert said.code == output.INTERRUPTED
    assert codes == [output.FINDINGS, output.USAGE]
    assert "There is no setting `selct`" in said.err
