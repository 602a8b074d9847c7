"""A loop with no way out to an ending.

## What it does

Looks at every state that can be reached, and reports those from which play can go on for ever and no ending can be
reached, whatever is chosen. Each loop is reported once, at its first scene.

## Why is this bad?

Whoever gets there goes round and round. There is always something to choose, and never an end or a debrief.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    walk: {say: Walk down the hall, to: s-hall}
    wait: {say: Leave it for today, to: s-end}
s-hall:
  title: The hall
  text: A door at each end.
  choices:
    on: {say: Go on to the gym, to: s-gym}
s-gym:
  title: The gym
  text: It is locked.
  choices:
    back: {say: Go back to the hall, to: s-hall}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    walk: {say: Walk down the hall, to: s-hall}
    wait: {say: Leave it for today, to: s-end}
s-hall:
  title: The hall
  text: A door at each end.
  choices:
    on: {say: Go on to the gym, to: s-gym}
    home: {say: Go home, to: s-end}
s-gym:
  title: The gym
  text: It is locked.
  choices:
    back: {say: Go back to the hall, to: s-hall}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from easi_engine.findings import Finding
from easi_engine.lint.links import circles, reach
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted


class NoWayToAnEnding(SeatRule):
    """A loop with no way out to an ending."""

    code = "EG105"
    name = "no-way-to-an-ending"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """States that only lead to each other; those that only lead there are left out."""
        hopeless = context.space.hopeless
        if not hopeless:
            return
        onward = {scene: _next(context, scene, hopeless) for scene in context.scenes if scene in hopeless}
        for circle in circles(onward):
            if {to for scene in circle for to in onward[scene]}.issubset(circle):
                first, *others = circle
                around = f"goes round between {quoted(first)} and {listed(others)}" if others else "stays here"
                message = f"From {quoted(first)} no ending can be reached on some path: play {around} for ever."
                hint = "lead a choice out of the loop"
                yield self.finding(context.at(first), message, hint, on="key", witness=context.witness(hopeless[first]))


def _next(seat: SeatContext, scene: str, hopeless: Mapping[str, object]) -> list[str]:
    """The hopeless scenes at which play may come to rest after one choice."""
    passing = {id_: seat.links[id_] for id_, written in seat.scenes.items() if not written.choices}
    return [to for to in reach(passing, seat.links[scene]) if to in hopeless]
