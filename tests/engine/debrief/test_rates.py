"""Rates, and the four models they place a playthrough in."""

import itertools

import pytest

from easi_engine.debrief import HIGH, Mark, Rate, model, rates
from tests.engine.building import ended


def made(*statuses: tuple[str | None, str | None, bool]) -> tuple[Rate, Rate]:
    """The rates of questions with these (effective, appropriate, grave)."""
    return rates([Mark(str(index), grave, e, a) for index, (e, a, grave) in enumerate(statuses)])


def test_the_rates_are_what_was_done_of_what_counts() -> None:
    effective, appropriate = made(
        ("made", "kept", False),
        ("late", None, False),
        ("missed", "leaked", False),
        ("moot", "moot", False),
        ("moot", "kept", False),
        (None, "kept", False),
        (None, None, False),
    )
    assert (effective.done, effective.of, effective.rate) == (1, 3, 1 / 3)
    assert (appropriate.done, appropriate.of, appropriate.rate) == (3, 4, 3 / 4)


@pytest.mark.parametrize(
    ("done", "of", "high"), [(0, 1, False), (2, 3, False), (5, 7, False), (3, 4, True), (4, 5, True), (1, 1, True)]
)
def test_an_axis_is_high_from_three_quarters_on(done: int, of: int, high: bool) -> None:
    assert HIGH == 3 / 4
    assert Rate(done, of, grave=False).high is high
    assert Rate(done, of, grave=True).high is False


def test_nothing_to_count_gives_no_rate_and_no_model() -> None:
    none, full = Rate(0, 0, grave=False), Rate(1, 1, grave=False)
    assert none.rate is None
    assert none.high is None
    assert model(none, full) is model(full, none) is model(none, none) is None


@pytest.mark.parametrize(
    ("effective", "appropriate", "name"),
    [(1, 1, "ideal"), (1, 0, "over-open"), (0, 1, "over-cautious"), (0, 0, "chaotic")],
)
def test_two_rates_place_a_playthrough_in_one_of_four_models(effective: int, appropriate: int, name: str) -> None:
    assert model(Rate(effective, 1, grave=False), Rate(appropriate, 1, grave=False)) == name


@pytest.mark.parametrize(
    ("status", "grave_e", "grave_a"),
    [
        (("missed", "kept"), True, False),
        (("made", "leaked"), False, True),
        (("late", "kept"), True, False),
        (("moot", "moot"), False, False),
        (("missed", "leaked"), True, True),
        ((None, "kept"), False, False),
    ],
)
def test_a_grave_question_missed_late_or_leaked_rules_out_the_upper_half_of_its_axis_alone(
    status: tuple[str | None, str | None], grave_e: bool, grave_a: bool
) -> None:
    effective, appropriate = made((*status, True), *[("made", "kept", False)] * 9)
    assert (effective.grave, appropriate.grave) == (grave_e, grave_a)
    assert (effective.high, appropriate.high) == (not grave_e, not grave_a)
    plain_e, plain_a = made((*status, False), *[("made", "kept", False)] * 9)
    assert (plain_e.high, plain_a.high) == (True, True)


def test_four_small_questions_reach_all_four_models() -> None:
    text = """
    facts: {a: school, b: school}
    verdicts: {share: {facts: a, to: csc, judge: [share]}, keep: {facts: b, to: csc, judge: [withhold]}}
    scenes:
      desk:
        to: end
        choices: {both: {share: {csc: [a, b]}}, one: {share: {csc: a}}, other: {share: {csc: b}}, none: {}}
      end: {ending: The end}
    """
    found = {choice: ended(text, choice).model for choice in ("both", "one", "other", "none")}
    assert found == {"both": "over-open", "one": "ideal", "other": "chaotic", "none": "over-cautious"}


def test_neither_sharing_all_nor_sharing_nothing_is_ideal_where_both_axes_count() -> None:
    for e, a in itertools.product(range(1, 6), repeat=2):
        assert model(Rate(e, e, grave=False), Rate(0, a, grave=False)) != "ideal"
        assert model(Rate(0, e, grave=False), Rate(a, a, grave=False)) != "ideal"
