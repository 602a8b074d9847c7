"""Noticing what looks like a real person's details in free text, before it is kept.

A help, not a guarantee: names cannot be told from other words, so the warning never says a text is safe.
"""

from __future__ import annotations

import re

_LOOKS_LIKE = (
    ("an email address", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")),
    ("a National Insurance number", re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    ("a date of birth", re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b")),
    ("a telephone number", re.compile(r"(?:\+44|\b0)(?:[ ()-]{0,2}\d){9,10}\b")),
    ("an NHS number", re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")),
)


def looks_personal(text: str) -> str | None:
    """Return what a text seems to hold of a real person, such as ``a postcode``; None if nothing was noticed."""
    return next((what for what, pattern in _LOOKS_LIKE if pattern.search(text)), None)
