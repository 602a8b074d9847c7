"""A reading wants an option that is not open.

## What it does

Looks at every path on which a reading is given, and reports options under its `would` that are closed there by their
own `when`.

## Why is this bad?

The learner is told that an agency would have wanted what could not be done. They cannot have predicted it and will
look for it in vain.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    ring: {say: Ring with what you saw, when: {knows: {school: bruise}}, share: {csc: bruise}}
    wait: {say: Wait and watch}
  readings:
    police: {notices: The sleeve, would: ring, because: I would want it written down today.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    ring: {say: Ring with what you saw, when: {knows: {school: bruise}}, share: {csc: bruise}}
    wait: {say: Wait and watch}
  readings:
    police:
      - when: {knows: {school: bruise}}
        notices: The bruise
        would: ring
        because: I would want it written down today.
      - {notices: The sleeve, would: look, because: I would want to know what is under it.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import PlacedReading, SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import Guard, all_of, negation
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch
from easi_engine.story import many


class WouldClosed(SeatRule):
    """A reading wants an option that is not open."""

    code = "EP102"
    name = "would-closed"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """At each reading's scene: it is the one given, and an option that it wants is closed."""
        return (Watch(AtScene(placed.scene), closed) for placed, _, closed in _wants(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Options wanted while they are closed; one that is never open has another rule's finding."""
        for placed, option, closed in _wants(context):
            here = AtScene(placed.scene)
            witness = context.can(here, closed)
            opened = context.program.guard(context.scenes[placed.scene].choices[option].when)
            if witness is not None and not context.never(here, opened):
                message = f"This wants {quoted(option)}, which is closed here on some path."
                hint = "give the reading the option's `when`, and add one for when it is closed"
                yield self.finding(placed.at.to("would").entry(option), message, hint, witness=witness)


def _wants(seat: SeatContext) -> Iterator[tuple[PlacedReading, str, Guard]]:
    """Each reading with each option it wants that has a condition, and that it is given while that does not hold."""
    for placed in seat.readings:
        choices = seat.scenes[placed.scene].choices
        for option in many(placed.reading.would):
            when = choices[option].when
            if when is not None:
                yield placed, option, all_of([seat.given(placed), negation(seat.program.guard(when))])
