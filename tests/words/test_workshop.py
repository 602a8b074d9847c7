"""What a workshop says, everywhere in the same words."""

import re
from typing import get_args

import pytest

import easi_sim.words.workshop as words
from easi_sim.exports.pack.chart import chart_of
from easi_sim.workshop.acts import Phase
from easi_sim.workshop.room import Refused
from tests.running import corner_shop
from tests.workshop.holding import after, vote, voting

STORY = corner_shop()


def test_every_phase_has_a_name_and_says_what_the_room_does() -> None:
    for phase in get_args(Phase):
        assert words.PHASE[phase]
        assert words.now_words(STORY, "school", phase)
    assert words.now_words(STORY, "school", "vote") == "Vote: what should School do?"


def test_letters_are_those_of_the_printed_pack() -> None:
    ours = [
        {scene.choices[choice].say: letter for choice, letter in words.letters_of(STORY, id_).items()}
        for id_, scene in STORY.scenes.items()
    ]
    sheets = [{option.say: option.letter for option in sheet.options} for sheet in chart_of(STORY, "school").sheets]
    assert all(sheet in ours for sheet in sheets)
    assert max(len(sheet) for sheet in sheets) >= 3


def test_votes_are_told_by_letter_in_order_without_those_for_nothing() -> None:
    letters = {"x": "A", "y": "B", "z": "C"}
    assert words.votes_words(letters, {"z": 2, "x": 1, "y": 0}) == "A 1, C 2"
    assert words.votes_words(letters, {}) == words.NOBODY_VOTED
    assert words.lettered(letters, ["z", "x"]) == "A or C"


def test_a_reading_may_want_what_is_not_open() -> None:
    letters = {"x": "A", "y": "B"}
    assert words.would_words(letters, ["x"], ["x"]) == "A"
    assert words.would_words(letters, ["x", "y"], ["x"]) == "A or B (B is not open here)"


def test_what_was_expected_stands_beside_what_came() -> None:
    one = {
        "seat_name": "Police",
        "table_name": "Window",
        "about_name": "School",
        "expected": ["x"],
        "chosen": ["y"],
        "read": False,
    }
    letters = {"x": "A", "y": "B"}
    assert words.expected_words(letters, one) == "Police at Window expected A of School. School chose B."
    read = words.expected_words(letters, {**one, "read": True})
    assert read == "Police at Window expected A of School. School's reading in the story would have wanted B."
    assert words.expected_words(letters, {**one, "chosen": []}) == "Police at Window expected A of School."


def test_to_change_an_answer_is_called_the_same_where_it_is_refused() -> None:
    room = after(voting(), vote("p1", "email"))
    with pytest.raises(Refused, match=words.CHANGE):
        after(room, vote("p1", "ring-nell"))


def test_nothing_is_said_loudly() -> None:
    said = [value for name, value in vars(words).items() if name.isupper() and isinstance(value, str)]
    assert len(said) > 40
    assert not [text for text in said if re.search(r"!|please enter|oops|invalid", text, re.IGNORECASE)]
