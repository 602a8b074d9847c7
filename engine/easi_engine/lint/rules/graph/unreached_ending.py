"""An ending that no path reaches.

## What it does

Explores every state that can be reached from the start of each seat, and reports endings that are in none of them
although something leads there. What lies behind another scene that no path reaches is not reported again, nor what
lies behind a choice that is never open.

## Why is this bad?

An ending is what the choices add up to. One that nobody can come to means that some way of playing was planned for and
has been lost.

## Example

Nobody who leaves it for today can know of the bruise:

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-end}
    wait: {say: Leave it for today, to: [{scene: s-late, when: {knows: {school: bruise}}}, s-end]}
s-late: {title: Too late, text: You knew., ending: Known and left}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    wait: {say: Leave it for today, to: [{scene: s-late, when: {knows: {school: bruise}}}, s-end]}
s-late: {title: Too late, text: You knew., ending: Known and left}
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


class UnreachedEnding(SeatRule):
    """An ending that no path reaches."""

    code = "EG107"
    name = "unreached-ending"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Every scene."""
        return unreached_watches(seat)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Endings at which play never comes to its end."""
        for scene in unreached(context):
            if context.scenes[scene].ending is not None:
                message = f"No path reaches the ending {quoted(scene)}."
                hint = "see to it that the condition of some way there can hold, or remove it"
                yield self.finding(context.at(scene), message, hint, on="key")
