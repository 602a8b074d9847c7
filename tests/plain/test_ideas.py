"""The concept cards in plain mode."""

import pytest

from easi_sim.records import Records
from tests.plain.conftest import TO_SCHOOL, Play


def test_every_card_is_listed_with_its_length_and_how_many_were_read(play: Play) -> None:
    assert play("ideas").says("1. Primary focus (2 minutes)", "You have read 0 of 2.")


def test_a_card_that_was_read_is_marked(play: Play, records: Records) -> None:
    played = play("ideas 1", "ideas")
    assert played.says("Used in: The corner shop.", "1. Primary focus (2 minutes, read on", "You have read 1 of 2.")
    assert set(records.cards_read()) == {"primary-focus"}


def test_a_card_says_its_sources_and_whose_words_it_has(play: Play) -> None:
    assert play("ideas 1").says("Sources:", "as at", "In our words.")


def test_in_a_case_the_cards_that_help_in_the_scene_come_first(play: Play) -> None:
    assert "1. Primary focus (2 minutes, helps here)" in play(*TO_SCHOOL, "ideas").flat


@pytest.mark.parametrize("word", ["card", "cards", "ideas"])
def test_other_words_for_it_mean_the_same(play: Play, word: str) -> None:
    assert "1. Primary focus" in play(word).flat


def test_cards_are_found_by_a_word_in_them_under_their_own_numbers(play: Play) -> None:
    flat = play("ideas find reason private").flat
    assert "2. " in flat
    assert "1. Primary focus" not in flat


def test_a_word_in_no_card_is_said(play: Play) -> None:
    assert "No card has all of these words." in play("ideas find submarine").flat


def test_a_card_that_is_not_there_is_said_with_the_nearest(play: Play) -> None:
    assert "There is no card “primary fokus”. Did you mean “primary focus”?" in play("ideas primary fokus").flat
