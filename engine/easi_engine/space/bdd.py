"""Sets of states as binary decision diagrams, over the bits that something still reads.

A thin coat over `oxidd`: masks and guards go in, sets and single states come out. One diagram stands for one set; what
a diagram does not mention may stand either way. There are no second variables for "the state afterwards": what a move
does to a bit is a constant, so an image is the written bits forgotten and then fixed.

A diagram library is a heavy import, so this module is loaded only when a story needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oxidd.bdd import BDDFunction, BDDManager

from easi_engine.play.guards import AllOf, Cube, Guard
from easi_engine.play.layout import single_bits

NODES = 1 << 22
"""Nodes kept at once: some two hundred megabytes."""

MEMORY = 1 << 20
"""Results of operations remembered."""

SWEEPS = 24
"""How often the nodes may fill up and be swept before giving up: stands in for a clock, and gives the same anywhere."""

Set = BDDFunction
"""A set of states."""


class TooManyNodes(MemoryError):
    """The nodes filled up more often than allowed."""


class Sets:
    """Makes sets of states, and takes them apart."""

    def __init__(self, bits: Iterable[int], *, nodes: int = NODES) -> None:
        """For bits given by index, in the order in which diagrams test them."""
        order = list(bits)
        self._manager = BDDManager(nodes, min(MEMORY, nodes), 1)
        self._nodes = nodes
        self._swept = 0
        variables = [self._manager.var(number) for number in self._manager.add_vars(len(order))]
        self._order = order
        self._place = {bit: place for place, bit in enumerate(order)}
        self._literals = {bit: (~set_, set_) for bit, set_ in zip(order, variables, strict=True)}
        self.bits = sum(1 << bit for bit in order)
        """Every bit that a set can tell apart."""
        self.none: Set = self._manager.false()
        self.every: Set = self._manager.true()
        self._cubes: dict[tuple[int, int], Set] = {}
        self._guards: dict[Guard, Set] = {}

    def check(self) -> None:
        """Raise `TooManyNodes` where too much was made."""
        if self._manager.gc_count() - self._swept > SWEEPS:
            raise TooManyNodes

    def renew(self) -> None:
        """Allow as much again, for another task."""
        self._swept = self._manager.gc_count()

    @property
    def limit(self) -> str:
        """What it stops at, in words."""
        return f"more than {self._nodes:,} nodes of decision diagrams"

    # -- in ----------------------------------------------------------------------------------------------------

    def cube(self, mask: int, want: int) -> Set:
        """The states in which the bits of a mask stand as wanted; bits it cannot tell apart are clear."""
        if want & ~self.bits:
            return self.none
        mask &= self.bits
        found = self._cubes.get((mask, want))
        if found is None:
            found = self.every
            # From the last variable up: each conjunction then adds one node on top.
            for bit in sorted(indices(mask), key=self._place.__getitem__, reverse=True):
                found = self._literals[bit][want >> bit & 1] & found
            self._cubes[mask, want] = found
        return found

    def guard(self, guard: Guard) -> Set:
        """The states in which a guard holds."""
        if isinstance(guard, Cube):
            return self.cube(guard.mask, guard.want)
        found = self._guards.get(guard)
        if found is None:
            parts = [self.guard(part) for part in guard.parts]
            if isinstance(guard, AllOf):
                found = self.every
                for part in parts:
                    found = found & part
            else:
                found = self.none
                for part in parts:
                    found = found | part
            self._guards[guard] = found
        return found

    def state(self, bits: int) -> Set:
        """The set of one state."""
        return self.cube(self.bits, bits & self.bits)

    # -- images ------------------------------------------------------------------------------------------------

    def force(self, states: Set, on: int, off: int) -> Set:
        """The same states with bits forced on and off."""
        on, off = on & self.bits, off & self.bits
        written = on | off
        if not written:
            return states
        return states.exists(self.cube(written, written)) & self.cube(written, on)

    def before(self, states: Set, on: int, off: int) -> Set:
        """Every state that such a forcing takes into these."""
        on, off = on & self.bits, off & self.bits
        written = on | off
        if not written:
            return states
        return (states & self.cube(written, on)).exists(self.cube(written, written))

    def forget(self, states: Set, bits: int) -> Set:
        """The same states without telling these bits apart any more."""
        bits &= self.bits
        return states.exists(self.cube(bits, bits)) if bits else states

    # -- out ---------------------------------------------------------------------------------------------------

    def one(self, states: Set) -> int:
        """The bits of one of these states; what it leaves open is clear."""
        picked = states.pick_cube()
        if picked is None:
            raise ValueError("there is no state in an empty set")
        return sum(1 << bit for bit, value in zip(self._order, picked, strict=True) if value)

    def count(self, states: Set, told: int) -> int:
        """How many states these are, told apart by some of the bits only; they must mention no others."""
        return states.sat_count(len(self._order)) >> (self.bits & ~told).bit_count()


def indices(mask: int) -> Iterator[int]:
    """The numbers of a mask's bits, lowest first."""
    return (bit.bit_length() - 1 for bit in single_bits(mask))
