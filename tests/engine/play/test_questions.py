"""Questions: one recipient each, made of what the seat's choices could send."""

from easi_engine.play.questions import Question, included_facts
from tests.engine.building import seat, story


def questions(text: str, viewpoint: str | None = None) -> dict[str, Question]:
    """A seat's questions by id."""
    return {question.id: question for question in seat(text, viewpoint).questions}


def test_a_verdict_with_one_recipient_is_one_question_under_its_own_id() -> None:
    text = """
    facts: {food: school}
    verdicts: {q: {facts: food, to: [csc], judge: [share]}}
    scenes: {desk: {choices: {tell: {share: {csc: food}}}}}
    """
    assert list(questions(text)) == ["q"]


def test_a_verdict_with_several_recipients_is_split_one_question_each() -> None:
    text = """
    facts: {food: school}
    verdicts: {q: {facts: food, to: [csc, health.gp], judge: [share]}}
    scenes: {desk: {choices: {tell: {share: {csc: food, health.gp: food}}}}}
    """
    assert list(questions(text)) == ["q:csc", "q:health.gp"]


def test_a_verdict_on_an_audience_with_members_is_one_question_for_each_member_but_the_sender() -> None:
    text = """
    audiences: {call: {name: The call, members: [school, police, csc]}}
    facts: {food: school}
    verdicts: {q: {facts: food, to: call, judge: [share]}}
    scenes: {desk: {choices: {tell: {share: {call: food}}}}}
    """
    assert list(questions(text)) == ["q:police", "q:csc"]


def test_the_question_of_an_audience_also_judges_telling_one_member_alone() -> None:
    text = """
    audiences: {call: {name: The call, members: [school, police, csc]}}
    facts: {food: school}
    verdicts: {q: {facts: food, to: call, judge: [share]}}
    scenes: {desk: {choices: {tell: {share: {csc: food}}}}}
    """
    assert questions(text)["q:csc"].triples == (("food", "school", "csc"),)


def test_what_a_seat_asks_for_is_not_judged_as_telling_an_audience_that_the_seat_belongs_to() -> None:
    # The design leaves this open; the audience's questions are about telling the others.
    text = """
    audiences: {call: {name: The call, members: [school, police]}}
    facts: {notes: police}
    verdicts: {q: {facts: notes, to: call, judge: [withhold]}}
    scenes: {desk: {choices: {ring: {ask: {police: notes}}, tell: {share: {call: notes}}}}}
    """
    assert list(questions(text)) == ["q:police"]


def test_a_verdict_on_everyone_of_an_agency_is_one_question() -> None:
    text = """
    audiences: {staff: {name: Staff, of: school}}
    facts: {food: school}
    verdicts: {q: {facts: food, to: staff, judge: [share]}}
    scenes: {desk: {choices: {tell: {share: {staff: food}}}}}
    """
    assert list(questions(text)) == ["q"]


def test_a_question_that_no_choice_of_the_seat_can_touch_is_none_of_its() -> None:
    text = """
    viewpoints: {school: {}, police: {}}
    facts: {food: school, notes: police}
    verdicts: {s: {facts: food, to: csc, judge: [share]}, p: {facts: notes, to: csc, judge: [share]}}
    scenes:
      school: {desk: {choices: {tell: {share: {csc: food}}}}}
      police: {station: {choices: {tell: {share: {csc: notes}}}}}
    """
    assert list(questions(text, "school")) == ["s"]
    assert list(questions(text, "police")) == ["p"]


def test_sharing_asking_and_seeking_offer_flows_and_the_rest_does_not() -> None:
    text = """
    facts: {a: school, b: health, c: school, d: police, e: school}
    consent: {ask: {of: leanne, for: c, with: health, answers: [given]}}
    verdicts:
      share: {facts: a, to: csc, judge: [share]}
      ask: {facts: b, to: school, judge: [share]}
      seek: {facts: c, to: leanne, judge: [share]}
      meanwhile: {facts: d, to: csc, judge: [share]}
      consult: {facts: e, to: csc, judge: [share]}
    scenes:
      desk:
        choices:
          one: {share-if-held: {csc: a}, then: [{ask: {health: b}}]}
          two: {seek: ask, meanwhile: {from: police, to: csc, facts: d}, consult: {csc: e}, inform: carl}
    """
    assert list(questions(text)) == ["share", "ask", "seek"]


def test_includes_are_closed_over_several_steps_each_fact_once() -> None:
    text = "facts: {a: {includes: [b, c]}, b: {includes: d}, c: {includes: d}, d: []}"
    assert included_facts(story(text)) == {"a": ("a", "b", "c", "d"), "b": ("b", "d"), "c": ("c", "d"), "d": ("d",)}


def test_what_a_fact_includes_is_offered_with_it() -> None:
    text = """
    facts: {label: {held-by: health, includes: mornings}, mornings: []}
    verdicts: {low: {facts: mornings, to: school, judge: [share]}}
    scenes: {desk: {choices: {ring: {ask: {health: label}}}}}
    """
    assert questions(text)["low"].triples == (("mornings", "health", "school"),)
