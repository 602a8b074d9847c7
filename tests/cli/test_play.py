"""`easi play --choose` plays what it is told and says where that leads."""

import json
from pathlib import Path

import pytest

from easi_engine.errors import TooLarge
from tests.cli.conftest import Easi, Golden

SCHOOL = ("play", "corner-shop", "--as", "school")


def test_the_start_is_where_no_choice_leads(easi: Easi, golden: Golden) -> None:
    said = easi(*SCHOOL, "--choose", "", "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert found["moves"] == ["quiet"]
    assert found["state"]["scene"] == "school-office"
    assert set(found) == {"story", "viewpoint", "moves", "state", "options"}
    golden("play-start", said.out)


def test_choices_lead_to_a_state(easi: Easi) -> None:
    found = json.loads(easi(*SCHOOL, "--choose", "ring-nell,ask-nurse", "--json").out)
    assert found["story"] == "corner-shop"
    assert found["viewpoint"] == "school"
    assert found["moves"] == ["quiet", "ring-nell", "ask-nurse"]
    assert set(found["state"]) == {"scene", "knows", "consent", "flags", "meters"}
    assert found["state"]["consent"]["ask-nell"] == "withdrawn"
    assert "mornings" in found["state"]["knows"]["school"]
    assert found["state"]["meters"]["days"] == 4
    assert [set(option) for option in found["options"]] == [{"id", "say"}] * 2


def test_the_first_item_may_be_the_variant(easi: Easi) -> None:
    found = json.loads(easi(*SCHOOL, "--choose", "busy", "--json").out)
    assert found["moves"] == ["busy"]
    assert "dean-home" in found["state"]["flags"]


def test_the_first_variant_declared_is_met_when_none_is_named(easi: Easi) -> None:
    named = easi(*SCHOOL, "--choose", "quiet,talk-to-jamie", "--json")
    assert named.out == easi(*SCHOOL, "--choose", "talk-to-jamie", "--json").out


def test_an_ending_comes_with_its_debrief(easi: Easi, golden: Golden) -> None:
    said = easi(*SCHOOL, "--choose", "talk-to-jamie,say-heater,tell-nell", "--json")
    found = json.loads(said.out)
    assert found["ending"] == "A later start"
    assert found["options"] == []
    debrief = found["debrief"]
    for axis in ("effective", "appropriate"):
        assert set(debrief[axis]) == {"done", "of", "rate"}
        assert debrief[axis]["rate"] == debrief[axis]["done"] / debrief[axis]["of"]
    assert debrief["model"] in {"ideal", "over-open", "over-cautious", "chaotic"}
    for question in debrief["questions"]:
        assert question["effective"] in {"made", "late", "missed", "moot", None}
        assert question["appropriate"] in {"kept", "leaked", "moot", None}
    assert debrief["conduct"]
    golden("play-ending", said.out)


def test_without_json_the_same_is_said_in_lines(easi: Easi, golden: Golden) -> None:
    middle = easi(*SCHOOL, "--choose", "talk-to-jamie")
    ending = easi(*SCHOOL, "--choose", "talk-to-jamie,say-heater,tell-nell")
    golden("play-lines", middle.out + "----\n" + ending.out)


@pytest.mark.parametrize(
    "choices", ["talk-to-jamie,nonsense", " talk-to-jamie , nonsense ", "quiet,talk-to-jamie,nonsense"]
)
def test_an_unavailable_choice_lists_what_is_available(easi: Easi, choices: str) -> None:
    said = easi(*SCHOOL, "--choose", choices, "--json")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "easi: Choice 2 of 2: “nonsense” is not available at school-call."
        " Available: say-all, say-heater, ask-nurse, ask-gp.\n"
    )


def test_a_choice_after_the_ending_is_unavailable(easi: Easi) -> None:
    said = easi(*SCHOOL, "--choose", "talk-to-jamie,ask-gp,again")
    assert said.code == 2
    assert "the case has ended" in said.err


def test_choosing_keeps_no_records(easi: Easi, home: Path) -> None:
    easi(*SCHOOL, "--choose", "talk-to-jamie")
    assert not home.exists()


def test_a_story_is_played_from_its_folder(easi: Easi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(Path(__file__).resolve().parent.parent / "stories/corner-shop")
    monkeypatch.setenv("EASI_STORIES", str(tmp_path))
    said = easi("play", folder, "--as", "school", "--choose", "", "--json")
    assert json.loads(said.out)["story"] == "corner-shop"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["corner-shp", "--as", "school", "--choose", ""], "Did you mean “corner-shop”?"),
        (["corner-shop", "--as", "scool", "--choose", ""], "Did you mean “school”? Seats: school, housing."),
        (["corner-shop", "--choose", ""], "--choose needs a seat. `--as` can be: school, housing."),
        (["--choose", "a"], "--choose needs a story"),
        (["corner-shop", "--json"], "--json goes with --choose."),
        (["corner-shop", "--as", "scool"], "Did you mean “school”?"),
    ],
)
def test_what_is_missing_or_misspelt_is_said(easi: Easi, arguments: list[str], said: str) -> None:
    found = easi("play", *arguments)
    assert found.code == 2
    assert found.out == ""
    assert said in found.err
    assert found.err.count("\n") == 1


def test_a_story_with_errors_is_refused_with_their_places(easi: Easi, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/story.yaml").write_text("format: 1\ntitle: [\n", encoding="utf-8")
    said = easi("play", str(tmp_path / "mine"), "--as", "school", "--choose", "")
    assert said.code == 2
    assert "mine/story.yaml:2:8: ES113" in said.err


def test_a_recording_that_cannot_be_written_is_said(easi: Easi, tmp_path: Path) -> None:
    said = easi(*SCHOOL, "--choose", "", "--record", str(tmp_path / "nowhere/file.json"))
    assert said.code == 2
    assert "There is no folder" in said.err


def test_a_recording_touches_no_file_but_the_one_named(easi: Easi, tmp_path: Path) -> None:
    (tmp_path / "mine.json.part").write_text("precious", encoding="utf-8")
    assert easi(*SCHOOL, "--choose", "", "--record", str(tmp_path / "mine.json")).code == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"mine.json", "mine.json.part"}
    assert (tmp_path / "mine.json.part").read_text(encoding="utf-8") == "precious"
    assert not list(tmp_path.glob(".easi-*"))


def test_a_recording_follows_a_link_and_replaces_no_folder(easi: Easi, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "there/real.json")
    assert easi(*SCHOOL, "--choose", "", "--record", str(tmp_path / "link.json")).code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "there/real.json").is_file()
    said = easi(*SCHOOL, "--choose", "", "--record", str(tmp_path / "there"))
    assert said.code == 2
    assert "is a folder" in said.err


def test_a_story_too_large_to_debrief_still_says_where_the_moves_lead(
    easi: Easi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(*_: object) -> None:
        raise TooLarge(10)

    monkeypatch.setattr("easi_sim.cli.result.membership", too_large)
    said = easi(*SCHOOL, "--choose", "email,ask-gp", "--json")
    assert said.code == 0
    found = json.loads(said.out)
    assert found["ending"]
    assert found["debrief"] is None
    assert "no debrief for corner-shop" in said.err
