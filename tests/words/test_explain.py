"""Every number and entry explained."""

from easi_engine.debrief import Debrief
from easi_engine.play import DecisionRecord, Playthrough, Prediction
from easi_sim.words import explain, explain_how
from easi_sim.words.explain import Explanation
from tests.engine.building import ended, seat

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: school, short: the arm},
        log: {held-by: police, short: log}}
meters: {days: {from: 0, to: 9}}
flags: [no]
consent: {ask: {of: leanne, for: food, with: health, unsafe: {flag: no}, answers: [{refused: {flag: no}}, given]}}
verdicts:
  csc:
    facts: [food, arm]
    to: csc
    by: {days: 3}
    grave: true
    judge: [{share: Harm is likely., basis: [public-task]}]
  carl: {facts: food, to: carl, grave: true, judge: [{withhold: He would hear it., sources: [s47]}]}
  nurse: {facts: food, to: health, judge: [{share: She agreed., when: {consent: {ask: given}}}, {withhold: Ask first.}]}
  log: {facts: log, to: school, moot: {flag: no}, judge: [share]}
scenes:
  desk:
    to: desk
    choices:
      tell: {share: {csc: [food, arm]}}
      leak: {share: {carl: food}}
      ask: {seek: ask}
      nurse: {share: {health: food}}
      ring: {ask: {police: log}}
      no: {set: no}
      wait: {add: {days: 5}}
      go: {to: end}
    readings:
      police: {notices: One, would: tell, because: It adds up.}
  end: {ending: The end}
"""
PROGRAM = seat(TEXT)
STORY = PROGRAM.story


def found(*choices: str) -> Debrief:
    """The debrief after these choices."""
    return ended(PROGRAM, *choices)


def said(explanation: Explanation) -> str:
    """All of it."""
    parts = [explanation.title]
    for section in explanation.sections:
        parts += [section.heading, *section.says, *section.items]
    return "\n".join(parts)


def question(of: Debrief, id_: str) -> str:
    """One of its questions explained."""
    return said(explain.explain_question(STORY, "school", next(q for q in of.questions if q.id == id_)))


def test_the_rates_are_explained_by_exactly_the_questions_they_count() -> None:
    result = found("no", "tell", "leak", "go")
    text = said(explain.explain_rates(STORY, result))
    assert f"{result.effective.done} ÷ {result.effective.of}" in text
    assert "1 − 1 ÷ 2" in text
    assert "Shared in time: 1\nlunches and the arm → Social care" in text
    assert "Shared when it should have been kept: 1\nlunches → Carl" in text
    assert "Did not come up, so not counted: 1\nlog, from Police → School" in text
    assert "The cut-off is ours" in text
    assert "a grave question leaked" in text
    assert "a grave question was missed" not in text
    assert explain.CANNOT_SAY in text


def test_a_side_on_which_nothing_counts_says_so() -> None:
    result = ended(TEXT.replace("withhold:", "share:"), "go")
    text = said(explain.explain_rates(STORY, result))
    assert "Appropriate: nothing to count on this path" in text
    assert explain.NOTHING_COUNTED in text


def test_a_question_is_explained_by_its_statuses_its_flows_and_the_line_that_judged_each() -> None:
    text = question(found("wait", "tell", "go"), "csc")
    assert "Effective: shared, but late" in text
    assert "Its last day was day 3." in text
    assert "missing it, or coming late with it, rules the upper half out" in text
    assert "Lunches and the arm, sent by you, day 5, at “Title of desk”. You had chosen: “Say tell”." in text
    assert "At that moment it was to be shared: Harm is likely." in text
    assert "It is so that food." in text


def test_what_was_not_sent_and_what_was_refused_say_why() -> None:
    assert "Nothing of it was sent." in question(found("go"), "csc")
    assert "something of it was due" in question(found("go"), "csc").lower()
    refused = question(found("no", "ask", "go"), "nurse")
    assert "the answer was no, and you kept to it" in refused
    assert "It is on both sides" in refused
    assert "Effective: asked, refused and respected" in refused
    assert "Appropriate: to be kept until Leanne agreed: kept" in refused
    leaked = question(found("leak", "go"), "carl")
    assert "leaking it rules the right-hand half out" in leaked
    assert "Sources\nThis has not been checked at the source yet.\ns47" in leaked


def test_conduct_and_consent_are_explained_with_the_moment_and_what_it_meant() -> None:
    result = found("no", "ask", "go")
    (unsafe,) = [point for point in result.conduct if point.principle == "safe-to-ask"]
    text = said(explain_how.explain_conduct(STORY, unsafe))
    assert "Not kept" in text
    assert "you chose: “Say ask”." in text
    text = said(explain_how.explain_consent(STORY, result.consent[0]))
    assert text.startswith("Leanne: refused")
    assert "to be shared with Health" in text
    assert "could have put someone at risk" in text
    assert "takes what waits for it out of the effective side" in text


def test_predictions_are_explained_with_the_agencys_reason_and_what_the_count_is_not() -> None:
    playthrough = Playthrough.begin(PROGRAM).choose("tell", Prediction("police", "tell"), None).choose("go")
    result = ended(playthrough)
    text = said(explain_how.explain_prediction(STORY, result.predictions[0]))
    assert "It adds up." in text
    assert "Police focus." in text
    assert said(explain_how.explain_predictions(STORY, result)).startswith("1 of 1 as you expected")
    assert "no measure of how well you know your colleagues" in text


def test_a_record_is_explained_by_what_the_author_accepts_and_why() -> None:
    record = DecisionRecord("consent", "no")
    playthrough = Playthrough.begin(PROGRAM).choose("tell", None, record).choose("wait", None, record).choose("go")
    sent, unsent = ended(playthrough).records
    assert "To be shared: Harm is likely." in said(explain_how.explain_record(STORY, sent))
    assert "what fits is “I shared nothing here”" in said(explain_how.explain_record(STORY, unsent))


def test_the_whole_picture_and_conduct_say_what_they_leave_out() -> None:
    assert "holding everything is no aim" in said(explain.explain_picture())
    assert "None of them enters the rates" in said(explain_how.explain_how())
