"""Sharing as much as possible, or as little, comes out as ideal.

## What it does

Plays each seat by four simple rules and reports those that can end in the *ideal* pattern: share the most there is to
share, over the whole case; at each choice, take what shares most there and then; and the same two for sharing least.
Where several choices share as much, all of them are followed.

## Why is this bad?

Then a learner needs no judgement. “Tell everybody everything” and “say nothing” are what the case should cure people
of, so neither may win.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  bruise-police: {facts: bruise, to: police, judge: [{withhold: Not before somebody has talked to him.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask to see his arm and ring the police, learn: bruise, share: {police: bruise}}
    ring: {say: Ring social care about the lunches, share: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  bruise-police: {facts: bruise, to: police, judge: [{withhold: Not before somebody has talked to him.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask to see his arm and ring everybody, learn: bruise, share: {csc: food, police: bruise}}
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.debrief import Arrival
from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._variants import somewhere
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Trail


class ExtremeReachesIdeal(SeatRule):
    """Sharing as much as possible, or as little, comes out as ideal."""

    code = "EJ105"
    name = "extreme-reaches-ideal"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """The extremes that win in a seat; sharing most overall and choice by choice are one cause."""
        surveys = context.surveys
        for amount in ("much", "little"):
            won: dict[str | None, Arrival] = {}
            for variant, survey in surveys.items():
                ways = survey.most if amount == "much" else survey.least
                ideal = next((way for kind in ways.values() for way in kind if way.model == "ideal"), None)
                if ideal is not None:
                    won[variant] = ideal
            for variant, arrival in list(won.items())[:1]:
                message = (
                    f"In {quoted(context.viewpoint)}, sharing as {amount} as possible "
                    f"comes out as ideal{somewhere(won, surveys)}."
                )
                witness = context.witness(Trail(variant, arrival.choices))
                yield self.finding(context.place, message, _HINTS[amount], on="key", witness=witness)


_HINTS = {
    "much": "let more of what should be kept be sent along the way; a question can also be marked `grave`",
    "little": "let more that should be shared depend on choosing to; a question can also be marked `grave`",
}
