"""A verdict about something that no choice can send.

## What it does

Reports a verdict when no choice in any seat shares, asks for, or gives away by asking for consent, any of its facts to
any of its recipients. Where this is so for one of several recipients or one of several facts only, that one is
reported. The conditions of choices are not looked at.

## Why is this bad?

It judges nothing and no learner will ever meet it. Often the choice it was written for was taken out, or the verdict
names the agency where the choice names one of its services.

## Example

```yaml story.yaml
verdicts:
  food-nurse: {facts: food, to: health, judge: [{share: She can help.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring the school nurse, share: {health.school-nurse: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-nurse: {facts: food, to: health.school-nurse, judge: [{share: She can help.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring the school nurse, share: {health.school-nurse: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.questions import recipients_of
from easi_engine.story import many


class UnofferedVerdict(StoryRule):
    """A verdict about something that no choice can send."""

    code = "EJ110"
    name = "unoffered-verdict"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Verdicts, and recipients named in them, that no seat's choices raise."""
        story = context.story
        questions = [question for seat in context.seats.values() for question in seat.questions]
        raised = {(question.verdict, question.recipient) for question in questions}
        sent = {(question.verdict, triple[0]) for question in questions for triple in question.triples}
        verdicts = {verdict for verdict, _ in raised}
        for id_, verdict in story.case.verdicts.items():
            here = context.at("verdicts", id_)
            facts, to = listed(many(verdict.facts), "or"), listed(many(verdict.to), "or")
            if id_ not in verdicts:
                yield self.finding(here, _message(facts, to, id_), _HINT, on="key")
                continue
            for named in many(verdict.to):
                if not any((id_, who) in raised for who in recipients_of(story, named, None)):
                    yield self.finding(here.to("to").entry(named), _message(facts, quoted(named), id_), _HINT)
            for fact in many(verdict.facts):
                if (id_, fact) not in sent:
                    yield self.finding(here.to("facts").entry(fact), _message(quoted(fact), to, id_), _HINT)


_HINT = "offer a choice that sends it, see whether recipient and `from` are the right ones, or leave it out"


def _message(facts: str, to: str, verdict: str) -> str:
    return f"No choice can send {facts} to {to} as {quoted(verdict)} has it."
