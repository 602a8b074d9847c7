"""A promise of `never` that some path breaks.

## What it does

Explores every state of every seat, the scenes that play passes through included, and reports a `never` of the story's
`promises` that holds in one of them.

## Why is this bad?

The story says of itself that this cannot happen. It can, and the path is shown.

## Example

```yaml story.yaml
promises:
  - {never: {knows: {carl: food}}, because: Nobody here means to tell him.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    email: {say: Write to both parents, share: {leanne: food, carl: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
promises:
  - {never: {knows: {carl: food}}, because: Nobody here means to tell him.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    email: {say: Write to his mother, share: {leanne: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.promises import broken_promises, promise_watches
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.space import Watch


class BrokenNever(SeatRule):
    """A promise of `never` that some path breaks."""

    code = "EG201"
    name = "broken-never"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """The condition of each such promise, at every scene."""
        return promise_watches(seat, "never")

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Promises that some path breaks."""
        for at, because, witness in broken_promises(context, "never"):
            hint = f"close the way there, or give up the promise{because}"
            yield self.finding(at, "Some path comes to what this promises never to be.", hint, witness=witness)
