"""The jigsaw: before the debrief only what the learner may see, after it the truth."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easi_engine.play import Playthrough, Program, compile_seat, face_up, jigsaw
from easi_engine.play.events import Sent
from easi_sim.catalogue import find_story
from tests.engine.building import play

STORIES = Path(__file__).resolve().parents[3] / "stories"

TEXT = """
facts:
  food: {held-by: school, short: the lunches}
  bruise: []
  label: {held-by: health, includes: mornings}
  mornings: []
  notes: [police, carl]
  secret: housing
meters: {days: {from: 0, to: 9}}
consent: {ask: {of: leanne, for: [food, bruise], with: health, answers: [given]}}
timeline:
  letter: {day: 2, say: The police write to social care., meanwhile: {from: police, to: csc, facts: notes}}
  unseen: {day: 4, meanwhile: {from: housing, to: csc, facts: secret}}
  to-me: {day: 6, meanwhile: {from: carl, to: school, facts: notes}}
scenes:
  desk:
    choices:
      look: {learn: bruise}
      read: {learn: notes}
      tell: {share: {csc: food}}
      ask: {ask: {health: label}}
      seek: {seek: ask}
      wait: {add: {days: 2}}
      busy: {add: {days: 2}, meanwhile: {from: housing, to: police, facts: secret}}
      aside: {meanwhile: {from: housing, to: police, facts: secret}}
"""


def cells(*choices: str, reveal: bool = False) -> dict[tuple[str, str], str]:
    """The cells after these choices."""
    return jigsaw(play(TEXT, *choices), reveal=reveal).cells


def test_at_the_start_the_learner_sees_their_own_facts_and_nothing_else() -> None:
    assert cells() == {("food", "school"): "mine"}


def test_each_cell_says_how_the_learner_knows() -> None:
    assert cells("look", "tell", "ask") == {
        ("food", "school"): "mine",
        ("bruise", "school"): "mine",
        ("food", "csc"): "sent",
        ("label", "school"): "mine",
        ("label", "health"): "told-me",
        ("mornings", "school"): "mine",
        ("mornings", "health"): "told-me",
    }


def test_asking_for_consent_shows_what_the_person_was_told() -> None:
    assert cells("seek") == {("food", "school"): "mine", ("food", "leanne"): "sent"}


def test_an_event_with_words_shows_whom_it_told_of_what_the_learner_has() -> None:
    assert cells("read", "wait") == {("food", "school"): "mine", ("notes", "school"): "mine", ("notes", "csc"): "seen"}
    assert cells("wait", "wait") == cells("wait")


def test_an_event_with_words_names_no_fact_that_the_learner_has_not_got() -> None:
    assert cells("wait") == {("food", "school"): "mine"}
    assert [row.id for row in jigsaw(play(TEXT, "wait")).facts] == ["food"]


def test_word_that_came_before_the_fact_did_is_shown_once_the_learner_has_it() -> None:
    assert cells("wait", "read")["notes", "csc"] == "seen"


def test_face_up_what_an_event_told_beyond_what_the_learner_had_was_out_of_their_sight() -> None:
    assert cells("wait", reveal=True)["notes", "csc"] == "held"


@pytest.mark.parametrize("viewpoint", ["school", "health", "housing", "police"])
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_during_play_no_fact_is_named_that_the_seat_neither_knows_nor_sent(viewpoint: str, data: st.DataObject) -> None:
    program = packed_lunch(viewpoint)
    playthrough = Playthrough.begin(program)
    while not playthrough.is_over:
        has = set(program.knows(playthrough.state).get(program.holder, ()))
        for told in playthrough.happenings():
            has |= {one.what.fact for one in told if isinstance(one.what, Sent)}
        assert {row.id for row in jigsaw(playthrough).facts} <= has
        playthrough = playthrough.choose(data.draw(st.sampled_from(playthrough.options)))


@cache
def packed_lunch(viewpoint: str) -> Program:
    """A seat of the bundled story in which most is told meanwhile."""
    return compile_seat(find_story("packed-lunch", STORIES), viewpoint)


def test_what_others_do_meanwhile_stays_out_of_sight() -> None:
    assert cells("aside") == cells()


def test_an_event_with_words_does_not_show_what_happens_after_it_in_the_same_move() -> None:
    assert cells("read", "busy") == cells("read", "wait")


def test_what_comes_to_the_seat_is_seen_with_who_told_it() -> None:
    seen = cells("wait", "wait", "wait")
    assert seen["notes", "school"] == "mine"
    assert seen["notes", "carl"] == "told-me"
    assert ("notes", "police") not in seen


def test_only_facts_with_something_to_show_have_a_row_before_the_debrief() -> None:
    assert [row.id for row in jigsaw(play(TEXT, "tell")).facts] == ["food"]
    assert [(row.short, row.says) for row in jigsaw(play(TEXT)).facts] == [("the lunches", "It is so that food.")]


def test_before_the_debrief_agencies_stand_there_and_people_only_once_something_reached_them() -> None:
    before = [column.id for column in jigsaw(play(TEXT)).holders]
    assert before[0] == "school"
    assert {"health", "police", "housing"} <= set(before)
    assert not {"carl", "leanne", "rowan"} & set(before)
    assert "leanne" in [column.id for column in jigsaw(play(TEXT, "seek")).holders]


def test_an_agency_of_which_only_a_service_plays_a_part_has_no_empty_column() -> None:
    playthrough = Playthrough.begin(packed_lunch("health"))
    columns = [column.id for column in jigsaw(playthrough).holders]
    assert columns[0] == "health.school-nurse"
    assert "health" not in columns
    assert "health" not in [column.id for column in jigsaw(playthrough, reveal=True).holders]


def test_columns_say_who_is_a_service_and_who_a_person_and_services_come_first() -> None:
    kinds = [column.is_service for column in jigsaw(play(TEXT, "seek"), reveal=True).holders]
    assert kinds == sorted(kinds, reverse=True)
    assert not {column.id: column.is_service for column in jigsaw(play(TEXT, "seek")).holders}["leanne"]


def test_the_seats_column_comes_first_and_columns_have_letters() -> None:
    columns = jigsaw(play(TEXT, "seek")).holders
    assert {column.id: (column.name, column.letter) for column in columns}["health"] == ("Health", "H")
    assert {column.id: (column.name, column.letter) for column in columns}["leanne"] == ("Leanne", "L")


def test_at_the_debrief_the_truth_is_shown_whole() -> None:
    told = play(TEXT, "tell", "wait", "wait", "busy", "look")
    truth = {(fact, holder) for holder, facts in told.program.knows(told.state).items() for fact in facts}
    revealed = jigsaw(told, reveal=True)
    assert set(revealed.cells) == truth
    assert revealed.cells["secret", "police"] == "held"
    assert revealed.cells["food", "csc"] == "sent"
    assert {row.id for row in revealed.facts} == set(told.program.story.case.facts)
    assert {holder for _, holder in truth} <= {column.id for column in revealed.holders}


def test_what_nobody_came_to_know_has_no_row_even_at_the_debrief() -> None:
    rows = [{row.id for row in jigsaw(play(TEXT, choice), reveal=True).facts} for choice in ("wait", "look")]
    assert rows[1] - rows[0] == {"bruise"}


def test_what_the_last_move_showed_is_new_and_the_start_is_not() -> None:
    assert jigsaw(play(TEXT)).new == frozenset()
    assert jigsaw(play(TEXT, "tell", "ask")).new == {
        ("label", "school"),
        ("label", "health"),
        ("mornings", "school"),
        ("mornings", "health"),
    }
    assert jigsaw(play(TEXT, "tell", "tell")).new == frozenset()


def test_face_up_only_what_somebody_has_come_to_know_is_new() -> None:
    assert jigsaw(play(TEXT, "busy"), reveal=True).new == {("secret", "police"), ("notes", "csc")}
    assert jigsaw(play(TEXT, "ask"), reveal=True).new == {("label", "school"), ("mornings", "school")}


def test_face_up_there_is_a_grid_for_the_start_and_each_move_of_the_same_rows_and_columns() -> None:
    told = play(TEXT, "tell", "wait", "ask")
    grids = face_up(told)
    assert [grid.cells for grid in grids] == [
        jigsaw(play(TEXT, *choices), reveal=True).cells
        for choices in ((), ("tell",), ("tell", "wait"), ("tell", "wait", "ask"))
    ]
    assert len({(grid.facts, grid.holders) for grid in grids}) == 1
    assert grids[-1] == jigsaw(told, reveal=True)
