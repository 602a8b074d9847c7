"""Home in plain mode: the welcome, what waits, finding a case, and choosing a seat."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from easi_sim.records import Records
from easi_sim.words.dates import today
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, Play
from tests.running import STORIES, corner_shop


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A library of ten cases; the last is about a boat."""
    library = tmp_path / "many"
    shutil.copytree(STORIES, library)
    for number in range(2, 11):
        folder = library / f"shop-{number}"
        shutil.copytree(library / "corner-shop", folder)
        text = (folder / "story.yaml").read_text(encoding="utf-8")
        title = "The narrow boat" if number == 10 else f"Shop {number}"
        text = text.replace("id: corner-shop", f"id: shop-{number}").replace(
            "title: The corner shop", f"title: {title}"
        )
        (folder / "story.yaml").write_text(text, encoding="utf-8")
    return library


def test_a_newcomer_is_told_what_this_is_and_asked_one_thing(play: Play, new_records: Records) -> None:
    played = play("2", kept=new_records)
    assert played.says(
        "Each service holds one piece",
        "kept on this machine only",
        "No name is asked for.",
        "Which is nearest to your own work?",
        "1. School",
        "2. Housing",
        "3. Another, or none",
        "Home",
        "Seats: Housing (your seat) and School.",
    )
    assert new_records.setting("profession") == "housing"


def test_the_welcome_is_said_once(play: Play, new_records: Records) -> None:
    play("", kept=new_records)
    assert new_records.setting("profession") == "other"
    assert "Each service holds one piece" not in play(kept=new_records).flat


def test_a_welcome_cut_short_is_said_again(play: Play, new_records: Records) -> None:
    play(kept=new_records)
    assert "Which is nearest to your own work?" in play(kept=new_records).flat


def test_who_names_a_case_and_a_seat_is_not_welcomed(play: Play, new_records: Records) -> None:
    played = play("", story=corner_shop(), viewpoint="school", kept=new_records)
    assert "Which is nearest to your own work?" not in played.flat


def test_who_comes_home_from_a_first_case_is_told_of_privacy_and_asked(play: Play, new_records: Records) -> None:
    played = play("", "home", story=corner_shop(), viewpoint="school", kept=new_records)
    assert played.says("The office, 9.20", "kept on this machine only", "Which is nearest to your own work?")
    assert "Each service holds one piece" not in played.flat


def test_a_case_is_listed_with_length_themes_content_notes_and_seats(play: Play) -> None:
    assert play().says(
        "1. The corner shop, about 10 minutes a seat.",
        "A boy is late again",
        "Themes: young carers and tenancy.",
        "May distress: illness in the family.",
        "Seats: School and Housing.",
    )


def test_seats_played_and_what_is_new_to_see_are_said(play: Play) -> None:
    assert play(*SKIPPED, "home").says(
        "The ending: A later start", "You have played: School.", "Not yet: Housing.", "New to see: "
    )


def test_ones_own_seat_comes_first_and_enter_takes_it(play: Play, records: Records) -> None:
    records.set_setting("profession", "housing")
    played = play("1", "", "")
    assert played.says("1. Housing: Tenancy officer (your seat)", "or Enter for Housing")
    assert played.session
    assert played.session.viewpoint == "housing"


def test_a_seat_that_was_played_is_marked(play: Play) -> None:
    assert "School: Deputy head and DSL (played)" in play(*SKIPPED, "home", "1").flat


def test_the_word_find_finds_a_case_by_any_of_its_words(play: Play, many: Path) -> None:
    played = play("find boat", "1", "1", "", stories=many)
    assert played.session
    assert played.session.story.case.title == "The narrow boat"


def test_a_word_that_finds_nothing_is_said_and_all_are_listed(play: Play, many: Path) -> None:
    assert play("find submarine", stories=many).says("No case has “submarine”", "Here are all.", "1. The corner shop")


def test_many_cases_are_listed_a_few_at_a_time(play: Play, many: Path) -> None:
    played = play("more", "more", stories=many)
    listings = played.text.split("Which case?")[1:]
    assert [listing.count("minutes a seat") for listing in listings] == [6, 4, 6]
    assert "4 more: type more, or find and a word." in listings[0]


def test_cases_that_cannot_be_read_are_counted(play: Play, many: Path) -> None:
    (many / "shop-3/story.yaml").write_text("format: 1\n", encoding="utf-8")
    assert "1 case could not be read; `easi lint` says why." in play(stories=many).flat


def test_a_commitment_whose_day_has_come_is_said(play: Play, records: Records) -> None:
    records.write_entry("commitment", "Ring the surgery myself", due=today() - timedelta(days=1))
    records.write_entry("commitment", "Not yet", due=date(2190, 1, 1))
    flat = play().flat
    assert "Ring the surgery myself" in flat
    assert "Not yet" not in flat


def test_going_on_from_home_stands_where_play_was_left(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    assert play("1").says("Go on: The corner shop, School, 1 choice in", "Before the next scene")


def test_the_word_home_lists_the_cases_again(play: Play) -> None:
    assert play("home", "home").text.count("Which case?") == 3


def test_a_word_that_finds_cases_says_how_many(play: Play, many: Path) -> None:
    assert play("find boat", stories=many).says("1 case has “boat”.", "Number 1:")
    assert "10 cases have “shop”." in play("find shop", stories=many).flat
