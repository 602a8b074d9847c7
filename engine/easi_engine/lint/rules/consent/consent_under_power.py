"""Consent is the only basis a line accepts, although whoever shares has power over the person.

## What it does

Reports `share` lines whose only basis is `consent` where the one who shares is a public body, or has a say over
somebody's home, income, schooling or children. That is all of these: police, health, school, housing, children's and
adult social care, family support, employment, fire, information governance. Agencies of your own are not reported.

It is a warning: there are questions that a person is really free to refuse, and then it may be so meant.

## Why is this bad?

Consent as a basis in data protection law must be freely given. It rarely is when the one who asks can take a child, a
home or an income away; and a person can take it back at any time. Public bodies usually share on their public task or a
legal obligation. A learner who writes that in the record would be told that it does not do, and would be right.

Asking is not wrong. People may still be asked, and heeded: a duty of confidence or plain respect can call for it. Only
the basis is another.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
verdicts:
  food-health:
    facts: food
    to: health
    judge:
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent], sources: [golden]}
      - {withhold: Ask first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
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
      - {share: She agreed., when: {consent: {ask: given}}, basis: [public-task], sources: [golden]}
      - {withhold: Ask first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted

POWERFUL = frozenset(
    {"police", "health", "school", "housing", "csc", "asc", "family-support", "employment", "fire", "ig"}
)
"""Agencies that are public bodies, or have a say over home, income, schooling or children. Others may have none."""


class ConsentUnderPower(StoryRule):
    """Consent is the only basis a line accepts, although whoever shares has power over the person."""

    code = "EC105"
    name = "consent-under-power"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Share lines on consent alone, with the agencies whose sending they judge."""
        for id_, verdict in context.story.case.verdicts.items():
            powerful = _senders(context, id_) & POWERFUL
            for index, line in enumerate(verdict.judge):
                if powerful and line.verdict == "share" and set(line.basis) == {"consent"}:
                    who = listed(sorted(powerful))
                    have = "has" if len(powerful) == 1 else "have"
                    message = f"This line accepts {quoted('consent')} alone, but {who} {have} power over who is asked."
                    hint = "give the basis the agency shares on, such as `public-task`"
                    yield self.finding(context.at("verdicts", id_, "judge", index, "basis"), message, hint)


def _senders(context: StoryContext, verdict: str) -> frozenset[str]:
    """The agencies whose sending a verdict judges in some seat; a service is its agency's."""
    questions = (q for seat in context.seats.values() for q in seat.questions if q.verdict == verdict)
    return frozenset(sender.partition(".")[0] for q in questions for _, sender, _ in q.triples)
