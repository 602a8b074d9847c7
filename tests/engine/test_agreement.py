"""Two interpreters in lockstep: the engine and `reference.Reference` agree on random stories, however played."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from easi_engine.debrief import debrief, mark
from easi_engine.errors import TooLarge
from easi_engine.play import (
    Playthrough,
    Recording,
    agency_to_predict,
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
from easi_engine.space import explore, membership
from tests.engine.agreeing import PICK, PLENTY, examples, meant, program_of, seen, variant_of
from tests.engine.building import Data, story_of
from tests.engine.reference import Reference, World
from tests.engine.stories import SEAT, stories


def sent_in(happened: Iterable[Stamped]) -> Counter[tuple[Any, ...]]:
    """What the engine says was sent."""
    whats = [stamped.what for stamped in happened]
    return Counter(
        ((w.fact, w.sender, w.recipient), w.moved, w.question, w.line.verdict if w.line else None)
        for w in whats
        if isinstance(w, Sent)
    )


MOVES = st.lists(st.integers(0, 11), max_size=12)


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
