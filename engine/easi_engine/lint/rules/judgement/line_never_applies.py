"""A line of a verdict that judges nothing and stands at no ending.

## What it does

Follows every path of every seat, and reports the lines of a verdict that never count: no sending is ever judged by the
line, and at no ending is it the first whose condition holds. Lines are judged in order, so a line may be dead because
those above it leave nothing over.

## Why is this bad?

The author meant something by it, and no learner will ever meet it. Often a condition can no longer hold by the time
something can be sent, or the lines stand in the wrong order.

## Example

```yaml story.yaml
flags: {asked: You asked her}
verdicts:
  food-csc:
    facts: food
    to: csc
    judge:
      - {share: They need it, when: {not: {flag: asked}}}
      - {share: She agreed., when: {flag: asked}}
      - {withhold: Ask her first.}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}, to: s-end}
    ask: {say: Ask Leanne, set: asked, to: s-desk}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {asked: You asked her}
verdicts:
  food-csc:
    facts: food
    to: csc
    judge:
      - {share: She agreed., when: {flag: asked}}
      - {withhold: Ask her first.}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}, to: s-end}
    ask: {say: Ask Leanne, set: asked, to: s-desk}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.questions import Question

_Line = tuple[str, int]
"""(verdict, number of the line from 0)."""


class LineNeverApplies(StoryRule):
    """A line of a verdict that judges nothing and stands at no ending."""

    code = "EJ107"
    name = "line-never-applies"
    exact = True

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Lines that count in no seat; of a verdict that no path comes to at all, something else is the matter."""
        raising = [seat for seat in context.seats.values() if seat.questions]
        used = {line for seat in raising for line in _judging(seat)}
        verdicts = {q.verdict: len(q.lines) for seat in raising for q in seat.questions}
        unused = {(id_, line) for id_, count in verdicts.items() for line in range(count)} - used
        if not unused or not all(seat.proven and seat.surveys for seat in raising):
            return
        for seat in raising:
            standing = {line for question in seat.questions for line in _standing(seat, question, unused)}
            used |= standing
            unused -= standing
        met = {verdict for verdict, _ in used}
        for verdict, line in sorted(unused):
            if verdict in met:
                message = f"This line of {quoted(verdict)} judges nothing that can be sent, and stands at no ending."
                last = line == verdicts[verdict] - 1
                yield self.finding(context.at("verdicts", verdict, "judge", line), message, _LAST if last else _HINT)


_HINT = "mend its condition or the order of the lines, or leave it out"
_LAST = "the lines above leave nothing over: leave it out and let the one before it stand without `when`"


def _judging(seat: SeatContext) -> Iterator[_Line]:
    verdict_of = {question.id: question.verdict for question in seat.questions}
    return ((verdict_of[judged.question], judged.line) for judged in seat.judged)


def _standing(seat: SeatContext, question: Question, wanted: set[_Line]) -> Iterator[_Line]:
    """Which of some lines are in force at an ending."""
    left = {line for verdict, line in wanted if verdict == question.verdict}
    if not left:
        return
    for survey in seat.surveys.values():
        guards = [guard for guard, _ in survey.reached.program.lines_of(question)]
        reads = 0
        for guard in guards:
            reads |= guard.reads
        for bits in {state.bits & reads for state in survey.reached.endings()}:
            line = next(number for number, guard in enumerate(guards) if guard.holds(bits))
            if line in left:
                yield question.verdict, line
