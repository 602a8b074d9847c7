"""Moves carried out without telling what happens, for whoever tries all of them.

Moves are many, and made of few effects. What an effect does depends on few bits; so it is carried out once for each way
in which these can stand, and remembered.
"""

from __future__ import annotations

from typing import NamedTuple

from easi_engine.play.probing import Passed
from easi_engine.play.reads import Reads
from easi_engine.play.remembered import Remembered
from easi_engine.play.run import Run
from easi_engine.play.seat import Seat
from easi_engine.play.sending import Offer
from easi_engine.story.effects import Effect


class Done(NamedTuple):
    """What an effect did, to every state that agrees on the bits it can read."""

    read: int
    """The bits that decided it."""
    on: int
    off: int
    offered: tuple[Offer, ...]
    passed: tuple[Passed, ...]


class Deeds:
    """What the effects of a seat do."""

    def __init__(self, seat: Seat, reads: Reads) -> None:
        """Nothing yet."""
        self.seat = seat
        self._reads = reads
        # The effect is kept beside what it does, so that its id cannot pass to another object.
        self._known: dict[tuple[int, bool], tuple[Effect, Remembered[Done]]] = {}

    def of(self, effect: Effect, *, scored: bool) -> Remembered[Done]:
        """What one effect does."""
        known = self._known.get((id(effect), scored))
        if known is None:
            known = self._known[id(effect), scored] = (effect, self._deed(effect, scored))
        return known[1]

    def _deed(self, effect: Effect, scored: bool) -> Remembered[Done]:
        def carry_out(bits: int) -> Done:
            run = QuietRun(self.seat, bits, self)
            run.carry_out(effect, scored=scored)
            return Done(run.read, run.on, run.off, tuple(run.offered), tuple(run.passed))

        return Remembered(self._reads.of_effect(effect), carry_out)


class QuietRun(Run):
    """A run that keeps what is done and nothing of what there is to tell of it."""

    def __init__(self, seat: Seat, bits: int, deeds: Deeds) -> None:
        """Begin with a state's bits."""
        super().__init__(seat, bits, telling=False)
        self._deeds = deeds

    def one(self, effect: Effect, *, scored: bool) -> None:
        """Do what the effect has done before in a state that it could not tell from this one."""
        deed = self._deeds.of(effect, scored=scored)
        read, on, off, offered, passed = deed[self.bits & deed.reads]
        if passed:
            keep, before = ~self.off, self.on
            self.passed += [moment.after(keep, before) for moment in passed]
        self.read |= read & self.fresh
        self._force(on, off)
        if offered:
            self.offered.update(dict.fromkeys(offered))
