"""Every case that a seat can come to, told apart by what it shows and by what can be shown later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from easi_engine.debrief.tally import ending_reads
from easi_engine.errors import TooLarge
from easi_engine.lint.accepted.telling import Telling, TellingReads
from easi_engine.lint.accepted.terms import EVENTS, QUESTIONS, SCENES, Item, Place
from easi_engine.play.layout import initial_knowledge
from easi_engine.play.program import Program, State
from easi_engine.play.seat import Room, Step
from easi_engine.space import live_bits
from easi_engine.story import Passage, Story, many, passages
from easi_engine.story.scenes import readings_of

Told = tuple[tuple[Place, tuple[Item, ...]], ...]
"""What is shown, place by place, both in an order of their own."""


class Doing(NamedTuple):
    """What a choice does and shows for every state that agrees on what it read."""

    scene: int
    keep: int
    on: int
    label: int
    """Number of what it shows: see `Walk.labels`."""


class Walk:
    """A seat walked through: cases by number, the choices between them, and what there is to see."""

    def __init__(self, story: Story, viewpoint: str, limit: int) -> None:
        """Walk; raises `TooLarge` where there are more cases than the limit."""
        self.program = Program(story, viewpoint)
        self.labels: list[Told] = []
        """What a move shows, each kind once."""
        self.scenes_met: list[tuple[str, ...]] = []
        """By the same numbers: the scenes begun."""
        self.views: list[Told] = []
        """What a case shows before any choice, each kind once."""
        self.states: list[State] = []
        self.view_of: list[int] = []
        self.moves: list[tuple[tuple[str, int, int], ...]] = []
        """Case → (choice, case after it, number of what the move shows)."""
        self.came: list[tuple[int, str] | None] = []
        """Case → a case before it on a shortest way, and the choice made there."""
        self.starts: list[tuple[str | None, int, int]] = []
        """Variant, first case, and number of what shows on the way there."""
        self._label_numbers: dict[tuple[Told, tuple[str, ...]], int] = {}
        self._views: dict[Told, int] = {}
        self._seen: list[dict[int, int]] = [{} for _ in self.program.rooms]
        self._done: dict[tuple[int, str], dict[int, dict[int, Doing]]] = {}
        self._numbers: dict[State, int] = {}
        self._widen()
        self._walk(limit)

    # -- which bits tell cases apart ---------------------------------------------------------------------------

    def _widen(self) -> None:
        """Have every bit kept that bears on anything shown."""
        program = self.program
        reads = TellingReads(program)
        self._looks = [self._seen_at(room, reads) for room in program.rooms]
        for room in program.rooms:
            room.reads |= self._looks[room.number]
            for step in room.steps.values():
                step.reads = reads.of_step(room.id, step)
        outside = ~program.layout.ledger
        self._live = tuple(bits & outside for bits in live_bits(program, 0))
        self._entries: dict[int, Place] = {}
        for room in program.rooms:
            place = (EVENTS, room.scene.use) if room.scene.use else (SCENES, room.id)
            if room.entry:
                self._entries[id(room.entry)] = place

    def _seen_at(self, room: Room, reads: TellingReads) -> int:
        """The bits that decide what a scene shows before any choice."""
        found = room.reads | reads.of_text(room.text)
        for text in room.scene.outcomes.values():
            found |= reads.of_text(passages(text))
        for entry in room.scene.readings.values():
            found |= reduce(or_, (self.program.guard(reading.when).reads for reading in readings_of(entry)))
        return found | ending_reads(self.program) if room.scene.ending is not None else found

    # -- walking -----------------------------------------------------------------------------------------------

    def _walk(self, limit: int) -> None:
        variants = self.program.story.case.variants
        for variant in tuple(variants) or (None,):
            run = self._telling(self._beginning(), self.program.story.case.viewpoints[self.program.viewpoint].start, "")
            scene = self.program.begin(run, variant)
            node = self._case(State(scene, run.bits & self._live[scene]), None)
            self.starts.append((variant, node, self._label(run)))
        for node, state in enumerate(self.states):  # grows while it is walked
            if node >= limit:
                raise TooLarge(limit)
            moves = []
            for choice in self.program.options(state):
                done = self._doing(state, self.program.rooms[state.scene].steps[choice])
                after = State(done.scene, (state.bits & done.keep | done.on) & self._live[done.scene])
                moves.append((choice, self._case(after, (node, choice)), done.label))
            self.moves.append(tuple(moves))

    def _case(self, state: State, came: tuple[int, str] | None) -> int:
        found = self._numbers.get(state)
        if found is None:
            found = self._numbers[state] = len(self.states)
            self.states.append(state)
            self.view_of.append(self._view(state))
            self.came.append(came)
        return found

    def _doing(self, state: State, step: Step) -> Doing:
        known = self._done.setdefault((state.scene, step.id), {})
        for mask, table in known.items():
            found = table.get(state.bits & mask)
            if found is not None:
                return found
        room = self.program.rooms[state.scene]
        run = self._telling(state.bits, room.id, step.id)
        scene = self.program.carry_out(run, state.scene, step)
        tags = step.choice.conduct
        if tags is not None:
            item = ("conduct", step.id, tuple(sorted(many(tags.kept))), tuple(sorted(many(tags.broke))))
            run.told.setdefault((SCENES, room.id), []).append(item)
        run.told.setdefault((SCENES, room.id), []).append(("to", step.id, self.program.rooms[scene].id))
        done = Doing(scene, ~run.off, run.on, self._label(run))
        known.setdefault(run.read, {})[state.bits & run.read] = done
        return done

    def _telling(self, bits: int, scene: str, choice: str) -> Telling:
        return Telling(self.program, bits, scene, choice, self._entries)

    def _beginning(self) -> int:
        return initial_knowledge(self.program.story, self.program.layout, self.program.included)

    def _label(self, run: Telling) -> int:
        told = tuple(sorted((place, tuple(sorted(items, key=repr))) for place, items in run.told.items()))
        key = (told, tuple(run.met))
        number = self._label_numbers.setdefault(key, len(self.labels))
        if number == len(self.labels):
            self.labels.append(told)
            self.scenes_met.append(key[1])
        return number

    # -- what a case shows -------------------------------------------------------------------------------------

    def _view(self, state: State) -> int:
        looked = state.bits & self._looks[state.scene]
        number = self._seen[state.scene].get(looked)
        if number is None:
            told = self._looked_at(state)
            number = self._views.setdefault(told, len(self.views))
            if number == len(self.views):
                self.views.append(told)
            self._seen[state.scene][looked] = number
        return number

    def _looked_at(self, state: State) -> Told:
        program = self.program
        room = program.rooms[state.scene]
        scene = room.scene
        items: list[Item] = [("open", program.options(state)), ("text", "", self._shown(state, room.text))]
        items += [
            ("outcome", person, self._shown(state, passages(text))) for person, text in sorted(scene.outcomes.items())
        ]
        for agency, entry in sorted(scene.readings.items()):
            lines = readings_of(entry)
            given = next((n for n, line in enumerate(lines) if program.holds(state, line.when)), None)
            if given is not None:
                items.append(("reading", agency, given))
        if scene.record is not None:
            items.append(("record", scene.record))
        found: list[tuple[Place, tuple[Item, ...]]] = [((SCENES, room.id), tuple(items))]
        if scene.ending is not None:
            items.append(("ending",))
            found = [((SCENES, room.id), tuple(items)), *self._standings(state.bits)]
        return tuple(sorted(found, key=lambda entry: entry[0]))

    def _shown(self, state: State, text: tuple[Passage, ...]) -> tuple[str, ...]:
        return tuple(str(number) for number, part in enumerate(text) if self.program.holds(state, part.when))

    def _standings(self, bits: int) -> Iterator[tuple[Place, tuple[Item, ...]]]:
        """How each question stands at an ending, besides what was sent for it on the way."""
        program, layout = self.program, self.program.layout
        for question in program.questions:
            moot = program.story.case.verdicts[question.verdict].moot
            came_up = moot is None or not program.guard(moot).holds(bits)
            line = program.line_in_force(question, bits)
            number = next(index for index, one in enumerate(question.lines) if one is line)
            senders = sorted({sender for _, sender, _ in question.triples})
            held = [(sender, fact) for sender in senders for fact in sorted(question.facts)]
            held = [entry for entry in held if bits & layout.knows[entry]]
            refused = [request for request in question.awaits if bits & layout.consent[request]["refused"]]
            yield (QUESTIONS, question.id), (("stands", number, came_up, tuple(held), tuple(sorted(refused))),)

    # -- ways --------------------------------------------------------------------------------------------------

    def way(self, node: int) -> tuple[str, ...]:
        """A shortest way to a case: its choices, after its variant where the story has any."""
        choices: list[str] = []
        while (came := self.came[node]) is not None:
            node, choice = came
            choices.append(choice)
        variant = next(variant for variant, start, _ in self.starts if start == node)
        return (*(() if variant is None else (variant,)), *reversed(choices))

    @cached_property
    def told(self) -> tuple[tuple[Place, Item], ...]:
        """Everything that is shown anywhere, each thing once."""
        found: dict[tuple[Place, Item], Any] = {}
        for told in (*self.labels, *self.views):
            for place, items in told:
                found.update(dict.fromkeys((place, item) for item in items))
        return tuple(found)
