"""Who knew what through time, and whether the whole picture was ever on one desk."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from easi_engine.debrief import knowledge_through_time
from easi_engine.play import Playthrough, jigsaw
from tests.engine.building import Data, play
from tests.engine.debrief.walking import walked
from tests.engine.stories import stories

TEXT = """
facts: {food: school, bruise: [], label: {held-by: health, includes: mornings}, mornings: [], notes: carl, log: police}
meters: {days: {from: 0, to: 9}}
timeline:
  letter: {day: 2, meanwhile: {from: police, to: csc, facts: log}}
scenes:
  desk:
    to: desk
    choices:
      look: {learn: bruise}
      wait: {add: {days: 2}}
      all: {share-if-held: {csc: [food, bruise]}}
      ring: {ask: {health: label}}
      hear: {ask: {carl: notes}}
      logs: {ask: {police: log}}
      go: {to: end}
  end: {ending: The end}
"""


def test_there_is_a_moment_before_the_first_move_and_one_after_each() -> None:
    found = knowledge_through_time(play(TEXT, "look", "wait", "go")).moments
    assert [(moment.move, moment.day, moment.title, moment.choice) for moment in found] == [
        (0, 0, "Title of desk", None),
        (1, 0, "Title of desk", "Say look"),
        (2, 2, "Title of desk", "Say wait"),
        (3, 2, "Title of desk", "Say go"),
    ]


def test_a_moment_says_who_came_to_know_what_on_the_way_to_it() -> None:
    start, looked, waited = knowledge_through_time(play(TEXT, "look", "wait")).moments
    assert start.arrived == ()
    assert [(came.holder, came.fact, came.how) for came in looked.arrived] == [("school", "bruise", "learned")]
    assert [(came.holder, came.fact, came.day) for came in waited.arrived] == [("csc", "log", 2)]


def test_the_pieces_are_what_an_agency_or_service_knows_and_not_what_only_a_person_does() -> None:
    start, heard = knowledge_through_time(play(TEXT, "hear")).moments
    # food, label with mornings, log; Carl's notes are no piece until somebody has asked him.
    assert (start.known, start.most, start.where) == (4, 2, ("health",))
    assert (heard.known, heard.most, heard.where) == (5, 2, ("school", "health"))


def test_the_whole_picture_is_on_one_desk_once_somebody_holds_every_piece() -> None:
    found = knowledge_through_time(play(TEXT, "ring", "logs", "look"))
    assert [moment.whole for moment in found.moments] == [False, False, True, True]
    assert found.whole is found.moments[2]
    assert found.moments[2].where == ("school",)


def test_it_may_never_come_together() -> None:
    assert knowledge_through_time(play(TEXT, "look", "wait", "go")).whole is None


def test_it_may_come_apart_again_when_somebody_else_finds_something_out() -> None:
    text = """
facts: {food: school, log: police, notes: carl}
meters: {days: {from: 0, to: 9}}
timeline: {find: {day: 2, meanwhile: {to: housing, facts: notes}}}
scenes: {desk: {to: desk, choices: {logs: {ask: {police: log}}, wait: {add: {days: 2}}}}}
"""
    moments = knowledge_through_time(play(text, "logs", "wait")).moments
    assert [moment.whole for moment in moments] == [False, True, False]


def test_with_no_pieces_at_all_nothing_is_whole() -> None:
    moment = knowledge_through_time(play("{facts: {notes: carl}}")).moments[0]
    assert (moment.known, moment.most, moment.where, moment.whole) == (0, 0, (), False)


def test_the_grid_keeps_its_rows_and_columns_and_marks_what_has_just_arrived() -> None:
    found = knowledge_through_time(play(TEXT, "look", "all", "ring")).moments
    assert len({(moment.jigsaw.facts, moment.jigsaw.holders) for moment in found}) == 1
    assert [moment.jigsaw.new for moment in found] == [
        frozenset(),
        {("bruise", "school")},
        {("food", "csc"), ("bruise", "csc")},
        {("label", "school"), ("mornings", "school")},
    ]
    assert found[1].jigsaw.cells["label", "health"] == "held"
    assert found[3].jigsaw.cells["label", "health"] == "told-me"


def standing_at(playthrough: Playthrough, move: int) -> Playthrough:
    """The playthrough as it was after so many moves."""
    while len(playthrough.moves) > move:
        playthrough = playthrough.undo()
    return playthrough


@given(stories(), st.lists(st.integers(0, 9), max_size=8))
def test_every_moment_is_what_the_state_then_holds(data: Data, picks: list[int]) -> None:
    playthrough = walked(data, picks)
    services = set(playthrough.program.story.library.letters())
    for moment in knowledge_through_time(playthrough).moments:
        then = standing_at(playthrough, moment.move)
        knows = then.program.knows(then.state)
        desks = {holder: set(facts) for holder, facts in knows.items() if holder in services}
        assert set(moment.jigsaw.cells) == {(fact, holder) for holder, facts in knows.items() for fact in facts}
        assert moment.jigsaw.cells == jigsaw(then, reveal=True).cells
        assert moment.known == len(set().union(*desks.values()))
        assert {len(desks[holder]) for holder in moment.where} <= {moment.most}
        assert moment.most == max(map(len, desks.values()), default=0)
        assert moment.whole is any(facts == set().union(*desks.values()) for facts in desks.values())
        if moment.move:
            assert {(came.fact, came.holder) for came in moment.arrived} == moment.jigsaw.new


@given(stories(), st.lists(st.integers(0, 9), max_size=8))
def test_pieces_are_never_lost(data: Data, picks: list[int]) -> None:
    moments = knowledge_through_time(walked(data, picks)).moments
    for before, after in pairwise(moments):
        assert before.jigsaw.cells.keys() <= after.jigsaw.cells.keys()
        assert before.known <= after.known
        assert before.most <= after.most
