"""Effects, and who can hold what they send: what one move does, in which order."""

from easi_engine.play.events import (
    Consulted,
    Informed,
    Learned,
    Told,
)
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
