"""Picking out the states in which a guard holds."""

import pytest

from easi_engine.play.guards import ALWAYS, NEVER, AllOf, AnyOf, Cube, Guard
from easi_engine.space.holding import states_in

EITHER = AnyOf((Cube(1, 1), Cube(2, 2)), 3)
GUARDS = (ALWAYS, NEVER, Cube(5, 4), EITHER, AllOf((EITHER, Cube(4, 0)), 7))


@pytest.mark.parametrize("guard", GUARDS)
def test_it_is_the_states_in_which_it_holds_in_their_order(guard: Guard) -> None:
    states = [7, 0, 5, 1, 4, 6, 2, 3]
    assert states_in(guard, states) == [bits for bits in states if guard.holds(bits)]
