"""What the learner sees: the scene, readings, what the seat knows, consent, the way so far."""

import pytest

from easi_engine.play import (
    ConsentView,
    Glimpse,
    OptionView,
    OutcomeView,
    PathStep,
    agency_to_predict,
    consent_log,
    known_facts,
    look,
    path_so_far,
    readings,
)
from tests.engine.building import play, seat

LOOKING = """
flags: [a]
meters: {days: {from: 0, to: 9}}
timeline: {post: {day: 1, say: A letter comes.}, unseen: {day: 1, set: a}}
scenes:
  desk:
    to: corridor
    text: [One., {when: {flag: a}, say: Two.}]
    record: full
    notes: [worry]
    concepts: [minimum]
    choices:
      go: {say: Go on, add: {days: 1}, reply: [Right., {when: {flag: a}, say: Off you go.}]}
      stay: {to: desk}
      shut: {when: {flag: a}}
    readings: {police: {notices: A door, would: go, because: Because.}}
  corridor: {to: end, title: The corridor, text: Footsteps.}
  end:
    ending: Gone
    outcomes: {rowan: [{when: {flag: a}, say: He left.}, {when: {not: {flag: a}}, say: He stayed.}], leanne: She waits.}
"""


def test_a_scene_shows_its_paragraphs_that_hold_its_open_choices_and_what_it_asks_for() -> None:
    view = look(play(LOOKING))
    assert (view.id, view.title, view.day, view.paragraphs) == ("desk", "Title of desk", 0, ("One.",))
    assert view.options == (OptionView("go", "Go on"), OptionView("stay", "Say stay"))
    assert (view.decision, view.full_record, view.notes, view.concepts) == (True, True, ("worry",), ("minimum",))
    assert (view.ending, view.outcomes, view.reply, view.happened, view.passed) == (None, (), (), (), ())


def test_an_ending_shows_what_the_move_brought_and_what_became_of_each_person() -> None:
    view = look(play(LOOKING, "go"))
    assert (view.id, view.ending, view.options, view.decision) == ("end", "Gone", (), False)
    assert view.reply == ("Right.", "Off you go.")
    assert view.happened == ("A letter comes.",)
    assert view.passed == (Glimpse("The corridor", ("Footsteps.",)),)
    assert view.outcomes == (
        OutcomeView("rowan", "Rowan", ("He left.",)),
        OutcomeView("leanne", "Leanne", ("She waits.",)),
    )


def test_a_choice_that_leads_nowhere_shows_the_same_scene_as_it_holds_now() -> None:
    text = """
    flags: [a]
    scenes: {desk: {text: [One., {when: {flag: a}, say: Two.}], choices: {on: {set: a}}}}
    """
    assert look(play(text, "on")).paragraphs == ("One.", "Two.")


# -- readings ----------------------------------------------------------------------------------------------------------

READINGS = """
facts: {bruise: [police]}
scenes:
  desk:
    choices: {see: {learn: bruise, to: desk}, wait: {to: desk}, leave: {to: hall}}
    readings:
      police:
        - {when: {knows: {school: bruise}}, notices: An injury, would: [see, leave], because: It is one.}
        - {notices: Lunches, would: wait, because: They are.}
      health: {when: {knows: {school: bruise}}, notices: An arm, would: see, because: It hurts.}
      csc: {notices: A pattern, would: see, because: It repeats.}
  hall: {choices: {back: {to: desk}}}
"""


def test_each_agencys_first_reading_that_holds_is_shown_and_none_where_none_does() -> None:
    assert [(view.agency, view.name, view.notices, view.would) for view in readings(play(READINGS))] == [
        ("police", "Police", "Lunches", ("wait",)),
        ("csc", "Social care", "A pattern", ("see",)),
    ]
    assert [(view.agency, view.notices) for view in readings(play(READINGS, "see"))] == [
        ("police", "An injury"),
        ("health", "An arm"),
        ("csc", "A pattern"),
    ]


def test_a_reading_is_of_what_the_seat_knows_not_of_what_the_reader_privately_knows() -> None:
    assert readings(play(READINGS))[0].because == "They are."


def test_readings_are_of_the_situation_before_the_choice() -> None:
    told = play(READINGS, "see")
    assert readings(told.undo())[0].notices == "Lunches"


def test_a_scene_without_readings_is_no_decision() -> None:
    told = play(READINGS, "leave")
    assert not look(told).decision
    assert readings(told) == ()
    assert agency_to_predict(told) is None


def test_the_agency_to_predict_is_each_in_turn_decision_by_decision() -> None:
    asked = [agency_to_predict(play(READINGS, *["wait"] * count)) for count in range(4)]
    assert asked == ["police", "csc", "police", "csc"]
    # The hall is no decision, so it takes nobody's turn.
    assert agency_to_predict(play(READINGS, "leave", "back")) == "csc"


def test_with_more_readings_the_turn_goes_round_all_of_them() -> None:
    asked = [agency_to_predict(play(READINGS, "see", *["wait"] * count)) for count in range(3)]
    assert asked == ["health", "csc", "police"]


# -- what the seat knows -----------------------------------------------------------------------------------------------


def test_known_facts_say_how_and_on_which_day_each_came_in_the_order_they_came() -> None:
    text = """
    facts:
      start: {held-by: school, about: [rowan, carl], short: from the first, category: special, kind: reported}
      seen: []
      asked: {held-by: health.gp, includes: inner}
      inner: []
      post: police
      noticed: []
      foreign: police
    meters: {days: {from: 0, to: 9}}
    timeline:
      letter: {day: 3, meanwhile: [{from: police, to: school, facts: post}, {to: school, facts: noticed}]}
    scenes:
      desk:
        choices:
          ring: {add: {days: 2}, ask: {health.gp: asked}}
          wait: {add: {days: 1}}
          look: {learn: [seen, start]}
    """
    rows = known_facts(play(text, "ring", "wait", "look"))
    assert [(row.id, row.how, row.day) for row in rows] == [
        ("start", "from the start", 0),
        ("asked", "from GP practice", 2),
        ("inner", "from GP practice", 2),
        ("post", "from Police", 3),
        ("noticed", "found out", 3),
        ("seen", "found out", 3),
    ]
    first = rows[0]
    assert (first.short, first.about, first.category, first.kind) == (
        "from the first",
        ("Rowan", "Carl"),
        "special",
        "reported",
    )
    assert (rows[1].short, rows[1].says) == ("asked", "It is so that asked.")


def test_a_fact_heard_again_keeps_its_first_source() -> None:
    text = """
    facts: {mood: [health, police], food: [school, police]}
    meters: {days: {from: 0, to: 9}}
    timeline: {post: {day: 1, ask: {police: food}}}
    scenes: {desk: {choices: {health: {ask: {health: mood}}, police: {ask: {police: [mood, food]}, add: {days: 1}}}}}
    """
    assert [(row.id, row.how) for row in known_facts(play(text, "health", "police"))] == [
        ("food", "from the start"),
        ("mood", "from Health"),
    ]


def test_known_facts_are_those_of_the_holder_the_seat_acts_as() -> None:
    text = """
    viewpoints: {health: {seat: health.gp}}
    facts: {mood: health.gp, file: health}
    scenes: {desk: {ending: The end}}
    """
    assert [row.id for row in known_facts(play(text))] == ["mood"]


# -- consent -----------------------------------------------------------------------------------------------------------

CONSENT = """
facts: {food: school}
flags: [warm, carl]
meters: {days: {from: 0, to: 9}}
consent:
  ask:
    of: leanne
    for: food
    with: health
    say: whether the nurse may know
    unsafe: {flag: carl}
    answers: [{given: {flag: warm}}, refused]
  other: {of: carl, for: food, with: health, answers: [given]}
timeline: {thoughts: {day: 4, SAY withdraw: [ask, other]}}
scenes:
  desk:
    choices: {warm: {set: warm}, seek: {seek: ask}, wait: {add: {days: 2}}, carl: {set: carl}, other: {seek: other}}
"""
SEEN = CONSENT.replace("SAY", "say: She has thought again.,")
UNSEEN = CONSENT.replace("SAY ", "")


def test_only_what_the_learner_sought_stands_in_the_consent_log() -> None:
    assert consent_log(play(SEEN, "warm", "wait")) == ()
    assert consent_log(play(SEEN, "wait", "seek")) == (
        ConsentView("ask", "whether the nurse may know", "Leanne", "refused", 2, False),
    )


def test_a_request_without_words_says_its_facts() -> None:
    assert consent_log(play(SEEN, "other"))[0].say == "It is so that food."


def test_seeking_again_keeps_one_line_with_the_last_answer_and_any_unsafe_moment() -> None:
    assert consent_log(play(SEEN, "carl", "seek", "warm", "wait", "seek")) == (
        ConsentView("ask", "whether the nurse may know", "Leanne", "given", 2, True),
    )


def test_a_withdrawal_that_the_learner_sees_stands_in_the_log() -> None:
    (line,) = consent_log(play(SEEN, "warm", "seek", "wait", "wait"))
    assert (line.status, line.day) == ("withdrawn", 4)


def test_a_withdrawal_out_of_the_learners_sight_does_not() -> None:
    told = play(UNSEEN, "warm", "seek", "wait", "wait")
    assert told.program.consent(told.state)["ask"] == "withdrawn"
    (line,) = consent_log(told)
    assert (line.status, line.day) == ("given", 0)


# -- the way so far ----------------------------------------------------------------------------------------------------


def test_the_way_so_far_lists_choices_in_the_learners_words_and_where_play_stands() -> None:
    assert path_so_far(play(LOOKING, "stay", "go")) == (
        PathStep("desk", "Title of desk", 0, "Say stay", True),
        PathStep("desk", "Title of desk", 0, "Go on", True),
        PathStep("end", "Title of end", 1, None, False),
    )


@pytest.mark.parametrize("variant", ["calm", "storm"])
def test_nothing_shows_which_variant_is_played(variant: str) -> None:
    program = seat(
        "{flags: [a], variants: {calm: {title: Calm}, storm: {title: Storm, set: a}}, scenes: {desk: "
        "{choices: {go: {}}}}}"
    )
    told = play(program, "go", variant=variant)
    assert "orm" not in repr((look(told), path_so_far(told), known_facts(told)))
    assert "alm" not in repr((look(told), path_so_far(told), known_facts(told)))
