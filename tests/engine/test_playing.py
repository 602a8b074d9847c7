"""A learner's evening: choosing, undoing, saving and replaying in any order, with the reference in lockstep."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from easi_engine.errors import NothingToUndo, UnavailableChoice
from easi_engine.play import DecisionRecord, Playthrough, Prediction, Recording, compile_seat, recording_of, replay
from tests.engine.agreeing import meant, seen, variant_of
from tests.engine.building import Data, story_of
from tests.engine.reference import Reference, World
from tests.engine.stories import SEAT, stories


class Evening(RuleBasedStateMachine):
    """One playthrough, with a stack of the reference's moments beside it."""

    @initialize(data=stories(), pick=st.integers(0, 1))
    def begin(self, data: Data, pick: int) -> None:
        """Open a story."""
        variant = variant_of(data, pick)
        self.data = data
        self.reference = Reference(data, SEAT)
        self.moments: list[World] = [self.reference.start(variant)]
        self.playthrough = Playthrough.begin(compile_seat(story_of(data), SEAT), variant)
        self.saved: tuple[str, list[World]] | None = None

    @property
    def now(self) -> World:
        """Where the reference stands."""
        return self.moments[-1]

    @precondition(lambda self: self.reference.options(self.now))
    @rule(pick=st.integers(0, 11), recorded=st.booleans())
    def choose(self, pick: int, recorded: bool) -> None:
        """Make an open choice, perhaps with a prediction and a record."""
        options = self.reference.options(self.now)
        choice = options[pick % len(options)]
        prediction = Prediction("police", choice) if recorded else None
        record = DecisionRecord("none", "later", None, "Because.") if recorded else None
        self.playthrough = self.playthrough.choose(choice, prediction, record)
        self.moments.append(self.reference.choose(self.now, choice))

    @rule(choice=st.sampled_from(["c0", "c1", "c2", "on", "nothing"]))
    def try_a_closed_choice(self, choice: str) -> None:
        """Be refused, and stand where one stood."""
        if choice in self.reference.options(self.now):
            return
        with pytest.raises(UnavailableChoice) as refused:
            self.playthrough.choose(choice)
        assert list(refused.value.available) == self.reference.options(self.now)

    @rule()
    def undo(self) -> None:
        """Take the last move back, if there is one."""
        try:
            self.playthrough = self.playthrough.undo()
        except NothingToUndo:
            assert len(self.moments) == 1
        else:
            self.moments.pop()

    @rule()
    def save(self) -> None:
        """Keep a recording."""
        self.saved = recording_of(self.playthrough).to_json(), list(self.moments)

    @precondition(lambda self: self.saved)
    @rule(anew=st.booleans())
    def load(self, anew: bool) -> None:
        """Go on from the recording, perhaps after the program was started afresh."""
        assert self.saved is not None
        text, moments = self.saved
        story = story_of(self.data) if anew else self.playthrough.program.story
        replayed = replay(story, Recording.from_json(text))
        assert (replayed.stopped, replayed.edited) == (None, False)
        self.playthrough, self.moments = replayed.playthrough, list(moments)

    @rule()
    def replay_it_all(self) -> None:
        """The same moves give the same states and the same tale."""
        replayed = replay(self.playthrough.program.story, recording_of(self.playthrough))
        assert replayed.playthrough == self.playthrough
        assert replayed.playthrough.happenings() == self.playthrough.happenings()

    @invariant()
    def agree(self) -> None:
        """Every moment that can be gone back to is the reference's."""
        states = self.playthrough.states
        assert len(states) == len(self.moments) == len(self.playthrough.moves) + 1
        assert seen(self.playthrough.program, states[-1]) == meant(self.reference, self.now)


def test_any_order_of_choosing_undoing_saving_and_replaying_agrees_with_the_reference(is_long: bool) -> None:
    count = 1_000 if is_long else 60
    run_state_machine_as_test(
        Evening,
        settings=settings(
            hypothesis.settings.get_profile("long" if is_long else "sample"),
            max_examples=count,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )
