"""A share line whose only basis is consent judges something that nobody has agreed to.

## What it does

Looks at everything that is really sent while a `share` line with the single basis `consent` is in force, and reports it
if that can be while no request about this fact and this recipient stands at `given`. What people say about themselves
or those they decide for, and what they are told of it, is not reported.

## Why is this bad?

The line says that sharing is right, and none of the bases it accepts can hold: whatever the learner writes in the
decision record is wrong. Either there is another basis, and then asking was not what made it right; or without a yes it
should have been kept.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
verdicts:
  food-health: {facts: food, to: health, judge: [{share: She agreed., basis: [consent], sources: [golden]}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne and ring the nurse, seek: ask, share: {health: food}}
    ring: {say: Ring the nurse, share: {health: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
verdicts:
  food-health:
    facts: food
    to: health
    judge:
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent], sources: [golden]}
      - {withhold: Ask her first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne and ring the nurse, seek: ask, share: {health: food}}
    ring: {say: Ring the nurse, share: {health: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import sent_without_consent
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Watch


class BasisCannotHold(SeatRule):
    """A share line whose only basis is consent judges something that nobody has agreed to."""

    code = "EJ108"
    name = "basis-cannot-hold"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Each sending that such a line may judge while nobody has agreed to it."""
        return (sent.watch for sent in sent_without_consent(seat, alone=True))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Lines on consent alone that are in force without it; each line once."""
        found = set()
        for sent in sent_without_consent(context, alone=True):
            if sent.at.path in found:
                continue
            witness = context.can(sent.watch.point, sent.watch.guard)
            if witness is not None:
                found.add(sent.at.path)
                message = (
                    f"This accepts nothing but {quoted('consent')} when {quoted(sent.fact)} goes to "
                    f"{quoted(sent.recipient)}, and nobody has agreed to that."
                )
                hint = "let the line wait for the answer and judge the rest by another, or give the basis there is"
                yield self.finding(sent.at, message, hint, witness=witness)
