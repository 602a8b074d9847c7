"""Two interpreters on every playthrough of a random story: the same moments, answers, models and ways to them."""

from __future__ import annotations

from typing import Any

import hypothesis
from hypothesis import assume, given

from easi_engine.debrief import acceptable, survey
from easi_engine.errors import TooLarge
from easi_engine.play import Playthrough
from easi_engine.space import explore, live_bits, membership
from tests.engine.agreeing import PICK, PLENTY, examples, meant, program_of, seen, variant_of
from tests.engine.building import Data
from tests.engine.reference import Reference, World
from tests.engine.stories import SEAT, stories

Everything = list[tuple[World, tuple[str, ...], list[World]]]


def frozen(found: dict[str, Any]) -> tuple[Any, ...]:
    """What was seen, hashable and without order."""
    parts = (found["knows"], found["consent"].items(), found["flags"], found["meters"].items())
    return (found["scene"], *(frozenset(part) for part in parts))


def all_moments(data: Data, variant: str | None) -> tuple[Reference, Everything]:
    """Every moment of a story that is small enough, by brute force."""
    reference = Reference(data, SEAT)
    found = reference.everything(variant, PLENTY)
    hypothesis.assume(found is not None)
    assert found is not None
    return reference, found


@examples(2)
@given(stories(), PICK)
def test_both_interpreters_reach_the_same_moments_by_paths_as_short(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference, found = all_moments(data, variant)
    program = program_of(data)
    reached = explore(program, program.start(variant), live=(~0,) * len(program.rooms))
    shortest: dict[tuple[Any, ...], int] = {}
    for world, path, _ in found:
        shortest.setdefault(frozen(meant(reference, world)), len(path))
    lengths: dict[tuple[Any, ...], int] = {}
    for state in reached:
        path = reached.path(state)
        lengths.setdefault(frozen(seen(program, state)), len(path))
        playthrough = Playthrough.begin(program, variant)
        for choice in path:
            playthrough = playthrough.choose(choice)
        assert playthrough.state == state
    assert lengths == shortest


@examples(3)
@given(stories(), PICK)
def test_membership_is_what_every_path_offers(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference, found = all_moments(data, variant)
    members = membership(program_of(data), variant)
    assert (set(members.effective), set(members.appropriate)) == reference.axes(found)


@examples(3)
@given(stories(), PICK)
def test_a_survey_finds_every_model_and_ending_with_shortest_paths_and_the_extremes(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference, found = all_moments(data, variant)
    axes = reference.axes(found)
    result = survey(program_of(data), variant)
    models: dict[str | None, int] = {}
    endings: dict[str, int] = {}
    perfect: int | None = None
    arrivals: list[tuple[int, str | None, frozenset[str]]] = []
    for world, path, _ in found:
        if not reference.is_over(world):
            continue
        marks = reference.marks(world, axes)
        (made, on_e), (kept, on_a), model = reference.rates(marks)
        models.setdefault(model, len(path))
        endings.setdefault(world.scene, len(path))
        if perfect is None and on_e and on_a and (made, kept) == (on_e, on_a):
            perfect = len(path)
        leaked = frozenset(question for question, (_, status) in marks.items() if status == "leaked")
        arrivals.append((len(world.verdicts), model, leaked))
    assert {model: len(arrival.choices) for model, arrival in result.models.items()} == models
    assert {ending: len(arrival.choices) for ending, arrival in result.endings.items()} == endings
    assert (None if result.perfect is None else len(result.perfect.choices)) == perfect
    if not arrivals:
        assert result.most == {}
        return
    tempting: set[str] = set()
    for side, pick_one in ((result.most, max), (result.least, min)):
        extreme = pick_one(sent for sent, _, _ in arrivals)
        ties = [(model, leaked) for sent, model, leaked in arrivals if sent == extreme]
        greedy = greedily(reference, variant, pick_one)
        walked = [(reference.rates(reference.marks(world, axes))[2], world) for world in greedy]
        assert {(a.sent, a.model) for a in side["overall"]} == {(extreme, model) for model, _ in ties}
        assert {(a.sent, a.model, a.ending) for a in side["greedy"]} == {
            (len(world.verdicts), model, world.scene) for model, world in walked
        }
        if pick_one is max:
            tempting |= {question for _, leaked in ties for question in leaked}
            for _, world in walked:
                tempting |= {q for q, (_, status) in reference.marks(world, axes).items() if status == "leaked"}
    assert result.tempting == tempting


def greedily(reference: Reference, variant: str | None, pick: Any) -> list[World]:
    """Every ending reached by always sending the most, or the least, there and then; all ties followed."""
    start = reference.start(variant)
    waiting, known, ends = [start], {start.key()}, []
    while waiting:
        world = waiting.pop()
        if reference.is_over(world):
            ends.append(world)
        after = [reference.choose(world, choice) for choice in reference.options(world)]
        best = pick((len(following.verdicts) for following in after), default=0)
        for following in after:
            if len(following.verdicts) == best and following.key() not in known:
                known.add(following.key())
                waiting.append(following)
    return ends


@examples(3)
@given(stories(), PICK)
def test_an_option_is_acceptable_after_which_every_rate_can_be_one(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    reference, found = all_moments(with_readings(data), variant)
    axes = reference.axes(found)
    after = {world.key(): list(zip(reference.options(world), following, strict=True)) for world, _, following in found}
    good = set()
    for world, _, _ in found:
        (made, on_e), (kept, on_a), _ = reference.rates(reference.marks(world, axes))
        if reference.is_over(world) and on_e and on_a and (made, kept) == (on_e, on_a):
            good.add(world.key())
    waiting = True
    while waiting:
        new = {key for key, moves in after.items() if any(world.key() in good for _, world in moves)} - good
        good |= new
        waiting = bool(new)
    sometimes: dict[str, set[str]] = {}
    always: dict[str, set[str]] = {}
    for world, _, _ in found:
        if world.key() in good and not reference.is_over(world):
            options = {choice for choice, following in after[world.key()] if following.key() in good}
            sometimes[world.scene] = sometimes.get(world.scene, set()) | options
            always[world.scene] = always.get(world.scene, options) & options
    result = acceptable(survey(program_of(with_readings(data)), variant))
    assert {scene: set(options.sometimes) for scene, options in result.items()} == sometimes
    assert {scene: set(options.always) for scene, options in result.items()} == always


def with_readings(data: Data) -> Data:
    """The same story with every scene that has choices a decision."""
    scenes = dict(data["scenes"][SEAT])
    for id_, scene in scenes.items():
        if scene.get("choices"):
            reading = {"notices": "It", "would": next(iter(scene["choices"])), "because": "So."}
            scenes[id_] = scene | {"readings": {"police": reading}}
    return data | {"scenes": data["scenes"] | {SEAT: scenes}}


@examples(2)
@given(stories(), PICK)
def test_dropping_what_nothing_later_reads_changes_no_answer(data: Data, pick: int) -> None:
    variant = variant_of(data, pick)
    program = program_of(data)
    start = program.start(variant)
    kept = sum(program.layout.flags.values()) | program.layout.ledger
    whole_live, projected = (~0,) * len(program.rooms), live_bits(program, kept, keep=program.layout.ledger)
    try:
        whole = explore(program, start, live=whole_live, limit=PLENTY)
    except TooLarge:
        assume(False)
    small = explore(program, start, live=projected, limit=PLENTY)
    assert len(small) <= len(whole)

    def ends(reached: Any) -> dict[tuple[int, int], int]:
        lengths: dict[tuple[int, int], int] = {}
        for state in reached.endings():
            lengths.setdefault((state.scene, state.bits & kept), len(reached.path(state)))
        return lengths

    assert ends(small) == ends(whole)
    assert {(state.scene, program.options(state)) for state in small} == {
        (state.scene, program.options(state)) for state in whole
    }
