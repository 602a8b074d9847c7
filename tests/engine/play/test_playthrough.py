"""Playthroughs: moves, undo, records and predictions that change no state."""

import pytest

from easi_engine.errors import NothingToUndo, UnavailableChoice
from easi_engine.play import (
    BASES,
    DecisionRecord,
    Playthrough,
    Prediction,
    consent_log,
    jigsaw,
    known_facts,
    state_json,
)
from easi_engine.story.base import Basis
from tests.engine.building import play, seat

TEXT = """
facts: {food: school, low: []}
flags: [a]
meters: {days: {from: 0, to: 5}}
consent: {ask: {of: leanne, for: food, with: health, answers: [given]}}
scenes:
  desk:
    to: end
    choices: {tell: {share: {csc: food}, add: {days: 1}}, ask: {seek: ask, to: desk}, on: {set: a, to: desk}}
  end: {ending: The end}
"""


def test_there_is_one_state_more_than_there_are_moves() -> None:
    told = play(TEXT, "on", "ask", "tell")
    assert [move.choice for move in told.moves] == ["on", "ask", "tell"]
    assert len(told.states) == 4
    assert told.is_over


def test_undo_gives_back_the_playthrough_before_the_move() -> None:
    before = play(TEXT, "on")
    assert before.choose("ask").undo() == before
    assert before.choose("tell").undo().choose("tell") == before.choose("tell")


def test_undo_all_the_way_is_the_start_and_no_further() -> None:
    told = play(TEXT, "on", "ask")
    assert told.undo().undo() == play(told.program)
    with pytest.raises(NothingToUndo):
        told.undo().undo().undo()


def test_a_refused_move_leaves_the_playthrough_as_it_was() -> None:
    told = play(TEXT, "on")
    with pytest.raises(UnavailableChoice):
        told.choose("nothing")
    assert told == play(told.program, "on")


def test_predictions_and_decision_records_feed_no_state() -> None:
    program = seat(TEXT)
    bare = Playthrough.begin(program).choose("tell")
    full = Playthrough.begin(program).choose(
        "tell", Prediction("police", "on"), DecisionRecord("consent", "yes", "asked", "She said yes.")
    )
    assert full.states == bare.states
    assert full.moves[0].record == DecisionRecord("consent", "yes", "asked", "She said yes.")


def test_the_bases_a_record_may_name_are_those_a_verdict_may_name_and_none() -> None:
    assert set(BASES) == {"none", *Basis.__args__}  # type: ignore[attr-defined]


def test_what_happened_is_told_from_the_start_move_by_move() -> None:
    told = play(TEXT, "on", "tell")
    assert len(told.happenings()) == 3
    assert told.last_happenings() == told.happenings()[-1]
    assert play(TEXT).last_happenings() == play(TEXT).happenings()[0]


def test_state_json_says_where_play_stands() -> None:
    assert state_json(play(TEXT, "ask", "tell")) == {
        "scene": "end",
        "knows": {"school": ["food"], "csc": ["food"], "leanne": ["food"]},
        "consent": {"ask": "given"},
        "flags": [],
        "meters": {"days": 1},
    }


BETWEEN = """
facts: {food: school, low: [], bruise: [], old: []}
meters: {days: {from: 0, to: 5}}
consent: {ask: {of: leanne, for: food, with: health, answers: [given]}}
scenes:
  desk:
    to: gym
    choices: {look: {learn: low, share: {csc: food}, seek: ask, reply: She looks., add: {days: 1}}}
  gym: {on-entry: {learn: bruise}, to: end, choices: {on: {}}}
  end: {ending: The end}
"""


def test_between_two_scenes_what_the_next_brings_to_light_is_not_known_yet() -> None:
    told = play(BETWEEN, "look")
    between = told.answered()
    assert [fact.id for fact in known_facts(told)] == ["food", "low", "bruise"]
    assert [fact.id for fact in known_facts(between)] == ["food", "low"]
    assert [asked.status for asked in consent_log(between)] == ["given"]
    assert ("food", "csc") in jigsaw(between).cells
    assert ("bruise", "school") in jigsaw(told).cells
    assert not any(fact == "bruise" for fact, _ in jigsaw(between).cells)


def test_before_the_first_scene_nothing_is_known_yet() -> None:
    between = play(BETWEEN).answered()
    assert known_facts(between) == ()
    assert consent_log(between) == ()
    assert jigsaw(between).cells == {}
