"""A reading is never given.

## What it does

Reports readings that no path ever shows: their `when` never holds at that decision, or an earlier reading of the
same agency is given whenever it does.

## Why is this bad?

Somebody wrote it and nobody will read it. Often the readings stand in the wrong order, the wider condition first; or
what would make the condition true happens only later.

## Example

```yaml story.yaml
flags: {rung: You rang}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, set: rung}
    wait: {say: Wait and watch}
  readings:
    police:
      - {when: {flag: rung}, notices: You rang, would: wait, because: You have done your part.}
      - {notices: Nothing yet, would: ring, because: Nobody has been told.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {rung: You rang}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care, set: rung, to: s-desk}
    wait: {say: Wait and watch, to: s-end}
  readings:
    police:
      - {when: {flag: rung}, notices: You rang, would: wait, because: You have done your part.}
      - {notices: Nothing yet, would: ring, because: Nobody has been told.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import PlacedReading, SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS, Guard
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch


class ReadingNeverGiven(SeatRule):
    """A reading is never given."""

    code = "EP104"
    name = "reading-never-given"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """At each reading's scene: play gets there, and the reading is the one given."""
        for placed, given in _conditional(seat):
            yield Watch(AtScene(placed.scene), given)
            yield Watch(AtScene(placed.scene), ALWAYS)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Readings that are given nowhere, at decisions that are met."""
        for placed, given in _conditional(context):
            here = AtScene(placed.scene)
            if context.never(here, given) and context.ever(here, ALWAYS):
                message = f"No path comes to {quoted(placed.scene)} in such a way that this reading is given."
                yield self.finding(placed.at, message, "change its `when` or its place in the list, or remove it")


def _conditional(seat: SeatContext) -> Iterator[tuple[PlacedReading, Guard]]:
    """Each reading that is not always given at its decision, and that it is."""
    for placed in seat.readings:
        if placed.earlier or placed.reading.when is not None:
            yield placed, seat.given(placed)
