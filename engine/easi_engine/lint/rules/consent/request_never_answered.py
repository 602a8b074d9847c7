"""A consent request that is never put to anybody, so that none of its answers can happen.

## What it does

Reports a request that no `seek` names, and one whose every `seek` is where play never comes, in any seat: in a scene
that is never reached, a choice that is never open, or effects that are never done.

## Why is this bad?

The question was thought out and no learner can ask it. Verdicts that wait for its answer never find it.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

## Use instead

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import seekings
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch


class RequestNeverAnswered(StoryRule):
    """A consent request that is never put to anybody, so that none of its answers can happen."""

    code = "EC107"
    name = "request-never-answered"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Each `seek`."""
        return (Watch(BeforeEffect(seeking.placed.effect), ALWAYS) for seeking in seekings(seat))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Requests without an asking that can happen."""
        sought = [(seat, seeking) for seat in context.seats.values() for seeking in seekings(seat)]
        for id_ in context.story.case.consent:
            here = [(seat, seeking) for seat, seeking in sought if seeking.request == id_]
            at = context.at("consent", id_)
            if not here:
                hint = "put it to the person with `seek`, or remove it"
                yield self.finding(at, f"Nobody ever asks {quoted(id_)}.", hint, on="key")
            elif all(seat.never(BeforeEffect(seeking.placed.effect), ALWAYS) for seat, seeking in here):
                message = f"{quoted(id_)} is asked only where play never comes."
                yield self.finding(at, message, "change the conditions on the way to its `seek`", on="key")
