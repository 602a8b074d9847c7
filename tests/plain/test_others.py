"""How others see it, in plain mode: counts over time, never a rank, and what was expected otherwise."""

from easi_sim.records import Records
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, Play
from tests.running import corner_shop

OTHERWISE = ("1", "8", "2", "2", "")
"""Talk to Jamie, and expect the police to want Nell rung, which they do not."""


def test_before_there_is_anything_it_says_how_it_fills(play: Play) -> None:
    assert "Your first guess at each decision is noted here" in play("others").flat


def test_the_count_stands_with_each_agency_and_what_it_looks_at(play: Play) -> None:
    assert play(*TO_SCHOOL, *TALK, "", "others").says(
        "- Police: you expected what they wanted in 1 of 1.", "Looks at first:"
    )


def test_meeting_the_same_decision_again_changes_no_count(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    again = play("", *OTHERWISE, "", "others", story=corner_shop(), viewpoint="school", new=True)
    assert again.choices == ["talk-to-jamie"]
    assert "in 1 of 1." in again.flat


def test_one_agency_is_told_with_what_was_expected_otherwise(play: Play) -> None:
    assert play(*TO_SCHOOL, *OTHERWISE, "", "others police").says(
        "Police: you expected what they wanted in 0 of 1.",
        "In order, the oldest first: otherwise.",
        "Where you expected something else",
        "The corner shop, The office, 9.20,",
        "You expected: Ring his grandmother at the shop about the mornings.",
        "Police would have wanted: Offer him toast and ask what time he got up.",
        "Noticed first: The man in the van.",
    )


def test_a_reading_that_can_no_longer_be_shown_is_said(play: Play, records: Records) -> None:
    play(*TO_SCHOOL, *OTHERWISE, "undo")
    assert "The corner shop, The office, 9.20," in play("others police").flat
    assert "can no longer be shown" in play("others police").flat


def test_an_agency_of_which_nothing_is_noted_is_said(play: Play) -> None:
    assert "Nothing is noted of “fire”." in play(*SKIPPED, "others fire").flat
