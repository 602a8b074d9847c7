"""Something to be kept that nobody is tempted to share.

## What it does

Looks at the paths of each seat that share as much as possible, over the whole case or choice by choice, and reports the
questions about keeping something that none of them gets wrong.

## Why is this bad?

It is a point for nothing. Each such question lifts the rate of everybody alike, and makes sharing everything look
better than it is. Often the choice that would send it stands beside one that sends more, so that even those who tell
all never take it.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
  food-carl: {facts: food, to: carl, judge: [{withhold: He has no part in this.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care and the police about the lunches, share: {csc: food, police: food}}
    carl: {say: Mention the lunches to Carl, share: {carl: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
  food-carl: {facts: food, to: carl, judge: [{withhold: He has no part in this.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-gate
  choices:
    ring: {say: Ring social care and the police about the lunches, share: {csc: food, police: food}}
    wait: {say: Leave it for today}
s-gate:
  title: The gate
  text: Carl is waiting.
  to: s-end
  choices:
    carl: {say: Mention the lunches, share: {carl: food}}
    weather: {say: Mention the weather}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._variants import somewhere
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.space import Trail


class Padding(SeatRule):
    """Something to be kept that nobody is tempted to share."""

    code = "EJ106"
    name = "padding"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Questions that no path which shares as much as possible leaks."""
        surveys = context.surveys
        ended = {variant: survey for variant, survey in surveys.items() if survey.most}
        for question in context.questions:
            safe = [v for v, s in ended.items() if question.id in s.membership.appropriate - s.tempting]
            if not safe:
                continue
            message = (
                f"In {quoted(context.viewpoint)}, nobody who shares as much as possible "
                f"gets {quoted(question.id)} wrong{somewhere(safe, surveys)}."
            )
            hint = "let the choice that sends it send more, or put it where it does not exclude a greater sharing"
            example = ended[safe[0]].most["overall"][0]
            at = context.context.at("verdicts", question.verdict)
            yield self.finding(at, message, hint, on="key", witness=context.witness(Trail(safe[0], example.choices)))
