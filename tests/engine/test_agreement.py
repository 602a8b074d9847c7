"""Two interpreters in lockstep: the engine and `reference.Reference` agree on random stories, however played."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import hypothesis
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from easi_engine.debrief import acceptable, debrief, mark, survey
from easi_engine.errors import TooLarge
from easi_engine.play import (
    Playthrough,
    Program,
    Recording,
    State,
    agency_to_predict,
    compile_seat,
    consent_log,
    jigsaw,
    known_facts,
    look,
    path_so_far,
    readings,
    recording_of,
    replay,
    state_json,
)
from easi_engine.play.events import Learned, Sent, Stamped, Told
from easi_engine.space import explore, live_bits, membership
from tests.engine.building import Data, story_of
from tests.engine.reference import Reference, World
from tests.engine.stories import SEAT, stories

PLENTY = 600
"""Moments of a story, beyond which a test that wants them all looks for another story."""

Everything = list[tuple[World, tuple[str, ...], list[World]]]


def examples(share: int) -> hypothesis.settings:
    """So many times the profile's number of examples: these stories are cheap to make."""
    count = hypothesis.settings.get_profile(hypothesis.settings.get_current_profile_name()).max_examples
    return hypothesis.settings(max_examples=count * share, suppress_health_check=list(HealthCheck))


def program_of(data: Data) -> Program:
    """The engine's program, made anew: nothing is remembered from another test."""
    return compile_seat(story_of(data), SEAT)


def variant_of(data: Data, pick: int) -> str | None:
    """One of the story's variants, or None where it has none."""
    names = list(data["variants"])
    return names[pick % len(names)] if names else None


def seen(program: Program, state: State) -> dict[str, Any]:
    """A state of the engine as plain sets."""
    return {
        "scene": program.scene_id(state),
        "knows": {(holder, fact) for holder, facts in program.knows(state).items() for fact in facts},
        "consent": program.consent(state),
        "flags": set(program.flags(state)),
        "meters": program.meters(state),
        "options": list(program.options(state)),
        "over": program.is_over(state),
    }


def meant(reference: Reference, world: World) -> dict[str, Any]:
    """The same of a moment of the reference."""
    return {
        "scene": world.scene,
        "knows": world.knows,
        "consent": world.consent,
        "flags": world.flags,
        "meters": world.meters,
        "options": reference.options(world),
        "over": reference.is_over(world),
    }


def frozen(found: dict[str, Any]) -> tuple[Any, ...]:
    """What was seen, hashable and without order."""
    parts = (found["knows"], found["consent"].items(), found["flags"], found["meters"].items())
    return (found["scene"], *(frozenset(part) for part in parts))


def sent_in(happened: Iterable[Stamped]) -> Counter[tuple[Any, ...]]:
    """What the engine says was sent."""
    whats = [stamped.what for stamped in happened]
    return Counter(
        ((w.fact, w.sender, w.recipient), w.moved, w.question, w.line.verdict if w.line else None)
        for w in whats
        if isinstance(w, Sent)
    )


MOVES = st.lists(st.integers(0, 11), max_size=12)
PICK = st.integers(0, 1)


def lockstep(data: Data, picks: list[int], variant: str | None) -> Iterator[tuple[Playthrough, Reference, World]]:
    """One playthrough in both interpreters, moment by moment."""
    reference = Reference(data, SEAT)
    playthrough, world = Playthrough.begin(program_of(data), variant), reference.start(variant)
    yield playthrough, reference, world
    for pick in picks:
        options = reference.options(world)
        if not options:
            return
        choice = options[pick % len(options)]
        playthrough, world = playthrough.choose(choice), reference.choose(world, choice)
        yield playthrough, reference, world


# -- one playthrough ---------------------------------------------------------------------------------------------------


@examples(5)
@given(stories(), MOVES, PICK)
def test_both_interpreters_agree_on_every_moment_of_a_playthrough(data: Data, picks: list[int], pick: int) -> None:
    for playthrough, reference, world in lockstep(data, picks, variant_of(data, pick)):
        assert seen(playthrough.program, playthrough.state) == meant(reference, world)
        if playthrough.moves:
            assert sent_in(playthrough.last_happenings()) == Counter(world.sent)


@examples(4)
@given(stories(), MOVES, PICK)
def test_both_interpreters_agree_on_marks_rates_and_model(data: Data, picks: list[int], pick: int) -> None:
    variant = variant_of(data, pick)
    *_, (playthrough, reference, world) = lockstep(data, picks, variant)
    program = playthrough.program
    try:
        members = membership(program, variant, limit=20 * PLENTY)
    except TooLarge:
        assume(False)
    axes = set(members.effective), set(members.appropriate)
    # Marks are defined for any moment; debriefs only for endings.
    expected = reference.marks(world, axes)
    found = mark(program, members, playthrough.state.bits)
    assert {m.question: (m.effective, m.appropriate) for m in found} == expected
    if playthrough.is_over:
        result = debrief(playthrough, members)
        rates = [result.effective.done, result.effective.of], [result.appropriate.done, result.appropriate.of]
        assert (*rates, result.model) == reference.rates(expected)
        known = seen(program, playthrough.state)["knows"]
        assert Counter((entry.holder, entry.fact) for entry in result.knowledge) == Counter(known)


@examples(2)
@given(stories(), MOVES, PICK)
def test_nobody_knows_what_they_neither_held_nor_learned_nor_were_sent(data: Data, picks: list[int], pick: int) -> None:
    *_, (playthrough, reference, _) = lockstep(data, picks, variant_of(data, pick))
    known = {
        (holder, part)
        for id_, fact in data["facts"].items()
        for holder in fact["held-by"]
        for part in reference.inside(id_)
    }
    for state, happened in zip(playthrough.states, playthrough.happenings(), strict=True):
        before = set(known)
        for what in (stamped.what for stamped in happened):
            match what:
                case Learned(facts):
                    known |= {(SEAT, fact) for fact in facts}
                case Sent(fact, sender, recipient) | Told(fact, sender, recipient):
                    assert sender is None or (sender, fact) in known
                    assert not isinstance(what, Told) or (recipient, fact) not in known
                    known.add((recipient, fact))
                case _:
                    pass
        found = seen(playthrough.program, state)["knows"]
        assert found == known
        assert before <= found
        assert {(holder, part) for holder, fact in found for part in reference.inside(fact)} == found


@examples(2)
@given(stories(), MOVES, PICK)
def test_the_learner_sees_only_their_own_facts_the_flows_they_caused_and_events_with_words(
    data: Data, picks: list[int], pick: int
) -> None:
    *_, (playthrough, _, _) = lockstep(data, picks, variant_of(data, pick))
    program = playthrough.program
    known = seen(program, playthrough.state)["knows"]
    visible = {(fact, SEAT) for holder, fact in known if holder == SEAT}
    for stamped in (stamped for happened in playthrough.happenings() for stamped in happened):
        match stamped.what:
            case Sent(fact, sender, recipient):
                visible |= {(fact, sender), (fact, recipient)}
            case Told(fact, sender, recipient) if recipient == SEAT and sender:
                visible.add((fact, sender))
            case Told(fact, _, recipient) if stamped.event and "say" in data["timeline"][stamped.event]:
                visible.add((fact, recipient))
            case _:
                pass
    before, after = jigsaw(playthrough), jigsaw(playthrough, reveal=True)
    assert set(before.cells) <= visible
    assert {row.id for row in before.facts} <= {fact for fact, _ in visible}
    assert set(before.cells) <= {(fact, holder) for holder, fact in known} == set(after.cells)
    assert {row.id for row in known_facts(playthrough)} == {fact for holder, fact in known if holder == SEAT}
    assert {line.request for line in consent_log(playthrough)} <= set(data["consent"])


@examples(2)
@given(stories(), MOVES, MOVES, PICK)
def test_what_a_program_remembers_changes_no_outcome(
    data: Data, picks: list[int], others: list[int], pick: int
) -> None:
    variant = variant_of(data, pick)
    warmed = program_of(data)
    try:
        explore(warmed, warmed.start(variant), live=(~0,) * len(warmed.rooms), limit=PLENTY)
        membership(warmed, variant, limit=PLENTY)
    except TooLarge:
        pass
    cold = program_of(data)
    for other in (others, picks):
        state = warmed.start(variant)
        for playthrough, reference, world in lockstep(data, other, variant):
            if playthrough.moves:
                choice = playthrough.moves[-1].choice
                told = cold.tell(state, choice)[0]
                state = warmed.choose(state, choice)
                assert state == told == warmed.tell(playthrough.states[-2], choice)[0]
            assert state == playthrough.state
            assert list(warmed.options(state)) == reference.options(world)
    for program in (warmed, cold):
        for step in (step for room in program.rooms for step in room.steps.values()):
            assert all(mask & ~step.reads == 0 for mask in step.outcomes)


@examples(1)
@given(stories(), MOVES, PICK, st.data())
def test_undo_saving_and_replaying_give_the_same_states(
    data: Data, picks: list[int], pick: int, more: st.DataObject
) -> None:
    *_, (playthrough, _, _) = lockstep(data, picks, variant_of(data, pick))
    back = more.draw(st.integers(0, len(playthrough.moves)))
    again = playthrough
    for _ in range(back):
        again = again.undo()
    assert again.states == playthrough.states[: len(playthrough.states) - back]
    for move in playthrough.moves[len(playthrough.moves) - back :]:
        again = again.choose(move.choice)
    assert again == playthrough
    recording = Recording.from_json(recording_of(playthrough).to_json())
    for story in (playthrough.program.story, story_of(data)):
        replayed = replay(story, recording)
        assert (replayed.stopped, replayed.edited) == (None, False)
        assert replayed.playthrough.states == playthrough.states
        assert replayed.playthrough.happenings() == playthrough.happenings()


@examples(1)
@given(stories(), stories(), MOVES, PICK)
def test_a_recording_on_an_edited_story_stops_at_the_first_move_that_is_closed_there(
    data: Data, edited: Data, picks: list[int], pick: int
) -> None:
    *_, (playthrough, _, _) = lockstep(data, picks, variant_of(data, pick))
    assume(not data["variants"] and not edited["variants"])
    replayed = replay(story_of(edited), recording_of(playthrough))
    reference = Reference(edited, SEAT)
    world, made = reference.start(None), 0
    for move in playthrough.moves:
        if move.choice not in reference.options(world):
            break
        world, made = reference.choose(world, move.choice), made + 1
    assert len(replayed.playthrough.moves) == made
    assert (replayed.stopped is None) == (made == len(playthrough.moves))
    if replayed.stopped is not None:
        assert (replayed.stopped.at, replayed.stopped.scene) == (made, world.scene)


@examples(1)
@given(stories(), MOVES, PICK)
def test_every_view_of_every_moment_can_be_drawn(data: Data, picks: list[int], pick: int) -> None:
    for playthrough, reference, world in lockstep(data, picks, variant_of(data, pick)):
        view = look(playthrough)
        assert view.id == world.scene
        assert [option.id for option in view.options] == reference.options(world)
        assert len(path_so_far(playthrough)) == len(playthrough.states)
        assert readings(playthrough) == ()
        assert agency_to_predict(playthrough) is None
        assert state_json(playthrough)["meters"] == world.meters
        assert all(line.status != "not-asked" for line in consent_log(playthrough))


# -- every playthrough -------------------------------------------------------------------------------------------------


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
