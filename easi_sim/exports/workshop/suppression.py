"""Room totals that tell nothing of a person: small numbers are left out, and what they could be worked out from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST_VOTES = 10
"""With fewer people voting than this, no number of theirs is shown."""
LEAST_SHOWN = 3
"""A number below this is not shown, unless it is nought: in a group of one or two, who it was would be known."""
FEW = "too few to show"


def shown_totals(votes: Mapping[str, int], options: Sequence[str]) -> dict[str, str] | None:
    """Return how many voted for each option, in words; None where too few voted for any number to be shown.

    Where a single number is left out, the next smallest goes too: what remained of the whole would give it away.
    """
    numbers = {option: votes.get(option, 0) for option in options}
    if sum(numbers.values()) < LEAST_VOTES:
        return None
    hidden = {option for option, number in numbers.items() if 0 < number < LEAST_SHOWN}
    if len(hidden) == 1:
        others = [option for option, number in numbers.items() if number and option not in hidden]
        hidden |= set(sorted(others, key=lambda option: numbers[option])[:1])
    return {option: FEW if option in hidden else str(number) for option, number in numbers.items()}
