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

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import Guard

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
        if not unused or not all(seat.proven for seat in raising):
            return
        for seat in raising:
            standing = _standing(seat, unused)
            if standing is None:
                return
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


def _standing(seat: SeatContext, wanted: set[_Line]) -> set[_Line] | None:
    """Which of some lines are in force at an ending; None where that is not proven."""
    verdicts = {verdict for verdict, _ in wanted}
    lines = [
        (question.verdict, [guard for guard, _ in seat.program.lines_of(question)])
        for question in seat.questions
        if question.verdict in verdicts
    ]
    if not lines:
        return set()
    ends = seat.ends(reduce(or_, (_reads(guards) for _, guards in lines)))
    if ends is None:
        return None
    return {(verdict, number) for verdict, guards in lines for number in _in_force(guards, ends)} & wanted


def _in_force(guards: Sequence[Guard], ends: Collection[int]) -> Iterator[int]:
    """The numbers of the lines that are in force at some ending."""
    reads = _reads(guards)
    for bits in {bits & reads for bits in ends}:
        yield next(number for number, guard in enumerate(guards) if guard.holds(bits))


def _reads(guards: Iterable[Guard]) -> int:
    return reduce(or_, (guard.reads for guard in guards), 0)
