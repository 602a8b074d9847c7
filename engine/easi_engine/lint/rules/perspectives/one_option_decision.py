"""A decision leaves nothing to decide.

## What it does

Reports scenes that have readings and only one choice.

## Why is this bad?

Readings make a scene a decision point: the learner is asked what another agency would have wanted. With one option
there is one answer, for everybody.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
    wait: {say: Wait and watch}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext


class OneOptionDecision(SeatRule):
    """A decision leaves nothing to decide."""

    code = "EP106"
    name = "one-option-decision"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Scenes with readings and one choice."""
        for id_, scene in context.scenes.items():
            if scene.is_decision and len(scene.choices) == 1:
                message = "This has readings and only one choice, so that there is nothing to decide."
                hint = "add what else a sensible colleague might do, or take the readings away"
                yield self.finding(context.at(id_, "readings"), message, hint, on="key")
