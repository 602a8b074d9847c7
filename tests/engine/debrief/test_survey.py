"""The survey: what every playthrough of a seat can come to."""

import pytest

from easi_engine.debrief import Survey, is_only_way, survey
from easi_engine.errors import TooLarge
from tests.engine.building import ended, play, seat

TEXT = """
facts: {a: school, b: school, c: school}
flags: [late]
verdicts:
  share: {facts: a, to: csc, judge: [share]}
  keep: {facts: b, to: csc, judge: [withhold]}
  never: {facts: c, to: carl, judge: [withhold]}
scenes:
  desk:
    to: hall
    choices: {both: {share: {csc: [a, b]}}, one: {share: {csc: a}}, other: {share: {csc: b}, to: end}, none: {to: end}}
  hall: {to: end, choices: {wait: {to: hall}, go: {}, carl: {share: {carl: c}, to: door}, lost: {to: wall}}}
  wall: {}
  door: {ending: The door}
  end: {ending: The end}
"""


@pytest.fixture(scope="module")
def found() -> Survey:
    """What is true of every playthrough."""
    return survey(seat(TEXT))


def test_every_ending_is_named_with_a_shortest_path(found: Survey) -> None:
    assert {ending: len(arrival.choices) for ending, arrival in found.endings.items()} == {"end": 1, "door": 2}
    for ending, arrival in found.endings.items():
        told = play(TEXT, *arrival.choices)
        assert told.program.scene_id(told.state) == arrival.ending == ending


def test_every_model_that_can_be_reached_is_named_with_a_shortest_path_to_it(found: Survey) -> None:
    assert {name: len(arrival.choices) for name, arrival in found.models.items()} == {
        "chaotic": 1,
        "over-cautious": 1,
        "over-open": 2,
        "ideal": 2,
    }
    for name, arrival in found.models.items():
        assert ended(TEXT, *arrival.choices).model == arrival.model == name


def test_a_perfect_path_has_both_rates_at_one(found: Survey) -> None:
    assert found.perfect is not None
    assert found.perfect.choices == ("one", "go")
    assert found.perfect_ends == (found.perfect.state,)
    result = ended(TEXT, *found.perfect.choices)
    assert result.effective.rate == result.appropriate.rate == 1


def test_sharing_as_much_as_possible_overall_is_every_path_that_sends_most(found: Survey) -> None:
    assert [(arrival.choices, arrival.sent, arrival.model) for arrival in found.most["overall"]] == [
        (("both", "carl"), 3, "over-open")
    ]


def test_sharing_as_much_as_possible_at_each_decision_follows_every_tie(found: Survey) -> None:
    assert [(arrival.choices, arrival.model) for arrival in found.most["greedy"]] == [(("both", "carl"), "over-open")]
    assert {arrival.choices for arrival in found.least["greedy"]} == {("none",)}


def test_sharing_as_little_as_possible_is_never_ideal_here(found: Survey) -> None:
    assert [(arrival.choices, arrival.sent, arrival.model) for arrival in found.least["overall"]] == [
        (("none",), 0, "over-cautious")
    ]


def test_greedy_and_overall_may_differ() -> None:
    text = """
    facts: {a: school, b: school, c: school}
    verdicts: {q: {facts: [a, b, c], to: csc, judge: [withhold]}}
    scenes:
      desk: {choices: {one-now: {share: {csc: a}, to: end}, two-later: {to: hall}}}
      hall: {to: end, choices: {tell: {share: {csc: [b, c]}}}}
      end: {ending: The end}
    """
    result = survey(seat(text))
    assert [arrival.choices for arrival in result.most["greedy"]] == [("one-now",)]
    assert [arrival.choices for arrival in result.most["overall"]] == [("two-later", "tell")]
    assert [arrival.choices for arrival in result.least["greedy"]] == [("two-later", "tell")]
    assert [arrival.choices for arrival in result.least["overall"]] == [("one-now",)]


def test_a_question_is_tempting_if_some_path_that_shares_most_leaks_it(found: Survey) -> None:
    assert found.tempting == {"keep", "never"}
    aside = TEXT.replace(
        "carl: {share: {carl: c}, to: door}", "carl: {share: {carl: c}, to: door}, more: {share: {health: [a, b, c]}}"
    )
    aside = aside.replace("verdicts:", "verdicts:\n  more: {facts: [a, b, c], to: health, judge: [share]}")
    assert survey(seat(aside)).tempting == {"keep"}


def test_what_tempts_only_those_who_share_most_overall_is_tempting_too() -> None:
    text = """
    facts: {a: school, b: school, c: school}
    verdicts: {now: {facts: a, to: csc, judge: [withhold]}, later: {facts: [b, c], to: csc, judge: [withhold]}}
    scenes:
      desk: {choices: {one-now: {share: {csc: a}, to: end}, two-later: {to: hall}}}
      hall: {to: end, choices: {tell: {share: {csc: [b, c]}}}}
      end: {ending: The end}
    """
    assert survey(seat(text)).tempting == {"now", "later"}


def test_sharing_most_counts_judged_facts_senders_and_recipients() -> None:
    text = """
    facts: {a: school, b: school, c: school}
    verdicts: {q: {facts: a, to: [csc, police], judge: [withhold]}}
    scenes:
      desk: {to: end, choices: {judged: {share: {csc: a, police: a}}, unjudged: {share: {csc: [b, c], police: [b, c]}}}}
      end: {ending: The end}
    """
    (most,) = survey(seat(text)).most["overall"]
    assert (most.choices, most.sent) == (("judged",), 2)


def test_where_nothing_counts_the_model_is_none() -> None:
    models = survey(seat("scenes: {desk: {to: end, choices: {go: {}}}, end: {ending: The end}}")).models
    assert {name: arrival.choices for name, arrival in models.items()} == {None: ("go",)}


def test_a_story_without_endings_is_surveyed_too() -> None:
    result = survey(seat("scenes: {desk: {to: desk, choices: {go: {}}}}"))
    assert (result.endings, result.models, result.most, result.perfect) == ({}, {}, {}, None)


def test_a_survey_is_of_one_variant() -> None:
    text = """
    flags: [x]
    variants: {a: {}, b: {set: x}}
    scenes:
      desk: {choices: {go: {to: [{scene: this, when: {flag: x}}, that]}}}
      this: {ending: This}
      that: {ending: That}
    """
    assert set(survey(seat(text)).endings) == {"that"}
    assert set(survey(seat(text), "b").endings) == {"this"}


def test_beyond_its_limit_a_survey_is_refused() -> None:
    with pytest.raises(TooLarge):
        survey(seat(TEXT + "title: Another\n"), limit=3)


def test_where_no_path_is_perfect_the_nearest_is_named_with_what_it_gets_wrong() -> None:
    text = TEXT.replace("one: {share: {csc: a}}, ", "").replace("none: {to: end}", "c: {share: {carl: c}, to: end}")
    result = survey(seat(text))
    assert result.perfect is None
    assert result.perfect_ends == ()
    assert result.nearest is not None
    assert result.nearest.choices == ("both", "go")
    assert result.wrong(result.nearest) == ("keep",)


def test_a_late_or_missed_question_is_wrong_too() -> None:
    text = TEXT.replace("flags: [late]", "meters: {days: {from: 0, to: 9}}")
    text = text.replace("share: {facts: a, to: csc", "share: {facts: a, to: csc, by: {days: 1}")
    text = text.replace("  desk:\n", "  desk:\n    on-entry: {add: {days: 2}}\n")
    result = survey(seat(text))
    assert result.nearest is not None
    assert result.wrong(result.nearest) == ("share",)
    assert result.wrong(result.endings["door"])[0] == "share"


def test_the_nearest_of_a_story_in_which_nothing_counts_is_none() -> None:
    assert survey(seat("scenes: {desk: {to: end, choices: {go: {}}}, end: {ending: The end}}")).nearest is None


def test_the_ends_in_the_ideal_model_are_all_named(found: Survey) -> None:
    assert [found.reached.path(state) for state in found.ideal_ends] == [("one", "go")]


@pytest.mark.parametrize(
    ("change", "only"),
    [
        ("", True),
        ("again: {to: end}", False),
        ("round: {to: yard}", False),
        ("stay: {to: desk}", False),
        ("aside: {to: door}", True),
    ],
)
def test_a_way_is_the_only_one_if_no_state_on_it_is_come_to_twice(change: str, only: bool) -> None:
    program = seat(f"""
    scenes:
      desk: {{choices: {{go: {{to: end}}, {change}}}}}
      yard: {{choices: {{back: {{to: desk}}}}}}
      door: {{ending: The door}}
      end: {{ending: The end}}
    """)
    found = survey(program)
    assert is_only_way(found.reached, found.endings["end"].state) is only
