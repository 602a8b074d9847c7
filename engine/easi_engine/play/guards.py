"""Conditions compiled to mask tests on a state's bits, with negation pushed down to single bits."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.play.layout import STATUSES, Layout, single_bits
from easi_engine.story import Story, many
from easi_engine.story.conditions import Condition, MeterTest, When


@dataclass(frozen=True, slots=True)
class Cube:
    """Some bits set and others clear. ``Cube(0, 0)`` always holds."""

    mask: int
    want: int

    @property
    def reads(self) -> int:
        """The bits it looks at."""
        return self.mask

    def holds(self, bits: int) -> bool:
        """Whether the bits satisfy it."""
        return bits & self.mask == self.want

    def decides(self, bits: int) -> int:
        """Bits that settle the answer: any others that agree on these get the same."""
        wrong = (bits ^ self.want) & self.mask
        return wrong & -wrong if wrong else self.mask


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Guard, ...]
    reads: int

    def holds(self, bits: int) -> bool:
        """Whether the bits satisfy it."""
        return all(part.holds(bits) for part in self.parts)

    def decides(self, bits: int) -> int:
        """Bits that settle the answer: any others that agree on these get the same."""
        return _settled(self.parts, bits, by=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds. With no parts, it never does."""

    parts: tuple[Guard, ...]
    reads: int

    def holds(self, bits: int) -> bool:
        """Whether the bits satisfy it."""
        return any(part.holds(bits) for part in self.parts)

    def decides(self, bits: int) -> int:
        """Bits that settle the answer: any others that agree on these get the same."""
        return _settled(self.parts, bits, by=True)


Guard = Cube | AllOf | AnyOf

ALWAYS = Cube(0, 0)
NEVER = AnyOf((), 0)


def all_of(parts: list[Guard]) -> Guard:
    """The guard that holds when every part does; tests of single bits merge into one mask."""
    mask = want = 0
    others: list[Guard] = []
    for part in parts:
        if part == NEVER:
            return NEVER
        if isinstance(part, Cube):
            both = mask & part.mask
            if want & both != part.want & both:
                return NEVER
            mask |= part.mask
            want |= part.want
        else:
            others.append(part)
    if not others:
        return Cube(mask, want)
    kept = ([Cube(mask, want)] if mask else []) + others
    return kept[0] if len(kept) == 1 else AllOf(tuple(kept), _reads(kept))


def any_of(parts: list[Guard]) -> Guard:
    """The guard that holds when at least one part does."""
    kept = [part for part in parts if part != NEVER]
    if ALWAYS in kept:
        return ALWAYS
    return kept[0] if len(kept) == 1 else AnyOf(tuple(kept), _reads(kept))


def negation(guard: Guard) -> Guard:
    """The guard that holds exactly when this one does not."""
    if isinstance(guard, Cube):
        return any_of([Cube(bit, 0 if guard.want & bit else bit) for bit in single_bits(guard.mask)])
    parts = [negation(part) for part in guard.parts]
    return any_of(parts) if isinstance(guard, AllOf) else all_of(parts)


def _settled(parts: tuple[Guard, ...], bits: int, *, by: bool) -> int:
    """What settles a row of parts: the first part that is ``by``, or every one of them."""
    found = 0
    for part in parts:
        if part.holds(bits) is by:
            return part.decides(bits)
        found |= part.decides(bits)
    return found


def _reads(parts: list[Guard]) -> int:
    mask = 0
    for part in parts:
        mask |= part.reads
    return mask


@dataclass(frozen=True, slots=True)
class GuardMaker:
    """Compiles a story's conditions for one seat."""

    story: Story
    viewpoint: str
    layout: Layout

    def guard(self, when: When | None) -> Guard:
        """The guard for a condition; no condition always holds."""
        if when is None:
            return ALWAYS
        if isinstance(when, tuple):
            return all_of([self.guard(part) for part in when])
        return all_of(self._parts(when))

    def _parts(self, test: Condition) -> list[Guard]:
        layout = self.layout
        parts: list[Guard] = []
        if test.all_ is not None:
            parts.append(self.guard(test.all_))
        if test.any_ is not None:
            parts.append(any_of([self.guard(part) for part in test.any_]))
        if test.not_ is not None:
            parts.append(negation(self.guard(test.not_)))
        for holder, facts in (test.knows or {}).items():
            parts += [_set(layout.knows[who, fact]) for who in self._holders(holder) for fact in many(facts)]
        for request, wanted in (test.consent or {}).items():
            parts.append(any_of([self._status(request, status) for status in many(wanted)]))
        parts += [_set(layout.flags[flag]) for flag in many(test.flag)]
        # A scene of another seat is never visited from this one.
        parts += [_set(bit) if (bit := layout.visited.get(scene)) else NEVER for scene in many(test.visited)]
        if test.viewpoint is not None:
            parts.append(ALWAYS if self.viewpoint in many(test.viewpoint) else NEVER)
        for meter, bounds in test.meters.items():
            parts += self._meter(meter, bounds)
        return parts

    def _holders(self, holder: str) -> tuple[str, ...]:
        """The holders a condition names; an audience with members knows what every member knows."""
        audience = self.story.case.audiences.get(holder)
        return many(audience.members) if audience and audience.members is not None else (holder,)

    def _status(self, request: str, status: str) -> Guard:
        bits = self.layout.consent[request]
        return _set(bits[status]) if status in STATUSES else Cube(sum(bits.values()), 0)

    def _meter(self, meter: str, bounds: MeterTest) -> list[Guard]:
        place = self.layout.meters[meter]
        parts: list[Guard] = []
        if bounds.at_least is not None:
            bit = place.at_least(bounds.at_least)
            parts.append(NEVER if bit is None else _set(bit))
        if bounds.at_most is not None:
            bit = place.at_least(bounds.at_most + 1)
            parts.append(ALWAYS if bit is None else NEVER if bit == 0 else Cube(bit, 0))
        return parts


def _set(bit: int) -> Guard:
    return Cube(bit, bit)
