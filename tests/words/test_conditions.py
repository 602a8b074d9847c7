"""Conditions in words that a facilitator can go by on paper."""

import pytest

from easi_engine.story import Story
from easi_engine.story.conditions import When
from easi_sim.words.conditions import always_holds, condition_words, never_holds, otherwise_words
from tests.engine.building import story as told

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm}}
meters: {days: {from: 0, to: 9}, risk: {from: 0, to: 3}}
flags: {heard: She was heard out, near: He is near}
consent: {ask: {of: leanne, for: food, with: health, answers: [given], say: whether the nurse may be told}}
scenes:
  desk: {title: The desk, to: end, choices: {one: {when: CONDITION}, two: {to: end}}}
  end: {ending: Over}
"""


def story_with(condition: str) -> tuple[Story, When]:
    """A story of one seat, school, in which a choice has that condition."""
    story = told(TEXT.replace("CONDITION", condition))
    when = story.seats["school"]["desk"].choices["one"].when
    assert when is not None
    return story, when


@pytest.mark.parametrize(
    ("condition", "words", "otherwise"),
    [
        ("{flag: heard}", "“She was heard out”", "not “She was heard out”"),
        ("{not: {flag: heard}}", "not “She was heard out”", "“She was heard out”"),
        ("{knows: {health: food}}", "Health knows lunches", "Health does not know lunches"),
        (
            "{knows: {health: [food, arm]}}",
            "Health knows lunches and the arm",
            "Health does not know all of: lunches and the arm",
        ),
        (
            "{consent: {ask: given}}",
            "Leanne agreed (whether the nurse may be told)",
            "Leanne was not asked, refused or took it back (whether the nurse may be told)",
        ),
        ("{visited: desk}", "you have been at “The desk”", "you have not been at “The desk”"),
        ("{days: {at-least: 3}}", "it is day 3 or later", "not it is day 3 or later"),
        ("{days: {at-most: 3}}", "it is day 3 or earlier", "not it is day 3 or earlier"),
        ("{days: {at-least: 2, at-most: 3}}", "it is day 2 to 3", "not it is day 2 to 3"),
        (
            "{risk: {at-least: 1, at-most: 2}}",
            "risk is at least 1 and at most 2",
            "not risk is at least 1 and at most 2",
        ),
        (
            "[{flag: heard}, {not: {knows: {health: food}}}]",
            "“She was heard out” and Health does not know lunches",
            "not (“She was heard out” and Health does not know lunches)",
        ),
        (
            "{any: [{flag: near}, {all: [{flag: heard}, {knows: {health: food}}]}]}",
            "“He is near” or (“She was heard out” and Health knows lunches)",
            "not (“He is near” or (“She was heard out” and Health knows lunches))",
        ),
        (
            "{flag: near, any: [{flag: heard}, {knows: {health: food}}]}",
            "“He is near” and (“She was heard out” or Health knows lunches)",
            "not (“He is near” and (“She was heard out” or Health knows lunches))",
        ),
    ],
)
def test_a_condition_is_said_and_so_is_its_contrary(condition: str, words: str, otherwise: str) -> None:
    story, when = story_with(condition)
    assert condition_words(story, "school", when) == words
    assert otherwise_words(story, "school", when) == otherwise


@pytest.mark.parametrize(
    ("condition", "here", "elsewhere"),
    [
        ("{viewpoint: school}", "always", "never"),
        ("{not: {viewpoint: school}}", "never", "always"),
        ("{any: [{viewpoint: school}, {flag: heard}]}", "always", "sometimes"),
        ("{all: [{viewpoint: school}, {flag: heard}]}", "sometimes", "never"),
        ("[{viewpoint: school}, {flag: heard}]", "sometimes", "never"),
        ("{viewpoint: school, flag: heard}", "sometimes", "never"),
        ("{any: [{not: {viewpoint: school}}, {not: {flag: heard}}]}", "sometimes", "always"),
        ("{flag: heard}", "sometimes", "sometimes"),
    ],
)
def test_what_the_seat_settles_by_itself_is_known_before_play(condition: str, here: str, elsewhere: str) -> None:
    _, when = story_with(condition)
    for viewpoint, expected in (("school", here), ("health", elsewhere)):
        found = "always" if always_holds(when, viewpoint) else "never" if never_holds(when, viewpoint) else "sometimes"
        assert found == expected


def test_what_the_seat_settles_is_left_out_of_the_words() -> None:
    story, when = story_with("{any: [{not: {viewpoint: school}}, {not: {flag: heard}}]}")
    assert condition_words(story, "school", when) == "not “She was heard out”"
    assert otherwise_words(story, "school", when) == "“She was heard out”"
    story, when = story_with("{all: [{viewpoint: school}, {flag: heard}]}")
    assert condition_words(story, "school", when) == "“She was heard out”"


def test_nothing_is_said_where_nothing_has_to_be_so() -> None:
    story, _ = story_with("{flag: heard}")
    assert condition_words(story, "school", None) == ""
