"""A share line takes one person's yes as consent for a fact that is about somebody else, too.

## What it does

Looks at requests for facts that are about several people. One is reported when a `share` line takes the answer as
consent and one of those people, or whoever decides for them, was never asked: neither by this request nor by another
that the same line waits for.

A line takes an answer as consent when `consent` is among its bases, or when it waits for `given` and names no basis.

It is a warning, since the other person's part in the fact may be slight.

## Why is this bad?

"He shuts the kitchen" is about the child and about the man. The mother may agree to the first half. The second half
needs another reason, which is mostly there: protecting a child does not depend on the agreement of the person the child
may need protecting from. The line should say so and not lean on a consent that covers half of it.

## Example

```yaml story.yaml
facts:
  words: {about: [rowan, carl], says: Rowan said that Carl shuts the kitchen., held-by: school}
consent:
  ask: {of: leanne, for: words, with: health, answers: [given]}
verdicts:
  words-health:
    facts: words
    to: health
    judge:
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent, public-task], sources: [golden]}
      - {withhold: Ask first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: words}}]}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
facts:
  words: {about: [rowan, carl], says: Rowan said that Carl shuts the kitchen., held-by: school}
consent:
  ask: {of: leanne, for: words, with: health, answers: [given]}
verdicts:
  words-health:
    facts: words
    to: health
    judge:
      - {share: She needs it., when: {consent: {ask: given}}, basis: [public-task], sources: [golden]}
      - {withhold: Talk to her first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: words}}]}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import decider, taken_as_consent
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.story import many


class OneOfSeveralAsked(StoryRule):
    """A share line takes one person's yes as consent for a fact that is about somebody else, too."""

    code = "EC108"
    name = "one-of-several-asked"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Facts in requests for which only some of those who decide are asked."""
        story = context.story
        for id_, request in story.case.consent.items():
            for fact in many(request.for_):
                deciders = {person: decider(story, person) for person in many(story.case.facts[fact].about)}
                others = {person: who for person, who in deciders.items() if who != request.of}
                if not others or len(others) == len(deciders):
                    continue
                verdict = taken_as_consent(story, id_, fact, unless_asked=frozenset(others.values()))
                if verdict is not None:
                    message = (
                        f"{quoted(verdict)} takes the yes of {quoted(request.of)} to {quoted(id_)} as consent for "
                        f"{quoted(fact)}, which is also about {listed(others)}."
                    )
                    hint = "leave `consent` out of the line's bases, or let it wait for the other person's yes as well"
                    yield self.finding(context.at("consent", id_, "for").entry(fact), message, hint)
