"""Another agency passes on what it does not know.

## What it does

Looks at every `meanwhile` with a `from`, wherever it stands, and reports facts that the sender does not know at that
moment on some path.

## Why is this bad?

Nothing is passed on: on that path the story says that the agency acted, and it had nothing to act on. What comes later
may rest on it.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-later
  choices:
    ring: {say: Ring the surgery about the food, share: {health.gp: food}}
    wait: {say: Wait}
s-later:
  title: A week later
  on-entry:
    meanwhile: {from: health.gp, to: csc, facts: food}
  text: Somebody has rung social care.
  to: s-end
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-later
  choices:
    ring: {say: Ring the surgery about the food, share: {health.gp: food}}
    wait: {say: Wait}
s-later:
  title: A week later
  on-entry:
    then:
      - {when: {knows: {health.gp: food}}, meanwhile: {from: health.gp, to: csc, facts: food}}
  text:
    - {when: {knows: {csc: food}}, say: Somebody has rung social care.}
  to: s-end
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import PlacedEffect
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Meanwhile


class ActsUnknowing(SeatRule):
    """Another agency passes on what it does not know.

    On some path is enough, as for a `share`: the story claims the act on every path that comes there, and a condition
    says just as easily that it is done only by those who know.
    """

    code = "EK106"
    name = "acts-unknowing"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each act of another agency: it lacks one of the facts."""
        return (Watch(BeforeEffect(p.effect), seat.lacks(sender, fact)) for p, sender, fact in _acts(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Facts passed on without being known."""
        for placed, sender, fact in _acts(context):
            witness = context.can(BeforeEffect(placed.effect), context.lacks(sender, fact))
            if witness is not None:
                message = f"Here {quoted(sender)} passes on {quoted(fact)}, which it does not know on some path."
                hint = f"put it into `then` with `when: {{knows: {{{sender}: {fact}}}}}`, or let it be told first"
                yield self.finding(placed.at.to("facts").entry(fact), message, hint, witness=witness)


def _acts(seat: SeatContext) -> Iterator[tuple[PlacedEffect, str, str]]:
    """Each fact that another agency passes on, with its sender."""
    for placed in (*seat.effects, *seat.shared_effects):
        if isinstance(placed.effect, Meanwhile) and placed.effect.sender is not None:
            for fact in placed.effect.facts:
                yield placed, placed.effect.sender, fact
