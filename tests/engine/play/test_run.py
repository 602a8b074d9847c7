"""Effects, the timeline and moving on: what one move does, in which order."""

import pytest

from easi_engine.play.events import (
    Consulted,
    Entered,
    Happened,
    Informed,
    Learned,
    Replied,
    Sent,
    Sought,
    Told,
    Withdrew,
)
from easi_engine.play.program import Program
from tests.engine.building import happened, judged, knows, play, seat, sendings

# -- who can hold and be told ------------------------------------------------------------------------------------------


def test_telling_an_agency_does_not_tell_its_services_nor_the_reverse() -> None:
    text = """
    facts: {food: school, bruise: school}
    scenes:
      desk: {to: end, choices: {tell: {share: {health: food, health.gp: bruise}}}}
      end: {ending: The end}
    """
    told = play(text, "tell")
    assert knows(told, "health") == {"food"}
    assert knows(told, "health.gp") == {"bruise"}
    assert knows(told, "health.nurse") == set()


def test_people_and_audiences_are_holders_of_their_own() -> None:
    text = """
    audiences: {staff: {name: Staff, of: school}}
    facts: {food: school}
    scenes:
      desk: {to: end, choices: {tell: {share: {leanne: food, staff: food}}}}
      end: {ending: The end}
    """
    told = play(text, "tell")
    assert knows(told, "leanne") == knows(told, "staff") == {"food"}
    assert knows(told, "carl") == set()


def test_telling_everyone_of_an_agency_is_a_flow_although_the_agency_already_knows() -> None:
    text = """
    audiences: {staff: {name: Staff, of: school}}
    facts: {food: school}
    scenes:
      desk: {to: end, choices: {tell: {share: {staff: food}}}}
      end: {ending: The end}
    """
    assert knows(play(text), "staff") == set()
    assert sendings(play(text, "tell")) == [("food", "school", "staff")]


def test_telling_an_audience_with_members_tells_each_member_but_the_sender() -> None:
    text = """
    audiences: {call: {name: The call, members: [school, police, health.gp]}}
    facts: {food: school}
    scenes:
      desk: {to: end, choices: {tell: {share: {call: food}}}}
      end: {ending: The end}
    """
    told = play(text, "tell")
    assert sendings(told) == [("food", "school", "police"), ("food", "school", "health.gp")]
    assert knows(told, "call") == set()


def test_another_agency_telling_an_audience_tells_every_member_but_itself() -> None:
    text = """
    audiences: {call: {name: The call, members: [school, police, health.gp]}}
    facts: {notes: police}
    scenes:
      desk: {to: end, choices: {wait: {meanwhile: {from: police, to: call, facts: notes}}}}
      end: {ending: The end}
    """
    told = [what for what in happened(play(text, "wait")) if isinstance(what, Told)]
    assert [what.recipient for what in told] == ["school", "health.gp"]


def test_the_seat_sends_every_share_and_receives_every_learn_as_the_holder_it_acts_as() -> None:
    text = """
    viewpoints: {health: {seat: health.gp}}
    facts: {mood: health.gp, notes: health, found: []}
    scenes:
      desk: {to: end, choices: {tell: {learn: found, share: {police: [mood, notes, found]}}}}
      end: {ending: The end}
    """
    told = play(text, "tell")
    assert sendings(told) == [("mood", "health.gp", "police"), ("found", "health.gp", "police")]
    assert knows(told, "health.gp") == {"mood", "found"}
    assert knows(told, "health") == {"notes"}


def test_without_a_seat_the_agency_itself_acts() -> None:
    text = """
    viewpoints: {health: {}}
    facts: {mood: health}
    scenes:
      desk: {to: end, choices: {tell: {share: {police: mood}}}}
      end: {ending: The end}
    """
    assert sendings(play(text, "tell")) == [("mood", "health", "police")]


# -- each effect -------------------------------------------------------------------------------------------------------


def test_sharing_what_the_sender_lacks_moves_nothing() -> None:
    text = """
    facts: {notes: police}
    verdicts: {q: {facts: notes, to: csc, judge: [withhold]}}
    scenes:
      desk: {to: end, choices: {tell: {share: {csc: notes}}, if-held: {share-if-held: {csc: notes}}}}
      end: {ending: The end}
    """
    for choice in ("tell", "if-held"):
        assert sendings(play(text, choice)) == []
        assert knows(play(text, choice), "csc") == set()


def test_share_if_held_sends_what_is_held_and_leaves_the_rest_out() -> None:
    text = """
    facts: {food: school, notes: police}
    scenes:
      desk: {to: end, choices: {tell: {share-if-held: {csc: [notes, food]}}}}
      end: {ending: The end}
    """
    assert sendings(play(text, "tell")) == [("food", "school", "csc")]


def test_asking_moves_to_the_seat_what_the_holder_asked_holds_and_tells_the_holder_nothing() -> None:
    text = """
    facts: {food: school, notes: police, mood: health}
    scenes:
      desk: {to: end, choices: {ring: {ask: {police: [notes, mood, food]}}}}
      end: {ending: The end}
    """
    told = play(text, "ring")
    assert sendings(told) == [("notes", "police", "school")]
    assert knows(told, "school") == {"food", "notes"}
    assert knows(told, "police") == {"notes"}


def test_learning_comes_from_nobody() -> None:
    text = """
    facts: {bruise: [], food: school}
    scenes:
      desk: {to: end, choices: {see: {learn: [bruise, food]}}}
      end: {ending: The end}
    """
    told = play(text, "see")
    assert sendings(told) == []
    assert Learned(("bruise",)) in happened(told)
    assert knows(told, "school") == {"bruise", "food"}


def test_consulting_moves_nothing_and_is_recorded_with_adviser_and_facts() -> None:
    text = """
    facts: {food: school}
    verdicts: {q: {facts: food, to: csc, judge: [withhold]}}
    scenes:
      desk: {to: end, choices: {advice: {consult: {csc: food}}}}
      end: {ending: The end}
    """
    told = play(text, "advice")
    assert Consulted("csc", ("food",)) in happened(told)
    assert knows(told, "csc") == set()
    assert sendings(told) == []


def test_informing_is_no_flow() -> None:
    text = """
    facts: {food: school}
    scenes:
      desk: {to: end, choices: {tell: {share: {csc: food}, inform: leanne}}}
      end: {ending: The end}
    """
    told = play(text, "tell")
    assert Informed("leanne") in happened(told)
    assert knows(told, "leanne") == set()


def test_another_agency_passes_on_only_what_it_holds_and_that_is_no_sending_of_the_learners() -> None:
    text = """
    facts: {notes: police, mood: health}
    verdicts: {q: {facts: [notes, mood], to: csc, judge: [withhold]}}
    scenes:
      desk:
        to: end
        choices: {wait: {meanwhile: {from: police, to: csc, facts: [notes, mood]}}, tell: {share: {csc: [notes, mood]}}}
      end: {ending: The end}
    """
    told = play(text, "wait")
    assert knows(told, "csc") == {"notes"}
    assert sendings(told) == []


def test_meanwhile_without_a_sender_the_recipient_finds_out_for_itself() -> None:
    text = """
    facts: {bruise: []}
    scenes:
      desk: {to: end, choices: {wait: {meanwhile: {to: [csc, leanne], facts: bruise}}}}
      end: {ending: The end}
    """
    told = play(text, "wait")
    assert knows(told, "csc") == knows(told, "leanne") == {"bruise"}
    assert Told("bruise", None, "csc") in happened(told)


def test_flags_are_set_and_unset() -> None:
    text = """
    flags: [a, b]
    scenes:
      desk: {choices: {on: {set: [a, b]}, off: {unset: a}}}
    """
    program = seat(text)
    assert program.flags(play(program, "on").state) == ("a", "b")
    assert program.flags(play(program, "on", "off").state) == ("b",)


def test_effects_happen_as_written_each_on_the_state_its_predecessor_left() -> None:
    text = """
    facts: {bruise: []}
    flags: [opened]
    verdicts: {q: {facts: bruise, to: csc, judge: [{share: Now., when: {flag: opened}}, withhold]}}
    scenes:
      desk:
        to: end
        choices:
          in-order: {learn: bruise, set: opened, share: {csc: bruise}}
          flag-last: {learn: bruise, share: {csc: bruise}, set: opened}
          share-first: {share: {csc: bruise}, learn: bruise, set: opened}
      end: {ending: The end}
    """
    key = ("bruise", "school", "csc")
    assert judged(play(text, "in-order")) == {key: "share"}
    assert judged(play(text, "flag-last")) == {key: "withhold"}
    assert judged(play(text, "share-first")) == {}


def test_one_effects_facts_and_recipients_are_all_judged_on_the_state_before_it() -> None:
    text = """
    facts: {food: school, bruise: school}
    verdicts:
      first: {facts: food, to: csc, judge: [{withhold: No., when: {knows: {csc: bruise}}}, share]}
      second: {facts: bruise, to: csc, judge: [{withhold: No., when: {knows: {csc: food}}}, share]}
      third: {facts: food, to: police, judge: [{withhold: No., when: {knows: {csc: food}}}, share]}
    scenes:
      desk:
        to: end
        choices:
          at-once: {share: {csc: [food, bruise], police: food}}
          in-turn: {share: {csc: food}, share-if-held: {csc: bruise, police: food}}
      end: {ending: The end}
    """
    assert set(judged(play(text, "at-once")).values()) == {"share"}
    assert judged(play(text, "in-turn")) == {
        ("food", "school", "csc"): "share",
        ("bruise", "school", "csc"): "withhold",
        ("food", "school", "police"): "withhold",
    }


def test_several_acts_of_one_meanwhile_happen_in_written_order() -> None:
    text = """
    facts: {a: police, b: police}
    scenes:
      desk: {choices: {ring: {meanwhile: [{from: police, to: csc, facts: a}, {from: csc, to: health, facts: a}]}}}
    """
    assert knows(play(text, "ring"), "health") == {"a"}


def test_then_branches_are_tried_in_turn_each_on_the_state_before_it() -> None:
    text = """
    flags: [a, b, c, d]
    scenes:
      desk:
        choices:
          go:
            then:
              - {when: {flag: b}, set: c}
              - {set: a}
              - {when: {flag: a}, set: b, then: [{when: {flag: b}, set: d}]}
    """
    program = seat(text)
    assert program.flags(play(program, "go").state) == ("a", "b", "d")


def test_effects_after_a_then_see_what_it_did() -> None:
    text = """
    facts: {food: school}
    flags: [a]
    verdicts: {q: {facts: food, to: csc, judge: [{share: Yes., when: {flag: a}}, withhold]}}
    scenes:
      desk: {to: end, choices: {go: {then: [{set: a}], share: {csc: food}}}}
      end: {ending: The end}
    """
    assert judged(play(text, "go")) == {("food", "school", "csc"): "share"}


# -- consent -----------------------------------------------------------------------------------------------------------

ASKING = """
facts: {food: school, notes: police}
consent:
  ask:
    of: leanne
    for: [food, notes]
    with: health
    unsafe: {flag: carl-there}
    answers: [{refused: {flag: carl-there}}, {given: {flag: warm}}, refused]
flags: [carl-there, warm]
verdicts:
  mother: {facts: [food, notes], to: leanne, judge: [{withhold: He hears it., when: {flag: carl-there}}, share]}
scenes:
  desk:
    choices:
      seek: {seek: ask}
      warm: {set: warm}
      carl: {set: carl-there}
      ring: {ask: {police: notes}}
      stop: {withdraw: ask}
"""


@pytest.mark.parametrize(
    ("before", "answer", "unsafe"),
    [
        ((), "refused", False),
        (("warm",), "given", False),
        (("carl",), "refused", True),
        (("warm", "carl"), "refused", True),
    ],
)
def test_seeking_gets_the_first_answer_that_holds_and_marks_an_unsafe_moment(
    before: tuple[str, ...], answer: str, unsafe: bool
) -> None:
    told = play(ASKING, *before, "seek")
    assert told.program.consent(told.state) == {"ask": answer}
    assert Sought("ask", answer, unsafe) in happened(told)


def test_a_consent_never_sought_is_not_asked() -> None:
    told = play(ASKING)
    assert told.program.consent(told.state) == {"ask": "not-asked"}


def test_an_unsafe_moment_never_blocks_asking() -> None:
    assert sendings(play(ASKING, "carl", "seek")) == [("food", "school", "leanne")]


def test_seeking_tells_the_person_what_they_lack_and_the_seat_holds_as_judged_flows() -> None:
    told = play(ASKING, "carl", "seek")
    assert judged(told) == {("food", "school", "leanne"): "withhold"}
    with_notes = play(ASKING, "ring", "seek")
    assert judged(with_notes)["notes", "school", "leanne"] == "share"
    assert knows(with_notes, "leanne") == {"food", "notes"}


def test_seeking_sends_nothing_that_the_person_already_knew() -> None:
    told = play(ASKING.replace("food: school", "food: [school, leanne]"), "seek")
    assert sendings(told) == []


def test_the_answer_is_picked_before_the_person_is_told() -> None:
    text = """
    facts: {food: school}
    consent: {ask: {of: leanne, for: food, with: health, answers: [{refused: {knows: {leanne: food}}}, given]}}
    scenes:
      desk: {choices: {seek: {seek: ask}}}
    """
    told = play(text, "seek")
    assert told.program.consent(told.state) == {"ask": "given"}
    assert knows(told, "leanne") == {"food"}


def test_what_seeking_gives_away_is_judged_before_the_answer_counts() -> None:
    text = """
    facts: {food: school}
    consent: {ask: {of: leanne, for: food, with: health, answers: [given]}}
    verdicts: {q: {facts: food, to: leanne, judge: [{share: Yes., when: {consent: {ask: given}}}, withhold]}}
    scenes:
      desk: {choices: {seek: {seek: ask}}}
    """
    assert judged(play(text, "seek")) == {("food", "school", "leanne"): "withhold"}


def test_seeking_again_overwrites_the_answer() -> None:
    refused = play(ASKING, "seek")
    assert refused.program.consent(refused.state) == {"ask": "refused"}
    given = play(ASKING, "seek", "warm", "seek")
    assert given.program.consent(given.state) == {"ask": "given"}
    again = play(ASKING, "warm", "seek", "carl", "seek")
    assert again.program.consent(again.state) == {"ask": "refused"}
    after_withdrawal = play(ASKING, "warm", "seek", "stop", "seek")
    assert after_withdrawal.program.consent(after_withdrawal.state) == {"ask": "given"}


@pytest.mark.parametrize(
    ("before", "status"), [((), "not-asked"), (("seek",), "refused"), (("warm", "seek"), "withdrawn")]
)
def test_only_a_given_consent_can_be_withdrawn(before: tuple[str, ...], status: str) -> None:
    told = play(ASKING, *before, "stop")
    assert told.program.consent(told.state) == {"ask": status}
    assert (Withdrew("ask") in happened(told)) is (status == "withdrawn")


# -- includes ----------------------------------------------------------------------------------------------------------

NESTED = """
facts:
  label: {held-by: health, includes: mornings}
  mornings: {includes: [tired]}
  tired: []
verdicts: {low: {facts: tired, to: csc, judge: [share]}, high: {facts: label, to: csc, judge: [withhold]}}
scenes:
  desk:
    choices:
      ask: {ask: {health: label}}
      learn: {learn: label}
      tell: {share: {csc: label}}
      later: {meanwhile: {from: health, to: police, facts: label}}
      part: {ask: {health: mornings}}
"""


def test_who_holds_a_fact_at_the_start_holds_what_it_includes() -> None:
    assert knows(play(NESTED), "health") == {"label", "mornings", "tired"}


@pytest.mark.parametrize(
    ("choices", "holder"), [(["ask"], "school"), (["learn"], "school"), (["ask", "tell"], "csc"), (["later"], "police")]
)
def test_knowledge_is_closed_over_includes_however_it_came(choices: list[str], holder: str) -> None:
    assert knows(play(NESTED, *choices), holder) == {"label", "mornings", "tired"}


def test_sending_a_fact_sends_what_it_includes_each_judged_by_its_own_question_or_by_none() -> None:
    assert judged(play(NESTED, "learn", "tell")) == {
        ("label", "school", "csc"): "withhold",
        ("tired", "school", "csc"): "share",
    }
    assert ("mornings", "school", "csc") in sendings(play(NESTED, "learn", "tell"))


def test_the_lesser_fact_goes_without_the_greater() -> None:
    assert knows(play(NESTED, "part"), "school") == {"mornings", "tired"}


# -- the ledger: what was sent -----------------------------------------------------------------------------------------


def test_each_fact_sender_and_recipient_is_judged_once_at_its_first_sending() -> None:
    text = """
    facts: {food: school}
    flags: [opened]
    verdicts: {q: {facts: food, to: csc, judge: [{share: Now., when: {flag: opened}}, withhold]}}
    scenes:
      desk: {choices: {tell: {share: {csc: food}}, open: {set: opened}}}
    """
    assert judged(play(text, "tell", "open", "tell")) == {("food", "school", "csc"): "withhold"}
    assert judged(play(text, "open", "tell", "tell")) == {("food", "school", "csc"): "share"}
    firsts = [what.first for what in happened(play(text, "tell", "tell")) if isinstance(what, Sent)]
    assert firsts == [True, False]


def test_the_same_fact_from_another_sender_is_judged_anew() -> None:
    text = """
    facts: {mood: [health, police]}
    verdicts: {q: {facts: mood, to: school, judge: [withhold]}}
    scenes:
      desk: {choices: {health: {ask: {health: mood}}, police: {ask: {police: mood}}}}
    """
    told = play(text, "health", "police")
    assert list(judged(told)) == [("mood", "health", "school"), ("mood", "police", "school")]
    assert [what.moved for what in happened(told) if isinstance(what, Sent)] == [True, False]


def test_an_agency_named_in_from_stands_for_its_services() -> None:
    text = """
    facts: {mood: [health.gp, police]}
    verdicts: {q: {facts: mood, to: school, from: health, judge: [withhold]}}
    scenes:
      desk: {choices: {gp: {ask: {health.gp: mood}}, police: {ask: {police: mood}}}}
    """
    assert judged(play(text, "gp")) == {("mood", "health.gp", "school"): "withhold"}
    assert judged(play(text, "police")) == {}


def test_a_service_named_in_from_does_not_stand_for_its_agency_or_its_sisters() -> None:
    text = """
    facts: {mood: [health, health.gp, health.nurse]}
    verdicts: {q: {facts: mood, to: school, from: [health.gp], judge: [withhold]}}
    scenes:
      desk: {choices: {go: {ask: {health: mood, health.gp: mood, health.nurse: mood}}}}
    """
    assert judged(play(text, "go")) == {("mood", "health.gp", "school"): "withhold"}


# -- meters and the timeline -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "value"), [([], -1), (["up"], 1), (["up"] * 2, 2), (["up", "down"], -1), (["down"], -1)]
)
def test_meters_start_at_from_and_stay_within_their_bounds(choices: list[str], value: int) -> None:
    text = """
    meters: {risk: {from: -1, to: 2}}
    scenes:
      desk: {choices: {up: {add: {risk: 2}}, down: {add: {risk: -5}}}}
    """
    told = play(text, *choices)
    assert told.program.meters(told.state) == {"risk": value}


TIMELINE = """
facts: {notes: police, extra: police}
flags: [a, b, spent, ready]
meters: {days: {from: 0, to: 9}, risk: {from: 0, to: 3}}
timeline:
  second: {day: 3, say: Second., then: [{when: {flag: a}, set: b}]}
  first: {day: 3, say: First., set: a}
  early: {day: 2, unless: {flag: ready}, set: spent}
  ring: {day: 5, meanwhile: {from: police, to: csc, facts: notes}}
  hear: {day: 6, learn: extra}
verdicts: {q: {facts: [notes, extra], to: csc, judge: [share]}}
scenes:
  desk:
    choices:
      one: {add: {days: 1}}
      three: {add: {days: 3}}
      two-and-see: {add: {days: 3}, then: [{when: {flag: a}, add: {risk: 1}}]}
      ready: {set: ready}
      unready: {unset: ready}
      worry: {add: {risk: 3}}
      tell: {share: {csc: [notes, extra]}}
"""


def happenings_of(*choices: str) -> list[str]:
    """The timeline events that came about."""
    return [what.event for what in happened(play(TIMELINE, *choices)) if isinstance(what, Happened)]


def test_events_whose_day_has_come_happen_in_declared_order_not_in_order_of_days() -> None:
    assert happenings_of("three") == ["second", "first", "early"]
    told = play(TIMELINE, "three")
    assert "b" not in told.program.flags(told.state)


def test_an_event_happens_once() -> None:
    assert happenings_of("three", "one", "one") == ["second", "first", "early", "ring"]


def test_an_event_does_not_happen_before_its_day() -> None:
    assert happenings_of("one") == []
    assert happenings_of("one", "one") == ["early"]


def test_only_the_days_call_the_timeline() -> None:
    assert happenings_of("worry") == []


def test_an_event_happens_right_after_the_add_and_before_the_next_effect() -> None:
    told = play(TIMELINE, "two-and-see")
    assert told.program.meters(told.state) == {"days": 3, "risk": 1}


def test_an_event_whose_unless_holds_when_its_day_comes_is_spent() -> None:
    assert happenings_of("ready", "three", "unready", "one") == ["second", "first"]


def test_what_the_timeline_does_is_never_scored() -> None:
    told = play(TIMELINE, "three", "three")
    assert knows(told, "csc") == {"notes"}
    assert knows(told, "school") == {"extra"}
    assert sendings(told) == []


def test_even_what_the_timeline_makes_the_seat_share_is_never_scored() -> None:
    text = """
    facts: {food: school}
    meters: {days: {from: 0, to: 5}}
    timeline: {post: {day: 1, share: {csc: food}}}
    verdicts: {q: {facts: food, to: csc, judge: [withhold]}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}, tell: {share: {csc: food}}}}
    """
    told = play(text, "wait")
    assert knows(told, "csc") == {"food"}
    assert sendings(told) == []


def test_an_event_of_the_first_day_happens_before_the_first_scene() -> None:
    text = """
    flags: [a, b]
    meters: {days: {from: 0, to: 3}}
    timeline: {now: {day: 0, set: a}}
    scenes:
      desk: {on-entry: {then: [{when: {flag: a}, set: b}]}}
    """
    told = play(text)
    assert told.program.flags(told.state) == ("a", "b")


def test_an_event_that_adds_days_lets_the_events_of_those_days_happen() -> None:
    text = """
    flags: [late]
    meters: {days: {from: 0, to: 9}}
    timeline: {flood: {day: 1, add: {days: 3}}, later: {day: 4, set: late}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    told = play(text, "wait")
    assert told.program.meters(told.state) == {"days": 4}
    assert told.program.flags(told.state) == ("late",)
    assert [what.event for what in happened(told) if isinstance(what, Happened)] == ["flood", "later"]


def test_an_event_that_sets_the_clock_back_does_not_undo_that_a_day_was_reached() -> None:
    # The design leaves this open; no story should count backwards.
    text = """
    flags: [late]
    meters: {days: {from: 0, to: 9}}
    timeline: {odd: {day: 1, add: {days: -1}}, other: {day: 1, set: late}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    told = play(text, "wait")
    assert told.program.meters(told.state) == {"days": 0}
    assert told.program.flags(told.state) == ("late",)


def test_a_withdrawal_on_the_timeline_changes_only_a_given_consent() -> None:
    text = """
    facts: {food: school}
    flags: [warm]
    meters: {days: {from: 0, to: 5}}
    consent: {ask: {of: leanne, for: food, with: health, answers: [{given: {flag: warm}}, refused]}}
    timeline: {thoughts: {day: 2, withdraw: ask}}
    scenes:
      desk: {choices: {warm: {set: warm}, seek: {seek: ask}, wait: {add: {days: 2}}}}
    """
    for before, status in [((), "not-asked"), (("seek",), "refused"), (("warm", "seek"), "withdrawn")]:
        told = play(text, *before, "wait")
        assert told.program.consent(told.state) == {"ask": status}


def test_an_event_that_tells_someone_what_they_knew_tells_nobody_anything() -> None:
    text = """
    facts: {food: [school, csc]}
    meters: {days: {from: 0, to: 5}}
    timeline: {post: {day: 1, share: {csc: food}, meanwhile: {from: school, to: csc, facts: food}}}
    scenes:
      desk: {choices: {wait: {add: {days: 1}}}}
    """
    assert not any(isinstance(what, Told) for what in happened(play(text, "wait")))


# -- moving on ---------------------------------------------------------------------------------------------------------


def where(program: Program, *choices: str) -> str:
    """The scene after these choices."""
    return program.scene_id(play(program, *choices).state)


def test_a_choice_goes_where_it_says_or_else_where_its_scene_says_or_else_nowhere() -> None:
    text = """
    scenes:
      desk: {to: hall, choices: {own: {to: end}, scenes: {}}}
      hall: {choices: {stay: {}}}
      end: {ending: The end}
    """
    program = seat(text)
    assert where(program, "own") == "end"
    assert where(program, "scenes") == "hall"
    assert where(program, "scenes", "stay") == "hall"


def test_a_list_of_ways_on_is_tried_in_order_on_the_state_the_effects_left() -> None:
    text = """
    flags: [a]
    scenes:
      desk:
        choices:
          set: {set: a, to: [{scene: this, when: {flag: a}}, that]}
          leave: {to: [{scene: this, when: {flag: a}}, that]}
      this: {ending: This}
      that: {ending: That}
    """
    program = seat(text)
    assert where(program, "set") == "this"
    assert where(program, "leave") == "that"


def test_the_way_on_is_resolved_before_the_next_scenes_entry_and_the_scene_is_visited_before_it() -> None:
    text = """
    flags: [a, saw, early]
    scenes:
      desk:
        choices:
          go: {to: [{scene: wrong, when: {flag: a}}, {scene: wrong, when: {visited: hall}}, hall]}
      hall: {on-entry: {set: a, then: [{when: {visited: hall}, set: saw}]}}
      wrong: {}
    """
    program = seat(text)
    told = play(program, "go")
    assert program.scene_id(told.state) == "hall"
    assert program.flags(told.state) == ("a", "saw")


def test_the_start_visits_and_enters_the_first_scene() -> None:
    text = """
    flags: [a, saw]
    scenes:
      desk: {on-entry: {then: [{when: {visited: desk}, set: saw}]}, text: [{when: {flag: saw}, say: Seen.}]}
    """
    told = play(text)
    assert told.program.flags(told.state) == ("saw",)
    assert Entered("desk", ("Seen.",), passed=False) in happened(told)


def test_text_is_read_after_the_scenes_entry() -> None:
    text = """
    flags: [a]
    scenes:
      desk: {to: hall, choices: {go: {}}}
      hall:
        on-entry: {set: a}
        text: [Always., {when: {flag: a}, say: After.}, {when: {not: {flag: a}}, say: Before.}]
    """
    assert Entered("hall", ("Always.", "After."), passed=False) in happened(play(text, "go"))


def test_a_reply_is_read_after_the_effects_and_before_the_next_scenes_entry() -> None:
    text = """
    flags: [a, b]
    scenes:
      desk:
        to: hall
        choices:
          go: {set: a, reply: [{when: {flag: a}, say: "A."}, {when: {flag: b}, say: "B."}]}
          hush: {reply: [{when: {flag: a}, say: "A."}]}
      hall: {on-entry: {set: b}}
    """
    assert Replied(("A.",)) in happened(play(text, "go"))
    assert not any(isinstance(what, Replied) for what in happened(play(text, "hush")))


def test_a_scene_without_choices_passes_on_without_a_move() -> None:
    text = """
    flags: [a]
    scenes:
      desk: {to: corridor, choices: {go: {}}}
      corridor: {on-entry: {set: a}, to: [{scene: end, when: {flag: a}}, desk]}
      end: {ending: The end}
    """
    told = play(text, "go")
    assert told.program.scene_id(told.state) == "end"
    assert len(told.moves) == 1
    entered = [(what.scene, what.passed) for what in happened(told) if isinstance(what, Entered)]
    assert entered == [("desk", False), ("corridor", True), ("end", False)]


def test_play_may_begin_in_a_scene_that_passes_on() -> None:
    told = play("scenes: {way: {to: desk}, desk: {choices: {stay: {}}}}")
    assert told.program.scene_id(told.state) == "desk"


def test_only_a_scene_with_an_ending_ends_play() -> None:
    program = seat("scenes: {desk: {choices: {go: {to: wall}, leave: {to: end}}}, wall: {}, end: {ending: The end}}")
    assert program.is_over(play(program, "leave").state)
    stuck = play(program, "go").state
    assert not program.is_over(stuck)
    assert program.options(stuck) == ()


def test_coming_back_to_a_scene_enters_it_again() -> None:
    text = """
    meters: {risk: {from: 0, to: 5}}
    scenes:
      desk: {on-entry: {add: {risk: 1}}, choices: {back: {to: desk}, stay: {}}}
    """
    program = seat(text)
    assert program.meters(play(program, "back", "back").state) == {"risk": 3}
    assert program.meters(play(program, "stay", "stay").state) == {"risk": 1}


def test_a_ring_of_scenes_without_choices_waits_at_its_first_scene_instead_of_hanging() -> None:
    text = """
    meters: {risk: {from: 0, to: 5}}
    scenes: {desk: {choices: {go: {to: b}}}, a: {to: b, on-entry: {add: {risk: 1}}}, b: {to: a}}
    """
    program = seat(text)
    assert where(program, "go") == "a"
    assert program.meters(play(program, "go").state) == {"risk": 5}
    assert program.choose(program.start(), "go") == play(seat(text), "go").state


def test_a_scene_with_use_takes_title_text_and_entry_from_the_event_for_each_seat() -> None:
    text = """
    viewpoints: {school: {}, police: {}}
    flags: [met, s]
    events:
      meeting:
        title: The meeting
        text: [{when: {viewpoint: police}, say: You bring your notes.}, Tea.]
        on-entry: {set: met}
    scenes:
      school: {s-meeting: {use: meeting, choices: {go: {set: s}}}}
      police: {p-meeting: {use: meeting, choices: {wait: {}}}}
    """
    school, police = play(seat(text, "school")), play(seat(text, "police"))
    assert school.options == ("go",)
    assert police.options == ("wait",)
    assert Entered("s-meeting", ("Tea.",), passed=False) in happened(school)
    assert Entered("p-meeting", ("You bring your notes.", "Tea."), passed=False) in happened(police)
    assert police.program.flags(police.state) == ("met",)
