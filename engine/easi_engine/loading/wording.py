"""How a message names what an author wrote and what would have been right."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from easi_engine.loading.codes import shown

Path = tuple[str | int, ...]

ID_RULE = "ids are small letters and digits, with single hyphens, a letter first"

FEW = 12
"""Known ids that a hint lists at most; beyond that a list helps nobody."""


def quoted(text: object) -> str:
    """An id, a key or a value as it stands in a file."""
    return f"`{shown(str(text))}`"


def listed(words: Iterable[object], last: str = "and") -> str:
    """``a, b and c``, each as it stands in a file."""
    parts = [quoted(word) for word in words]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else "nothing"


def did_you_mean(wrong: object, known: Collection[str], otherwise: str = "", *, few: int = FEW) -> str:
    """A hint: the likeliest of ``known``, or all of them where they are at most ``few``, or ``otherwise``."""
    close = difflib.get_close_matches(str(wrong)[:100], known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {quoted(close[0])}?"
    if 0 < len(known) <= few:
        return f"known here: {', '.join(quoted(word) for word in known)}"
    return otherwise


def named(path: Path) -> str:
    """The last part of a path as a person would name it: ```facts```, or ``item 2 of `facts```."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    return f"item {last + 1} of {named(path[:-1])}" if len(path) > 1 else f"item {last + 1}"


def kind_of(value: object) -> str:
    """What a value is, in plain words: ``a number``, ``a list``."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, int | float):
        return f"the number {quoted(value)}"
    if isinstance(value, str):
        return "words"
    return "a list" if isinstance(value, list | tuple) else "a mapping (keys with values)"


def sentence(text: str) -> str:
    """``text`` with a capital at its start."""
    return text[:1].upper() + text[1:]
