"""Moving on: where a choice leads, and what comes before what on the way."""

from easi_engine.play.events import (
    Entered,
    Replied,
)
from easi_engine.play.program import Program
from tests.engine.building import happened, play, seat


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
