"""A promise of `reachable` that no path keeps.

## What it does

Explores every state of every seat, the scenes that play passes through included, and reports a `reachable` of the
story's `promises` that holds in none of them.

## Why is this bad?

The story says of itself that this can happen. Nobody can ever bring it about.

## Example

```yaml story.yaml
promises:
  - {reachable: {knows: {leanne: bruise}}, because: She should be able to hear of it.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
promises:
  - {reachable: {knows: {leanne: bruise}}, because: She should be able to hear of it.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    tell: {say: Tell Leanne what you saw, share-if-held: {leanne: bruise}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.promises import because, kept_promises, promise_watches
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.space import Watch


class UnreachablePromise(StoryRule):
    """A promise of `reachable` that no path keeps."""

    code = "EG203"
    name = "unreachable-promise"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """The condition of each such promise, at every scene."""
        return promise_watches(seat, "reachable")

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Promises that hold nowhere in any seat."""
        kept = [kept_promises(seat) for seat in context.seats.values()]
        if not all(seat.proven for seat in context.seats.values()):
            return
        for index, promise in enumerate(context.story.case.promises):
            if promise.reachable is not None and not any(index in seat for seat in kept):
                hint = f"open a way there, or give up the promise{because(promise)}"
                at = context.at("promises", index, "reachable")
                yield self.finding(at, "No path of any seat comes to what this promises to be reachable.", hint)
