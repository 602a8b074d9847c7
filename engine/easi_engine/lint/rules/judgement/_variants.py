"""How a rule about every version of a case names those in which it found something."""

from __future__ import annotations

from collections.abc import Collection

from easi_engine.loading.wording import listed


def somewhere(found: Collection[str | None], all_: Collection[str | None]) -> str:
    """`` in the version `a```, to follow what was found there; nothing if that is so in every version."""
    named = [variant for variant in found if variant is not None]
    if len(found) == len(all_) or not named:
        return ""
    return f" in the version{'s' if len(named) > 1 else ''} {listed(named)}"
