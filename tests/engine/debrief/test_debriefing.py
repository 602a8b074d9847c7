"""The debrief of one playthrough: what it rests on, beside its rates."""

import json

import pytest

from easi_engine.debrief import (
    MODELS,
    PROVENANCE,
    STATUS_WORDS,
    CameToKnow,
    ConsentEntry,
    Judged,
    Line,
    PredictionResult,
    debrief,
    to_json,
)
from easi_engine.play import DecisionRecord, Playthrough, Prediction
from easi_engine.space import membership
from tests.engine.building import ended, play, seat

TEXT = """
audiences: {call: {name: The call, members: [police, health]}}
facts: {food: school, bruise: [], mood: [health, police], notes: police}
flags: [opened, warm]
meters: {days: {from: 0, to: 9}}
consent: {ask: {of: leanne, for: food, with: health, unsafe: {flag: opened}, answers: [{given: {flag: warm}}, refused]}}
timeline: {thoughts: {day: 4, withdraw: ask, meanwhile: {from: police, to: csc, facts: notes}}}
verdicts:
  q:
    facts: [food, bruise]
    to: csc
    by: {days: 7}
    grave: true
    judge:
      - {share: Now., when: {flag: opened}, basis: [public-task, vital-interests], sources: [s47], principles: [told]}
      - {withhold: Wait., sources: [golden]}
  call: {facts: food, to: call, judge: [{withhold: No.}]}
  mood: {facts: mood, to: school, judge: [{share: Yes., basis: [consent]}]}
  other: {facts: notes, to: carl, judge: [{either: Perhaps., basis: [legitimate-interests]}]}
scenes:
  desk:
    choices:
      tell: {share-if-held: {csc: [food, bruise]}, to: desk}
      call: {share: {call: food}, to: desk}
      open: {set: opened, add: {days: 2}, to: desk}
      look: {learn: bruise, to: desk}
      warm: {set: warm, to: desk}
      seek: {seek: ask, to: desk}
      ring: {ask: {health: mood, police: mood}, to: desk}
      notes: {ask: {police: notes}, share-if-held: {carl: notes}, to: desk}
      unjudged: {share: {rowan: food}, to: desk}
      go: {to: end}
    readings:
      police: {notices: One, would: [tell, open], because: Because.}
      csc:
        - {when: {knows: {school: bruise}}, notices: Two, would: tell, because: So.}
        - {notices: Three, would: look, because: So.}
  end: {ending: Gone}
"""
PROGRAM = seat(TEXT)


def test_a_playthrough_that_is_not_over_is_not_debriefed() -> None:
    with pytest.raises(ValueError, match="ending"):
        debrief(play(PROGRAM), membership(PROGRAM))


def test_each_question_names_its_verdict_recipient_and_facts() -> None:
    result = ended(PROGRAM, "go")
    assert result.ending == "Gone"
    assert [
        (q.id, q.verdict, q.recipient, q.recipient_name, q.facts, q.grave, q.deadline) for q in result.questions
    ] == [
        ("q", "q", "csc", "Social care", ("food", "bruise"), True, 7),
        ("call:police", "call", "police", "Police", ("food",), False, None),
        ("call:health", "call", "health", "Health", ("food",), False, None),
        ("mood", "mood", "school", "School", ("mood",), False, None),
    ]


def test_a_question_shows_each_first_sending_with_the_line_that_judged_it_and_the_line_standing_now() -> None:
    withhold = Line("withhold", "Wait.", (), ("golden",), ())
    share = Line("share", "Now.", ("public-task", "vital-interests"), ("s47",), ("told",))
    question = ended(PROGRAM, "tell", "open", "look", "tell", "go").questions[0]
    assert question.judged == (
        Judged("food", "school", 0, "desk", "tell", True, withhold),
        Judged("bruise", "school", 2, "desk", "tell", True, share),
    )
    assert question.standing == share
    assert ended(PROGRAM, "go").questions[0].standing == withhold


def test_a_sending_of_what_was_known_is_shown_as_moving_nothing() -> None:
    text = TEXT.replace(
        "ring: {ask: {health: mood, police: mood}", "ring: {ask: {health: mood}, then: [{ask: {police: mood}}]"
    )
    question = ended(text, "ring", "ring", "go").questions[-1]
    assert [(entry.sender, entry.moved) for entry in question.judged] == [("health", True), ("police", False)]


def test_two_holders_asked_at_once_both_move_it() -> None:
    question = ended(PROGRAM, "ring", "go").questions[-1]
    assert [(entry.sender, entry.moved) for entry in question.judged] == [("health", True), ("police", True)]


def test_the_consent_log_has_every_answer_and_withdrawal_in_order() -> None:
    result = ended(PROGRAM, "seek", "warm", "open", "seek", "open", "go")
    assert result.consent == (
        ConsentEntry(0, "desk", "seek", "ask", "leanne", "refused", False),
        ConsentEntry(2, "desk", "seek", "ask", "leanne", "given", True),
        ConsentEntry(4, "desk", "open", "ask", "leanne", "withdrawn", False),
    )


def test_knowledge_says_who_came_to_know_what_from_whom_and_when_each_once() -> None:
    result = ended(PROGRAM, "look", "ring", "open", "seek", "call", "open", "notes", "tell", "go")
    start = [entry for entry in result.knowledge if entry.how == "start"]
    assert {(entry.holder, entry.fact) for entry in start} == {
        ("school", "food"),
        ("health", "mood"),
        ("police", "mood"),
        ("police", "notes"),
    }
    assert {(entry.day, entry.move, entry.sender) for entry in start} == {(0, 0, None)}
    assert [entry for entry in result.knowledge if entry.how != "start"] == [
        CameToKnow(0, 1, "school", "bruise", None, "learned"),
        CameToKnow(0, 2, "school", "mood", "health", "ask"),
        CameToKnow(2, 4, "leanne", "food", "school", "seek"),
        CameToKnow(2, 5, "police", "food", "school", "share"),
        CameToKnow(2, 5, "health", "food", "school", "share"),
        CameToKnow(4, 6, "csc", "notes", "police", "meanwhile"),
        CameToKnow(4, 7, "school", "notes", "police", "ask"),
        CameToKnow(4, 7, "carl", "notes", "school", "share"),
        CameToKnow(4, 8, "csc", "food", "school", "share"),
        CameToKnow(4, 8, "csc", "bruise", "school", "share"),
    ]


def test_knowledge_at_the_debrief_is_all_that_the_last_state_holds() -> None:
    told = play(PROGRAM, "look", "ring", "open", "call", "open", "notes", "tell", "go")
    known = {(holder, fact) for holder, facts in PROGRAM.knows(told.state).items() for fact in facts}
    assert {(entry.holder, entry.fact) for entry in ended(told).knowledge} == known


def test_a_variant_is_named_only_at_the_debrief() -> None:
    program = seat("{variants: {a: {}, b: {}}, scenes: {desk: {to: end, choices: {go: {}}}, end: {ending: Gone}}}")
    assert ended(program, "go", variant="b").variant == "b"
    assert ended(PROGRAM, "go").variant is None


# -- predictions and records -------------------------------------------------------------------------------------------


def test_a_prediction_is_met_when_it_is_one_of_the_options_the_agency_would_have_wanted_as_things_were() -> None:
    playthrough = Playthrough.begin(PROGRAM)
    for choice, prediction in [
        ("look", Prediction("police", "open")),
        ("warm", Prediction("csc", "look")),
        ("tell", None),
        ("go", Prediction("housing", "go")),
    ]:
        playthrough = playthrough.choose(choice, prediction)
    assert ended(playthrough).predictions == (
        PredictionResult("desk", "police", "open", ("tell", "open"), True, "Because."),
        PredictionResult("desk", "csc", "look", ("tell",), False, "So."),
    )


@pytest.mark.parametrize(
    ("before", "choice", "basis", "accepted", "fits"),
    [
        (["open"], "tell", "public-task", ("public-task", "vital-interests"), True),
        (["open"], "tell", "consent", ("public-task", "vital-interests"), False),
        (["open"], "tell", "none", ("public-task", "vital-interests"), False),
        ([], "tell", "public-task", (), None),  # only what was to be kept
        ([], "unjudged", "consent", (), None),
        ([], "notes", "legitimate-interests", ("legitimate-interests",), True),
        ([], "ring", "consent", (), None),  # what came to the seat went on the bases of whoever sent it
        ([], "open", "none", ("none",), True),
        ([], "open", "consent", ("none",), False),
        (["open", "tell"], "tell", "none", ("public-task", "vital-interests"), False),  # said again all the same
    ],
)
def test_a_decision_record_is_held_against_what_the_author_accepts(
    before: list[str], choice: str, basis: str, accepted: tuple[str, ...], fits: bool | None
) -> None:
    playthrough = play(PROGRAM, *before).choose(choice, None, DecisionRecord(basis, "later", "asked", "Why not."))
    (feedback,) = ended(playthrough.choose("go")).records
    assert (feedback.scene, feedback.choice, feedback.basis) == ("desk", choice, basis)
    assert (feedback.told, feedback.route, feedback.reason) == ("later", "asked", "Why not.")
    assert (feedback.accepted, feedback.fits) == (accepted, fits)


def test_records_and_predictions_change_no_rate() -> None:
    playthrough = Playthrough.begin(PROGRAM).choose("tell", Prediction("police", "go"), DecisionRecord("none", "no"))
    bare, full = ended(PROGRAM, "tell", "go"), ended(playthrough.choose("go"))
    assert (full.questions, full.effective, full.appropriate, full.model) == (
        bare.questions,
        bare.effective,
        bare.appropriate,
        bare.model,
    )


# -- words -------------------------------------------------------------------------------------------------------------


def test_the_debrief_as_json_is_plain_data() -> None:
    result = ended(PROGRAM, "seek", "tell", "go")
    data = json.loads(json.dumps(to_json(result)))
    assert data["effective"] == {"done": 1, "of": 2, "rate": 0.5}
    assert data["appropriate"] == {"done": 2, "of": 3, "rate": 2 / 3}
    assert data["model"] == "chaotic"
    assert [question["id"] for question in data["questions"]] == ["q", "call:police", "call:health", "mood"]


def test_every_model_and_status_has_words() -> None:
    assert set(MODELS) == {"ideal", "over-open", "over-cautious", "chaotic"}
    assert set(STATUS_WORDS) == {"made", "late", "missed", "moot", "kept", "leaked"}


def test_the_app_says_that_the_measure_and_the_cut_off_are_ours_and_that_it_is_a_pattern_of_the_playthrough() -> None:
    assert "75%" in PROVENANCE["ours"]
    assert "not of you" in PROVENANCE["pattern"]
    assert "Richardson and Asthana (2006)" in PROVENANCE["research"]
    assert "not endorsed" in PROVENANCE["standing"]
    assert all("In this playthrough" in card.says for card in MODELS.values())


def test_without_a_membership_nothing_is_counted_and_what_was_sent_is_told() -> None:
    result = debrief(play(PROGRAM, "tell", "notes", "go"), None)
    assert (result.effective.rate, result.appropriate.rate, result.model) == (None, None, None)
    assert [(q.id, q.effective, q.appropriate, len(q.judged)) for q in result.questions] == [
        ("q", None, None, 1),
        ("other", None, None, 1),
    ]
    assert result.knowledge == ended(PROGRAM, "tell", "notes", "go").knowledge


def test_a_decision_record_carries_each_line_that_judged_what_was_sent() -> None:
    record = DecisionRecord("public-task", "yes")
    told = Playthrough.begin(PROGRAM).choose("open", None, record).choose("look").choose("tell", None, record)
    opened, sent = ended(told.choose("go")).records
    assert opened.lines == ()
    assert [line.reason for line in sent.lines] == ["Now."]
