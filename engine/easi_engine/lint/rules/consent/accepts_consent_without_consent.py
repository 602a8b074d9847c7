"""A share line accepts consent as a basis at a moment when nobody has agreed.

## What it does

Looks at everything that is really sent while a `share` line with `consent` among several bases is in force, and reports
it if that can be while no request about this fact and this recipient stands at `given`. What people say about
themselves or those they decide for, and what they are told of it, is not reported. (Where consent is the only basis,
that is EJ108.)

It is a warning, since the agreement may be part of the tale and not of the game. Then say so in the text.

## Why is this bad?

The learner who writes "consent" in the decision record is told that it would do, although nobody was asked, or the
answer was no, or the yes was about something else. That a yes was about these facts and these people is what makes it
consent.

## Example

```yaml story.yaml
verdicts:
  food-health:
    facts: food
    to: health
    judge: [{share: The nurse can help., basis: [consent, public-task], sources: [golden]}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring the nurse, share: {health: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-health:
    facts: food
    to: health
    judge: [{share: The nurse can help., basis: [public-task], sources: [golden]}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
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


class AcceptsConsentWithoutConsent(SeatRule):
    """A share line accepts consent as a basis at a moment when nobody has agreed."""

    code = "EC110"
    name = "accepts-consent-without-consent"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Each sending that such a line may judge while nobody has agreed to it."""
        return (sent.watch for sent in sent_without_consent(seat, alone=False))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Lines that accept consent where there is none; each line once."""
        found = set()
        for sent in sent_without_consent(context, alone=False):
            if sent.at.path in found:
                continue
            witness = context.can(sent.watch.point, sent.watch.guard)
            if witness is not None:
                found.add(sent.at.path)
                message = (
                    f"This accepts {quoted('consent')} when {quoted(sent.fact)} goes to {quoted(sent.recipient)} "
                    "and nobody has agreed to that."
                )
                hint = "leave `consent` out here, or give it a line of its own that waits for the answer"
                yield self.finding(sent.at, message, hint, witness=witness)
