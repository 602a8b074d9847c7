"""The agencies never disagree in a seat.

## What it does

Looks in each seat for a decision at which two agencies, on some path, want nothing in common: no option stands under
both their `would`. It reports seats that have none.

## Why is this bad?

The case is there to show that sensible people want different things because of where they stand. If they all want the
same, the learner can predict it without knowing any of them.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
    wait: {say: Wait and watch}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
    police: {notices: No complaint, would: [wait, ring], because: Nobody has said what happened.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
    wait: {say: Wait and watch}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
    police: {notices: No complaint, would: wait, because: Nobody has said what happened.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import all_of
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch
from easi_engine.story import many


class NeverDisagree(SeatRule):
    """The agencies never disagree in a seat.

    Each seat is asked, because a learner plays one. Seats without two agencies reading are left to other rules.
    """

    code = "EP103"
    name = "never-disagree"
    profile = "publish"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """At each decision: two readings are given that want nothing in common."""
        return iter(_disagreements(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """The seat, if no such pair is ever given."""
        if not any(len(scene.readings) > 1 for scene in context.scenes.values()):
            return
        if all(context.never(watch.point, watch.guard) for watch in _disagreements(context)) and context.proven:
            message = f"At no decision of {quoted(context.viewpoint)} do any two agencies want different options."
            hint = "find a decision on which one of them would sensibly want something else"
            yield self.finding(context.place, message, hint, on="key")


def _disagreements(seat: SeatContext) -> dict[Watch, None]:
    """Each decision with each pair of readings of two agencies that have no wanted option in common."""
    found: dict[Watch, None] = {}
    by_scene: dict[str, list[int]] = {}
    for number, placed in enumerate(seat.readings):
        by_scene.setdefault(placed.scene, []).append(number)
    for scene, numbers in by_scene.items():
        for one, other in combinations([seat.readings[number] for number in numbers], 2):
            differ = set(many(one.reading.would)).isdisjoint(many(other.reading.would))
            if one.agency != other.agency and differ:
                found[Watch(AtScene(scene), all_of([seat.given(one), seat.given(other)]))] = None
    return found
