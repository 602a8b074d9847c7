"""The jigsaw: facts by holders, filled in with what the learner may see of who knows what."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.play.events import Learned, Sent, Stamped, Told
from easi_engine.play.playthrough import Playthrough
from easi_engine.story import many

MINE, SENT, TOLD_ME, SEEN, HELD, UNKNOWN = "mine", "sent", "told-me", "seen", "held", "unknown"
"""What a cell may say: the seat holds it; the learner sent it there; it came from there to the seat; a visible event
put it there; it is held there (after the case); nothing the learner can see."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, as a row."""

    id: str
    short: str
    says: str


@dataclass(frozen=True, slots=True)
class HolderColumn:
    """A holder, as a column."""

    id: str
    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """The grid."""

    facts: tuple[FactRow, ...]
    holders: tuple[HolderColumn, ...]
    cells: dict[tuple[str, str], str]
    """(fact, holder) → what the learner can see there; nothing is said of cells left out."""


def jigsaw(playthrough: Playthrough, *, reveal: bool = False) -> Jigsaw:
    """Who knows what: as the learner may see it during the case, or all of it once the case is over."""
    program = playthrough.program
    case, seat = program.story.case, program.holder
    cells: dict[tuple[str, str], str] = {}
    for told in playthrough.happenings():
        for stamped in told:
            # What a timeline line shows is visible; what others do meanwhile is not.
            visible = stamped.event is not None and case.timeline[stamped.event].say is not None
            cells.update(_seen(stamped, seat, visible=visible))
    known = program.knows(playthrough.state)
    cells |= {(fact, seat): MINE for fact in known.get(seat, ())}
    if reveal:
        held = {(fact, holder) for holder, facts in known.items() for fact in facts}
        cells |= {cell: HELD for cell in held if cell not in cells}
    return Jigsaw(
        _rows(playthrough, cells, reveal=reveal),
        _columns(playthrough, cells, reveal=reveal, case_holders=_case_holders(playthrough)),
        {cell: mark for cell, mark in cells.items() if cell[0] in case.facts},
    )


def _seen(stamped: Stamped, seat: str, *, visible: bool) -> dict[tuple[str, str], str]:
    match stamped.what:
        case Learned(facts):
            return {(fact, seat): MINE for fact in facts}
        case Sent(fact=fact, sender=sender, recipient=recipient):
            return {(fact, sender): TOLD_ME} if recipient == seat else {(fact, recipient): SENT}
        case Told(fact=fact, sender=sender, recipient=recipient) if recipient == seat:
            return {(fact, sender): TOLD_ME} if sender else {}
        case Told(fact=fact, recipient=recipient) if visible:
            return {(fact, recipient): SEEN}
        case _:
            return {}


def _rows(playthrough: Playthrough, cells: dict[tuple[str, str], str], *, reveal: bool) -> tuple[FactRow, ...]:
    shown = {fact for fact, _ in cells}
    facts = playthrough.program.story.case.facts
    return tuple(FactRow(id_, fact.short or id_, fact.says) for id_, fact in facts.items() if reveal or id_ in shown)


def _case_holders(playthrough: Playthrough) -> tuple[str, ...]:
    """Who is in the case: those who hold a fact at its start, the seats, and every agency whose reading is given."""
    story = playthrough.program.story
    found: dict[str, None] = dict.fromkeys(story.seat_holder(viewpoint) for viewpoint in story.case.viewpoints)
    found |= dict.fromkeys(agency for scene in story.scenes.values() for agency in scene.readings)
    found |= dict.fromkeys(holder for fact in story.case.facts.values() for holder in many(fact.held_by))
    return tuple(found)


def _columns(
    playthrough: Playthrough,
    cells: dict[tuple[str, str], str],
    *,
    reveal: bool,
    case_holders: tuple[str, ...],
) -> tuple[HolderColumn, ...]:
    story, seat = playthrough.program.story, playthrough.program.holder
    marked = {holder for _, holder in cells}
    agencies = set(story.library.letters())
    # During the case the agencies of the case stand there, face down; people only once something reached them.
    wanted = [h for h in case_holders if h in marked or h in agencies or reveal]
    wanted += [h for h in story.holder_names if h in marked and h not in wanted]
    letters = story.library.letters()
    order = [seat] + [holder for holder in wanted if holder != seat]
    return tuple(
        HolderColumn(id_, story.holder_names[id_], letters.get(id_) or story.holder_names[id_][:1]) for id_ in order
    )
