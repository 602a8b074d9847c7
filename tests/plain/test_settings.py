"""Settings in plain mode: profession, how long things are kept, what is held, and erasing it."""

import json
from pathlib import Path

import pytest

from easi_sim.policy import Policy
from easi_sim.records import Records
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, Play


def test_the_settings_are_listed_with_how_to_change_them(play: Play) -> None:
    assert play("settings").says(
        "Your profession: another, or none.", "Kept without being touched: a year.", "settings erase: erases all of it"
    )


def test_the_profession_is_asked_for_again_and_kept(play: Play, records: Records) -> None:
    assert "Your profession: Housing." in play("settings profession", "2").flat
    assert records.setting("profession") == "housing"


@pytest.mark.parametrize("lines", [("settings keep 30",), ("settings keep", "30"), ("settings keep", "x", "0", "30")])
def test_how_long_things_are_kept_can_be_shortened(play: Play, records: Records, lines: tuple[str, ...]) -> None:
    assert "From now on: 30 days." in play(*lines).flat
    assert records.keep_days == 30


def test_how_long_things_are_kept_can_be_left(play: Play, records: Records) -> None:
    assert "It stays as it is." in play("settings keep", "").flat
    assert records.keep_days == 365


def test_a_policy_that_keeps_less_is_said(play: Play, tmp_path: Path) -> None:
    short = Records.open(tmp_path / "short", policy=Policy(retention_days=10))
    short.set_setting("seen-welcome", "yes")
    flat = play("settings keep 30", kept=short).flat
    assert "From now on: 10 days. The policy of this machine keeps nothing longer." in flat


def test_everything_held_is_told(play: Play, records: Records) -> None:
    records.write_entry("reflection", "A thought.")
    assert play(*TO_SCHOOL, *TALK, "", "settings data").says(
        "What is held about you", "1 playthrough", "1 reflection in the journal", "records.sqlite"
    )


def test_everything_held_is_written_to_a_file(play: Play, records: Records, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    records.write_entry("reflection", "A thought.")
    assert "Written to:" in play(f"settings export {path}").flat
    assert json.loads(path.read_text(encoding="utf-8"))["journal"][0]["text"] == "A thought."


def test_the_policy_in_force_is_told(play: Play, restricted: Records) -> None:
    assert "No words of your own are stored." in play("settings policy", kept=restricted).flat


@pytest.mark.parametrize("typed", ["", "yes", "eras"])
def test_nothing_is_erased_without_the_word(play: Play, records: Records, typed: str) -> None:
    records.write_entry("reflection", "A thought.")
    assert "Nothing was erased" in play("settings erase", typed).flat
    assert len(records.journal()) == 1


def test_the_word_erases_everything_and_goes_home(play: Play, records: Records) -> None:
    played = play(*SKIPPED, "settings erase", "erase")
    assert played.says("It cannot be brought back.", "is erased", "Each service holds one piece")
    assert played.session is None
    assert records.playthroughs() == ()
    assert records.setting("profession") == ""


def test_the_journal_alone_is_erased(play: Play, records: Records) -> None:
    records.write_entry("reflection", "A thought.")
    played = play(*SKIPPED, "settings erase journal", "erase")
    assert records.journal() == ()
    assert len(records.playthroughs()) == 1
    assert played.session


def test_what_cannot_be_erased_like_that_is_said(play: Play) -> None:
    assert "settings erase 3 means nothing here." in play("settings erase 3").flat


def test_a_slip_of_the_finger_is_answered(play: Play) -> None:
    assert "There is no setting “profesion”. Did you mean “profession”?" in play("settings profesion").flat
