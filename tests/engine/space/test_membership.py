"""E and A: the questions that some reachable move could get right or wrong."""

import pytest

from easi_engine.errors import TooLarge
from easi_engine.space import membership
from tests.engine.building import seat


def axes(text: str, variant: str | None = None, viewpoint: str | None = None) -> tuple[set[str], set[str]]:
    """E and A."""
    found = membership(seat(text, viewpoint), variant)
    return set(found.effective), set(found.appropriate)


def little(judge: str, desk: str, more: str = "") -> str:
    """One fact, one question, one desk."""
    return f"""
    facts: {{food: school}}
    flags: [a, b]
    verdicts: {{q: {{facts: food, to: csc, judge: {judge}}}}}
    scenes: {{desk: {{to: end, choices: {desk}}}, end: {{ending: The end}}}}
    {more}
    """


TELL = "{tell: {share: {csc: food}}, a: {set: a, to: desk}}"


@pytest.mark.parametrize(
    ("judge", "expected"),
    [
        ("[share]", ({"q"}, set())),
        ("[withhold]", (set(), {"q"})),
        ("[either]", (set(), set())),
        ("[{share: Yes., when: {flag: a}}, withhold]", ({"q"}, {"q"})),
        ("[{share: Yes., when: {flag: b}}, withhold]", (set(), {"q"})),
        ("[{either: Yes., when: {flag: a}}, withhold]", (set(), {"q"})),
        ("[{withhold: No., when: {flag: b}}, share]", ({"q"}, set())),
    ],
)
def test_a_question_is_on_an_axis_if_a_reachable_flow_is_judged_so(
    judge: str, expected: tuple[set[str], set[str]]
) -> None:
    assert axes(little(judge, TELL)) == expected


@pytest.mark.parametrize(
    "desk",
    [
        "{tell: {when: {flag: b}, share: {csc: food}}, go: {}}",
        "{go: {then: [{when: {flag: b}, share: {csc: food}}]}}",
        "{go: {meanwhile: {from: school, to: csc, facts: food}}}",
        "{go: {consult: {csc: food}}}",
        "{go: {ask: {csc: food}}}",
    ],
)
def test_a_flow_that_is_never_offered_counts_for_nothing(desk: str) -> None:
    assert axes(little("[share]", desk)) == (set(), set())


def test_a_flow_that_moves_nothing_counts_for_nothing() -> None:
    assert axes(little("[share]", TELL).replace("food: school", "food: [school, csc]")) == (set(), set())
    assert axes(little("[share]", TELL).replace("food: school", "food: police")) == (set(), set())


def test_membership_is_fixed_for_each_seat() -> None:
    text = """
    viewpoints: {school: {}, police: {}}
    facts: {food: [school, police]}
    verdicts: {q: {facts: food, to: csc, judge: [{share: Yes., when: {viewpoint: school}}, withhold]}}
    scenes:
      school: {s: {to: e, choices: {tell: {share: {csc: food}}}}, e: {ending: The end}}
      police: {p: {to: f, choices: {tell: {share: {csc: food}}}}, f: {ending: The end}}
    """
    assert axes(text, viewpoint="school") == ({"q"}, set())
    assert axes(text, viewpoint="police") == (set(), {"q"})


def test_membership_is_fixed_for_each_variant() -> None:
    text = little("[{share: Yes., when: {flag: b}}, withhold]", TELL, "variants: {x: {}, y: {set: b}}")
    assert axes(text) == axes(text, "x") == (set(), {"q"})
    assert axes(text, "y") == ({"q"}, set())


def test_two_stories_of_one_id_do_not_share_what_was_found() -> None:
    assert axes(little("[share]", TELL)) != axes(little("[withhold]", TELL))


def test_beyond_its_limit_nothing_is_claimed() -> None:
    text = little("[share]", TELL, "title: Not explored before")
    with pytest.raises(TooLarge):
        membership(seat(text), limit=1)
    assert axes(text) == ({"q"}, set())
