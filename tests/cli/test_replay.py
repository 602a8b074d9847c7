"""`easi replay` plays a recording again, and on an edited story says where and why it stops."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Easi, Golden
from tests.running import STORIES

CHOICES = "busy,talk-to-jamie,say-heater,tell-nell"
PLAY = ("play", "corner-shop", "--as", "school", "--choose", CHOICES)


@pytest.fixture
def recording(easi: Easi, tmp_path: Path) -> Path:
    path = tmp_path / "recording.json"
    assert easi(*PLAY, "--record", str(path)).code == 0
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STORIES, tmp_path / "library"))


def edit(library: Path, old: str, new: str) -> None:
    scenes = library / "corner-shop/scenes/school.yaml"
    text = scenes.read_text(encoding="utf-8")
    assert old in text
    scenes.write_text(text.replace(old, new), encoding="utf-8")


def test_a_replay_gives_the_same_object_as_the_play(easi: Easi, recording: Path) -> None:
    replayed = easi("replay", str(recording), "--json")
    assert (replayed.code, replayed.err) == (0, "")
    assert replayed.out == easi(*PLAY, "--json").out


def test_a_replay_is_said_in_lines(easi: Easi, recording: Path, golden: Golden) -> None:
    golden("replay", easi("replay", str(recording)).out)


def test_an_edit_that_changes_no_move_is_mentioned(easi: Easi, recording: Path, library: Path) -> None:
    edit(library, "Jamie goes left", "Jamie goes right")
    said = easi("replay", str(recording), "--stories", str(library))
    assert said.code == 0
    assert said.err == "The story has changed since this was recorded; every move still fits.\n"


def test_a_choice_that_is_gone_stops_the_replay_after_what_fits(
    easi: Easi, recording: Path, library: Path, golden: Golden
) -> None:
    edit(library, "tell-nell:", "tell-her:")
    said = easi("replay", str(recording), "--stories", str(library))
    assert said.code == 1
    assert said.err == (
        "The story has changed since this was recorded. 2 of 3 moves fit. It stops at move 3,"
        " “tell-nell” in scene school-meeting: there is no such choice in this scene.\n"
    )
    golden("replay-stopped", said.out)
    found = json.loads(easi("replay", str(recording), "--stories", str(library), "--json").out)
    assert found["moves"] == ["busy", "talk-to-jamie", "say-heater"]
    assert found["stopped"] == {
        "at": 2,
        "scene": "school-meeting",
        "choice": "tell-nell",
        "why": "there is no such choice in this scene",
    }


def test_a_choice_that_is_closed_is_told_from_one_that_is_gone(easi: Easi, recording: Path, library: Path) -> None:
    edit(library, "when: [{knows: {school: stockroom}}, {not: {flag: dean-near}}]", "when: {flag: dean-near}")
    said = easi("replay", str(recording), "--stories", str(library))
    assert said.code == 1
    assert "“say-heater” in scene school-call: that choice is closed here" in said.err


def test_a_recording_of_another_story_is_refused(easi: Easi, recording: Path) -> None:
    recording.write_text(recording.read_text(encoding="utf-8").replace("corner-shop", "other"), encoding="utf-8")
    said = easi("replay", str(recording), "--story", "corner-shop")
    assert said.code == 2
    assert "of the story “other”" in said.err
    assert "no story “other”" in easi("replay", str(recording)).err


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 99}', "\x00\x1b[31m", '{"format": 1, "story": "\x1b"}'])
def test_what_is_no_recording_is_refused_in_one_inert_line(easi: Easi, tmp_path: Path, text: str) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    said = easi("replay", str(path))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"easi: {path}: This")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err


def test_a_missing_recording_is_named(easi: Easi, tmp_path: Path) -> None:
    said = easi("replay", str(tmp_path / "gone.json"))
    assert said.code == 2
    assert said.err == f"easi: The recording {tmp_path / 'gone.json'} cannot be read: no such file or directory.\n"


def test_a_huge_file_is_not_read(easi: Easi, tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    assert "too large" in easi("replay", str(path)).err


def test_a_recording_of_a_story_elsewhere_is_told_how_to_find_it(easi: Easi, tmp_path: Path) -> None:
    shutil.copytree(STORIES, tmp_path / "elsewhere")
    folder = str(tmp_path / "elsewhere/corner-shop")
    file = str(tmp_path / "r.json")
    assert easi("play", folder, "--as", "school", "--choose", "", "--record", file).code == 0
    (tmp_path / "none").mkdir()
    said = easi("--stories", str(tmp_path / "none"), "replay", file)
    assert said.code == 2
    assert "--story" in said.err
    assert easi("--stories", str(tmp_path / "none"), "replay", file, "--story", folder).code == 0


def test_a_recording_cannot_name_a_folder_to_be_opened(easi: Easi, tmp_path: Path) -> None:
    text = '{"format": 1, "story": "../corner-shop", "digest": "", "viewpoint": "school"}'
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    said = easi("replay", str(tmp_path / "r.json"))
    assert said.code == 2
    assert "not an EASI recording: at story" in said.err
