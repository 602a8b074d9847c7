"""In which of very many states a guard holds."""

from __future__ import annotations

from easi_engine.play.guards import ALWAYS, Cube, Guard


def states_in(guard: Guard, states: list[int]) -> list[int]:
    """The states in which a guard holds."""
    if guard == ALWAYS:
        return states
    if isinstance(guard, Cube):
        mask, want = guard.mask, guard.want
        return [bits for bits in states if bits & mask == want]
    reads, held = guard.reads, _Held(guard)
    return [bits for bits in states if held[bits & reads]]


class _Held(dict[int, bool]):
    """The bits that a guard reads → whether it holds: many states stand alike in them, and asking it takes long."""

    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard

    def __missing__(self, bits: int) -> bool:
        held = self[bits] = self._guard.holds(bits)
        return held
