"""A promise of `always` that some path breaks.

## What it does

Explores every state of every seat, the scenes that play passes through included, and reports an `always` of the story's
`promises` that does not hold in one of them.

## Why is this bad?

The story says of itself that this is so at every moment. It is not, and the path is shown.

## Example

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
promises:
  - {always: {worry: {at-most: 1}}, because: He must not be frightened.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    push: {say: Ask him again, add: {worry: 2}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
promises:
  - {always: {worry: {at-most: 1}}, because: He must not be frightened.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    push: {say: Ask him again, add: {worry: 1}}
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


class BrokenAlways(SeatRule):
    """A promise of `always` that some path breaks."""

    code = "EG202"
    name = "broken-always"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """The condition of each such promise, at every scene."""
        return promise_watches(seat, "always")

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Promises that some path breaks."""
        for at, because, witness in broken_promises(context, "always"):
            hint = f"close the way there, or give up the promise{because}"
            yield self.finding(
                at, "Some path comes to where this is not so, which promises to be so always.", hint, witness=witness
            )
