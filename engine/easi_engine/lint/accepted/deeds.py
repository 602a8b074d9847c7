"""What effects come to, in the words of the format: nested in the file, and in a phrase where it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from easi_engine.lint.accepted.terms import Facts, Item

Deed = tuple[str, str, str]
"""The effect, who it is done with (nobody, for some), and what: a fact, a request, a person or a principle."""

_PHRASES = {
    "share": "share {what} with {who}",
    "ask": "ask {who} about {what}",
    "tell-by-asking": "tell {who} {what} by asking",
    "finds-out": "{who} finds out {what}",
    "meanwhile": "tell {what} from {who}",
    "consult": "consult {who} on {what}",
    "kept": "keep the principle {what}",
    "broke": "break the principle {what}",
}


def deeds_of(item: Item) -> Iterator[Deed]:
    """What one thing that is shown says was done; nothing where it says something else."""
    match item:
        case ("share", fact, _, to, _, _):
            yield "share", to, fact
        case ("ask", fact, holder, _, _, _):
            yield "ask", holder, fact
        case ("seek", fact, _, person, _, _):
            yield "tell-by-asking", person, fact
        case ("told", fact, None, holder, _):
            yield "finds-out", holder, fact
        case ("told", fact, sender, holder, _):
            yield "meanwhile", f"{sender} to {holder}", fact
        case ("consult", adviser, facts, _):
            yield from (("consult", adviser, fact) for fact in facts)
        case (("seek" | "learn" | "inform" | "withdraw") as effect, what, _):
            yield effect, "", what
        case ("conduct", _, kept, broke):
            yield from (("kept", "", principle) for principle in kept)
            yield from (("broke", "", principle) for principle in broke)
        case _:
            pass


def nested(deeds: Iterable[Deed]) -> Facts:
    """Effect → what; or who → what, where it is done with somebody."""
    found: Facts = {}
    for effect, who, what in sorted(set(deeds)):
        if who:
            found.setdefault(effect, {}).setdefault(who, []).append(what)
        else:
            found.setdefault(effect, []).append(what)
    return found


def deeds_in(facts: Any) -> list[Deed]:
    """The deeds that were nested so; what is nested otherwise is passed over."""
    found: list[Deed] = []
    for effect, inside in facts.items() if isinstance(facts, dict) else ():
        by_who = inside.items() if isinstance(inside, dict) else [("", inside)]
        found += [(effect, who, str(what)) for who, whats in by_who if isinstance(whats, list) for what in whats]
    return found


def said(deed: Deed) -> str:
    """A deed in a phrase."""
    effect, who, what = deed
    return _PHRASES.get(effect, f"{effect} {{what}}").format(who=who, what=what)
