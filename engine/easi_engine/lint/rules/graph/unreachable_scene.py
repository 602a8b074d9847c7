"""A scene that no path reaches.

## What it does

Explores every state that can be reached from the start of each seat, and reports scenes that are in none of them
although something leads there. What lies behind such a scene is not reported again, nor what lies behind a choice that
is never open.

## Why is this bad?

Somebody wrote it and nobody will ever read it. More often than not the way to it was lost when something else was
changed, and its condition can no longer hold.

## Example

The first condition takes everyone who knows:

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look:
      say: Ask him to push up his sleeve
      learn: bruise
      to: [{scene: s-end, when: {knows: {school: bruise}}}, s-nurse]
s-nurse:
  title: The nurse's room
  text: Nobody ever comes here.
  to: s-end
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-end}
    walk: {say: Walk over to the nurse, to: s-nurse}
s-nurse:
  title: The nurse's room
  text: The kettle is on.
  to: s-end
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.unreached import unreached, unreached_watches
from easi_engine.loading.wording import quoted
from easi_engine.space import Watch


class UnreachableScene(SeatRule):
    """A scene that no path reaches."""

    code = "EG101"
    name = "unreachable-scene"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Every scene."""
        return unreached_watches(seat)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Scenes in which play never is; endings are told of by a rule of their own."""
        for scene in unreached(context):
            if context.scenes[scene].ending is None:
                message = f"No path reaches the scene {quoted(scene)}."
                hint = "see to it that the condition of some way there can hold, or remove it"
                yield self.finding(context.at(scene), message, hint, on="key")
