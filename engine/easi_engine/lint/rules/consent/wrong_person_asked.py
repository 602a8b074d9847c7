"""A share line takes as consent the yes of somebody who does not decide.

## What it does

Looks at whom each request asks (`of`) and who decides about the people its facts are about (`decides`). A request is
reported when a `share` line takes its answer as consent although somebody else decides about those people, or nobody's
yes is consent because it is decided in their best interests.

A line takes an answer as consent when `consent` is among its bases, or when it waits for `given` and names no basis. A
line on another basis that waits for the answer is not reported: asking a child what they think, and heeding it, is good
practice. So is asking the child as well, where the line waits for both.

## Why is this bad?

Consent is only worth something from the person whose decision it is. A story that counts the yes of a young child, or
one relative's yes for another adult, teaches people to collect the easiest yes.

## Example

```yaml story.yaml
consent:
  ask: {of: rowan, for: food, with: health, answers: [given]}
verdicts:
  food-health:
    facts: food
    to: health
    judge:
      - {share: He agreed., when: {consent: {ask: given}}, basis: [consent], sources: [golden]}
      - {withhold: Ask first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Rowan is six.
  to: s-end
  choices:
    ask: {say: Ask Rowan, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
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
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent, public-task], sources: [golden]}
      - {withhold: Ask first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Leanne decides about what is Rowan's.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import decider, taken_as_consent
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.story import many


class WrongPersonAsked(StoryRule):
    """A share line takes as consent the yes of somebody who does not decide."""

    code = "EC104"
    name = "wrong-person-asked"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Requests to somebody who decides about nobody that a fact is about."""
        story = context.story
        for id_, request in story.case.consent.items():
            for fact in many(request.for_):
                deciders = {person: decider(story, person) for person in many(story.case.facts[fact].about)}
                if not deciders or request.of in deciders.values():
                    continue
                verdict = taken_as_consent(story, id_, fact, unless_asked=frozenset(deciders.values()))
                if verdict is None:
                    continue
                person, who = next(iter(deciders.items()))
                decides = f"{quoted(who)} decides" if who else "nobody can consent"
                message = (
                    f"{quoted(id_)} asks {quoted(request.of)} about {quoted(fact)} and {quoted(verdict)} takes the "
                    f"answer as consent, but {decides} for {quoted(person)}."
                )
                hint = f"ask {quoted(who)}" if who else "decide it in their best interests, on another basis"
                yield self.finding(context.at("consent", id_, "of"), message, hint)
                break
