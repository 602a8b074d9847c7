"""Who knew what through time, in words."""

from easi_engine.debrief import Timeline, knowledge_through_time
from easi_engine.play import Playthrough
from easi_sim.words.through_time import (
    NOTHING_MOVED,
    arrived_words,
    chosen_words,
    count_words,
    moment_name,
    moment_words,
    when_words,
    whole_words,
)
from tests.engine.building import play

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm},
        log: {held-by: police, short: the log}, key: {held-by: carl, short: the key}}
meters: {days: {from: 0, to: 9}}
timeline: {find: {day: 4, meanwhile: {to: housing, facts: key}}}
scenes:
  desk:
    to: desk
    choices:
      call: {share: {police: [food, arm], health: [food, arm]}}
      ring: {ask: {police: log}}
      wait: {add: {days: 2}}
"""


def told(*choices: str) -> tuple[Playthrough, Timeline]:
    """A playthrough and its moments."""
    playthrough = play(TEXT, *choices)
    return playthrough, knowledge_through_time(playthrough)


def test_a_moment_has_a_name_and_says_what_was_chosen() -> None:
    _, timeline = told("wait", "ring")
    assert [moment_name(moment, timeline) for moment in timeline.moments] == [
        "Day 0, before your first choice",
        "Day 2, after choice 1 of 2",
        "Day 2, after choice 2 of 2",
    ]
    assert [chosen_words(moment) for moment in timeline.moments[:2]] == [
        "What everyone held as the case began.",
        "At “Title of desk” you chose: Say wait",
    ]
    assert [when_words(moment) for moment in timeline.moments[:2]] == ["at the start, day 0", "day 2"]


def test_a_moment_says_how_much_was_known_and_where_most_of_it_lay() -> None:
    playthrough, timeline = told("call")
    story = playthrough.program.story
    start, called = timeline.moments
    assert moment_words(story, start) == (
        "At the start, day 0: three pieces were known to somebody. The most in one place: School, two."
    )
    assert moment_words(story, called) == (
        "Day 0: three pieces were known to somebody. In one place, all of them: Police."
    )


def test_places_that_know_equally_much_are_named_together() -> None:
    text = TEXT.replace("log: {held-by: police", "log: {held-by: [police, csc]").replace(
        "arm: {held-by: school", "arm: {held-by: []"
    )
    playthrough = play(text)
    (moment,) = knowledge_through_time(playthrough).moments
    said = moment_words(playthrough.program.story, moment)
    assert said.endswith(
        "two pieces were known to somebody. The most in one place: School, Police and Social care, one each."
    )


def test_what_had_just_moved_is_told_once_for_all_who_heard_the_same() -> None:
    playthrough, timeline = told("call", "wait", "wait")
    story = playthrough.program.story
    said = [arrived_words(story, "school", moment) for moment in timeline.moments]
    assert said == [
        (),
        ("Day 0: Police and Health, from you: lunches and the arm.",),
        (NOTHING_MOVED,),
        ("Day 4: Housing, found out: the key.",),
    ]


def test_the_whole_picture_may_be_in_nobodys_hands_in_somebodys_or_come_apart_again() -> None:
    for choices, said in (
        (("wait",), "On no day did any one service hold every piece: the whole picture existed in no one's hands."),
        (("wait", "ring"), "School first held every piece on day 2."),
        (
            ("ring", "wait", "wait"),
            "School first held every piece on day 0. By the end others had found out more, and it lay apart again.",
        ),
    ):
        playthrough, timeline = told(*choices)
        assert whole_words(playthrough.program.story, timeline) == said


def test_small_numbers_are_words() -> None:
    assert [count_words(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
