"""A seat has too few questions for a rate to mean something.

## What it does

Counts the questions of each rate for each seat. A question counts for *effective* if somewhere in the seat it is right
to share, and for *appropriate* if somewhere something should be kept; one question can count for both. Fewer than five
(`questions` in the settings) for either is reported. A verdict with several recipients is one question for each.

## Why is this bad?

With three questions a rate is 0, a third, two thirds or 1. One slip, or one lucky click, decides which pattern a
learner is shown.

## Example

```yaml story.yaml
verdicts:
  lunches: {facts: food, to: [csc, health, leanne], judge: [{share: They can help.}]}
  gossip: {facts: food, to: [police, housing, carl], judge: [{withhold: They have no part in this.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    tell: {say: Tell those who can help, share: {csc: food, health: food, leanne: food}}
    all: {say: Tell anyone who asks, share: {police: food, housing: food, carl: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  lunches:
    facts: food
    to: [csc, health, health.gp, health.school-nurse, leanne]
    judge: [{share: They can help.}]
  gossip:
    facts: food
    to: [police, housing, housing.tenancy, carl, rowan]
    judge: [{withhold: They have no part in this.}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    tell:
      say: Tell those who can help
      share: {csc: food, health: food, health.gp: food, health.school-nurse: food, leanne: food}
    all:
      say: Tell anyone who asks
      share: {police: food, housing: food, housing.tenancy: food, carl: food, rowan: food}
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


class TooFewQuestions(SeatRule):
    """A seat has too few questions for a rate to mean something."""

    code = "EJ102"
    name = "too-few-questions"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Each rate of a seat with too few questions, in the version of the case that has fewest."""
        wanted = context.context.options.limits.questions
        members = {variant: survey.membership for variant, survey in context.surveys.items()}
        effective = {variant: len(found.effective) for variant, found in members.items()}
        appropriate = {variant: len(found.appropriate) for variant, found in members.items()}
        for counts, what in ((effective, "should be shared"), (appropriate, "should be kept")):
            short = {variant: count for variant, count in counts.items() if count < wanted}
            if short:
                few = min(short.values())
                where = somewhere([variant for variant, count in short.items() if count == few], counts)
                message = (
                    f"{quoted(context.viewpoint)} has {_questions(few)} of what {what}{where}, "
                    f"and a rate needs {wanted}."
                )
                hint = f"give its choices more that {what} at some point, each with a verdict"
                yield self.finding(context.place, message, hint, on="key")


def _questions(count: int) -> str:
    return "no question" if count == 0 else "one question" if count == 1 else f"{count} questions"
