"""Dates as people type them and as they are said back, day before month."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
YEARS = range(1900, 2200)
"""A year beyond them is a slip of the finger."""

HOW = "Such as 14 Dec, 14/12, 2026-12-14, Friday, or in 2 weeks."
"""What may be typed."""

_IN_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})(?: (\d{4}|\d{2}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?")
_FROM_NOW = re.compile(r"(?:in )?(\d{1,3}|an?|one|two|three|four|five|six) (day|week|fortnight|month|year)s?(?: time)?")
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


class NotADate(ValueError):
    """What was typed is no date; the message says why, for people."""


def today() -> date:
    """Return the day it is where this machine stands. Screens ask for it here, and tests give another."""
    return datetime.now().astimezone().date()


def date_words(day: date | datetime) -> str:
    """``3 March 2026``."""
    return f"{day.day} {day:%B %Y}"


def read_date(text: str, now: date) -> date:
    """Return the day that a text means on the day `now`; without a year, the next one to come.

    “Friday” is the next to come, “next Friday” the one of next week, which begins on Monday.

    Raises NotADate.
    """
    typed = re.sub(r"[\s,]+", " ", text).strip().lower()
    found = _in_words(typed, now) or _in_figures(typed, now)
    if found is None:
        raise NotADate(f"“{text.strip()}” is not a date that can be read here. {HOW}")
    return found


def _in_words(typed: str, now: date) -> date | None:
    near = {"today": 0, "tomorrow": 1, "next week": 7, "a week today": 7}
    if typed in near:
        return now + timedelta(days=near[typed])
    if typed == "next month":
        return _months_on(now, 1)
    day = typed.removeprefix("on ")
    weekday = _beginning(day.removeprefix("next "), WEEKDAYS)
    if weekday is not None:
        if day.startswith("next "):  # the one in the week to come, as most people mean it
            return now + timedelta(days=7 - now.weekday() + weekday)
        return now + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    span = _FROM_NOW.fullmatch(typed)
    if span is None:
        return None
    count = _SMALL.get(span[1]) or int(span[1])
    if span[2] in {"month", "year"}:
        return _months_on(now, count * (12 if span[2] == "year" else 1))
    return now + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[span[2]])


def _in_figures(typed: str, now: date) -> date | None:
    if match := _YEAR_FIRST.fullmatch(typed):
        return _day(int(match[3]), int(match[2]), match[1], now)
    if match := _IN_NUMBERS.fullmatch(typed):
        return _day(int(match[1]), int(match[2]), match[3], now)
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        match = pattern.fullmatch(typed)
        month = _beginning(match[month_at], MONTHS) if match else None
        if match and month is not None:
            return _day(int(match[day_at]), month + 1, match[3], now)
    return None


def _day(day: int, month: int, year: str | None, now: date) -> date:
    if not 1 <= month <= 12:
        turned = f" The day comes first: {month}/{day}." if 1 <= day <= 12 and month <= 31 else ""
        raise NotADate(f"There is no month {month}.{turned}")
    if year is None:
        # The next one to come: a 29 February may be years away.
        years = (now.year + ahead for ahead in range(9))
        possible = (date(y, month, day) for y in years if 1 <= day <= calendar.monthrange(y, month)[1])
        coming = next((found for found in possible if found >= now), None)
        if coming is not None:
            return coming
    full = now.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if full not in YEARS:
        raise NotADate(f"The year {full} is out of reach. {HOW}")
    days = calendar.monthrange(full, month)[1]
    if not 1 <= day <= days:
        name = MONTHS[month - 1].capitalize()
        in_year = f" {full}" if month == 2 else ""
        raise NotADate(f"There is no {day} {name}{in_year}: {name} has {days} days{' then' if in_year else ''}.")
    return date(full, month, day)


def _beginning(word: str, names: tuple[str, ...]) -> int | None:
    """Which of `names` a word of at least three letters begins; “sept” and “tues” are such beginnings too."""
    return next((at for at, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _months_on(now: date, months: int) -> date:
    year, month = divmod(now.month - 1 + months, 12)
    if now.year + year not in YEARS:
        raise NotADate(f"The year {now.year + year} is out of reach. {HOW}")
    last = calendar.monthrange(now.year + year, month + 1)[1]
    return date(now.year + year, month + 1, min(now.day, last))


def date_said(day: date, now: date) -> str:
    """``Monday 14 December 2026, in 3 weeks``: the whole of it, so that a slip shows."""
    return f"{day:%A} {date_words(day)}, {span_words(day, now)}"


def span_words(day: date, now: date) -> str:
    """How far off a day is: ``today``, ``in 5 days``, ``about 3 weeks ago``."""
    away = (day - now).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if away in near:
        return near[away]
    span = _length(abs(away))
    return f"in {span}" if away > 0 else f"{span} ago"


def _length(days: int) -> str:
    for unit, name in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * unit or (unit == 365 and days >= unit):
            count = days // unit
            about = "" if unit == 7 and days % unit == 0 else "about "
            return f"{about}{count} {name}{'' if count == 1 else 's'}"
    return f"{days} days"
