"""What a sending reads and changes, worked out once."""

from easi_engine.play.program import Program
from tests.engine.building import seat

STORY = """
facts: {food: school, bruise: {held-by: school, includes: food}}
audiences: {everyone: {name: everyone, members: [school, csc, police]}}
meters: {days: {from: 0, to: 5}}
verdicts: {q: {facts: food, to: csc, by: {days: 2}, judge: [{share: Now.}]}}
scenes:
  desk: {choices: {tell: {share: {everyone: bruise}}, wait: {add: {days: 1}}}}
"""


def program() -> Program:
    return seat(STORY)


def test_a_fact_goes_with_what_it_includes_to_every_member_but_the_sender() -> None:
    route = program().routes["school", "everyone", "bruise"]
    assert route.triples == tuple((fact, "school", who) for who in ("csc", "police") for fact in ("bruise", "food"))


def test_nothing_goes_that_the_sender_does_not_hold() -> None:
    told = program()
    assert told.routes["school", "csc", "food"].held == told.layout.knows["school", "food"]


def test_a_triple_of_a_question_carries_its_ledger_and_its_deadline() -> None:
    told = program()
    knows, sent, judging = told.arrivals["food", "school", "csc"]
    assert (knows, sent) == (told.layout.knows["csc", "food"], told.layout.sent["food", "school", "csc"])
    assert judging is not None
    assert (judging.question, judging.late, judging.leaked) == ("q", told.layout.late["q"], told.layout.leaked["q"])
    assert judging.overdue == told.layout.meters["days"].at_least(3)


def test_a_triple_of_no_question_is_only_known() -> None:
    told = program()
    assert told.arrivals["food", "school", "police"] == (told.layout.knows["police", "food"], 0, None)


def test_a_day_is_over_when_the_clock_is_past_it() -> None:
    told = program()
    assert told.overdue(-1) == 0
    assert told.overdue(5) is None
    assert told.overdue(None) is None
    assert seat("facts: {food: school}\nscenes: {desk: {choices: {go: {}}}}").overdue(1) is None
