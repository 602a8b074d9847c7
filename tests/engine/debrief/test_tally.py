"""The rates of many endings at once are those of each."""

from easi_engine.debrief import mark, rates, survey
from easi_engine.debrief.marks import rates_of, weight
from easi_engine.debrief.tally import totals
from tests.engine.building import seat

TEXT = """
facts: {a: school, b: school, c: school}
flags: [x, y]
meters: {days: {from: 0, to: 5}}
consent: {ask: {of: leanne, for: a, with: csc, answers: [{given: {flag: x}}, refused]}}
verdicts:
  one:
    facts: [a, b]
    to: csc
    by: {days: 1}
    grave: true
    judge: [{share: Yes., when: {consent: {ask: given}}}, withhold]
  two: {facts: [a, c], to: [police, health], moot: {not: {flag: y}}, judge: [{share: Yes., when: {flag: y}}, withhold]}
  three: {facts: b, to: leanne, grave: true, judge: [withhold]}
  four: {facts: c, to: leanne, judge: [{either: Perhaps.}]}
scenes:
  desk:
    to: desk
    choices:
      ask: {seek: ask}
      x: {set: x}
      y: {set: y}
      wait: {add: {days: 2}}
      csc: {share: {csc: [a, b]}}
      part: {share: {csc: a, police: c}}
      all: {share: {police: [a, c], health: [a, c], leanne: [b, c]}}
      go: {to: end}
  end: {ending: The end}
"""


def test_every_ending_has_the_rates_that_its_marks_have() -> None:
    program = seat(TEXT)
    found = survey(program)
    endings = [state.bits for state in found.reached.endings()]
    assert len(endings) > 100
    together = totals(program, found.membership, endings)
    for bits, total in zip(endings, together, strict=True):
        marks = mark(program, found.membership, bits)
        assert sum(map(weight, marks)) == total
        assert rates_of(total) == rates(marks)


def test_nothing_comes_of_nothing() -> None:
    program = seat(TEXT)
    assert totals(program, survey(program).membership, []) == []
    assert totals(seat("{}"), survey(seat("{}")).membership, [0, 1]) == [0, 0]
