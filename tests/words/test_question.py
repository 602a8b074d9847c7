"""A question of the debrief in words: one entry, a line for each side it is on, and why in a sentence."""

import dataclasses

import pytest

from easi_engine.debrief import Debrief, QuestionResult
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.words import question as words
from easi_sim.words.explain import explain_question
from tests.engine.building import ended, seat
from tests.running import corner_shop

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm},
        log: {held-by: police, short: log}, notes: {held-by: health, short: notes},
        scan: {held-by: health, short: the scan}}
meters: {days: {from: 0, to: 9}}
flags: [late, no]
consent: {ask: {of: leanne, for: food, with: health, answers: [{refused: {flag: no}}, given]}}
verdicts:
  nurse: {facts: food, to: health, judge: [{share: She agreed. And more., when: {consent: {ask: given}}},
          {withhold: Ask her first. She is near.}]}
  time: {facts: arm, to: housing, judge: [{share: Now it is due., when: {flag: late}}, {withhold: Not yet.}]}
  carl: {facts: food, to: carl, judge: [{either: It is hers., when: {flag: late}}, {withhold: He would hear it.}]}
  log: {facts: log, to: school, judge: [share]}
  dig: {facts: notes, to: school, judge: [{withhold: She is not your patient.}]}
  csc: {facts: [food, scan], to: csc, grave: true, by: {days: 3},
        judge: [{share: Judgement. A child is hungry. And cold.}]}
  far: {facts: notes, to: police, judge: [{withhold: Not theirs.}]}
scenes:
  desk:
    to: desk
    choices:
      ask: {seek: ask}
      no: {set: no}
      late: {set: late}
      nurse: {share: {health: food}}
      time: {share: {housing: arm}}
      carl: {share: {carl: food}}
      ring: {ask: {police: log}}
      dig: {ask: {health: notes}}
      csc: {share: {csc: [food, scan]}}
      far: {share: {police: notes}}
      wait: {add: {days: 5}}
      go: {to: end}
  end: {ending: The end}
"""
PROGRAM = seat(TEXT)
STORY = PROGRAM.story


def question(id_: str, *choices: str) -> QuestionResult:
    """One question after these choices."""
    return next(one for one in ended(PROGRAM, *choices, "go").questions if one.id == id_)


def lines(id_: str, *choices: str) -> tuple[str, ...]:
    """Its lines."""
    return tuple(words for _, words in words.status_lines(question(id_, *choices)))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (
            (),
            (
                "to be shared once Leanne agreed: Leanne was never asked, so not shared",
                "to be kept until Leanne agreed: kept",
            ),
        ),
        (("ask",), ("to be shared once Leanne agreed: not shared", "to be kept until Leanne agreed: kept")),
        (("no", "ask"), ("asked, refused and respected", "to be kept until Leanne agreed: kept")),
        (
            ("ask", "wait", "nurse"),
            (
                "to be shared once Leanne agreed: shared in time",
                "kept until it was right to send, then sent on day 5",
            ),
        ),
        (("nurse",), ("to be shared once Leanne agreed: shared", "to be kept until Leanne agreed: shared too soon")),
    ],
)
def test_a_question_that_waited_for_a_consent_names_it_on_both_lines(
    choices: tuple[str, ...], said: tuple[str, str]
) -> None:
    assert lines("nurse", *choices) == said


def test_a_question_that_waited_for_something_else_says_when_each_line_holds() -> None:
    assert lines("time") == ("while it was to be shared: not shared", "while it was to be kept: kept")
    assert lines("time", "late", "time") == (
        "while it was to be shared: shared in time",
        "kept until it was right to send, then sent on day 0",
    )


def test_what_was_kept_and_sent_when_either_could_be_defended_says_so() -> None:
    assert lines("carl", "late", "wait", "carl") == ("kept until either could be defended, then sent on day 5",)


def test_a_question_about_asking_says_that_it_is() -> None:
    assert lines("dig") == ("kept: you did not ask Health for it",)
    assert lines("log") == ("needed: you did not ask Police for it",)
    assert words.question_name(STORY, question("dig")) == "notes, from Health → School"


def test_several_who_could_have_been_asked_are_named_as_one_or_the_other() -> None:
    asked = dataclasses.replace(question("dig"), asked_of=("Health", "Police"))
    assert words.status_lines(asked) == (("kept", "kept: you did not ask Health or Police for it"),)
    assert words.question_name(STORY, asked) == "notes, from Health or Police → School"


def test_what_the_seat_never_knew_is_not_in_the_name_of_a_question_and_is_said_beside_it() -> None:
    sent = question("csc", "csc")
    assert words.question_name(STORY, sent) == "lunches → Social care"
    assert words.unknown_words(STORY, sent) == "Not known to you: the scan."
    explained = explain_question(STORY, "school", sent)
    assert any("Not known to you: the scan." in section.says for section in explained.sections)


def test_what_never_came_to_the_seat_is_not_said_to_have_been_kept_by_choice() -> None:
    assert lines("far") == ("kept: it never came to you",)
    assert words.unknown_words(STORY, question("far")) == ""


def test_each_question_stands_once_what_there_is_to_think_about_first() -> None:
    result = ended(PROGRAM, "wait", "csc", "carl", "go")
    think, rest = words.in_order(result.questions)
    assert len({one.id for one in (*think, *rest)}) == len(think) + len(rest) == len(result.questions)
    assert [one.id for one in think] == ["nurse", "time", "log", "carl", "csc"]
    assert words.rest_words(rest) == "2 kept"


def test_a_grave_question_that_went_wrong_is_said_in_a_sentence_late_or_missed() -> None:
    late = ended(PROGRAM, "wait", "csc", "go").questions
    assert words.grave_words(STORY, late) == (
        "Somebody's safety turned on this: lunches → Social care: shared, but late.",
    )
    assert words.grave_words(STORY, ended(PROGRAM, "csc", "go").questions) == ()


def test_the_reason_is_one_sentence_and_a_word_alone_is_none() -> None:
    assert words.reason_words(question("csc", "csc")) == "Judgement. A child is hungry."
    assert words.reason_words(question("nurse")) == "Ask her first. She is near."
    assert words.reason_words(question("carl", "carl")) == "He would hear it."
    assert words.first_sentence("It is short and has no second one.") == "It is short and has no second one."


@pytest.fixture(scope="module")
def found() -> Debrief:
    session = Session.begin(corner_shop(), "school", Records.in_memory(), "quiet")
    for choice in ("talk-to-jamie", "say-all", "tell-nell"):
        session = session.confirm(choice)
    return session.debrief()


def test_a_reason_already_given_is_not_given_again(found: Debrief) -> None:
    by_id = {question.id: question for question in found.questions}
    assert not words.still_new(by_id["heater:police"], words.EFFECTIVE)
    assert words.still_new(by_id["clinic-school"], words.APPROPRIATE)


def test_that_it_became_right_to_share_is_no_reason_for_having_kept_it(found: Debrief) -> None:
    by_id = {question.id: question for question in found.questions}
    kept = by_id["clinic-school"]
    shared = dataclasses.replace(kept, standing=dataclasses.replace(kept.standing, verdict="share"))
    assert not words.still_new(shared, words.APPROPRIATE)
    assert words.still_new(shared, words.EFFECTIVE)


def test_a_refusal_respected_is_not_said_never_to_have_come_up(found: Debrief) -> None:
    question = dataclasses.replace(found.questions[0], effective="moot", respected=True)
    assert words.status_words(question, "moot", words.EFFECTIVE) == "asked, refused and respected"
    assert words.status_words(question, "moot", words.APPROPRIATE) == "did not come up"


def test_what_was_shared_in_time_but_too_soon_is_marked(found: Debrief) -> None:
    question = dataclasses.replace(found.questions[0], effective="made", appropriate="leaked")
    assert words.was_early(question)
    assert not words.was_early(dataclasses.replace(question, appropriate="kept"))


def test_what_was_missed_though_it_stands_at_keeping_is_marked(found: Debrief) -> None:
    by_id = {question.id: question for question in found.questions}
    question = dataclasses.replace(by_id["clinic-school"], effective="missed")
    assert words.was_due_earlier(question)
    assert not words.was_due_earlier(by_id["clinic-school"])


def test_every_status_has_its_place_in_the_order() -> None:
    assert set(words.ORDER) == set(words.EFFECTIVE) | set(words.APPROPRIATE)
