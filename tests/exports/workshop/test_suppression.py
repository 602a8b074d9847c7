"""Numbers that could tell what one person voted are not shown, nor what they could be worked out from."""

from itertools import product

import pytest

from easi_sim.exports.workshop.suppression import FEW, LEAST_SHOWN, LEAST_VOTES, shown_totals


def test_nothing_is_shown_of_a_small_room() -> None:
    assert shown_totals({"a": 5, "b": 4}, "ab") is None
    assert shown_totals({"a": 5, "b": 5}, "ab") == {"a": "5", "b": "5"}


@pytest.mark.parametrize(
    ("votes", "shown"),
    [
        ((9, 3, 0), ("9", "3", "0")),
        ((9, 2, 1), ("9", FEW, FEW)),
        ((9, 4, 1), ("9", FEW, FEW)),
        ((12, 1, 0), (FEW, FEW, "0")),
        ((13, 0, 0), ("13", "0", "0")),
    ],
)
def test_a_small_number_goes_and_a_single_one_takes_the_next_smallest_with_it(
    votes: tuple[int, ...], shown: tuple[str, ...]
) -> None:
    assert shown_totals(dict(zip("abc", votes, strict=True)), "abc") == dict(zip("abc", shown, strict=True))


def test_no_small_number_can_be_worked_out_by_who_knows_how_many_there_were() -> None:
    for votes in product(range(14), repeat=3):
        shown = shown_totals(dict(zip("abc", votes, strict=True)), "abc")
        if shown is None:
            assert sum(votes) < LEAST_VOTES
            continue
        hidden = [number for number, said in zip(votes, shown.values(), strict=True) if said == FEW]
        small = [number for number in votes if 0 < number < LEAST_SHOWN]
        assert set(small) <= set(hidden)
        assert len(hidden) != 1
