"""A playthrough move by move: what happened, and who came to know what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from easi_engine.debrief.results import CameToKnow
from easi_engine.play.events import Learned, Sent, Stamped, Told
from easi_engine.play.playthrough import Playthrough

Step = tuple[int, str, str, tuple[Stamped, ...]]
"""(move number from 1, scene, choice, what happened); the start is move 0 with no choice."""


def steps_of(playthrough: Playthrough) -> tuple[Step, ...]:
    """What happened, the start first and then move by move."""
    told = playthrough.happenings()
    found: list[Step] = [(0, "", "", told[0])]
    for number, (state, move, happened) in enumerate(
        zip(playthrough.states, playthrough.moves, told[1:], strict=False), start=1
    ):
        found.append((number, playthrough.program.scene_id(state), move.choice, happened))
    return tuple(found)


def stood_before(playthrough: Playthrough, index: int) -> Playthrough:
    """The playthrough as it stood when its move `index` (from 0) was about to be made."""
    moves, states = playthrough.moves[:index], playthrough.states[: index + 1]
    return Playthrough(playthrough.program, playthrough.variant, moves, states)


def came_to_know(playthrough: Playthrough, steps: Iterable[Step]) -> tuple[CameToKnow, ...]:
    """Who came to know what and when, the start included, each holder and fact once."""
    program = playthrough.program
    day = program.day(playthrough.states[0])
    known = program.knows_at_start()
    start = (CameToKnow(day, 0, holder, fact, None, "start") for holder, facts in known.items() for fact in facts)
    heard: dict[tuple[str, str], CameToKnow] = {}
    for number, _, _, happened in steps:
        for stamped in happened:
            for entry in _came_to_know(stamped, number, program.holder):
                # Two holders asked at once both send: the fact came to be known by the first.
                heard.setdefault((entry.holder, entry.fact), entry)
    return (*start, *heard.values())


def _came_to_know(stamped: Stamped, number: int, seat: str) -> Iterator[CameToKnow]:
    match stamped.what:
        case Learned(facts):
            yield from (CameToKnow(stamped.day, number, seat, fact, None, "learned") for fact in facts)
        case Sent(fact=fact, sender=sender, recipient=to, how=how, moved=True):
            yield CameToKnow(stamped.day, number, to, fact, sender, how)
        case Told(fact, sender, to):
            yield CameToKnow(stamped.day, number, to, fact, sender, "meanwhile")
        case _:
            pass
