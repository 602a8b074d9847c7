"""The symbolic search in lockstep: lists of states, sets of states and brute force agree on random stories."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from easi_engine.debrief import ending_reads, mark, rates
from easi_engine.errors import TooLarge
from easi_engine.play import Playthrough, Program, State
from easi_engine.play.guards import ALWAYS, Cube, Guard
from easi_engine.play.seat import AtScene
from easi_engine.space import Space, Trail, Watch, explore, live_bits, membership
from easi_engine.space.symbolic import Symbolic
from tests.engine.agreeing import PICK, PLENTY, variant_of
from tests.engine.building import Data, seat, story_of
from tests.engine.reference import Reference
from tests.engine.space.asking import some, stuck, watches
from tests.engine.stories import SEAT, stories

AT_ONCE = 0
"""A limit so low that the symbolic search takes over at once."""


def length(trail: Trail | None) -> int | None:
    """How many choices a way has."""
    return None if trail is None else len(trail.choices)


def spaces(data: Data) -> tuple[Space, list[Watch], Space, list[Watch]]:
    """The same story explored both ways, each with its questions in the same order."""
    listed, sets = Program(story_of(data), SEAT), Program(story_of(data), SEAT)
    first, second = watches(listed), watches(sets)
    explicit = Space(listed, first, limit=20 * PLENTY)
    assume(explicit.proven)
    symbolic = Space(sets, second, limit=AT_ONCE)
    assert (symbolic.method, symbolic.proven, symbolic.limit) == ("symbolic", True, None)
    return explicit, first, symbolic, second


@some
@given(stories())
def test_sets_of_states_give_the_answers_that_a_list_gives(data: Data) -> None:
    explicit, first, symbolic, second = spaces(data)
    # It may have fewer states to tell apart: choices that are proven closed beforehand read nothing.
    assert symbolic.states <= explicit.states
    for asked, again in zip(first, second, strict=True):
        found = symbolic.first(again.point, again.guard)
        assert length(found) == length(explicit.first(asked.point, asked.guard)), asked
        assert symbolic.ever(again.point, again.guard) is (found is not None)
        assert symbolic.never(again.point, again.guard) is (found is None)
    for one, other in (
        (
            {kind: explicit.way_to_judged(kind) for kind in explicit.judged},
            {kind: symbolic.way_to_judged(kind) for kind in symbolic.judged},
        ),
        (explicit.hopeless, symbolic.hopeless),
        (explicit.caught, symbolic.caught),
    ):
        assert {key: length(trail) for key, trail in one.items()} == {k: length(trail) for k, trail in other.items()}


@some
@given(stories())
def test_ways_found_in_sets_of_states_lead_there(data: Data) -> None:
    _, _, symbolic, asked = spaces(data)
    program = symbolic.program
    resting = {room.id for room in program.rooms if not room.passes_on}
    for point, guard, *_ in asked:
        found = symbolic.first(point, guard)
        if found is not None and isinstance(point, AtScene) and point.scene in resting:
            state = arrived(program, found)
            assert (program.scene_id(state), guard.holds(state.bits)) == (point.scene, True)


def arrived(program: Program, trail: Trail) -> State:
    """Where a way leads, marks included: with the program that was told what to mark."""
    playthrough = Playthrough.begin(program, trail.variant)
    for choice in trail.choices:
        playthrough = playthrough.choose(choice)
    return playthrough.state


@some
@given(stories())
def test_without_layers_ways_still_lead_there(data: Data) -> None:
    explicit, first, symbolic, _ = spaces(data)
    program = symbolic.program
    live = live_bits(program, 0, asked=asked_at(program, first))
    quick = Symbolic(program, symbolic.variants, live, layer_moves=-1)
    for room in program.rooms:
        if room.passes_on:
            continue
        for guard in (ALWAYS, stuck(program, room.id)):
            found, shortest = quick.first(room.number, guard), explicit.first(AtScene(room.id), guard)
            assert (found is None) is (shortest is None)
            if found is not None and shortest is not None:
                assert len(found.choices) >= len(shortest.choices)
                state = arrived(program, found)
                assert (state.scene, guard.holds(state.bits)) == (room.number, True)
    assert len(first) > len(program.rooms)


@some
@given(stories(), PICK)
def test_brute_force_finds_the_same_scenes_stuck_states_and_knowledge(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference = Reference(data, SEAT)
    found = reference.everything(variant, PLENTY)
    assume(found is not None)
    assert found is not None
    program = Program(story_of(data), SEAT)
    asked = watches(program)
    live = live_bits(program, 0, asked=asked_at(program, asked))
    symbolic = Symbolic(program, (variant,), live)
    shortest: dict[tuple[object, ...], int] = {}
    for world, path, _ in found:
        facts = [("scene",), *world.knows] + ([] if reference.options(world) else [("stuck",)])
        for fact in facts:
            shortest.setdefault((world.scene, *fact), len(path))
    for room in program.rooms:
        questions: list[tuple[tuple[object, ...], Guard]] = [
            (("scene",), ALWAYS),
            (("stuck",), stuck(program, room.id)),
        ]
        questions += [(key, Cube(bit, bit)) for key, bit in program.layout.knows.items()]
        for key, guard in questions:
            assert length(symbolic.first(room.number, guard)) == shortest.get((room.id, *key)), (room.id, key)


def asked_at(program: Program, asked: list[Watch]) -> dict[int, int]:
    """The bits that questions read, by number of the scene at which they are asked."""
    number = {room.id: room.number for room in program.rooms}
    found: dict[int, int] = {}
    for point, guard, *_ in asked:
        if isinstance(point, AtScene):
            found[number[point.scene]] = found.get(number[point.scene], 0) | guard.reads
    return found


@some
@given(stories(), PICK)
def test_brute_force_finds_the_same_rates_at_endings(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference = Reference(data, SEAT)
    found = reference.everything(variant, PLENTY)
    assume(found is not None)
    assert found is not None
    axes = reference.axes(found)
    expected = {
        (world.scene, str(reference.rates(reference.marks(world, axes))[:2]))
        for world, _, _ in found
        if reference.is_over(world)
    }
    program = Program(story_of(data), SEAT)
    try:
        members = membership(program, variant, limit=20 * PLENTY)
    except TooLarge:
        assume(False)
    live = live_bits(program, ending_reads(program), keep=program.layout.ledger)
    symbolic = Symbolic(program, (variant,), live)
    reached = set()
    for room in program.rooms:
        for bits in symbolic.bits_at(room.number) if room.scene.ending is not None else ():
            effective, appropriate = rates(mark(program, members, bits))
            reached.add((room.id, str(([effective.done, effective.of], [appropriate.done, appropriate.of]))))
    assert reached == expected


@some
@given(stories(), PICK)
def test_states_are_counted_as_a_list_has_them_with_nothing_dropped(data: Data, pick: int) -> None:
    program = Program(story_of(data), SEAT)
    variant = variant_of(data, pick)
    everything = ((1 << program.layout.size) - 1,) * len(program.rooms)
    try:
        reached = explore(program, program.start(variant), live=everything, limit=PLENTY)
    except TooLarge:
        assume(False)
    symbolic = Symbolic(program, (variant,), everything)
    assert symbolic.states == len(reached)
    found = {State(room.number, bits) for room in program.rooms for bits in symbolic.bits_at(room.number)}
    assert found == set(reached)


HUB = """
flags: [FLAGS]
scenes:
  hub: {to: hub, choices: {CHOICES, go: {when: {flag: [FLAGS]}, to: end}}}
  end: {ending: The end}
"""


def hub(count: int) -> Program:
    """A scene with so many choices, each of which sets a flag; with all of them set one can leave."""
    flags = [f"f{n}" for n in range(count)]
    choices = ", ".join(f"{flag}: {{set: {flag}}}" for flag in flags)
    return seat(HUB.replace("FLAGS", ", ".join(flags)).replace("CHOICES", choices))


def test_a_hub_of_many_flags_is_proven_and_the_way_out_is_a_shortest_one() -> None:
    program = hub(40)
    space = Space(program, [Watch(AtScene("end"), ALWAYS)], limit=1_000)
    assert (space.method, space.proven, space.states) == ("symbolic", True, 2**40 + 1)
    trail = space.first(AtScene("end"), ALWAYS)
    assert trail is not None
    assert len(trail.choices) == 41
    assert trail.choices[-1] == "go"


def test_too_little_room_is_named_and_nothing_is_claimed() -> None:
    program = hub(40)
    live = live_bits(program, 0)
    symbolic = Symbolic(program, (None,), live, nodes=200)
    assert symbolic.limit == "more than 200 nodes of decision diagrams"
    assert symbolic.first(0, ALWAYS) == Trail(None, ())
    assert symbolic.first(1, ALWAYS) is None


COUNTING = """
meters: {calls: {from: 0, to: 9}, notes: {from: 0, to: 9}}
scenes:
  desk:
    to: desk
    choices:
      ring: {add: {calls: 1}}
      write: {add: {notes: 1}}
      stop: {to: [{scene: busy, when: [{calls: {at-least: 9}}, {notes: {at-least: 9}}]}, end]}
  busy: {ending: Busy}
  end: {ending: The end}
"""


@pytest.mark.parametrize("failing", ["_way_to", "_held"])
def test_a_question_there_is_no_room_to_answer_takes_back_that_everything_is_proven(
    failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = seat(COUNTING)
    space = Space(Program(program.story, program.viewpoint), [Watch(AtScene("busy"), ALWAYS)], limit=AT_ONCE)
    assert space.proven
    assert not space.never(AtScene("busy"), ALWAYS)

    def no_room(*_: object) -> None:
        raise MemoryError

    if failing == "_way_to":
        monkeypatch.setattr(Symbolic, "_way_to", no_room)
    else:
        monkeypatch.setattr(type(space._answers[-1]._stage.sets), "guard", no_room)  # type: ignore[attr-defined]
    assert space.first(AtScene("busy"), ALWAYS) is None
    assert not space.proven
    assert space.limit == "more than 4,194,304 nodes of decision diagrams"
    assert not space.never(AtScene("busy"), ALWAYS)
