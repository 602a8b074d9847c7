"""What was played, in plain mode: listed, opened, reported and erased."""

import shutil
from pathlib import Path

import pytest

from easi_sim.records import Records
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, Play
from tests.running import STORIES, corner_shop


def test_with_nothing_played_it_says_so(play: Play) -> None:
    assert "Nothing is played yet." in play("played").flat


def test_the_newest_come_first_with_what_ifs_under_their_origin(play: Play) -> None:
    play(*SKIPPED, "whatif 3", "2", "skip all")
    play(*TO_SCHOOL, *TALK)
    text = play("played").text
    assert "3. The corner shop, School: not finished, 1 choice in," in text
    assert "1. The corner shop, School: ended with “A later start”," in text
    assert "\n   2. What if, from choice 3 on: ended with “A later start”," in text
    assert text.index("3. The corner shop") < text.index("1. The corner shop, School: ended")


def test_a_long_list_is_shown_in_part_and_all_on_request(play: Play) -> None:
    for _ in range(12):
        play("", *TALK, story=corner_shop(), viewpoint="school", new=True)
    assert play("played").flat.count("not finished") == 10
    assert "the newest 10 of 12" in play("played").flat
    assert play("played all").flat.count("not finished") == 12


def test_one_that_ended_is_opened_at_its_debrief(play: Play) -> None:
    play(*SKIPPED)
    played = play("played 1", "skip", "")
    assert played.says("The ending: A later start", "Debrief", "You chose: Offer him toast")
    assert played.session
    assert played.session.id == 1


def test_one_that_has_not_ended_is_gone_on_with(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    assert play("played 1").says("Before the next scene")


def test_another_can_be_opened_from_the_middle_of_a_case(play: Play) -> None:
    play(*SKIPPED)
    played = play(*TO_SCHOOL, *TALK, "played 1")
    assert played.session
    assert played.session.id == 1


@pytest.mark.parametrize("asked", ["played 9", "played erase 9", "played report 9"])
def test_one_that_is_not_there_is_said(play: Play, asked: str) -> None:
    assert "There is no playthrough 9. played lists them." in play(asked).flat


def test_a_slip_of_the_finger_is_answered(play: Play) -> None:
    assert "played eraes 1 means nothing here. Did you mean “erase”?" in play("played eraes 1").flat
    assert "Which one? Type its number after it." in play("played erase").flat


def test_one_is_erased_with_its_what_ifs_once_it_is_agreed(play: Play, records: Records) -> None:
    play(*SKIPPED, "whatif 3", "2", "skip all")
    assert "It stays." in play("played erase 1", "no").flat
    assert len(records.playthroughs()) == 2
    assert "Playthrough 1 is erased" in play("played erase 1", "yes").flat
    assert records.playthroughs() == ()


def test_erasing_what_is_open_goes_home(play: Play, records: Records) -> None:
    played = play(*SKIPPED, "played erase 1", "yes")
    assert played.says("What was open is erased with it.", "Home")
    assert played.session is None
    assert records.playthroughs() == ()


def test_a_report_is_written_of_one(play: Play, records: Records, tmp_path: Path) -> None:
    play(*SKIPPED)
    path = tmp_path / "report.md"
    assert "Written to:" in play(f"played report 1 {path}").flat
    assert "The corner shop" in path.read_text(encoding="utf-8")
    assert [export.path for export in records.exports()] == [path]


def test_there_is_no_report_of_one_that_has_not_ended(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    assert "It has not come to an ending yet" in play("played report 1").flat


def test_one_whose_case_is_gone_is_listed_and_said(play: Play, tmp_path: Path) -> None:
    play(*SKIPPED)
    library = Path(shutil.copytree(STORIES, tmp_path / "library"))
    (library / "corner-shop").rename(library / "another-shop")
    text = (library / "another-shop/story.yaml").read_text(encoding="utf-8")
    (library / "another-shop/story.yaml").write_text(
        text.replace("id: corner-shop", "id: another-shop"), encoding="utf-8"
    )
    assert play("played", "played 1", stories=library).says(
        "1. corner-shop, school: ended", "Its case is not in the library"
    )


def test_a_report_of_what_is_open_is_a_web_page_unless_markdown_is_asked_for(play: Play, tmp_path: Path) -> None:
    page, text = tmp_path / "report.html", tmp_path / "report.md"
    played = play(*SKIPPED, "report", str(page), "report md", str(text))
    assert played.says("A report as a web page", "Written to:", "A report as Markdown text", "Written to:")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text(encoding="utf-8").startswith("# ")


def test_a_bare_report_leaves_out_the_learners_own_words(play: Play, tmp_path: Path) -> None:
    full, bare = tmp_path / "full.md", tmp_path / "bare.md"
    play(*SKIPPED, "journal write reflection", "A thought.", "", f"report {full}", f"report bare {bare}")
    assert "He asked me to." in full.read_text(encoding="utf-8")
    assert "A thought." in full.read_text(encoding="utf-8")
    assert "He asked me to." not in bare.read_text(encoding="utf-8")
    assert "A thought." not in bare.read_text(encoding="utf-8")


def test_a_recording_is_written_of_what_is_open(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "recording.json"
    assert "Written to:" in play(*TO_SCHOOL, *TALK, "", f"recording {path}").flat
    assert "talk-to-jamie" in path.read_text(encoding="utf-8")


def test_a_bare_name_goes_into_the_folder_that_is_named_with_its_end(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("easi_sim.plain.files.takeaway_folder", lambda: tmp_path)
    assert str(tmp_path / "mine.html") in play(*SKIPPED, "report", "mine").text
    assert (tmp_path / "mine.html").is_file()


def test_what_is_held_says_that_what_ifs_hold_copies_of_reasons(play: Play) -> None:
    flat = play(*SKIPPED, "settings data", "whatif 3", "2", "settings data").flat
    first, _, second = flat.rpartition("whatif 3")
    assert "with a reason in your own words." in first
    assert "2 decision records with a reason in your own words, copies in what-ifs included." in second
