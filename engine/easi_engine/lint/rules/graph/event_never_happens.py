"""A timeline event that never happens.

## What it does

Explores every state of every seat, and reports a timeline event that happens on no path of any of them: its day is
never reached, or its `unless` always holds when it is. (An event that only says something and has an `unless` is held
only to its day.)

## Why is this bad?

It was written so that something would happen while the learner thinks. Nothing does.

## Example

```yaml story.yaml
meters: {days: {from: 0, to: 14}}
timeline:
  letter: {day: 5, say: A letter comes., meanwhile: {to: csc, facts: food}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    wait: {say: Leave it for today, add: {days: 1}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
meters: {days: {from: 0, to: 14}}
timeline:
  letter: {day: 5, say: A letter comes., meanwhile: {to: csc, facts: food}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    wait: {say: Leave it for a week, add: {days: 7}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.names import CLOCK
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS, Cube, Guard
from easi_engine.play.seat import BeforeEffect, Point
from easi_engine.space import Watch
from easi_engine.story.case import TimelineEvent
from easi_engine.story.effects import Add


class EventNeverHappens(StoryRule):
    """A timeline event that never happens."""

    code = "EG118"
    name = "event-never-happens"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """The first effect of each event; for an event without any, every `add` to the days that gets to its day."""
        for event in seat.context.story.case.timeline.values():
            yield from (Watch(point, guard) for point, guard in _signs(seat, event))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Events that no seat comes to see."""
        if CLOCK not in context.uses.meters_moved:
            return  # the clock that never moves is reported itself
        for id_, event in context.story.case.timeline.items():
            if all(_never(seat, event) for seat in context.seats.values()):
                message = f"The timeline event {quoted(id_)} never happens."
                hint = "give it an earlier day, or see that its `unless` does not always hold"
                yield self.finding(context.at("timeline", id_), message, hint, on="key")


def _never(seat: SeatContext, event: TimelineEvent) -> bool:
    if not event.effects and event.day <= seat.program.layout.meters[CLOCK].base:
        return False
    return seat.proven and all(seat.never(point, guard) for point, guard in _signs(seat, event))


def _signs(seat: SeatContext, event: TimelineEvent) -> Iterator[tuple[Point, Guard]]:
    """What shows that an event happens."""
    if event.effects:
        yield BeforeEffect(event.effects[0]), ALWAYS
        return
    clock = seat.program.layout.meters[CLOCK]
    for placed in (*seat.effects, *seat.shared_effects):
        add = placed.effect
        if isinstance(add, Add) and add.meter == CLOCK:
            bit = clock.at_least(event.day - add.amount)
            if bit is not None:
                yield BeforeEffect(add), Cube(bit, bit)
