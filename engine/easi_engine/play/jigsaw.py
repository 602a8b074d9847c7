"""The jigsaw: facts by holders, filled in with what the learner may see of who knows what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easi_engine.play.events import Learned, Sent, Stamped, Told
from easi_engine.story import many

if TYPE_CHECKING:
    from easi_engine.play.playthrough import Playthrough

MINE, SENT, TOLD_ME, SEEN, HELD, UNKNOWN = "mine", "sent", "told-me", "seen", "held", "unknown"
"""What a cell may say: the seat holds it; the learner sent it there; it came from there to the seat; word of an event
that put it there reached the learner; it is held there (after the case); nothing the learner can see."""


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
    is_service: bool = True
    """An agency or a service; otherwise a person, or an audience."""


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """The grid."""

    facts: tuple[FactRow, ...]
    holders: tuple[HolderColumn, ...]
    cells: dict[tuple[str, str], str]
    """(fact, holder) → what the learner can see there; nothing is said of cells left out."""
    new: frozenset[tuple[str, str]] = frozenset()
    """Cells of which something is said since the last move, and not before it; none before the first move."""


Cells = dict[tuple[str, str], str]


def jigsaw(playthrough: Playthrough, *, reveal: bool = False) -> Jigsaw:
    """Who knows what: as the learner may see it during the case, or all of it once the case is over."""
    program = playthrough.program
    *before, cells = _sights(playthrough)
    earlier = before[-1] if before else cells
    if reveal:
        cells = _with_held(cells, program.knows(playthrough.state))
        earlier = _with_held(earlier, program.knows(playthrough.states[-2])) if before else cells
    return Jigsaw(
        _rows(playthrough, cells),
        _columns(playthrough, cells, reveal=reveal, case_holders=_case_holders(playthrough)),
        cells,
        frozenset(cells.keys() - earlier.keys()),
    )


def face_up(playthrough: Playthrough) -> tuple[Jigsaw, ...]:
    """All of it, as it was before the first move and after each: the same rows and columns throughout."""
    last = jigsaw(playthrough, reveal=True)
    found: list[Jigsaw] = []
    for sight, state in zip(_sights(playthrough), playthrough.states, strict=True):
        cells = _with_held(sight, playthrough.program.knows(state))
        earlier = found[-1].cells if found else cells
        found.append(Jigsaw(last.facts, last.holders, cells, frozenset(cells.keys() - earlier.keys())))
    return tuple(found)


def _sights(playthrough: Playthrough) -> Iterator[Cells]:
    """What the learner can see during the case, before the first move and after each.

    A line of the timeline says that somebody was told, and seldom everything that they were told: of what it put there
    only those facts show that the learner has, or has sent. A fact they have not got has no name before the debrief.
    """
    program = playthrough.program
    case, seat = program.story.case, program.holder
    cells: Cells = {}
    for told, state in zip(playthrough.happenings(), playthrough.states, strict=True):
        for stamped in told:
            # What a timeline line shows is visible; what others do meanwhile is not.
            visible = stamped.event is not None and case.timeline[stamped.event].say is not None
            cells.update(_seen(stamped, seat, visible=visible))
        cells |= {(fact, seat): MINE for fact in case.facts if state.bits & program.layout.knows[seat, fact]}
        theirs = {fact for (fact, holder), mark in cells.items() if mark == SENT or (holder == seat and mark == MINE)}
        yield {
            cell: mark for cell, mark in cells.items() if cell[0] in case.facts and (mark != SEEN or cell[0] in theirs)
        }


def _with_held(cells: Cells, known: dict[str, tuple[str, ...]]) -> Cells:
    """The same with everything that is held out of the learner's sight."""
    return cells | {
        (fact, holder): HELD for holder, facts in known.items() for fact in facts if (fact, holder) not in cells
    }


def _seen(stamped: Stamped, seat: str, *, visible: bool) -> Cells:
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


def _rows(playthrough: Playthrough, cells: Cells) -> tuple[FactRow, ...]:
    """The facts of which something is said: what nobody came to know on this path did not happen on it."""
    shown = {fact for fact, _ in cells}
    facts = playthrough.program.story.case.facts
    return tuple(FactRow(id_, fact.short or id_, fact.says) for id_, fact in facts.items() if id_ in shown)


def _case_holders(playthrough: Playthrough) -> tuple[str, ...]:
    """Who is in the case: those who hold a fact at its start, the seats, and every agency whose reading is given."""
    story = playthrough.program.story
    found: dict[str, None] = dict.fromkeys(story.seat_holder(viewpoint) for viewpoint in story.case.viewpoints)
    found |= dict.fromkeys(agency for scene in story.scenes.values() for agency in scene.readings)
    found |= dict.fromkeys(holder for fact in story.case.facts.values() for holder in many(fact.held_by))
    return tuple(found)


def _columns(
    playthrough: Playthrough,
    cells: Cells,
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
    # An agency of which only a service plays a part would be a column that stays empty.
    services = {holder.split(".", maxsplit=1)[0] for holder in (*case_holders, seat, *marked) if "." in holder}
    wanted = [h for h in wanted if h in marked or h not in services]
    letters = story.library.letters()
    # The seat, then services, then people: each by the kind of letter at the head of its column.
    order = [seat, *sorted((holder for holder in wanted if holder != seat), key=lambda holder: holder not in letters)]
    return tuple(
        HolderColumn(id_, story.holder_names[id_], letters.get(id_) or story.holder_names[id_][:1], id_ in letters)
        for id_ in order
    )
