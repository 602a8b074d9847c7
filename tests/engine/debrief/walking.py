"""Walking through Hypothesis's little stories by numbers."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.play import Playthrough, compile_seat
from tests.engine.building import Data, story_of
from tests.engine.stories import SEAT


def walked(data: Data, picks: Iterable[int]) -> Playthrough:
    """A playthrough of a story in its first variant: each pick is the number of an open choice, going round."""
    return walked_on(Playthrough.begin(compile_seat(story_of(data), SEAT)), picks)


def walked_on(playthrough: Playthrough, picks: Iterable[int]) -> Playthrough:
    """The same from where a playthrough stands, as far as there is anything to choose."""
    for pick in picks:
        if not playthrough.options:
            break
        playthrough = playthrough.choose(playthrough.options[pick % len(playthrough.options)])
    return playthrough
