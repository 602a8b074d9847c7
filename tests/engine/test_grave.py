"""A grave question that comes late, in both interpreters: whatever is told in which order, and on which day."""

from __future__ import annotations

from functools import reduce
from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st

from easi_engine.play import compile_seat
from tests.engine.building import Data, ended, filled, play, story_of
from tests.engine.reference import Reference
from tests.engine.stories import SEAT

FACTS = ("food", "bruise", "tired", "label")
LAST_DAY = 2
AXES = set(FACTS), {"keep"}


def due_by_a_day(grave: set[str]) -> Data:
    """A story in which four things are due by a day, some of them gravely, and one is to be kept."""
    due: Data = {
        fact: {"facts": fact, "to": "csc", "by": {"days": LAST_DAY}, "grave": fact in grave, "judge": ["share"]}
        for fact in FACTS
    }
    choices: Data = {fact: {"share": {"csc": fact}} for fact in FACTS}
    choices |= {"wait": {"add": {"days": 1}}, "leak": {"share": {"carl": "notes"}}, "go": {"to": "end"}}
    return filled(
        {
            "facts": dict.fromkeys((*FACTS, "notes"), SEAT),
            "meters": {"days": {"from": 0, "to": 9}},
            "verdicts": due | {"keep": {"facts": "notes", "to": "carl", "judge": ["withhold"]}},
            "scenes": {"desk": {"to": "desk", "choices": choices}, "end": {"ending": "The end"}},
        }
    )


@example({"label"}, list(FACTS), [0, 0, 0, 3])
@given(st.sets(st.sampled_from(FACTS)), st.permutations(FACTS), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_late_on_a_grave_question_rules_the_upper_half_out(grave: set[str], told: list[str], waits: list[int]) -> None:
    days = dict(zip(told, accumulate(waits), strict=True))
    late = {fact for fact, day in days.items() if day > LAST_DAY}
    steps = zip(told, waits, strict=True)
    choices = [*(choice for fact, wait in steps for choice in (*["wait"] * wait, fact)), "go"]
    model = "ideal" if len(late) <= 1 and not late & grave else "over-cautious"

    data = due_by_a_day(grave)
    found = ended(play(compile_seat(story_of(data), SEAT), *choices))
    assert {question.id for question in found.questions if question.effective == "late"} == late
    assert found.model == model

    reference = Reference(data, SEAT)
    world = reduce(reference.choose, choices, reference.start(None))
    assert reference.rates(reference.marks(world, AXES))[2] == model
