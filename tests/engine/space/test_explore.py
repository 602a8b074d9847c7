"""Exploration: exact, with shortest paths, or an honest refusal."""

import pytest

from easi_engine.errors import TooLarge
from easi_engine.play import Program, State
from easi_engine.space import LIMIT, Reached, explore, live_bits
from tests.engine.building import play, seat

EVERYTHING = ~0


def all_of(program: Program, live: tuple[int, ...] | None = None, limit: int = LIMIT) -> Reached:
    """Everything reachable; by default nothing is dropped."""
    return explore(program, program.start(), live=live or (EVERYTHING,) * len(program.rooms), limit=limit)


GRID = """
flags: [a, b]
scenes:
  desk: {to: desk, choices: {a: {set: a}, b: {set: b}, go: {when: {flag: [a, b]}, to: end}}}
  end: {ending: The end}
"""


def test_every_reachable_state_is_found_once_and_no_other() -> None:
    program = seat(GRID)
    states = {play(program, *choices).state for choices in ([], ["a"], ["b"], ["a", "b"], ["a", "b", "go"])}
    assert set(all_of(program)) == states
    assert len(all_of(program)) == 5


def test_the_path_to_a_state_is_a_shortest_one_and_leads_there() -> None:
    program = seat("""
    flags: [a]
    scenes:
      desk: {choices: {long: {to: hall}, short: {to: end}}}
      hall: {choices: {on: {to: end}, mark: {set: a, to: end}}}
      end: {ending: The end}
    """)
    reached = all_of(program)
    assert [reached.path(state) for state in reached.endings()] == [("short",), ("long", "on"), ("long", "mark")]
    for state in reached:
        assert play(program, *reached.path(state)).state == state


def test_one_state_too_many_is_refused_and_the_limit_named() -> None:
    program = seat(GRID)
    assert len(all_of(program, limit=5)) == 5
    with pytest.raises(TooLarge, match="Not proven: more than 4 states") as refused:
        all_of(program, limit=4)
    assert refused.value.limit == 4


def test_what_each_move_did_is_kept_with_where_it_first_did_it() -> None:
    program = seat("""
    flags: [a, b]
    scenes:
      desk:
        to: desk
        choices: {a: {set: a}, mark: {then: [{when: {flag: a}, set: b}]}, go: {when: {flag: b}, to: end}}
      end: {ending: The end}
    """)
    desk, end = (room.number for room in program.rooms)
    reached = all_of(program)
    assert set(reached.made) == {(desk, "a"), (desk, "mark"), (desk, "go")}
    found = {
        choice: [(outcome.scene, moves, program.flags(State(scene, bits))) for outcome, (moves, bits) in made.items()]
        for (scene, choice), made in reached.made.items()
    }
    assert found["a"] == [(desk, 0, ())]
    assert found["mark"] == [(desk, 0, ()), (desk, 1, ("a",))]
    assert found["go"] == [(end, 2, ("a", "b"))]


def test_a_policy_chooses_which_moves_to_follow() -> None:
    program = seat(GRID)
    reached = explore(program, program.start(), live=(EVERYTHING,) * 2, policy=lambda _, moves: moves[:1])
    assert [program.flags(state) for state in reached] == [(), ("a",)]


def test_what_nothing_later_reads_is_dropped() -> None:
    program = seat("""
    flags: [once, kept, never]
    scenes:
      desk:
        choices: {a: {set: once, to: hall}, b: {set: kept, to: hall}, c: {set: never, to: hall}, d: {to: hall}}
      hall: {to: yard, choices: {on: {}, once: {when: {flag: once}}}}
      yard: {to: end, choices: {on: {}}}
      end: {ending: The end}
    """)
    kept = program.layout.flags["kept"]
    reached = all_of(program, live_bits(program, kept))
    assert {program.flags(state) for state in reached if program.scene_id(state) == "hall"} == {
        ("once",),
        ("kept",),
        (),
    }
    assert {program.flags(state) for state in reached if program.scene_id(state) == "yard"} == {("kept",), ()}


@pytest.mark.parametrize(
    "later",
    [
        "then: [{when: {flag: a}, set: b}]",
        "share: {csc: food}",
        "seek: ask",
        "add: {days: 1}",
        "to: [{scene: end, when: {flag: a}}, yard]",
        "to: corridor",
        "to: hall",
    ],
)
def test_what_a_later_move_or_entry_reads_is_kept(later: str) -> None:
    program = seat(f"""
    facts: {{food: school}}
    flags: [a, b]
    meters: {{days: {{from: 0, to: 3}}}}
    consent: {{ask: {{of: leanne, for: food, with: health, answers: [{{given: {{flag: a}}}}, refused]}}}}
    timeline: {{post: {{day: 1, unless: {{flag: a}}, set: b}}}}
    verdicts: {{q: {{facts: food, to: csc, judge: [{{share: Yes., when: {{flag: a}}}}, withhold]}}}}
    scenes:
      desk: {{to: way, choices: {{a: {{set: a}}, none: {{}}}}}}
      way: {{to: yard}}
      yard: {{to: room, choices: {{wait: {{}}}}}}
      room: {{to: end, choices: {{go: {{{later}}}}}}}
      corridor: {{to: [{{scene: end, when: {{flag: a}}}}, hall]}}
      hall: {{on-entry: {{then: [{{when: {{flag: a}}, set: b}}]}}, ending: Hall}}
      end: {{ending: The end}}
    """)
    live = live_bits(program, 0)
    for scene in ("desk", "yard", "room"):
        room = next(room.number for room in program.rooms if room.id == scene)
        assert live[room] & program.layout.flags["a"]


def test_a_story_that_ends_at_once_has_one_state() -> None:
    reached = all_of(seat("scenes: {end: {ending: The end}}"))
    assert len(reached) == len(list(reached.endings())) == 1
    assert reached.path(next(iter(reached))) == ()


def test_a_limit_bounds_the_moves_made_as_well_as_the_states_found() -> None:
    stays = ", ".join(f"stay-{number}: {{to: desk}}" for number in range(40))
    program = seat(f"scenes: {{desk: {{choices: {{{stays}, go: {{to: end}}}}}}, end: {{ending: The end}}}}")
    live = live_bits(program, 0)
    assert len(explore(program, program.start(), live=live, limit=10)) == 2
    with pytest.raises(TooLarge):
        explore(program, program.start(), live=live, limit=4)
