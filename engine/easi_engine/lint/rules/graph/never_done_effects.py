"""Effects under a condition that never holds.

## What it does

Looks at every state in which a `then` is done, and reports a branch whose `when` holds in none of them. For shared
events, the timeline and variants, all seats are looked at.

## Why is this bad?

What the branch would share, set or teach never happens, though the story reads as if it could.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, then: [{when: {knows: {school: bruise}}, share: {csc: bruise}}]}
    look: {say: Ask him to push up his sleeve, learn: bruise}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, then: [{when: {knows: {school: bruise}}, share: {csc: bruise}}]}
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.lint.uses import flag_watches
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Then


class NeverDoneEffects(StoryRule):
    """Effects under a condition that never holds."""

    code = "EG121"
    name = "never-done-effects"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each `then`, and before the first effect of each of its branches."""
        yield from flag_watches(seat)
        for placed in (*seat.effects, *seat.shared_effects):
            if isinstance(placed.effect, Then):
                yield Watch(BeforeEffect(placed.effect), ALWAYS)
                yield from (Watch(BeforeEffect(inner[0]), ALWAYS) for _, inner in placed.effect.branches if inner)

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Branches that some seat comes past and that none does."""
        for placed in context.effects:
            if not isinstance(placed.effect, Then):
                continue
            seats = [seat for seat in context.seats.values() if placed in (*seat.effects, *seat.shared_effects)]
            if not any(seat.ever(BeforeEffect(placed.effect), ALWAYS) for seat in seats):
                continue
            for index, (when, inner) in enumerate(placed.effect.branches):
                if when is None or not inner or context.uses.explains(when):
                    continue
                if all(seat.never(BeforeEffect(inner[0]), ALWAYS) for seat in seats):
                    message = "These effects never happen: no path comes here with what their `when` asks."
                    yield self.finding(placed.at.to(index), message, "change their condition, or remove them")
