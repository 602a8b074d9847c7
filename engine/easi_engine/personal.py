"""Noticing what looks like a real person's details in a text.

Two questions are asked with the same patterns. `looks_personal` is asked of what a learner has just typed, before it is
kept, and is quick to warn. `real_details` is asked of what an author has written, and names only what could belong to
somebody: numbers that are set aside for fiction and tests, and those that cannot exist, are let through. Neither ever
says that a text is safe: names cannot be told from other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["email", "insurance", "postcode", "birth", "telephone", "nhs", "web"]

_WORDS: dict[Kind, str] = {
    "email": "an email address",
    "insurance": "a National Insurance number",
    "postcode": "a postcode",
    "birth": "a date of birth",
    "telephone": "a telephone number",
    "nhs": "an NHS number",
}
"""What is noticed in typed text, in the order in which it is looked for."""

_PATTERNS: dict[Kind, re.Pattern[str]] = {
    # What stands before the @ has at most 64 characters (RFC 5321); without the bound a text of dots takes seconds.
    "email": re.compile(r"\b[\w.+-]{1,64}@([\w-]+\.[\w.-]+)\b"),
    "insurance": re.compile(r"\b([A-Z]{2}) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE),
    "postcode": re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d([A-Z]{2})\b", re.IGNORECASE),
    "birth": re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b"),
    "telephone": re.compile(r"(?:(?:\+|\b00)44(?:[ -]?\(0\))?|\b0)(?:[ ()-]{0,2}\d){9,10}\b"),
    "nhs": re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"),
    "web": re.compile(
        r"\bhttps?://([\w-]+(?:\.[\w-]+)+)"
        r"|(?<![@\w.-])((?:www\.)?[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:uk|com|org|net)\b)(?![@\w-])",
        re.IGNORECASE,
    ),
}

_DOT_INSIDE = re.compile(r"\.\w")
_DIGIT = re.compile(r"\d")

_DRAMA = re.compile(
    r"0(?:11[3-8]|121|131|141|151|161)4960\d{3}"  # Leeds to Reading, Birmingham to Manchester
    r"|01914980\d{3}"  # Tyneside, Durham, Sunderland
    r"|02079460\d{3}|02890180\d{3}|028964\d{5}(?<=96496\d{3})|02920180\d{3}"  # London, Northern Ireland, Cardiff
    r"|01632960\d{3}|07700900\d{3}|08081570\d{3}|09098790\d{3}|03069990\d{3}"  # nowhere, mobile, free, premium, all
)
"""Numbers that Ofcom keeps for drama and never gives out (Ofcom, *Telephone numbers for use in TV and radio drama
programmes*), of Northern Ireland's ranges both the earlier and the present one."""

_POSTCODE_AREA = re.compile(
    r"A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?"
    r"|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
"""The areas that postcodes of the United Kingdom, the Channel Islands and the Isle of Man begin with."""

_NOT_AFTER = frozenset("CIKMOV")
"""Letters that the second half of a postcode never has."""

_NO_INSURANCE = re.compile(r"[DFIQUV]|.[DFIOQUV]|BG|GB|KN|NK|NT|TN|ZZ")
"""First letters that no National Insurance number has (HMRC, National Insurance Manual, NIM39110)."""

_EXAMPLE_HOST = re.compile(r"(?:.+\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)")
"""Domains that belong to nobody (RFC 2606, RFC 6761)."""

_PUBLIC_HOST = re.compile(r"(?:.+\.)?(?:gov|nhs|police|parliament)\.uk|(?:.+\.)?(?:gov\.wales|gov\.scot)")
"""Domains that only public bodies get."""


class Detail(NamedTuple):
    """Something that could belong to a real person or place."""

    kind: Kind
    text: str
    """As it is written."""


def looks_personal(text: str) -> str | None:
    """What a text seems to hold of a real person, such as ``a postcode``; None if nothing was noticed."""
    return next((words for kind, words in _WORDS.items() if _PATTERNS[kind].search(text)), None)


@lru_cache(maxsize=1 << 13)
def real_details(text: str) -> tuple[Detail, ...]:
    """What in a text could be somebody's: nothing that is kept for fiction, and nothing that cannot exist.

    Dates are passed over, since everybody in a story has some.
    """
    return tuple(_details(text))


def _details(text: str) -> Iterator[Detail]:
    # Most texts have neither, and are soon done with.
    if "@" in text or _DOT_INSIDE.search(text):
        yield from _hosts(text)
    if not _DIGIT.search(text):
        return
    for match in _PATTERNS["telephone"].finditer(text):
        if not _DRAMA.fullmatch(telephone_digits(match.group())):
            yield Detail("telephone", match.group())
    # The end of a telephone number can look like one of the NHS's.
    for match in _PATTERNS["nhs"].finditer(_PATTERNS["telephone"].sub("#", text)):
        if _is_nhs_number(match.group()):
            yield Detail("nhs", match.group())
    for match in _PATTERNS["postcode"].finditer(text):
        area, last = match.groups()
        if match.group().isupper() and _POSTCODE_AREA.fullmatch(area) and not _NOT_AFTER.intersection(last):
            yield Detail("postcode", match.group())
    for match in _PATTERNS["insurance"].finditer(text):
        if match.group().isupper() and not _NO_INSURANCE.match(match.group(1)):
            yield Detail("insurance", match.group())


def telephone_digits(number: str) -> str:
    """The digits of a number as dialled within the country: ``+44 (0)20 …`` and ``020 …`` are the same."""
    digits = "".join(mark for mark in number if mark.isdigit())
    abroad = digits.removeprefix("00").removeprefix("44")
    return "0" + abroad.removeprefix("0") if number.startswith(("+", "00")) else digits


def _hosts(text: str) -> Iterator[Detail]:
    for match in _PATTERNS["email"].finditer(text):
        if not _EXAMPLE_HOST.fullmatch(match.group(1).lower()):
            yield Detail("email", match.group())
    for match in _PATTERNS["web"].finditer(text):
        host = (match.group(1) or match.group(2)).lower()
        if not _EXAMPLE_HOST.fullmatch(host) and not _PUBLIC_HOST.fullmatch(host):
            yield Detail("web", match.group())


def _is_nhs_number(number: str) -> bool:
    """Whether ten digits pass the Modulus 11 check of NHS numbers and lie outside 999 000 0000 on, kept for tests.

    The first nine digits times 10, 9, … 2 are added up; 11 less the remainder by 11 is the tenth, 11 standing for 0. A
    number for which it would be 10 is never given out.
    """
    digits = [int(mark) for mark in number if mark.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[:3] != [9, 9, 9] and check % 11 == digits[9] and check != 10
