"""Of each question: whom it could be asked of, what nobody ever knew, and the consents that sharing waits for."""

import pytest

from easi_engine.debrief import Awaited, QuestionResult
from tests.engine.building import ended

TEXT = """
facts: {food: school, bruise: [], scan: health, label: health.gp}
flags: [agreed]
consent:
  ask: {of: leanne, for: food, with: csc, answers: [{given: {flag: agreed}}, refused]}
  beg: {of: carl, for: food, with: csc, answers: [given]}
verdicts:
  out: {facts: [food, bruise], to: csc, judge: [{share: Because., when: WHEN}, withhold]}
  in: {facts: [scan, label], to: school, judge: [share]}
scenes:
  desk:
    to: desk
    choices:
      look: {learn: bruise}
      tell: {share-if-held: {csc: [food, bruise]}}
      dig: {ask: {health: scan, health.gp: label}}
      agree: {set: agreed}
      ask: {seek: ask}
      beg: {seek: beg}
      go: {to: end}
  end: {ending: The end}
"""


def result(question: str, *choices: str, when: str = "{consent: {ask: given}}") -> QuestionResult:
    """How a question comes out after these choices, and going."""
    (found,) = (one for one in ended(TEXT.replace("WHEN", when), *choices, "go").questions if one.id == question)
    return found


def test_what_would_come_to_the_seat_names_everybody_who_could_be_asked() -> None:
    assert result("in").asked_of == ("Health", "GP practice")
    assert result("out").asked_of == ()


def test_a_fact_is_unknown_until_somebody_who_could_send_it_has_it() -> None:
    assert result("out").unknown == ("bruise",)
    assert result("out", "look").unknown == ()
    assert result("in").unknown == ()


@pytest.mark.parametrize(("choices", "status"), [((), "not-asked"), (("ask",), "refused"), (("agree", "ask"), "given")])
def test_a_consent_that_sharing_waits_for_comes_with_whom_it_is_asked_of_and_how_it_stands(
    choices: tuple[str, ...], status: str
) -> None:
    assert result("out", *choices).awaits == (Awaited("ask", "Leanne", status),)


@pytest.mark.parametrize(
    ("when", "awaited"),
    [
        ("{consent: {ask: given}}", ["ask"]),
        ("{consent: {ask: [given]}}", ["ask"]),
        ("{consent: {ask: [given, not-asked]}}", []),
        ("[{flag: agreed}, {consent: {ask: given}}]", ["ask"]),
        ("{flag: agreed, all: [{flag: agreed}, {consent: {ask: given}}]}", ["ask"]),
        ("{any: [{consent: {ask: given}}, {consent: {beg: given}}]}", ["ask", "beg"]),
        ("{any: [{flag: agreed}, {consent: {ask: given}}]}", []),
        ("{not: {consent: {ask: given}}}", []),
    ],
)
def test_sharing_waits_for_consent_only_where_no_line_shares_without(when: str, awaited: list[str]) -> None:
    assert [one.request for one in result("out", when=when).awaits] == awaited


def test_a_second_line_that_shares_without_consent_waits_for_none() -> None:
    text = TEXT.replace("when: WHEN}", "when: {consent: {ask: given}}}, {share: Danger., when: {flag: agreed}}")
    (found,) = (one for one in ended(text, "go").questions if one.id == "out")
    assert found.awaits == ()
