"""An `add` to a meter that is always at its bound already.

## What it does

Looks at every state in which an `add` is done, and reports one that never changes its meter: whenever play comes past,
the meter stands at its most already (or at its least, where something is taken away). Reaching the bound is no fault,
nor is losing part of what is added.

## Why is this bad?

The story reads as if something were counted here, and nothing is.

## Example

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    soothe: {say: Say that it will be all right, add: {worry: -1}}
    ask: {say: Ask him what he had for breakfast, when: {worry: {at-most: 1}}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    push: {say: Ask him again, add: {worry: 1}, to: s-desk}
    soothe: {say: Say that it will be all right, add: {worry: -1}}
    ask: {say: Ask him what he had for breakfast, when: {worry: {at-most: 1}}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS, NEVER, Cube, Guard
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Add


class MeterAlwaysSaturates(StoryRule):
    """An `add` to a meter that is always at its bound already."""

    code = "EG117"
    name = "meter-always-saturates"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each `add`: that it moves its meter, and that play comes there at all."""
        for placed in (*seat.effects, *seat.shared_effects):
            if isinstance(placed.effect, Add):
                yield Watch(BeforeEffect(placed.effect), _moves(seat, placed.effect))
                yield Watch(BeforeEffect(placed.effect), ALWAYS)

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Adds that some seat comes past and that move their meter in none."""
        for placed in context.effects:
            add = placed.effect
            if isinstance(add, Add) and context.vain(placed, lambda _: ALWAYS, partial(_moves, add=add)):
                message = f"This never moves the meter {quoted(add.meter)}: it always stands at its bound already."
                hint = "give the meter more room, let something else move it first, or remove this"
                yield self.finding(placed.at, message, hint, on="key")


def _moves(seat: SeatContext, add: Add) -> Guard:
    """That there is room for at least part of what is added."""
    place = seat.program.layout.meters[add.meter]
    if add.amount == 0:
        return NEVER
    lowest = 1 << place.start
    highest = 1 << (place.start + place.top - place.base - 1)
    return Cube(highest, 0) if add.amount > 0 else Cube(lowest, lowest)
