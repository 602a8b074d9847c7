"""What each sign points to, and how its guesses are counted."""

import pytest

from docs.stories.signs import SIGNS, Decision, score

CASES = {
    "the first": (["Go", "Stay"], "Go"),
    "the last": (["Go", "Stay"], "Stay"),
    "the longest, by a tenth or more": (["Tell her today", "Tell her today, and him"], "Tell her today, and him"),
    "the shortest, by a tenth or more": (["Tell her", "Tell her today"], "Tell her"),
    "the one with the most cautious words": (["Only wait for advice", "Only tell her", "Go"], "Only wait for advice"),
    "the one that asks the most": (["Ask what she'd like to hear", "Ask him"], "Ask what she'd like to hear"),
    "the one that speaks of somebody's agreement": (["See whether she agrees", "Go"], "See whether she agrees"),
    "the only one that begins by sending": (["Ring the school", "Sit with her"], "Ring the school"),
    "the only one that begins by holding back": (["Ring the school", "Wait for Monday"], "Wait for Monday"),
}

SILENT = {
    "the longest, by a tenth or more": ["Tell her it today", "Tell her it today."],
    "the shortest, by a tenth or more": ["Tell her it today", "Tell her it today."],
    "the one with the most cautious words": ["Only tell her", "Only tell him"],
    "the one that asks the most": ["Basking", "Task him"],
    "the one that speaks of somebody's agreement": ["Tell her", "Tell him"],
    "the only one that begins by sending": ["Ring the school", "Tell him"],
    "the only one that begins by holding back": ["Waiting is hard", "Tell him"],
}


def test_every_sign_is_tried() -> None:
    assert set(CASES) == set(SIGNS) == {"the first", "the last", *SILENT}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_points_to_one_option(sign: str) -> None:
    says, meant = CASES[sign]
    found = SIGNS[sign](says)
    assert found is not None
    assert says[found] == meant
    if sign not in ("the first", "the last"):
        assert SIGNS[sign](says[::-1]) == len(says) - 1 - found


@pytest.mark.parametrize("sign", SILENT)
def test_a_sign_that_points_to_none_alone_says_nothing(sign: str) -> None:
    assert SIGNS[sign](SILENT[sign]) is None


def test_a_sign_is_scored_beside_chance_where_it_points_to_something() -> None:
    decisions = [
        Decision(("Ring her", "Wait", "Sit"), (True, False, False)),
        Decision(("Sit", "Ring her"), (True, False)),
        Decision(("Ring her", "Ring him"), (True, False)),
    ]
    found = score(SIGNS["the only one that begins by sending"], decisions)
    assert (found.decisions, found.right) == (2, 1)
    assert found.expected == pytest.approx(1 / 3 + 1 / 2)
    assert found.probability == pytest.approx(1 - 2 / 3 * 1 / 2)
