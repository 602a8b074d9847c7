"""Signs by which somebody might tell an acceptable option from its words alone, and how far each of them gets.

A sign points to one option of a decision, or to none. How often what it points to is acceptable is held against a
guess at random over the same decisions, exactly as the linter's rule ET106 does for two of these signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from easi_engine.lint.guessing import Guess, Tally, tally

CLEARLY = 1.1
"""How much longer, or shorter, than all others an option has to be for anybody to see it; as in ET106."""

CAUTIOUS = (
    "advice|before|careful(?:ly)?|check|first|gently|just|keep|leave|needs?|no more|nobody|nothing|only|properly"
    "|quietly|safe(?:ly)?|unless|until|wait|without"
)
"""Words that sound careful, by ear."""
ASKING = "ask(?:s|ing)?|find out|hear|see if|see whether|whether"
AGREEING = "agree[ds]?|consent|may|minds?|permission|wants|would like|yes"
"""Words in which somebody's leave is asked for, or what they wish is heard."""
SENDING = "email|forward|give|hand|put|read|refer|ring|say|send|share|show|tell|write"
"""First words of an option by which something goes out."""
HOLDING = "close|delete|hold|keep|leave|let|put away|say nothing|stop|take|wait|wish"
"""First words of an option by which nothing does, or not yet."""


class Decision(NamedTuple):
    """What a reader of the options alone sees, and which of them are acceptable."""

    says: tuple[str, ...]
    acceptable: tuple[bool, ...]

    @property
    def chance(self) -> Fraction:
        """How likely a guess at random is right."""
        return Fraction(sum(self.acceptable), len(self.acceptable))


Sign = Callable[[Sequence[str]], int | None]
"""The options of a decision → the number of the one it points to, if it points to one."""


def score(sign: Sign, decisions: Iterable[Decision]) -> Tally:
    """How often a sign is right, where it points to something, beside chance there."""
    pointed = [(decision, sign(decision.says)) for decision in decisions]
    return tally(Guess(decision.chance, decision.acceptable[at]) for decision, at in pointed if at is not None)


def _longest(says: Sequence[str]) -> int | None:
    *_, second, longest = sorted(map(len, says))
    return [len(say) for say in says].index(longest) if longest >= CLEARLY * second else None


def _shortest(says: Sequence[str]) -> int | None:
    shortest, second, *_ = sorted(map(len, says))
    return [len(say) for say in says].index(shortest) if second >= CLEARLY * shortest else None


def _most(wanted: str) -> Sign:
    """Points to the option with the most of some words, if one alone has the most."""
    found = re.compile(rf"\b(?:{wanted})\b", re.IGNORECASE)

    def sign(says: Sequence[str]) -> int | None:
        counts = [len(found.findall(say)) for say in says]
        return counts.index(max(counts)) if counts.count(max(counts)) == 1 else None

    return sign


def _begins(wanted: str) -> Sign:
    """Points to the only option that begins with one of some words."""
    found = re.compile(rf"(?:{wanted})\b", re.IGNORECASE)

    def sign(says: Sequence[str]) -> int | None:
        those = [number for number, say in enumerate(says) if found.match(say)]
        return those[0] if len(those) == 1 else None

    return sign


SIGNS: dict[str, Sign] = {
    "the first": lambda says: 0,
    "the last": lambda says: len(says) - 1,
    "the longest, by a tenth or more": _longest,
    "the shortest, by a tenth or more": _shortest,
    "the one with the most cautious words": _most(CAUTIOUS),
    "the one that asks the most": _most(ASKING),
    "the one that speaks of somebody's agreement": _most(AGREEING),
    "the only one that begins by sending": _begins(SENDING),
    "the only one that begins by holding back": _begins(HOLDING),
}
