"""A playthrough: moves and the states they led to. Every operation gives a new one."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.errors import NothingToUndo
from easi_engine.play.events import Stamped
from easi_engine.play.program import Program, State

BASES: dict[str, str] = {
    "none": "I shared nothing here",
    "consent": "Consent under UK GDPR: freely given, and can be taken back",
    "contract": "A contract with the person",
    "legal-obligation": "The law requires it",
    "vital-interests": "Someone's life is at risk",
    "public-task": "It is part of our public task, safeguarding included",
    "recognised-legitimate-interest": "A recognised legitimate interest, safeguarding included",
    "legitimate-interests": "A legitimate interest, weighed against theirs",
}
"""Lawful bases a decision record may name, in words for people; ``none`` records that nothing was shared."""

TOLD: dict[str, str] = {
    "yes": "Yes, they know",
    "later": "Not yet; I will tell them",
    "no": "No",
}
"""Whether the person was told, in words for people."""

ROUTES: dict[str, str] = {
    "asked": "I asked, and act on the answer",
    "told-not-asked": "I told them; it goes ahead either way",
    "tell-later": "I will tell them when it can be done well",
    "unsafe-to-ask": "Asking or telling now could put someone at risk",
    "not-needed": "Nothing about them was passed on",
}
"""The consent route of a full decision record, in words for people."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the learner thought another agency would have wanted."""

    agency: str
    would: str
    """A choice id."""


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What the learner writes at a decision. It feeds feedback, never state or rates."""

    basis: str
    """A key of `BASES`."""
    told: str
    """A key of `TOLD`."""
    route: str | None = None
    """A key of `ROUTES`; None in a quick record."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One confirmed choice."""

    choice: str
    prediction: Prediction | None = None
    record: DecisionRecord | None = None


@dataclass(frozen=True)
class Playthrough:
    """Story, seat and moves; the states follow from them."""

    program: Program
    variant: str | None
    moves: tuple[Move, ...]
    states: tuple[State, ...]
    """One more than there are moves; the last is where play stands."""

    @classmethod
    def begin(cls, program: Program, variant: str | None = None) -> Playthrough:
        """At the start; without a variant, the first the story declares. Raises `UnknownVariant`."""
        chosen = variant or next(iter(program.story.case.variants), None)
        return cls(program, chosen, (), (program.start(chosen),))

    @property
    def state(self) -> State:
        """Where play stands."""
        return self.states[-1]

    @property
    def is_over(self) -> bool:
        """Whether an ending has been reached."""
        return self.program.is_over(self.state)

    @property
    def options(self) -> tuple[str, ...]:
        """The choices open now."""
        return self.program.options(self.state)

    def choose(
        self, choice: str, prediction: Prediction | None = None, record: DecisionRecord | None = None
    ) -> Playthrough:
        """One move further; raises `UnavailableChoice`."""
        state = self.program.choose(self.state, choice)
        moves = (*self.moves, Move(choice, prediction, record))
        return Playthrough(self.program, self.variant, moves, (*self.states, state))

    def undo(self) -> Playthrough:
        """One move back; raises `NothingToUndo`."""
        if not self.moves:
            raise NothingToUndo("There is nothing to undo: this is the start.")
        return Playthrough(self.program, self.variant, self.moves[:-1], self.states[:-1])

    def last_happenings(self) -> tuple[Stamped, ...]:
        """What happened on the way from the previous state to this one."""
        if not self.moves:
            return self.program.tell_start(self.variant)[1]
        return self.program.tell(self.states[-2], self.moves[-1].choice)[1]

    def happenings(self) -> tuple[tuple[Stamped, ...], ...]:
        """Everything that happened: first on the way to the first scene, then move by move."""
        told = [self.program.tell_start(self.variant)[1]]
        told += [self.program.tell(state, move.choice)[1] for state, move in zip(self.states, self.moves, strict=False)]
        return tuple(told)

    def answered(self) -> Playthrough:
        """The same before its last scene begins: with what the last choice did and what came back, and no more.

        What a scene itself brings to light is then still to come. Before the first scene nothing is known.
        """
        if not self.moves:
            return Answered(self.program, self.variant, (), (State(self.state.scene, 0),), ())
        state, told = self.program.answer(self.states[-2], self.moves[-1].choice)
        return Answered(self.program, self.variant, self.moves, (*self.states[:-1], state), told)


@dataclass(frozen=True)
class Answered(Playthrough):
    """A playthrough between two scenes, to be looked at and not to be played on."""

    told: tuple[Stamped, ...]
    """What happened since the last scene."""

    def last_happenings(self) -> tuple[Stamped, ...]:
        """What the last choice did, and what came back."""
        return self.told

    def happenings(self) -> tuple[tuple[Stamped, ...], ...]:
        """Everything that happened until then."""
        return (*super().happenings()[:-1], self.told)
