"""Compiling and playing: options, choices, variants, and what is remembered."""

import pytest

from easi_engine.errors import UnavailableChoice, UnknownVariant, UnknownViewpoint
from easi_engine.play import compile_seat
from easi_engine.play.events import Sent
from tests.engine.building import play, seat, story

DESK = """
flags: [a]
scenes:
  desk: {to: end, choices: {second: {when: {flag: a}}, first: {}, on: {set: a, to: desk}}}
  end: {ending: The end}
"""


def test_options_are_the_open_choices_in_written_order() -> None:
    program = seat(DESK)
    assert program.options(program.start()) == ("first", "on")
    assert program.options(play(program, "on").state) == ("second", "first", "on")


def test_an_ending_offers_nothing() -> None:
    assert play(DESK, "first").options == ()


@pytest.mark.parametrize("choice", ["second", "nowhere", ""])
def test_a_closed_or_unknown_choice_is_refused_with_what_is_open_instead(choice: str) -> None:
    program = seat(DESK)
    for act in (program.choose, program.tell):
        with pytest.raises(UnavailableChoice) as refused:
            act(program.start(), choice)
        assert (refused.value.choice, refused.value.available, refused.value.at) == (choice, ("first", "on"), "desk")


def test_nothing_can_be_chosen_after_the_end() -> None:
    told = play(DESK, "first")
    with pytest.raises(UnavailableChoice, match="the case has ended"):
        told.program.choose(told.state, "first")


def test_the_same_moves_always_give_the_same_state() -> None:
    assert play(DESK, "on", "second").states == play(DESK, "on", "second").states


def test_choosing_changes_no_state_given() -> None:
    program = seat(DESK)
    start = program.start()
    program.choose(start, "on")
    assert start == program.start()
    assert program.flags(start) == ()


def test_an_unknown_seat_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UnknownViewpoint) as refused:
        compile_seat(story(DESK), "police")
    assert refused.value.known == ("school",)


def test_a_seat_is_compiled_once_for_each_loaded_story() -> None:
    made = story(DESK)
    assert compile_seat(made, "school") is compile_seat(made, "school")
    assert compile_seat(made, "school") is not compile_seat(story(DESK), "school")


VARIANTS = """
facts: {food: school, tip: []}
flags: [x, y]
verdicts: {q: {facts: food, to: csc, judge: [withhold]}}
variants: {a: {set: x}, b: {title: The other way, set: y, share: {csc: food}, learn: tip}}
scenes: {desk: {choices: {tell: {share: {csc: food}}}}}
"""


def test_a_variant_happens_before_the_first_scene() -> None:
    program = seat(VARIANTS)
    assert program.flags(program.start("a")) == ("x",)
    assert program.flags(program.start("b")) == ("y",)
    assert program.knows(program.start("b")) == {"school": ("food", "tip"), "csc": ("food",)}


def test_without_a_variant_named_the_first_declared_is_played() -> None:
    program = seat(VARIANTS)
    assert program.start() == program.start("a")
    assert play(program).variant == "a"
    assert play(DESK).variant is None


def test_what_a_variant_does_is_never_scored() -> None:
    assert not any(isinstance(stamped.what, Sent) for stamped in seat(VARIANTS).tell_start("b")[1])


@pytest.mark.parametrize(("text", "known"), [(VARIANTS, ("a", "b")), (DESK, ())])
def test_an_unknown_variant_is_refused_with_those_that_exist(text: str, known: tuple[str, ...]) -> None:
    with pytest.raises(UnknownVariant) as refused:
        seat(text).start("c")
    assert refused.value.known == known


def test_an_outcome_is_remembered_only_for_states_that_agree_on_what_the_move_reads() -> None:
    program = seat("""
    flags: [a, b, c]
    scenes:
      desk: {choices: {a: {set: a}, b: {set: b}, go: {then: [{when: {flag: a}, set: c}]}}}
    """)
    for choices, flags in [
        (["go"], ()),
        (["a", "go"], ("a", "c")),
        (["b", "go"], ("b",)),
        (["a", "b", "go"], ("a", "b", "c")),
    ]:
        assert program.flags(play(program, *choices).state) == flags


def test_a_seats_day_is_its_days_meter_and_none_where_there_is_none() -> None:
    counted = seat("{meters: {days: {from: 2, to: 5}}, scenes: {desk: {choices: {go: {add: {days: 1}}}}}}")
    assert counted.day(counted.start()) == 2
    assert counted.day(play(counted, "go").state) == 3
    uncounted = seat(DESK)
    assert uncounted.day(uncounted.start()) is None
