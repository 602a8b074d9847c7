"""An answer that nobody ever gives.

## What it does

Tries every `seek` that can happen, in every seat, and reports each answer of the request that is never the first to
hold. Requests that are never asked at all are reported as EC107.

## Why is this bad?

The story has a refusal, or a yes, that no learner can meet, with whatever was written to follow it. Most often an
answer further up always holds first, or the flag it waits for is set too late.

## Example

```yaml story.yaml
flags: {listened: Leanne felt listened to}
consent:
  ask: {of: leanne, for: food, with: health, answers: [{given: {flag: listened}}, refused]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne, seek: ask, set: listened}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {listened: Leanne felt listened to}
consent:
  ask: {of: leanne, for: food, with: health, answers: [{given: {flag: listened}}, refused]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne straight out, seek: ask}
    listen: {say: Hear Leanne out and then ask, set: listened, then: [{seek: ask}]}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import answers_with, seekings
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch


class AnswerNeverGiven(StoryRule):
    """An answer that nobody ever gives."""

    code = "EC106"
    name = "answer-never-given"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """At each `seek`: whether it happens, and each answer."""
        for seeking in seekings(seat):
            yield Watch(BeforeEffect(seeking.placed.effect), ALWAYS)
            for index in range(len(seat.context.story.case.consent[seeking.request].answers)):
                yield Watch(BeforeEffect(seeking.placed.effect), answers_with(seat, seeking.request, index))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Answers that are never the first to hold, of requests that are asked."""
        seats = tuple(context.seats.values())
        for id_, request in context.story.case.consent.items():
            if not any(_asked(seat, id_) for seat in seats):
                continue
            for index, answer in enumerate(request.answers):
                if all(_never(seat, id_, index) for seat in seats):
                    word = answer if isinstance(answer, str) else "given" if answer.given is not None else "refused"
                    message = f"The answer {quoted(word)} to {quoted(id_)} is never given on any path."
                    last = "the answers before it leave nothing over: change one, or take the condition off the last"
                    hint = last if isinstance(answer, str) else "let its condition hold where it is asked, or remove it"
                    yield self.finding(context.at("consent", id_, "answers", index), message, hint)


def _asked(seat: SeatContext, request: str) -> bool:
    points = (BeforeEffect(s.placed.effect) for s in seekings(seat) if s.request == request)
    return any(seat.can(point, ALWAYS) is not None for point in points)


def _never(seat: SeatContext, request: str, index: int) -> bool:
    guard = answers_with(seat, request, index)
    points = (BeforeEffect(s.placed.effect) for s in seekings(seat) if s.request == request)
    return all(seat.never(point, guard) for point in points)
