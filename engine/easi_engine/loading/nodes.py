"""Plain data that remembers where it was written: a dict and a list with the place of every key and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

COLUMN_BITS = 24
"""Bits of a packed place that hold its column."""
_COLUMN_MASK = (1 << COLUMN_BITS) - 1

Value: TypeAlias = Union["Map", "Seq", str, int, float, bool, None]
"""What a file holds. Scalars are plain values; their places are kept by the mapping or list around them."""

Packed: TypeAlias = int
"""A place as one integer, 0-based ``line << 24 | column``: no object for the garbage collector to visit."""


def pack(line: int, column: int) -> Packed:
    """Pack a 0-based line and a 0-based column below 2**24, which the limit on a file's size ensures."""
    return line << COLUMN_BITS | column


def unpack(packed: Packed) -> tuple[int, int]:
    """The 1-based line and column of a packed place."""
    return (packed >> COLUMN_BITS) + 1, (packed & _COLUMN_MASK) + 1


class Map(dict[str, Value]):
    """A mapping as read from a file: an ordinary dict in the file's order. Only the loader makes them.

    Positions are 1-based (line, column). A value's is where it begins: at its quote, bracket, ``|`` or first letter;
    a value that was left out has its key's. Of a key written twice, the place of the first and the value of the last
    are kept.
    """

    __slots__ = ("at", "keys_at", "values_at")

    at: Packed
    keys_at: dict[str, Packed]
    values_at: dict[str, Packed]

    @property
    def position(self) -> tuple[int, int]:
        """Where the mapping begins: at its brace or its first key."""
        return unpack(self.at)

    def key_position(self, key: str) -> tuple[int, int]:
        """Where ``key`` is written; KeyError when the file does not have it."""
        return unpack(self.keys_at[key])

    def value_position(self, key: str) -> tuple[int, int]:
        """Where the value of ``key`` begins; KeyError when the file does not have it."""
        return unpack(self.values_at[key])


class Seq(list[Value]):
    """A list as read from a file: an ordinary list. Only the loader makes them.

    Positions are 1-based (line, column).
    """

    __slots__ = ("at", "items_at")

    at: Packed
    items_at: list[Packed]

    @property
    def position(self) -> tuple[int, int]:
        """Where the list begins: at its bracket or its first dash."""
        return unpack(self.at)

    def item_position(self, index: int) -> tuple[int, int]:
        """Where the item at ``index`` begins; IndexError when there is none."""
        return unpack(self.items_at[index])


def position(data: Map | Seq, path: Sequence[str | int]) -> tuple[int, int]:
    """The 1-based line and column of the value at ``path`` in ``data``.

    Parts that are not in the data are passed over, because a validator's path also names the branch of a union that
    it tried. So a key that is missing gives the place of the nearest mapping or list around it, and an empty path
    gives that of ``data``.
    """
    return _walk(data, path)[1]


def key_position(data: Map | Seq, path: Sequence[str | int]) -> tuple[int, int]:
    """The 1-based line and column of the key at ``path``, found as ``position`` finds a value.

    An item of a list has no key, and gives its own place.
    """
    return _walk(data, path)[0]


def _walk(data: Map | Seq, path: Sequence[str | int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places of the key and of the value of the last part of ``path`` that is in ``data``."""
    here: Value = data
    key_at = value_at = data.at
    for part in path:
        if isinstance(here, Map):
            if isinstance(part, str) and part in here:
                key_at, value_at = here.keys_at[part], here.values_at[part]
                here = here[part]
        elif isinstance(here, Seq):
            if isinstance(part, int) and 0 <= part < len(here):
                key_at = value_at = here.items_at[part]
                here = here[part]
        else:
            break
    return unpack(key_at), unpack(value_at)


def empty_map() -> Map:
    """A mapping without keys at the beginning of the file."""
    nothing = Map()
    nothing.at, nothing.keys_at, nothing.values_at = 0, {}, {}
    return nothing
