"""How often something may be tried, without an account of anybody: allowances that fill up again by themselves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic

Clock = Callable[[], float]
"""Seconds since some moment."""

REMEMBERED = 4096
"""Keys whose allowance is remembered at the most; the one used longest ago is forgotten first."""


class Allowance:
    """So many at once, and another after each so many seconds."""

    def __init__(self, most: int, seconds: float, clock: Clock = monotonic) -> None:
        """Begin with all of it."""
        self._most, self._seconds, self._clock = most, seconds, clock
        self._left, self._at = float(most), clock()

    def wait(self) -> int:
        """Return for how many seconds there is none left; 0 if there is one."""
        self._fill()
        return 0 if self._left >= 1 else ceil((1 - self._left) * self._seconds)

    def take(self) -> bool:
        """Take one; return whether there was one."""
        self._fill()
        if self._left < 1:
            return False
        self._left -= 1
        return True

    @property
    def is_full(self) -> bool:
        """Whether nothing of it is taken."""
        self._fill()
        return self._left >= self._most

    def _fill(self) -> None:
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) / self._seconds)
        self._at = now


class Allowances:
    """An allowance for each key, of a bounded number of keys."""

    def __init__(self, most: int, seconds: float, clock: Clock = monotonic) -> None:
        """Say what each key is allowed."""
        self._made: Callable[[], Allowance] = partial(Allowance, most, seconds, clock)
        self._of: OrderedDict[str, Allowance] = OrderedDict()

    def of(self, key: str) -> Allowance:
        """Return a key's allowance."""
        found = self._of.pop(key, None) or self._made()
        self._of[key] = found
        if len(self._of) > REMEMBERED:
            self._of.popitem(last=False)
        return found

    def is_untouched(self, key: str) -> bool:
        """Whether a key has used nothing, or has all of it again."""
        return key not in self._of or self._of[key].is_full


class WrongCodes:
    """Wrong join codes, by address and overall.

    An address that gave several has to wait a few seconds for each further try. Where many addresses try at once, those
    that lately gave a wrong code wait for one another; one that gave none may always try, so nobody can lock out the
    others. With 200 addresses, less than one code in a hundred thousand can be tried in an hour.
    """

    def __init__(self, clock: Clock = monotonic) -> None:
        """Begin with none."""
        self._each = Allowances(8, 5.0, clock)
        self._all = Allowance(60, 2.0, clock)
        self._lately = Allowances(1, 600.0, clock)

    def wait(self, address: str) -> int:
        """Return for how many seconds an address may not try; 0 if it may."""
        whose = neighbourhood(address)
        own = 0 if self._each.is_untouched(whose) else self._each.of(whose).wait()
        return own if self._lately.is_untouched(whose) else max(own, self._all.wait())

    def wrong(self, address: str) -> None:
        """Take down that an address gave a wrong code."""
        whose = neighbourhood(address)
        for allowance in (self._each.of(whose), self._lately.of(whose), self._all):
            allowance.take()


def neighbourhood(address: str) -> str:
    """Return what counts as one address: of IPv6, where one machine has as many as it likes, its network."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped) if found.ipv4_mapped else found.exploded[:19]
