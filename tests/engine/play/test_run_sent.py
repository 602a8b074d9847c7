"""What is sent with a fact, and what counts as its first sending."""

import pytest

from easi_engine.play.events import (
    Sent,
)
from tests.engine.building import happened, judged, knows, play, sendings

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
