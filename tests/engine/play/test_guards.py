"""Conditions: what each key means, and how they combine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easi_engine.play.guards import Cube, Guard, all_of, any_of, negation
from easi_engine.story.case import Promise
from tests.engine.building import parsed, play, seat

PROGRAM = seat("""
viewpoints: {school: {}, police: {}}
audiences: {call: {name: The call, members: [school, police]}, staff: {name: Staff, of: school}}
facts: {food: [school, police], bruise: school, notes: police}
flags: [a, b, c]
meters: {days: {from: 0, to: 9}, risk: {from: 1, to: 4}}
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
  never: {of: carl, for: food, with: health, answers: [given]}
scenes:
  school:
    desk: {to: hall, choices: {go: {set: [a, b], add: {days: 3, risk: 1}, seek: ask, share: {staff: food}}}}
    hall: {choices: {stay: {}}}
    attic: {ending: Up}
  police: {station: {ending: Out}}
""")
STATE = play(PROGRAM, "go").state
"""Flags a and b, day 3, risk 2, one consent given, staff told; desk and hall visited."""


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("knows: {school: food}", True),
        ("knows: {school: [food, bruise]}", True),
        ("knows: {school: [food, notes]}", False),
        ("knows: {school: food, police: notes}", True),
        ("knows: {school: food, police: bruise}", False),
        ("knows: {staff: food}", True),
        ("knows: {staff: bruise}", False),
        ("knows: {call: food}", True),
        ("knows: {call: bruise}", False),
        ("knows: {leanne: food}", True),
        ("consent: {ask: given}", True),
        ("consent: {ask: [refused, given]}", True),
        ("consent: {ask: [refused, withdrawn, not-asked]}", False),
        ("consent: {never: not-asked}", True),
        ("consent: {never: [not-asked, given]}", True),
        ("consent: {ask: given, never: given}", False),
        ("flag: a", True),
        ("flag: [a, b]", True),
        ("flag: [a, c]", False),
        ("visited: desk", True),
        ("visited: [desk, hall]", True),
        ("visited: [desk, attic]", False),
        ("visited: station", False),
        ("viewpoint: school", True),
        ("viewpoint: [police, school]", True),
        ("viewpoint: police", False),
        ("days: {at-least: 3}", True),
        ("days: {at-least: 4}", False),
        ("days: {at-most: 3}", True),
        ("days: {at-most: 2}", False),
        ("days: {at-least: 3, at-most: 3}", True),
        ("days: {at-least: -1}", True),
        ("days: {at-least: 10}", False),
        ("days: {at-most: 9}", True),
        ("days: {at-most: -1}", False),
        ("risk: {at-least: 1}", True),
        ("risk: {at-most: 1}", False),
        ("risk: {}", True),
        ("{flag: a, risk: {at-least: 3}}", False),
        ("{flag: a, risk: {at-least: 2}}", True),
        ("all: [{flag: a}, {flag: b}]", True),
        ("all: [{flag: a}, {flag: c}]", False),
        ("all: []", True),
        ("any: [{flag: c}, {flag: b}]", True),
        ("any: [{flag: c}]", False),
        ("any: []", False),
        ("not: {flag: c}", True),
        ("not: {flag: [a, c]}", True),
        ("not: {flag: [a, b]}", False),
        ("not: [{flag: a}, {flag: c}]", True),
        ("not: {any: [{flag: a}, {flag: c}]}", False),
        ("not: {any: []}", True),
        ("not: {all: []}", False),
        ("not: {not: {flag: a}}", True),
        ("not: {consent: {ask: not-asked}}", True),
        ("not: {consent: {never: not-asked}}", False),
        ("not: {days: {at-least: 3, at-most: 5}}", False),
        ("not: {viewpoint: police}", True),
        ("not: {visited: station}", True),
        ("all: [{flag: a}, {not: {flag: a}}]", False),
        ("any: [{flag: c}, {all: [{flag: a}, {any: [{flag: c}, {not: {flag: c}}]}]}]", True),
        ("{flag: a, any: [{flag: c}], not: {flag: c}}", False),
    ],
)
def test_a_condition_holds_exactly_when_what_it_says_is_so(when: str, expected: bool) -> None:
    condition = Promise.model_validate({"never": parsed(when), "because": "Because."}).never
    opposite = Promise.model_validate({"never": {"not": parsed(when)}, "because": "Because."}).never
    assert PROGRAM.holds(STATE, condition) is expected
    assert PROGRAM.holds(STATE, opposite) is not expected


def test_a_list_of_conditions_means_all_of_them() -> None:
    both = Promise.model_validate({"never": [{"flag": "a"}, {"flag": "b"}], "because": "Because."}).never
    one = Promise.model_validate({"never": [{"flag": "a"}, {"flag": "c"}], "because": "Because."}).never
    assert PROGRAM.holds(STATE, both)
    assert not PROGRAM.holds(STATE, one)


def test_no_condition_always_holds() -> None:
    assert PROGRAM.holds(STATE, None)


def _guards(depth: int = 3) -> st.SearchStrategy[Guard]:
    cubes = st.tuples(st.integers(0, 63), st.integers(0, 63)).map(lambda pair: Cube(pair[0], pair[0] & pair[1]))
    return st.recursive(
        cubes,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(all_of), st.lists(inner, max_size=3).map(any_of), inner.map(negation)
        ),
        max_leaves=depth * 3,
    )


@given(_guards(), st.integers(0, 63))
def test_whatever_agrees_on_the_bits_that_decide_gets_the_same_answer(guard: Guard, bits: int) -> None:
    decided = guard.decides(bits)
    assert decided & ~guard.reads == 0
    agreeing = [other for other in range(64) if not (other ^ bits) & decided]
    assert {guard.holds(other) for other in agreeing} == {guard.holds(bits)}


@given(_guards(), st.integers(0, 63))
def test_a_negation_holds_exactly_where_its_guard_does_not(guard: Guard, bits: int) -> None:
    assert negation(guard).holds(bits) is not guard.holds(bits)
