"""Every state a seat can reach, explored breadth first: the first way found to a state is a shortest one.

Explicit: a set of integers for each scene, a move applied to all of them at once. Bits that nothing later can read are
dropped at each scene (live variables), so that states which differ only in what no longer matters are one; this
changes no answer, since answers are read from what is kept. What is kept of the way is which states were new after
how many moves; a path is found backwards from that when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from easi_engine.errors import TooLarge
from easi_engine.play.guards import Guard
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Outcome, Step
from easi_engine.space.holding import states_in
from easi_engine.space.passing import Met, Passing, Way

LIMIT = 1_000_000
"""States explored before giving up: some hundred megabytes and half a minute. A wide state counts as several."""

MOVES_PER_STATE = 8
"""Moves carried out before giving up, for each state of the limit."""

WIDE = 4096
"""Bits of a state that count as one state against the limit."""

FEW = 4
"""Outcomes of a move up to which it is quicker to go through the states once for each."""


Policy = Callable[[State, list[tuple[str, Outcome]]], Iterable[tuple[str, Outcome]]]
"""Which of a state's moves to follow, given all of them."""

Move = tuple[int, int, int, Way | None]
"""What a move does: scene, bits to keep, bits to set, of live bits only; and what is asked on its way, if anything."""

Level = dict[int, list[int]]
"""Scene → the bits of states there that are new after some number of moves."""


@dataclass(slots=True)
class Reached:
    """What an exploration found."""

    program: Program
    live: tuple[int, ...]
    starts: tuple[State, ...]
    policy: Policy | None = None
    levels: list[Level] = field(default_factory=list)
    """After how many moves → the states first reached then."""
    complete: bool = True
    """Whether every reachable state is here."""
    noticed: dict[int, Met] = field(default_factory=dict)
    """Number of a probe that held on the way of some move → where it first did; if that was asked."""
    made: dict[tuple[int, str], dict[Outcome, tuple[int, int]]] = field(default_factory=dict)
    """(scene, choice) → each thing it did → the number of moves before, and the bits, where it first did."""

    def __iter__(self) -> Iterator[State]:
        """States, in the order they were reached."""
        return (State(scene, bits) for level in self.levels for scene, states in level.items() for bits in states)

    def __len__(self) -> int:
        """How many states there are."""
        return sum(len(states) for level in self.levels for states in level.values())

    def endings(self) -> Iterator[State]:
        """The states in which the case is over."""
        over = {room.number for room in self.program.rooms if room.scene.ending is not None}
        for level in self.levels:
            for scene in level.keys() & over:
                yield from (State(scene, bits) for bits in level[scene])

    def first(self, scene: int, guard: Guard) -> tuple[int, State] | None:
        """The first state at a scene in which a guard holds, and after how many moves; it must read live bits only."""
        if guard.reads & ~self.live[scene]:
            raise ValueError(f"nobody said that this would be asked of {self.program.rooms[scene].id}")
        for number, level in enumerate(self.levels):
            held = states_in(guard, level[scene]) if scene in level else ()
            if held:
                return number, State(scene, held[0])
        return None

    def path(self, state: State) -> tuple[str, ...]:
        """A shortest list of choices that leads to a state."""
        number = next(n for n, level in enumerate(self.levels) if state.bits in level.get(state.scene, ()))
        return self.trail(number, state)[1]

    def trail(self, number: int, state: State) -> tuple[int, tuple[str, ...]]:
        """Which start, and which choices from there, lead to a state that is new after ``number`` moves."""
        choices: list[str] = []
        for level in reversed(self.levels[:number]):
            state, choice = self._before(level, state)
            choices.append(choice)
        return self.starts.index(state), tuple(reversed(choices))

    def _before(self, level: Level, state: State) -> tuple[State, str]:
        """A state of the level before and the choice that led on from it."""
        program, live = self.program, self.live[state.scene]
        for scene, states in level.items():
            room = program.rooms[scene]
            heads = {step.id for step in room.steps.values() if state.scene in self._leads_to(scene, step)}
            if not heads:
                continue
            for bits in states:
                here = State(scene, bits)
                for choice, outcome in self._moves(here):
                    leads = choice in heads and outcome.scene == state.scene
                    if leads and (bits & outcome.keep | outcome.on) & live == state.bits:
                        return here, choice
        raise AssertionError("a state that no state before it leads to")

    def _leads_to(self, scene: int, step: Step) -> set[int]:
        return {outcome.scene for outcome in self.made.get((scene, step.id), ())}

    def _moves(self, state: State) -> Iterable[tuple[str, Outcome]]:
        program = self.program
        steps = program.rooms[state.scene].steps
        moves = [(id_, program.outcome_of(steps[id_], state)) for id_ in program.options(state)]
        return moves if self.policy is None else self.policy(state, moves)


def explore(
    program: Program,
    start: State | Sequence[State],
    *,
    live: tuple[int, ...],
    policy: Policy | None = None,
    limit: int = LIMIT,
    partly: bool = False,
    asking: bool = False,
) -> Reached:
    """Explore from a state or from several.

    Beyond ``limit`` states it raises `TooLarge`; or, with ``partly``, returns what it has, marked as incomplete. With
    ``asking``, and without a policy, the questions asked on the way of moves are put.
    """
    starts = (start,) if isinstance(start, State) else tuple(start)
    reached = Reached(program, live, tuple(State(s.scene, s.bits & live[s.scene]) for s in starts), policy)
    search = _Search(reached, Passing(program) if asking else None)
    room, moves_left = limit, limit * MOVES_PER_STATE
    frontier: dict[int, set[int]] = {}
    for state in reached.starts:
        frontier.setdefault(state.scene, set()).add(state.bits)
    while frontier:
        level: Level = {}
        for scene, found in frontier.items():
            new = search.unseen(scene, found)
            if new:
                level[scene] = list(new)
                room -= len(new)
                if live[scene] >> WIDE:
                    room -= sum(bits.bit_length() // WIDE for bits in new)
                moves_left -= len(new) * len(program.rooms[scene].steps)
        if not level:
            break
        reached.levels.append(level)
        if room < 0 or moves_left < 0:
            if not partly:
                raise TooLarge(limit)
            reached.complete = False
            break
        frontier = search.further(level)
    return reached


class _Search:
    """Carries out the moves of one level of states after another."""

    def __init__(self, reached: Reached, passing: Passing | None) -> None:
        self.reached = reached
        self.program = reached.program
        self._seen: list[set[int]] = [set() for _ in self.program.rooms]
        self.known: dict[tuple[int, str], dict[int, dict[int, Move]]] = {}
        """(scene, choice) → bits looked at → how they stood → what the move does then."""
        self._passing = passing
        if passing is not None:
            reached.noticed = passing.noticed

    def unseen(self, scene: int, found: set[int]) -> set[int]:
        """Those of some states that are new at a scene; they count as seen from now on. The set is given away."""
        seen = self._seen[scene]
        if not seen:
            self._seen[scene] = found
            return found
        new = found - seen
        seen |= new
        return new

    def further(self, level: Level) -> dict[int, set[int]]:
        """Where one move more leads."""
        out: dict[int, set[int]] = {}
        for scene, states in level.items():
            if self.reached.policy is not None:
                self._follow(scene, states, out)
                continue
            for step in self.program.rooms[scene].steps.values():
                able = states_in(step.guard, states)
                if able:
                    self._step(scene, step, able, out)
        return out

    def _step(self, scene: int, step: Step, states: list[int], out: dict[int, set[int]]) -> None:
        live = self.reached.live[scene]
        for mask, table in self.known.setdefault((scene, step.id), {}).items():
            if len(table) <= FEW:
                whole = len(table) == 1 << mask.bit_count()
                for number, (want, move) in enumerate(table.items(), start=1):
                    if whole and number == len(table):
                        some, states = states, []  # they cannot stand in any other way
                    else:
                        some = [bits for bits in states if bits & mask == want]
                        states = [bits for bits in states if bits & mask != want] if len(some) < len(states) else []
                    self._arrive(move, some, live, out)
                    if not states:
                        return
            else:
                groups = _grouped(states, mask)
                for want in groups.keys() & table.keys():
                    self._arrive(table[want], groups.pop(want), live, out)
                states = [bits for some in groups.values() for bits in some]
                if not states:
                    return
        if states:
            self._explore(scene, step, states, out)

    def _explore(self, scene: int, step: Step, states: list[int], out: dict[int, set[int]]) -> None:
        """Move states for which nothing is remembered: one is tried, and those that cannot be told from it follow."""
        live, tables = self.reached.live[scene], self.known[scene, step.id]
        waiting = [(states, 0)]
        for some, alike in waiting:  # grows while it is walked
            move, mask = _met(tables, some[0]) or self._learn(scene, step, some[0])
            like_it = some
            if mask & ~alike:
                groups = _grouped(some, mask)
                like_it = groups.pop(some[0] & mask)
                waiting += [(others, alike | mask) for others in groups.values()]
            self._arrive(move, like_it, live, out)

    def _learn(self, scene: int, step: Step, bits: int) -> tuple[Move, int]:
        """Carry out a move that was not met before, and remember what it does in this exploration."""
        outcome = self.program.outcome_of(step, State(scene, bits))
        self._note(scene, step.id, outcome, bits)
        live = self.reached.live[outcome.scene]
        way = None if self._passing is None else self._passing.way(scene, step, bits, outcome)
        move = outcome.scene, outcome.keep & live, outcome.on & live, way
        tables = self.known.setdefault((scene, step.id), {})
        tables.setdefault(outcome.read, {})[bits & outcome.read] = move
        return move, outcome.read

    def _arrive(self, move: Move, states: list[int], live: int, out: dict[int, set[int]]) -> None:
        """Add to where a move leads what it makes of some states, and put the questions on its way."""
        to, keep, on, way = move
        if self._passing is not None and way is not None:
            self._passing.ask(way, states, len(self.reached.levels) - 1)
        if keep & live == live and not on:
            arriving: Collection[int] = states
        elif to in out:
            arriving = [bits & keep | on for bits in states]
        else:
            arriving = {bits & keep | on for bits in states}
        if to in out:
            out[to].update(arriving)
        else:
            out[to] = arriving if isinstance(arriving, set) else set(arriving)

    def _note(self, scene: int, choice: str, outcome: Outcome, bits: int) -> None:
        made = self.reached.made.setdefault((scene, choice), {})
        made.setdefault(outcome, (len(self.reached.levels) - 1, bits))

    def _follow(self, scene: int, states: list[int], out: dict[int, set[int]]) -> None:
        for bits in states:
            for choice, outcome in self.reached._moves(State(scene, bits)):
                self._note(scene, choice, outcome, bits)
                after = (bits & outcome.keep | outcome.on) & self.reached.live[outcome.scene]
                out.setdefault(outcome.scene, set()).add(after)


def _grouped(states: list[int], mask: int) -> dict[int, list[int]]:
    """States by how the bits of a mask stand."""
    groups: dict[int, list[int]] = defaultdict(list)
    for bits in states:
        groups[bits & mask].append(bits)
    return groups


def _met(tables: dict[int, dict[int, Move]], bits: int) -> tuple[Move, int] | None:
    """What is remembered of a move from a state, and the bits that this goes by."""
    for mask, table in tables.items():
        move = table.get(bits & mask)
        if move is not None:
            return move, mask
    return None
