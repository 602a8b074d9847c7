"""A deadline that nobody can meet.

## What it does

Follows every path of a seat, and reports the `by` of a verdict when what it is about can be sent in this seat and never
in time.

## Why is this bad?

Whoever does the right thing is told that it came too late, and there was no earlier chance. Often the days run on more
than was meant, or the deadline counts from another beginning.

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
  to: s-end
  choices:
    ring: {say: Ring social care next week, add: {days: 5}, share: {csc: food}}
    wait: {say: See how it goes}
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
  to: s-end
  choices:
    ring: {say: Ring social care now, share: {csc: food}}
    later: {say: Ring social care next week, add: {days: 5}, share: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._deadlines import Timing, timings
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Watch


class DeadlineAlwaysMissed(SeatRule):
    """A deadline that nobody can meet."""

    code = "EJ114"
    name = "deadline-always-missed"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """That something is sent late, and that it is sent in time."""
        for timing in timings(seat):
            yield Watch(timing.point, timing.late)
            yield Watch(timing.point, timing.in_time)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Deadlines of what can be sent in this seat, and only late."""
        found: dict[str, list[Timing]] = {}
        for timing in timings(context):
            found.setdefault(timing.question.id, []).append(timing)
        for id_, ways in found.items():
            if all(context.never(timing.point, timing.in_time) for timing in ways):
                late = (context.can(timing.point, timing.late) for timing in ways)
                witness = min((way for way in late if way is not None), key=lambda way: len(way.choices), default=None)
                if witness is not None:
                    question = ways[0].question
                    message = (
                        f"In {quoted(context.viewpoint)}, nothing that {quoted(id_)} is about can be sent "
                        f"by day {question.deadline}."
                    )
                    hint = "offer an earlier chance, let less time pass before it, or set a later day"
                    at = context.context.at("verdicts", question.verdict, "by")
                    yield self.finding(at, message, hint, witness=witness)
