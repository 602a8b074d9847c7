"""What a plain scalar (one without quotes) means: the rules of YAML 1.2's core schema, and no others.

``yes``, ``on`` and ``2026-07-31`` are text; so is everything in quotes.
"""

from __future__ import annotations

import re

CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""Plain scalars that are neither text nor numbers; an empty one is a value that was left out."""

NUMBER_STARTS = frozenset("0123456789+-.")
"""First characters of everything that ``number`` could take for one."""

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = frozenset((".nan", ".NaN", ".NAN"))
_BASES = {"0o": 8, "0x": 16}


def number(text: str, max_digits: int) -> int | float | str | None:
    """The number that the plain scalar ``text`` spells, or ``text`` itself when it spells none.

    None means a whole number of more than ``max_digits`` digits: Python takes quadratic time for such a number, and
    refuses thousands of digits.
    """
    if _INTEGER.fullmatch(text):
        digits = text.lstrip("+-")
        base = _BASES.get(digits[:2], 10)
        if len(digits if base == 10 else digits[2:]) > max_digits:
            return None
        return int(text, base)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    if text in _NOT_A_NUMBER:
        return float("nan")
    return text
