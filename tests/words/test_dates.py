"""Dates as they are typed, explained where they are none, and said back."""

from datetime import date

import pytest

from easi_sim.words.dates import NotADate, date_said, read_date, span_words

NOW = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14 Dec", date(2026, 12, 14)),
        ("14 december", date(2026, 12, 14)),
        ("14th of Dec", date(2026, 12, 14)),
        ("Dec 14", date(2026, 12, 14)),
        ("14 Sept 2027", date(2027, 9, 14)),
        ("14/12", date(2026, 12, 14)),
        ("14.12.26", date(2026, 12, 14)),
        ("14-12-2027", date(2027, 12, 14)),
        (" 2026-12-14 ", date(2026, 12, 14)),
        ("today", date(2026, 11, 23)),
        ("Tomorrow", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("next fri", date(2026, 12, 4)),
        ("Monday", date(2026, 11, 30)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("two weeks", date(2026, 12, 7)),
        ("in a fortnight", date(2026, 12, 7)),
        ("in 10 days", date(2026, 12, 3)),
        ("in a month", date(2026, 12, 23)),
        ("in 3 months", date(2027, 2, 23)),
        ("next week", date(2026, 11, 30)),
        ("1/2/25", date(2025, 2, 1)),
    ],
)
def test_a_date_is_read_day_first(typed: str, meant: date) -> None:
    assert read_date(typed, NOW) == meant


def test_a_day_without_a_year_is_the_next_one_to_come() -> None:
    assert read_date("22 Nov", NOW) == date(2027, 11, 22)
    assert read_date("23 Nov", NOW) == NOW
    assert read_date("29 Feb", NOW) == date(2028, 2, 29)


def test_a_month_on_ends_with_a_shorter_month() -> None:
    assert read_date("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 Nov", "There is no 31 November: November has 30 days."),
        ("29 Feb 2027", "There is no 29 February 2027: February has 28 days then."),
        ("12/25", "There is no month 25. The day comes first: 25/12."),
        ("99/99", "There is no month 99."),
        ("in 999 years", "The year 3025 is out of reach."),
        ("soon", "“soon” is not a date that can be read here."),
        ("5", "“5” is not a date that can be read here."),
        ("ma 5", "“ma 5” is not a date that can be read here."),
    ],
)
def test_what_is_no_date_is_explained(typed: str, why: str) -> None:
    with pytest.raises(NotADate) as error:
        read_date(typed, NOW)
    assert str(error.value).startswith(why)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (NOW, "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 28), "in 5 days"),
        (date(2026, 11, 13), "10 days ago"),
        (date(2026, 12, 14), "in 3 weeks"),
        (date(2026, 12, 16), "in about 3 weeks"),
        (date(2027, 2, 23), "in about 3 months"),
        (date(2025, 11, 1), "about 1 year ago"),
        (date(2029, 1, 1), "in about 2 years"),
    ],
)
def test_how_far_off_a_day_is(day: date, said: str) -> None:
    assert span_words(day, NOW) == said


def test_a_date_is_said_whole_so_that_a_slip_shows() -> None:
    assert date_said(date(2026, 12, 14), NOW) == "Monday 14 December 2026, in 3 weeks"
