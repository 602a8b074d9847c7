"""The promises of a story, asked of every state of a seat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from easi_engine.findings import Witness
from easi_engine.loading.names import At
from easi_engine.play.guards import Guard, negation
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch
from easi_engine.story.case import Promise

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext

Word = Literal["never", "always", "reachable"]
SHORT = 100
"""Characters of a reason that a hint repeats."""


def because(promise: Promise) -> str:
    """The author's reason as the end of a hint; nothing where it is long."""
    reason = promise.because.rstrip(".")
    return f"; it was made because: {reason}" if len(reason) <= SHORT else ""


def _asked(seat: SeatContext, word: Word) -> Iterator[tuple[int, Promise, Guard]]:
    """Each promise of a kind, with the guard that breaks it or, for ``reachable``, keeps it."""
    for index, promise in enumerate(seat.context.story.case.promises):
        when = getattr(promise, word)
        if when is not None:
            guard = seat.program.guard(when)
            yield index, promise, negation(guard) if word == "always" else guard


def promise_watches(seat: SeatContext, word: Word) -> Iterator[Watch]:
    """What the promises of a kind ask, at every scene."""
    for _, _, guard in _asked(seat, word):
        yield from (Watch(AtScene(scene), guard) for scene in seat.scenes)


def broken_promises(seat: SeatContext, word: Literal["never", "always"]) -> Iterator[tuple[At, str, Witness]]:
    """Each promise of a kind that some path breaks: where it stands, the reason for a hint, and a shortest way."""
    for index, promise, guard in _asked(seat, word):
        found = [witness for scene in seat.scenes if (witness := seat.can(AtScene(scene), guard)) is not None]
        if found:
            shortest = min(found, key=lambda witness: len(witness.choices))
            yield seat.context.at("promises", index, word), because(promise), shortest


def kept_promises(seat: SeatContext) -> frozenset[int]:
    """The numbers of the promises of ``reachable`` that some path of this seat keeps."""
    return frozenset(
        index
        for index, _, guard in _asked(seat, "reachable")
        if any(seat.ever(AtScene(scene), guard) for scene in seat.scenes)
    )
