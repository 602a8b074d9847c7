"""Which bits still matter at each scene: those that something there or later can read (live variables)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from easi_engine.play.program import Program


def live_bits(
    program: Program,
    at_endings: int,
    keep: int = 0,
    asked: Mapping[int, int] | None = None,
    closed: Container[tuple[int, str]] = (),
) -> tuple[int, ...]:
    """For each scene, the bits that something there or later can read.

    ``at_endings`` are read at every ending, ``keep`` everywhere, and ``asked`` gives more for some scenes, by number;
    with it, what is asked on the way of moves counts too.
    ``closed`` are (scene, choice) known never to be open: nothing comes of them.
    """
    live = [room.reads | keep for room in program.rooms]
    for number, bits in (asked or {}).items():
        live[number] |= bits
    before: list[set[int]] = [set() for _ in program.rooms]
    for room in program.rooms:
        if room.scene.ending is not None:
            live[room.number] |= at_endings
        for step in room.steps.values():
            if (room.number, step.id) in closed:
                continue
            live[room.number] |= step.reads if asked is None else step.reads | step.asks
            for landing in landings(program, [scene for _, scene in step.exits]):
                before[landing].add(room.number)
    # Backwards, last scenes first: authors mostly write scenes in the order of play.
    waiting = list(range(len(live)))
    queued = set(waiting)
    while waiting:
        number = waiting.pop()
        queued.discard(number)
        for earlier in before[number]:
            wider = live[earlier] | live[number]
            if wider != live[earlier]:
                live[earlier] = wider
                if earlier not in queued:
                    queued.add(earlier)
                    waiting.append(earlier)
    return tuple(live)


def landings(program: Program, scenes: Iterable[int]) -> set[int]:
    """The scenes where play may come to wait when it heads for these."""
    found: set[int] = set()
    waiting = list(scenes)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            if program.rooms[number].passes_on:
                waiting += [scene for _, scene in program.rooms[number].exits]
    return found
