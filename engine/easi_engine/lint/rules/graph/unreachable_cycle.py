"""Scenes that lead only to each other, with no way in.

## What it does

Follows every `to`, whatever its condition, from the start of each seat, and reports scenes that lead to each other in
a circle and that nothing else leads to.

## Why is this bad?

Nobody will ever read them. It is easily missed by eye, because each of them has something that leads to it.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care, to: s-end}
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
    ring: {say: Ring social care, to: s-end}
    walk: {say: Walk down the hall, to: s-hall}
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

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.links import circles
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted


class UnreachableCycle(SeatRule):
    """Scenes that lead only to each other, with no way in."""

    code = "EG102"
    name = "unreachable-cycle"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Circles without a way in."""
        lost = {scene: onward for scene, onward in context.links.items() if scene not in context.linked}
        if not lost:
            return
        for circle in circles(lost):
            inside = set(circle)
            if any(inside.intersection(onward) for scene, onward in lost.items() if scene not in inside):
                continue
            first, *others = circle
            message = (
                f"Nothing leads to the scene {quoted(first)} but {listed(others or [first])}, which nothing leads to."
            )
            if not others:
                message = f"Nothing leads to the scene {quoted(first)} but itself."
            yield self.finding(context.at(first), message, "lead a choice to one of them, or remove them", on="key")
