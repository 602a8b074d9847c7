"""What if, in plain mode: standing again at a choice, and two ways laid side by side."""

import pytest

from easi_sim.policy import Policy
from easi_sim.records import Branch, Records
from tests.plain.conftest import SKIPPED, Play

OTHERWISE = ("2", "1", "3", "", "")
"""At the first choice again: ring Nell, on a basis, not told, no prediction, on from the readings."""
TO_ANOTHER_ENDING = (*OTHERWISE, *["1"] * 9)


def test_the_choices_of_the_way_are_listed(play: Play) -> None:
    assert play(*SKIPPED, "whatif").says(
        "Where would you choose otherwise?",
        "1. The office, 9.20, day 0. You chose: Offer him toast and ask what time he got up",
        "2. The conference call, day 1.",
        "3. ",
        "Number, 1 to 3, or Enter to leave it:",
    )


def test_a_choice_is_taken_from_the_list_or_the_list_is_left(play: Play) -> None:
    assert play(*SKIPPED, "whatif", "3").choices == ["talk-to-jamie", "say-heater"]
    for left in ("", "undo"):
        assert play(*SKIPPED, "whatif", left, new=True).choices == ["talk-to-jamie", "say-heater", "tell-nell"]


def test_the_earlier_choice_is_marked_where_one_stands_again(play: Play) -> None:
    played = play(*SKIPPED, "whatif 1")
    assert played.says(
        "You stand there again", "Offer him toast and ask what time he got up (what you chose the first time)"
    )
    assert played.session
    assert played.session.branch == Branch(1, 0)
    assert played.choices == []


def test_a_choice_that_was_none_is_said(play: Play) -> None:
    assert "There is no choice 9." in play(*SKIPPED, "whatif 9").flat


def test_a_what_if_is_kept_beside_the_first(play: Play, records: Records) -> None:
    play(*SKIPPED, "whatif 1", *OTHERWISE)
    first, what_if = sorted(records.playthroughs(), key=lambda saved: saved.id)
    assert (first.moves, first.branch) == (3, None)
    assert (what_if.moves, what_if.branch) == (1, Branch(1, 0))


def test_both_ways_are_laid_side_by_side_at_its_ending(play: Play) -> None:
    played = play(*SKIPPED, "whatif 3", "2", "")
    assert played.says(
        "- compare: Beside what you chose before",
        "Enter for beside what you chose before; or skip:",
        "Side by side",
        "2 choices are the same, then they part",
        "You chose The first time: Turn the register round so that she can read it What if: Open the tin and wait",
        "What became of each person",
        "Nell Farrow The first time: She sends shortbread.",
        "What flowed otherwise",
        "The two rates",
        "not a right one and a wrong one",
    )
    assert "How was that?" not in played.flat.rpartition("Side by side")[2]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("ways", "It ended with"),
        ("people", "What became of each person"),
        ("flows", "What flowed otherwise"),
        ("consent", "Consent"),
        ("questions", "Questions that stand otherwise"),
        ("knew", "Who knew more at the end"),
        ("rates", "Effective"),
    ],
)
def test_one_part_of_the_comparison_can_be_read_again(play: Play, part: str, said: str) -> None:
    again = play(*SKIPPED, "whatif 3", "2", "skip all", f"compare {part}").flat.rpartition(f"compare {part}")[2]
    assert said in again
    assert (part == "people") == ("What became of each person" in again)


def test_a_part_that_is_none_is_said(play: Play) -> None:
    assert "There is no part “weather” to compare." in play(*SKIPPED, "whatif 3", "2", "compare weather").flat


def test_there_is_nothing_to_compare_with_in_a_first_playthrough(play: Play) -> None:
    assert "and this is none. whatif begins one." in play(*SKIPPED, "compare").flat


def test_one_goes_back_to_the_first_debrief(play: Play) -> None:
    played = play(*SKIPPED, "whatif 3", "2", "back")
    assert played.session
    assert played.session.id == 1
    assert played.session.playthrough.is_over


def test_one_can_turn_back_before_the_what_if_has_ended(play: Play) -> None:
    played = play(*SKIPPED, "whatif 1", "back")
    assert played.session
    assert played.session.id == 1


def test_back_in_a_first_playthrough_says_that_there_is_nothing(play: Play) -> None:
    assert "there is nothing to go back to" in play(*SKIPPED, "back").flat


def test_from_a_what_if_one_goes_on_to_another(play: Play, records: Records) -> None:
    played = play(*SKIPPED, "whatif 3", "2", "whatif 2", "back", "back")
    assert sorted((saved.branch.of, saved.branch.at) for saved in records.playthroughs() if saved.branch) == [
        (1, 2),
        (2, 1),
    ]
    assert played.session
    assert played.session.id == 1


def test_a_what_if_from_the_list_of_what_was_played_compares_and_goes_back(play: Play) -> None:
    play(*SKIPPED, "whatif 3", "2", "skip all")
    played = play("played 2", "", "back", "skip all")
    assert played.says("Side by side", "2 choices are the same", "Debrief", "- how: How it was for you")


def test_undo_at_the_start_of_a_what_if_takes_a_shared_choice_back(play: Play) -> None:
    played = play(*SKIPPED, "whatif 3", "undo")
    assert played.choices == ["talk-to-jamie"]


def test_it_works_where_nothing_is_kept(play: Play) -> None:
    private = Records.in_memory(private=True, policy=Policy())
    private.set_setting("seen-welcome", "yes")
    played = play(*SKIPPED, "whatif 3", "2", "", "back", kept=private)
    assert played.says("Side by side", "This ended with “A later start”.", "Its debrief goes on where you left it")


def test_the_debrief_one_comes_back_to_goes_on_where_it_was_and_reads_no_ending_again(play: Play) -> None:
    played = play(*SKIPPED[:-1], "skip", "", "whatif 3", "2", "back")
    after = played.flat.rpartition("back")[2]
    assert "This ended with “A later start”. scene reads it again." in after
    assert "Enter for the two rates and their pattern; or skip:" in after
    assert "Nell Farrow: She sends shortbread." not in after
