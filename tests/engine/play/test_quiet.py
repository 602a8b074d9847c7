"""Effects remembered for whoever tries every move."""

from collections.abc import Iterator

import pytest

from easi_engine.play.program import Program, State
from easi_engine.play.run import Run
from easi_engine.story.effects import Effect
from tests.engine.building import seat

STORY = """
facts: {food: school, bruise: {held-by: health, includes: food}}
flags: [late, seen]
meters: {days: {from: 0, to: 4}}
consent: {ask: {of: leanne, for: food, with: csc, answers: [{given: {flag: seen}}, refused]}}
timeline: {visit: {day: 2, unless: {flag: seen}, meanwhile: {from: health, to: csc, facts: bruise}}}
verdicts: {q: {facts: food, to: csc, by: {days: 1}, judge: [{share: Now., when: {flag: seen}}, withhold]}}
scenes:
  desk:
    choices:
      tell: {share: {csc: food}}
      find: {ask: {health: bruise}}
      look: {set: seen}
      wait: {add: {days: 1}}
      ask: {seek: ask, then: [{when: {consent: {ask: given}}, share: {csc: food}}]}
"""


def states(program: Program) -> Iterator[State]:
    """Every state that can be reached."""
    waiting = [program.start()]
    for state in waiting:  # grows while it is walked
        yield state
        after = (program.choose(state, choice) for choice in program.options(state))
        waiting += dict.fromkeys(new for new in after if new not in waiting)


def test_a_remembered_move_is_the_move_carried_out_anew() -> None:
    program, fresh = seat(STORY), seat(STORY)
    found = list(states(program))
    assert len(found) > 50
    for state in found:
        for choice in program.options(state):
            told, _ = fresh.tell(state, choice)
            assert program.choose(state, choice) == told


def test_an_effect_is_carried_out_once_for_what_it_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Effect] = []
    carry_out = Run.carry_out

    def noted(self: Run, effect: Effect, *, scored: bool) -> None:
        done.append(effect)
        carry_out(self, effect, scored=scored)

    monkeypatch.setattr(Run, "carry_out", noted)
    program = seat(STORY)
    moves = sum(len(program.options(state)) for state in states(program))
    assert len(done) < moves / 3
