"""States from which play never stops are exactly those from which a search forwards finds no stop."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from easi_engine.loading import load_library, load_story
from easi_engine.play.program import Program, State
from easi_engine.space import explore, live_bits
from easi_engine.space.hopeless import hopeless
from tests.engine.lint.linting import STORY, write

SCENES = """
s-desk:
  title: Your desk
  text: The log is open.
  to: s-hall
  choices:
    look: {{say: Look, learn: bruise, to: s-desk}}
    ring: {{say: Ring, set: rung, to: {ring}}}
    on: {{say: Go on}}
s-hall:
  title: The hall
  text: Empty.
  to: s-pass
  choices:
    on: {{say: Go on, when: {on}}}
    back: {{say: Go back, when: {back}, to: s-desk}}
    round: {{say: Go round, when: {round}, unset: rung, to: s-hall}}
s-pass: {{title: The passage, text: Dark., to: [{{scene: s-end, when: {out}}}, s-hall]}}
s-end: {{title: The end, text: It is over., ending: Over}}
"""
CONDITIONS = ("{flag: rung}", "{knows: {school: bruise}}", "{not: {flag: rung}}")


@pytest.mark.parametrize("ring", ["s-desk", "s-hall", "s-end"])
def test_backwards_finds_what_forwards_finds(ring: str, tmp_path: Path) -> None:
    found_some = False
    for number, (on, back, round_, out) in enumerate(product(CONDITIONS, repeat=4)):
        if number % 4:
            continue  # a quarter of them covers every pair of conditions
        text = SCENES.format(ring=ring, on=on, back=back, round=round_, out=out)
        folder = tmp_path / str(number)
        write(folder, {"story.yaml": "flags: {rung: You rang}\n", "scenes/school.yaml": text})
        story = load_story(folder / STORY, load_library(folder)).story
        assert story is not None
        program = Program(story, "school")
        reached = explore(program, program.start(), live=live_bits(program, 0))
        expected = {state for state in reached if not can_stop(program, reached.live, state)}
        assert {state for _, state in hopeless(reached)} == expected
        found_some = found_some or bool(expected)
    assert found_some


def can_stop(program: Program, live: tuple[int, ...], start: State) -> bool:
    seen, waiting = set[State](), [start]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            options = program.options(state)
            if not options:
                return True
            after = (program.choose(state, choice) for choice in options)
            waiting += [State(scene, bits & live[scene]) for scene, bits in after]
    return False
