"""Who knew what through time: all the pieces face up after each move, and how near the whole picture was to anyone.

A piece is a fact that some agency or service knows at that moment. What only the people themselves know is not a
service's to put together, and what was told to an audience that is a holder of its own lies on no one's desk. A holder
is one agency or one service: a GP practice that knows something does not make the hospital know it.
"""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.debrief.results import CameToKnow
from easi_engine.debrief.steps import came_to_know, steps_of
from easi_engine.play.jigsaw import Jigsaw, face_up
from easi_engine.play.playthrough import Playthrough


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stood after one move."""

    move: int
    """Its number from 1; 0 before the first move."""
    day: int | None
    """The day reached; None where the story counts none."""
    title: str
    """Of the scene in which the move was made; of the first scene before any move."""
    choice: str | None
    """What was chosen, in the choice's own words; None before any move."""
    arrived: tuple[CameToKnow, ...]
    """What somebody came to know through it, and in the time it took."""
    jigsaw: Jigsaw
    """The grid face up; the same rows and columns at every moment."""
    known: int
    """How many pieces some agency or service knows."""
    most: int
    """How many of them the one who knows most does."""
    where: tuple[str, ...]
    """Whoever knows that many, by id, in the order of the grid."""

    @property
    def whole(self) -> bool:
        """Whether somebody holds every piece there is."""
        return 0 < self.known == self.most


@dataclass(frozen=True, slots=True)
class Timeline:
    """A playthrough as a row of moments."""

    moments: tuple[Moment, ...]
    """One more than there are moves."""

    @property
    def whole(self) -> Moment | None:
        """The first moment at which one agency or service held every piece; None if that never came."""
        return next((moment for moment in self.moments if moment.whole), None)


def knowledge_through_time(playthrough: Playthrough) -> Timeline:
    """Turn every piece face up, before the first move and after each; a playthrough need not be over."""
    program = playthrough.program
    story = program.story
    services = story.library.letters()
    arrived: dict[int, list[CameToKnow]] = {}
    for came in came_to_know(playthrough, steps_of(playthrough)):
        if came.how != "start":
            arrived.setdefault(came.move, []).append(came)
    moments = []
    for number, (grid, state) in enumerate(zip(face_up(playthrough), playthrough.states, strict=True)):
        stood = playthrough.states[max(0, number - 1)]
        scene = program.scene(stood)
        chosen = playthrough.moves[number - 1].choice if number else None
        held: dict[str, set[str]] = {holder.id: set() for holder in grid.holders if holder.id in services}
        for fact, holder in grid.cells:
            if holder in held:
                held[holder].add(fact)
        most = max((len(facts) for facts in held.values()), default=0)
        moments.append(
            Moment(
                move=number,
                day=program.day(state),
                title=story.title_of(scene),
                choice=None if chosen is None else scene.choices[chosen].say,
                arrived=tuple(arrived.get(number, ())),
                jigsaw=grid,
                known=len(set().union(*held.values())),
                most=most,
                where=tuple(holder for holder, facts in held.items() if most and len(facts) == most),
            )
        )
    return Timeline(tuple(moments))
