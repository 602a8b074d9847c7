"""How the numbers are put into words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from docs.stories.measures import Measures, Outcomes, measure
from docs.stories.meeting import Met
from docs.stories.pages import about, by_readers, by_signs, minutes, overview
from docs.stories.paths import Spread
from docs.stories.readers import Guessed
from docs.stories.signs import Decision
from tests.running import STORIES

LONG = Met(choices=Spread(4, 4, 4), words=Spread(4400, 4000, 4800))


@cache
def corner_shop() -> Measures:
    return measure(STORIES / "corner-shop")


def changed(**outcomes: object) -> Measures:
    """The story as if one seat had come to something else."""
    found = corner_shop()
    first, *others = found.seats
    made: Outcomes = replace(first.outcomes[0], **outcomes)  # type: ignore[arg-type] # what a test gives fits its field
    return replace(found, seats=(replace(first, outcomes=(made, *first.outcomes[1:])), *others))


def test_the_overview_has_a_row_for_each_story() -> None:
    table = overview([corner_shop(), corner_shop()])
    assert table.count("| The corner shop | young carers, tenancy | ") == 2
    assert "about 10 minutes a seat" in table


def test_a_story_without_a_sheet_says_so(tmp_path: Path) -> None:
    assert "(stories/corner-shop/facilitator.md)" in about(corner_shop(), STORIES.parent)
    assert "there is no sheet yet" in about(replace(corner_shop(), folder=tmp_path), STORIES)


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ({"models": {"ideal": 1, "chaotic": 5}}, "Not all four models can be reached: "),
        ({"models": {"ideal": 1, "chaotic": 5}}, "Fewer than two paths are ideal: "),
        ({"most": ("ideal", "over-open")}, "Sharing most can be ideal: "),
        ({"least": ("ideal",)}, "Sharing least can be ideal: "),
        ({"least": (None,)}, " | no model |"),
        ({"met": LONG}, "Further than five minutes from the 10 told: "),
    ],
)
def test_what_a_story_should_be_and_is_not_is_said_with_its_seat(outcomes: Mapping[str, object], said: str) -> None:
    told = about(changed(**outcomes), STORIES)
    (line,) = [line for line in told.splitlines() if said in line]
    assert "variant quiet" in line


def test_a_path_takes_its_reading_and_its_choices() -> None:
    assert minutes(LONG) == 25
    assert "| 4,400 (4,000–4,800) | 25 |" in about(changed(met=LONG), STORIES)


def test_a_sign_that_points_to_nothing_has_no_rates() -> None:
    table = by_signs("Little", [Decision(("Sit down", "Stand up"), (True, False))])
    assert "| the first | 1 | 1 (100%) | 50% | 50% |" in table
    assert "| the one that asks the most | 0 | — | — | — |" in table


def test_luck_that_hardly_anybody_has_is_said_to_be_under_one_in_a_hundred() -> None:
    table = by_signs("Little", [Decision(("Sit", "Up"), (True, False))] * 10)
    assert "| the first | 10 | 10 (100%) | 50% | under 1% |" in table


def test_a_story_with_nothing_to_guess_has_its_table_all_the_same() -> None:
    assert "| the first | 0 | — | — | — |" in by_signs("Little", [])


def test_a_reading_is_a_row_and_a_story_without_one_is_named() -> None:
    guessed = Guessed(seat="school", decisions=8, hits=5, chance=0.42, on=date(2026, 11, 23))
    told = by_readers([corner_shop()], {"corner-shop": (guessed,)})
    assert "| The corner shop | School | 8 | 5 (62%) | 42% | 23 November 2026 | — |" in told
    assert "No reading is on record" not in told
    assert "No reading is on record yet for: The corner shop." in by_readers([corner_shop()], {})
