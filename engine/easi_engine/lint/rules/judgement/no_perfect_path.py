"""No path through a seat gets everything right.

## What it does

Looks at every way a seat can be played and reports a seat in which none reaches both rates at 1: everything that should
be shared shared in time, and everything that should be kept kept. It names the path that comes nearest and what that
path gets wrong.

## Why is this bad?

Nobody can do well enough. Learners who weighed every choice are told that something was wrong, when the case left them
no right choice. Often a choice sends one thing too many, a deadline has passed before the first chance, or a question
that belongs to another branch lacks its `moot`.

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
    ring: {say: Ring social care and the police about the lunches, share: {csc: food, police: food}}
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
    ring-both: {say: Ring social care and the police about the lunches, share: {csc: food, police: food}}
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.debrief import Survey
from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._variants import somewhere
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.space import Trail


class NoPerfectPath(SeatRule):
    """No path through a seat gets everything right."""

    code = "EJ103"
    name = "no-perfect-path"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """A seat without such a path; where nothing is there to get right, that is another rule's."""
        without = {variant: survey for variant, survey in context.surveys.items() if _fails(survey)}
        for variant, survey in list(without.items())[:1]:
            nearest = survey.nearest or next(iter(survey.endings.values()))
            end = "each finds nothing to count for a rate"
            if survey.nearest is not None:
                end = f"the nearest gets {listed(survey.wrong(nearest))} wrong"
            where = somewhere(without, context.surveys)
            message = f"No path of {quoted(context.viewpoint)} gets everything right{where}; {end}."
            hint = "offer a choice that does the right thing there, or give what another branch is about a `moot`"
            witness = context.witness(Trail(variant, nearest.choices))
            yield self.finding(context.place, message, hint, on="key", witness=witness)


def _fails(survey: Survey) -> bool:
    asks = survey.membership.effective and survey.membership.appropriate
    return bool(asks and survey.endings) and survey.perfect is None
