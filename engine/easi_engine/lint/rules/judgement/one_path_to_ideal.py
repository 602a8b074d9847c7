"""Only one path through a seat comes out as ideal.

## What it does

Looks at every way a seat can be played and reports a seat in which the *ideal* pattern is reached by one list of
choices only.

## Why is this bad?

Good practice is rarely a single right answer. Where each choice but one is wrong, people learn to guess what the author
wants, and two of them who acted differently and both well cannot find that out from each other.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    ring-both: {say: Ring social care and the police, share: {csc: food, police: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    ring-and-tell: {say: Ring social care and tell Leanne that you did, share: {csc: food}, inform: leanne}
    ring-both: {say: Ring social care and the police, share: {csc: food, police: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.debrief import Arrival, Survey, is_only_way
from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._variants import somewhere
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Trail


class OnePathToIdeal(SeatRule):
    """Only one path through a seat comes out as ideal."""

    code = "EJ113"
    name = "one-path-to-ideal"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """A seat with one such path; with none, it is another rule's."""
        surveys = context.surveys
        single = {variant: way for variant, survey in surveys.items() if (way := _only_way(survey)) is not None}
        for variant, arrival in list(single.items())[:1]:
            message = f"Only one path of {quoted(context.viewpoint)} comes out as ideal{somewhere(single, surveys)}."
            hint = "let a second option do what is right, in another order or another way"
            witness = context.witness(Trail(variant, arrival.choices))
            yield self.finding(context.place, message, hint, on="key", witness=witness)


def _only_way(survey: Survey) -> Arrival | None:
    arrival = survey.models.get("ideal")
    ends = survey.ideal_ends
    return arrival if arrival is not None and len(ends) == 1 and is_only_way(survey.reached, arrival.state) else None
