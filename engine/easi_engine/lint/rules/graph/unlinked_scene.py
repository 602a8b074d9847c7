"""A scene that nothing leads to.

## What it does

Follows every `to`, whatever its condition, from the start of each seat, and reports scenes that it does not come to.
Of several that lead to each other, it reports the one that nothing leads to.

## Why is this bad?

Nobody will ever read it. Often the way to it was lost when another scene was renamed or rewritten.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care, to: s-end}
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
    ring: {say: Ring social care, to: s-end}
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
from easi_engine.loading.wording import quoted


class UnlinkedScene(SeatRule):
    """A scene that nothing leads to."""

    code = "EG100"
    name = "unlinked-scene"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Scenes without any way in; what only they lead to is left out."""
        led_to = {to for onward in context.links.values() for to in onward}
        for scene in context.scenes:
            if scene not in context.linked and scene not in led_to:
                message = f"Nothing leads to the scene {quoted(scene)}."
                yield self.finding(context.at(scene), message, "lead a choice to it, or remove it", on="key")
