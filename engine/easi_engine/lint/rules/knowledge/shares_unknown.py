"""A choice that shares what the seat does not know.

## What it does

Looks at every `share` that a reachable move makes, and reports facts that the seat does not hold at that moment on some
path. `share-if-held` is meant for this and is never reported.

## Why is this bad?

Nothing is sent: what the reader has just decided to say silently goes unsaid, and counts as missed.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Tell social care about the bruise, share: {csc: bruise}}
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
    ring: {say: Tell social care about the bruise, when: {knows: {school: bruise}}, share: {csc: bruise}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import PlacedEffect
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.names import At
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import Guard
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Share


class SharesUnknown(SeatRule):
    """A choice that shares what the seat does not know."""

    code = "EK101"
    name = "shares-unknown"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each share: the seat lacks one of its facts."""
        return (Watch(BeforeEffect(placed.effect), lacks) for placed, _, _, lacks in _sendings(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Facts shared without being held."""
        for placed, fact, at, lacks in _sendings(context):
            witness = context.can(BeforeEffect(placed.effect), lacks)
            if witness is not None:
                message = f"This shares {quoted(fact)}, which {quoted(context.holder)} does not know here on some path."
                hint = "give the choice a `when`, let the seat learn it first, or use `share-if-held`"
                yield self.finding(at, message, hint, witness=witness)


def _sendings(seat: SeatContext) -> Iterator[tuple[PlacedEffect, str, At, Guard]]:
    """Each `share` with each of its facts, where that stands, and the guard that the seat lacks it."""
    for placed in (*seat.effects, *seat.shared_effects):
        if isinstance(placed.effect, Share) and not placed.effect.if_held:
            for recipient, facts in placed.effect.to:
                for fact in facts:
                    yield placed, fact, placed.at.to(recipient).entry(fact), seat.lacks(seat.holder, fact)
