"""“What if”: the decisions one can go back to, and the playthrough that a what-if parts from."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.play import Playthrough, path_so_far
from easi_sim.records import Saved
from easi_sim.study.session import Session

ASK = "Where would you choose otherwise?"
SAYS = "You stand there again, as things were then. The first playthrough stays as it is; this one is kept beside it."
BEFORE = "what you chose the first time"
"""Marks the earlier choice where a what-if parts."""


ORIGIN_GONE = "The playthrough that this one parts from is no longer held, so there is nothing to lay beside it."


@dataclass(frozen=True, slots=True)
class Turning:
    """One choice of a finished playthrough, to be made otherwise."""

    at: int
    """Its move, from 0."""
    title: str
    day: int | None
    chosen: str
    """In the choice's own words."""
    decision: bool
    """Whether others have a reading of it."""


def turnings(playthrough: Playthrough) -> tuple[Turning, ...]:
    """Every choice at which another option was open, in order."""
    steps = path_so_far(playthrough)
    found = []
    for at, (step, state) in enumerate(zip(steps, playthrough.states, strict=False)):
        if step.choice is not None and len(playthrough.program.options(state)) > 1:
            found.append(Turning(at, step.title, step.day, step.choice, step.decision))
    return tuple(found)


def origin_of(session: Session) -> Playthrough | None:
    """The playthrough that a what-if parts from; None if it is none or that one is gone. Raises RecordsError."""
    branch = session.branch
    if branch is None:
        return None
    if session.origin is not None:
        return session.origin
    return session.records.load(branch.of, session.story).playthrough if branch.of else None


def first_of(session: Session) -> Session | None:
    """The same as a session, whose debrief can be opened. Raises RecordsError and what reopening raises."""
    branch = session.branch
    if branch is None:
        return None
    if branch.of:
        return Session.reopen(session.story, session.records, branch.of)[0]
    return Session(session.origin, session.records, None) if session.origin is not None else None


def earlier_choice(session: Session) -> str | None:
    """What was chosen the first time, where a what-if stands at the choice it parts at. Raises RecordsError."""
    branch = session.branch
    if branch is None or len(session.playthrough.moves) != branch.at:
        return None
    origin = origin_of(session)
    if origin is None or len(origin.moves) <= branch.at:
        return None
    return origin.moves[branch.at].choice


def tried(session: Session) -> tuple[tuple[Saved, Playthrough], ...]:
    """The what-ifs of a playthrough that came to an end, oldest first. Raises RecordsError."""
    if session.id is None:
        return ()
    found = []
    for saved in reversed(session.records.branches(session.id)):
        if saved.finished is not None:
            playthrough = session.records.load(saved.id, session.story).playthrough
            if playthrough.is_over:
                found.append((saved, playthrough))
    return tuple(found)
