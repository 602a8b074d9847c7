"""A seat with so many states that not all of them could be looked at.

## What it does

Counts the states of a seat: every scene with every difference in what is known, agreed, set and counted there that
still matters. It reports a seat that has more of them than the program is willing to look at.

## Why is this bad?

What was found in such a seat is true. But that nothing else was found proves nothing: there may be a path with a
fault that nobody has looked at.

## Example

Three counts of up to 300, in any combination, are 27 million states, and one choice does something else in each of
them:

```yaml story.yaml
meters:
  calls: {from: 0, to: 300}
  notes: {from: 0, to: 300}
  visits: {from: 0, to: 300}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-desk
  choices:
    ring: {say: Ring, add: {calls: 1}}
    write: {say: Write it down, add: {notes: 1}}
    visit: {say: Visit, add: {visits: 1}}
    all: {say: Do all three, add: {calls: 1, notes: 1, visits: 1}}
    stop:
      say: Leave it for today
      to: [{scene: s-busy, when: [{calls: {at-least: 200}}, {notes: {at-least: 150}}, {visits: {at-least: 99}}]}, s-end]
s-busy: {title: A busy year, text: The diary is full., ending: Busy}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

Count only what the story reads, and no further than it reads it:

```yaml story.yaml
meters:
  calls: {from: 0, to: 2}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-desk
  choices:
    ring: {say: Ring, add: {calls: 1}}
    stop: {say: Leave it for today, to: [{scene: s-busy, when: {calls: {at-least: 2}}}, s-end]}
s-busy: {title: A busy day, text: The line was engaged., ending: Busy}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext


class NotProven(SeatRule):
    """A seat with so many states that not all of them could be looked at."""

    code = "EG001"
    name = "not-proven"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """A seat whose exploration was cut short."""
        if not context.proven:
            message = f"Not proven: {context.space.limit}."
            hint = "use fewer flags and meters that are read together, or raise the limits `states` and `nodes`"
            yield self.finding(context.place, message, hint, on="key")
