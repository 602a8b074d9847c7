"""A deadline that nobody can miss.

## What it does

Follows every path of every seat, and reports the `by` of a verdict when nothing it is about can ever be sent later than
that.

## Why is this bad?

A deadline says that waiting costs something. Here it never does: those who wait are in time all the same. Often the
days are not counted on the way, or the case is over before the day comes.

## Example

```yaml story.yaml
meters: {days: {from: 0, to: 9}}
verdicts:
  food-csc: {facts: food, to: csc, by: {days: 3}, judge: [{share: They need it.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-friday
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    wait: {say: See how the week goes}
s-friday:
  title: Friday
  text: The log is longer.
  to: s-end
  choices:
    ring: {say: Ring social care now, share: {csc: food}}
    wait: {say: Have a good weekend}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
meters: {days: {from: 0, to: 9}}
verdicts:
  food-csc: {facts: food, to: csc, by: {days: 3}, judge: [{share: They need it.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-friday
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    wait: {say: See how the week goes}
s-friday:
  title: Friday
  text: The log is longer.
  on-entry: {add: {days: 4}}
  to: s-end
  choices:
    ring: {say: Ring social care now, share: {csc: food}}
    wait: {say: Have a good weekend}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.rules.judgement._deadlines import Timing, timings
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Watch


class DeadlineNeverMissed(StoryRule):
    """A deadline that nobody can miss."""

    code = "EJ112"
    name = "deadline-never-missed"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """That something is sent at all, and that it is sent late."""
        for timing in timings(seat):
            yield Watch(timing.point, timing.sent)
            yield Watch(timing.point, timing.late)

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Deadlines of verdicts that something can be sent for, in any seat, and never late."""
        found: dict[str, list[tuple[SeatContext, Timing]]] = {}
        for seat in context.seats.values():
            for timing in timings(seat):
                found.setdefault(timing.question.verdict, []).append((seat, timing))
        for verdict, ways in found.items():
            sent = any(seat.ever(timing.point, timing.sent) for seat, timing in ways)
            if sent and all(seat.never(timing.point, timing.late) for seat, timing in ways):
                deadline = ways[0][1].question.deadline
                message = f"Nothing that {quoted(verdict)} is about can be sent after day {deadline}."
                hint = "let waiting take days, set an earlier day, or leave the deadline out"
                yield self.finding(context.at("verdicts", verdict, "by"), message, hint)
